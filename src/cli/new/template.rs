//! The front matter that a new entry starts with, made from the fields of its kind.

use jiff::civil::Date;

use super::form::{BLANK, line, switched_off};
use super::told::Told;
use crate::schema::{Field, FieldType, Kind, SectionSchema};
use crate::vietnamese::{self, SchoolYear};

/// The field that holds the title.
const TITLE: &str = "title";

/// A text as YAML reads it back, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    // YAML's double quotes know all that JSON's do.
    serde_json::Value::from(text).to_string()
}

/// The whole file: what must be filled, then what may be.
pub(super) fn template(kind: &Kind, section: &SectionSchema, told: &Told, today: Date) -> String {
    let template = Template { kind, section, told, today };
    let mut text = String::from("---\n");
    if section.kinds.first() != Some(&kind.name) {
        text += &format!("kind: {}\n", kind.name);
    }
    text += &format!("# {}\n{TITLE}: {}\n", kind.fields[TITLE].advice(), quoted(&told.title));
    let others = || kind.fields.iter().filter(|(name, _)| *name != TITLE && *name != "kind");
    for (name, field) in others().filter(|(name, field)| template.is_written(name, field)) {
        text += &format!("# {}\n{}\n", field.advice(), template.filled(name, field));
    }
    text += "# Các mục dưới đây không bắt buộc: cần mục nào thì bỏ dấu # ở đầu các dòng của mục ấy.\n";
    for (name, field) in others().filter(|(name, field)| !template.is_written(name, field)) {
        text += &format!("# {}\n{}", field.advice(), switched_off(&BLANK.lines(name, field)));
    }
    text + "---\n\n"
}

struct Template<'t> {
    kind: &'t Kind,
    section: &'t SectionSchema,
    told: &'t Told,
    today: Date,
}

impl Template<'_> {
    fn is_written(&self, name: &str, field: &Field) -> bool {
        self.is_required(field) || self.told(name, &field.ty).is_some()
    }

    fn is_required(&self, field: &Field) -> bool {
        let required = &field.required;
        let stands_in =
            |other: &String| self.kind.fields.get(other).is_none_or(|field| self.told(other, &field.ty).is_none());
        required.always
            || required.in_sections.contains(&self.section.route)
            || required.without.as_ref().is_some_and(stands_in)
    }

    /// A field with the value that is known already; the editor fills the rest.
    fn filled(&self, name: &str, field: &Field) -> String {
        match self.told(name, &field.ty).or_else(|| self.named(&field.ty)).or_else(|| self.usual(name, &field.ty)) {
            Some(value) => line(name, &value),
            None => BLANK.lines(name, field).join("\n"),
        }
    }

    /// What the title tells.
    fn told(&self, name: &str, ty: &FieldType) -> Option<String> {
        match ty {
            FieldType::SchoolYear => self.told.school_year.map(|year| year.to_string()),
            FieldType::Week => self.told.week.map(week),
            FieldType::Year => self.told.year.map(|year| year.to_string()),
            FieldType::Text if name == "number" => self.told.number.as_deref().map(quoted),
            _ => None,
        }
    }

    /// The choice that the title begins with: “Kế hoạch …”, or with what its label names behind a clause: “Điều 14: Báo
    /// cáo thường niên”.
    fn named(&self, ty: &FieldType) -> Option<String> {
        let FieldType::Choice(values) = ty else { return None };
        let behind_clause = |label: &str| label.split_once(": ").is_some_and(|(_, name)| self.told.begins_with(name));
        let named = values.iter().filter(|(_, label)| self.told.begins_with(&label.vi) || behind_clause(&label.vi));
        named.max_by_key(|(_, label)| label.vi.len()).map(|(key, _)| key.clone())
    }

    /// What is usual on this day, where the title tells nothing else.
    fn usual(&self, name: &str, ty: &FieldType) -> Option<String> {
        match ty {
            FieldType::Date | FieldType::DateTime if self.kind.date.as_deref() == Some(name) => {
                Some(self.today.to_string())
            }
            FieldType::SchoolYear => {
                let year = SchoolYear::of(self.today);
                // A title of another year is of a school year that only its author knows.
                let is_this = self.told.year.is_none_or(|told| told == year.start || told == year.start + 1);
                is_this.then(|| year.to_string())
            }
            FieldType::Week => Some(week(vietnamese::week_of(self.today))),
            _ => None,
        }
    }
}

