//! Enrolment: who may apply, how and for how many places, and lists of nobody.

use super::super::Real;
use super::Unreal;
use crate::content::kinds::{Candidate, Enrolment};
use crate::content::real::{host, wording};
use crate::vietnamese::bare_words;

pub(super) fn look<'e>(real: &Real<'_>, enrolment: &'e Enrolment, found: &mut Vec<Unreal<'e>>) {
    tell_alike(enrolment, found);
    if enrolment.candidates.iter().filter(|row| is_numbered(row)).count() * 2 < enrolment.candidates.len() {
        let help = "Nhập mã hồ sơ hoặc số báo danh thật của từng dòng, hoặc xóa mục candidates";
        found.push(Unreal::new("candidates", "Danh sách không có mã hồ sơ hay số báo danh thật", help));
    }
    if let Some(lookup) = enrolment.lookup.as_deref().filter(|lookup| host::is_open_to_all(lookup)) {
        let message = format!("“{lookup}” là nơi ai cũng mở trang được, không phải nơi tra cứu");
        found.push(Unreal::new(
            "lookup",
            message,
            "Ghi địa chỉ tra cứu của trường hoặc của ngành, hoặc xóa mục lookup",
        ));
    }
    if let Some(notice) = quota_of_notice(real, enrolment) {
        let message = format!("Kế hoạch ghi chỉ tiêu khác thông báo (“{notice}”)");
        found.push(Unreal::strange("quota", message, "Sửa hai chỉ tiêu cho khớp với bản đã ký"));
    }
}

/// Whether a row bears the number of somebody: it has a figure, and nobody typed it to fill the place.
fn is_numbered(row: &Candidate) -> bool {
    row.number.bytes().any(|byte| byte.is_ascii_digit()) && !wording::is_dummy(&row.number)
}

/// How pupils are chosen is nothing that they are, and three fields of one wording tell nothing.
fn tell_alike(enrolment: &Enrolment, found: &mut Vec<Unreal<'_>>) {
    let fields = [
        ("method", &enrolment.method),
        ("subjects", &enrolment.subjects),
        ("conditions", &enrolment.conditions),
        ("area", &enrolment.area),
    ];
    let told = fields.iter().filter_map(|(field, text)| Some((*field, bare_words(text.as_deref()?))));
    let told: Vec<(&str, String)> = told.filter(|(_, words)| words.len() > 1).collect();
    for (field, words) in &told {
        let same: Vec<&str> = told.iter().filter(|(_, other)| other == words).map(|(field, _)| *field).collect();
        if same.len() > 2 || same.len() == 2 && same[0] == "method" {
            let message = format!("Các mục {} ghi giống hệt nhau", same.join(", "));
            found.push(Unreal::new(field, message, "Ghi điều riêng của từng mục, như: method: Xét tuyển"));
        }
    }
}

/// The quota of the only notice of a plan's year and grade, where its number is another one.
fn quota_of_notice<'r>(real: &'r Real<'_>, plan: &Enrolment) -> Option<&'r str> {
    let quota = plan.quota.as_deref().filter(|_| plan.stage.key == "ke-hoach")?;
    let notice = real.seasons.around(plan)?.quota.as_deref()?;
    let (own, other) = (counted(quota)?, counted(notice)?);
    (own.1 == other.1 && own.0 != other.0).then_some(notice)
}

/// The number that a quota begins with, and the word that says of what: `360`, `học`.
fn counted(quota: &str) -> Option<(u64, &str)> {
    let mut words = quota.split_whitespace();
    let digits: String = words.next()?.chars().filter(|c| *c != '.').collect();
    Some((digits.parse().ok()?, words.next()?))
}
