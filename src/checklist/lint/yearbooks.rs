//! Yearbooks whose figures can hardly be: grades that the years beside them have and they haven't, pupils without
//! teachers.

use crate::content::Entry;
use crate::content::kinds::Statistics;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;

use super::hollow::hollow;

/// Most pupils to a teacher that are told without a note. No source sets it; it is this program's.
const TO_A_TEACHER: i64 = 60;

/// Warns of them.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut years: Vec<(&Entry, &Statistics)> =
        site.of_kind::<Statistics>(Lang::Vi).map(|(_, entry, figures)| (entry, figures)).collect();
    years.sort_by_key(|(_, figures)| figures.school_year);
    for (at, (entry, figures)) in years.iter().enumerate() {
        diagnostics.extend(of_teachers(entry, figures));
        // A school grows by a grade a year and closes the same way; half of them don't go at once.
        let before = at.checked_sub(1).and_then(|at| years.get(at));
        let lacks = before.is_some_and(|(_, before)| figures.pupils.len() * 2 < before.pupils.len());
        if let Some((_, before)) = before.filter(|_| lacks && !figures.pupils.is_empty()) {
            let message = format!(
                "Số liệu năm học {} chỉ có {} khối, năm học {} có {}",
                figures.school_year,
                figures.pupils.len(),
                before.school_year,
                before.pupils.len()
            );
            let help = "Ghi đủ mỗi khối một dòng ở mục pupils";
            diagnostics.push(Diagnostic::warning(Code::UnrealValue, message).help(help).at(&entry.path, entry.head));
        }
    }
}

fn of_teachers(entry: &Entry, figures: &Statistics) -> Option<Diagnostic> {
    let (pupils, teachers) = (figures.pupil_count(), figures.teacher_count());
    let is_told = teachers > 0 && pupils > teachers.saturating_mul(TO_A_TEACHER);
    is_told.then(|| {
        let message = format!("{pupils} học sinh mà chỉ có {teachers} giáo viên (mốc của chương trình: {TO_A_TEACHER} học sinh một giáo viên)");
        hollow(entry, "teachers", message, "Đếm lại giáo viên ở mục teachers theo hồ sơ của năm học ấy")
    })
}
