//! The statistics yearbook: one school year of figures (4210/GDĐT-TTTT III.3 asks for the five latest years).

use jiff::civil::Date;
use serde::Deserialize;

use super::Behaviour;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Fields, Table, Value};
use crate::source::{SourcePath, Spanned};
use crate::vietnamese::SchoolYear;

/// The figures of one school year.
#[derive(Clone, Debug, Deserialize)]
pub struct Statistics {
    /// The yearbook has a line for it.
    pub school_year: SchoolYear,
    /// The day they are of.
    pub as_of: Date,
    /// Where they come from.
    pub source: String,
    /// Places where the school teaches.
    pub campuses: i64,
    /// Classes and pupils by grade.
    pub pupils: Vec<PupilRow>,
    /// Teachers by qualification.
    pub teachers: Vec<TeacherRow>,
    /// Leaders and other staff.
    pub staff: Option<i64>,
    /// Rooms, land, devices.
    pub facilities: Vec<FacilityRow>,
    /// Totals as published elsewhere, to be held against the tables.
    #[serde(default)]
    pub totals: Totals,
}

impl Behaviour for Statistics {
    fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        let pairs = [
            ("lớp", &self.totals.classes, self.classes()),
            ("người học", &self.totals.pupils, self.pupil_count()),
            ("giáo viên", &self.totals.teachers, self.teacher_count()),
        ];
        for (what, published, sum) in pairs {
            if let Some(published) = published.as_ref().filter(|published| published.value != sum) {
                let message = format!("Tổng số {what} ghi {}, cộng các dòng được {sum}", published.value);
                diagnostics.push(
                    Diagnostic::error(Code::BadTotal, message)
                        .at(path, published.span)
                        .help("Sửa số tổng hoặc số từng dòng cho khớp"),
                );
            }
        }
        for row in &self.pupils {
            let parts = [("nữ", Some(row.female)), ("dân tộc thiểu số", row.minority), ("khuyết tật", row.disability)];
            for (what, part) in parts {
                if let Some(part) = part.filter(|part| *part > row.pupils.value) {
                    let message =
                        format!("{}: {part} người học {what}, nhiều hơn cả tổng số {}", row.grade, row.pupils.value);
                    diagnostics.push(
                        Diagnostic::error(Code::BadTotal, message).in_file(path).help("Kiểm tra lại dòng số liệu này"),
                    );
                }
            }
        }
    }
}

/// A grade.
#[derive(Clone, Debug, Deserialize)]
pub struct PupilRow {
    /// `6`, `Khối 6`, `Mầm`: as the school says it.
    pub grade: String,
    /// How many classes the grade has.
    pub classes: i64,
    /// All pupils of the grade; the parts below can't be more.
    pub pupils: Spanned<i64>,
    /// Girls among them.
    pub female: i64,
    /// Of ethnic minorities.
    pub minority: Option<i64>,
    /// Pupils with a disability among them.
    pub disability: Option<i64>,
}

/// A qualification.
#[derive(Clone, Debug, Deserialize)]
pub struct TeacherRow {
    /// `Đại học`, `Thạc sĩ`: as the school says it.
    pub qualification: String,
    /// Teachers.
    pub total: i64,
    /// Women among them.
    pub female: Option<i64>,
}

/// Something the school has.
#[derive(Clone, Debug, Deserialize)]
pub struct FacilityRow {
    /// A room, a piece of land, a device.
    pub item: String,
    /// How much.
    pub quantity: f64,
    /// `phòng`, `m²`, `bộ`.
    pub unit: String,
}

/// Totals as published.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Totals {
    /// Classes of all grades.
    pub classes: Option<Spanned<i64>>,
    /// Pupils of all grades.
    pub pupils: Option<Spanned<i64>>,
    /// Teachers of all qualifications.
    pub teachers: Option<Spanned<i64>>,
}

/// A table of a school year's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// Classes and pupils by grade.
    Pupils,
    /// Teachers by qualification.
    Teachers,
    /// Rooms, land, devices.
    Facilities,
}

impl Figures {
    /// Every table.
    pub const ALL: [Self; 3] = [Self::Pupils, Self::Teachers, Self::Facilities];

    /// The table among the checked fields, with the columns' labels.
    pub fn table(self, fields: &Fields) -> Option<&Table> {
        let name = match self {
            Self::Pupils => "pupils",
            Self::Teachers => "teachers",
            Self::Facilities => "facilities",
        };
        match &fields.get(name)?.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }
}

impl Statistics {
    /// Classes of all grades.
    pub fn classes(&self) -> i64 {
        total(self.pupils.iter().map(|row| row.classes))
    }

    /// Pupils of all grades.
    pub fn pupil_count(&self) -> i64 {
        total(self.pupils.iter().map(|row| row.pupils.value))
    }

    /// Teachers of all qualifications.
    pub fn teacher_count(&self) -> i64 {
        total(self.teachers.iter().map(|row| row.total))
    }
}

/// A sum that no number in a file can overflow.
fn total(numbers: impl Iterator<Item = i64>) -> i64 {
    numbers.fold(0, i64::saturating_add)
}