fn week((year, week): (i16, i8)) -> String {
    format!("{year}-W{week:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inputs;
    use crate::diagnostic::Code;
    use crate::schema::Schemas;
    use crate::source::SourcePath;

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    fn schemas() -> Schemas {
        Schemas::load(&Inputs::new(TODAY), &mut Vec::new())
    }

    fn of(route: &str, title: &str) -> String {
        let schemas = schemas();
        let section = schemas.structure.section(route).unwrap();
        template(&schemas.kinds[&section.kinds[0]], section, &Told::by(title, TODAY), TODAY)
    }

    /// What is wrong with an entry but for what its author has still to fill in.
    fn faults(route: &str, text: &str, schemas: &Schemas) -> Vec<crate::diagnostic::Diagnostic> {
        let path = SourcePath::new(&format!("content{route}thu.md")).unwrap();
        let mut found = Vec::new();
        crate::content::parse(&path, text.as_bytes(), schemas, &|_| None, &mut found);
        found.retain(|diagnostic| diagnostic.severity == crate::diagnostic::Severity::Error);
        found.retain(|diagnostic| diagnostic.code != Code::MissingField);
        found
    }

    #[test]
    fn every_kind_gives_a_template_that_lacks_nothing_but_what_the_editor_knows() {
        let schemas = schemas();
        for section in &schemas.structure.sections {
            for kind in &section.kinds {
                let told = Told::by("Bài: “thử” số 12/KH-THCS năm 2026", TODAY);
                let text = template(&schemas.kinds[kind], section, &told, TODAY);
                assert_eq!(faults(&section.route, &text, &schemas), [], "{kind} in {}:\n{text}", section.route);
                let all: String = text.lines().map(|line| format!("{}\n", switched_on(line))).collect();
                assert_eq!(faults(&section.route, &all, &schemas), [], "{kind} in {}:\n{all}", section.route);
            }
        }
    }

    /// A line that is switched off, switched on; others as they are.
    fn switched_on(line: &str) -> &str {
        line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') || rest.starts_with("  ")).unwrap_or(line)
    }

    #[test]
    fn no_advice_stands_behind_a_key() {
        let schemas = schemas();
        for section in &schemas.structure.sections {
            for kind in &section.kinds {
                let text = template(&schemas.kinds[kind], section, &Told::by("Thử", TODAY), TODAY);
                for line in text.lines().map(switched_on).filter(|line| !line.trim_start().starts_with('#')) {
                    assert!(!line.contains('#'), "{kind}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_post_starts_with_its_title_and_today() {
        let text = of("/tin-tuc/", "Khai giảng: năm học mới");
        assert!(text.contains("\ntitle: \"Khai giảng: năm học mới\"\n"), "{text}");
        assert!(text.contains("\ndate: 2026-11-21\n"), "{text}");
        assert!(text.contains("Ví dụ: Ban Biên tập\nauthor:\n"), "{text}");
        assert!(text.contains("\n# Tóm tắt. ") && text.contains("\n#summary:\n"), "{text}");
        assert!(text.contains("\n#event:\n#  # Bắt đầu\n#  start:\n"), "{text}");
    }

    #[test]
    fn what_the_title_tells_is_filled_in() {
        for (route, title, line) in [
            ("/thong-ke/", "Năm học 2021-2022", "school_year: 2021-2022"),
            ("/lich-cong-tac/", "Tuần 49", "week: 2026-W49"),
            ("/lich-cong-tac/", "Tuần 2", "week: 2027-W02"),
            ("/van-ban/", "Kế hoạch số 12/KH-THCS về phổ cập", "number: \"12/KH-THCS\""),
            ("/van-ban/", "Kế hoạch số 12/KH-THCS về phổ cập", "type: Kế hoạch"),
            ("/tuyen-sinh/", "Thông báo tuyển sinh lớp 6", "stage: thong-bao"),
            ("/cong-khai/", "Thu chi Quý III/2026", "fiscal_year: 2026"),
            ("/cong-khai/", "Thu chi Quý III/2026", "school_year: 2026-2027"),
            ("/cong-khai/", "Thu chi năm 2024", "fiscal_year: 2024"),
            ("/cong-khai/", "Thu chi", "school_year: 2026-2027"),
            ("/cong-khai/", "Báo cáo thường niên năm 2026", "item: d14"),
        ] {
            let text = of(route, title);
            assert!(text.contains(&format!("\n{line}\n")), "{title}: {line}\n{text}");
        }
    }
}
