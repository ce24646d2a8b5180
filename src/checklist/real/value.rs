//! Whether a field of an entry holds something real.

use super::{Disorder, Real, Weight};
use crate::content::Entry;
use crate::content::kinds::{Enrolment, Person};
use crate::content::real::{author, elsewhere, host, mailbox, number, phone, unassigned, wording};
use crate::schema::{FieldType, Value};
use crate::vietnamese;

impl Real<'_> {
    /// Whether a field has a real value.
    pub fn is_given(&self, entry: &Entry, field: &str) -> bool {
        let Some(value) = entry.fields.get(field) else { return false };
        let ty = self.site.field(entry, field).map(|field| &field.ty);
        self.holds(entry, &value.value, ty) && self.suits(entry, field, &value.value)
    }

    fn holds(&self, entry: &Entry, value: &Value, ty: Option<&FieldType>) -> bool {
        match (value, ty) {
            (Value::Text(text), Some(FieldType::Phone)) => phone::is_plausible(text),
            (Value::Text(text), Some(FieldType::Email)) => mailbox::is_official(text, self.in_made_up_place),
            (Value::Text(text), Some(FieldType::Url)) => self.is_address(text),
            (Value::Text(text), _) => wording::says_something(text),
            (Value::File(file), _) => self.is_whole(file) && self.document_before(entry, file).is_none(),
            (Value::List(items), ty) => {
                let of = if let Some(FieldType::List(of)) = ty { Some(&**of) } else { None };
                items.iter().any(|item| self.holds(entry, &item.value, of))
            }
            (Value::Record(fields), ty) => fields.iter().all(|(name, value)| {
                let known = if let Some(FieldType::Record { fields, .. }) = ty { fields.get(name) } else { None };
                self.holds(entry, &value.value, known.map(|field| &field.ty))
            }),
            (Value::Table(table), _) => table.rows.iter().flatten().flatten().any(|cell| match &cell.value {
                Value::Text(text) => wording::says_something(text),
                _ => true,
            }),
            _ => true,
        }
    }

    /// What single fields are asked for beyond their type.
    fn suits(&self, entry: &Entry, field: &str, value: &Value) -> bool {
        let is_void = |disorder: &Disorder| disorder.field == field && disorder.weight != Weight::Strange;
        self.is_apt(entry, field, value)
            && !self.overused.has(self.site, field, value)
            && !self.disorder(entry).iter().any(is_void)
            && !self.unreal(entry).iter().any(|unreal| unreal.field == field && unreal.is_void)
    }

    fn is_apt(&self, entry: &Entry, field: &str, value: &Value) -> bool {
        match (field, value) {
            ("quota", Value::Text(quota)) if entry.record.get::<Enrolment>().is_some() => names_a_number(quota),
            ("title", Value::Text(name)) if entry.record.get::<Person>().is_some() => is_a_name(name),
            ("number", Value::Text(number)) => number::is_given(number) && !self.is_copy(entry),
            ("online", Value::Record(online)) => !online.get("url").is_some_and(|url| self.is_home(&url.value)),
            ("email", Value::Text(mailbox)) => !self.is_another_schools(mailbox),
            ("approved_by", Value::Text(name)) => author::may_approve(name),
            (field, value) if is_hollow(field, value) => false,
            _ => true,
        }
    }

    fn is_home(&self, address: &Value) -> bool {
        matches!(address, Value::Text(address) if self.is_own_home(address))
    }

    /// Whether an address may lead a reader somewhere.
    pub fn is_address(&self, address: &str) -> bool {
        let host = host::of(address);
        self.is_example(&host) || !host::is_reserved(&host)
    }

    /// Whether a host is one for examples, which a made-up place may use.
    pub fn is_example(&self, host: &str) -> bool {
        self.in_made_up_place && host.contains("example") && !host::is_of_nobody(host)
    }

    /// Whether a host may be that of an office or a system of the sector.
    pub fn is_of_the_sector(host: &str) -> bool {
        host::is_official(host) && !host::is_a_school(host)
    }
}

/// Fields that tell readers what they can find nowhere else.
const IN_WORDS: [&str; 13] = [
    "abstract",
    "duties",
    "conditions",
    "dossier",
    "steps",
    "subjects",
    "method",
    "applicant",
    "place",
    "address",
    "time_limit",
    "fee",
    "result",
];

/// Whether a field should say something in words, and all those of its value point elsewhere or name nothing.
pub fn is_hollow(field: &str, value: &Value) -> bool {
    let is_nobodys =
        || matches!(value, Value::Text(text) if !wording::is_dummy(text) && unassigned::says_nobodys(text));
    IN_WORDS.contains(&field) && only_points(value) || field == "duties" && is_nobodys()
}

fn only_points(value: &Value) -> bool {
    match value {
        Value::Text(text) => elsewhere::points(text),
        Value::List(items) => items.iter().all(|item| only_points(&item.value)),
        Value::Record(fields) => fields.get("name").is_some_and(|name| only_points(&name.value)),
        _ => false,
    }
}

/// Most digits of a number of pupils: no province takes in more in a year.
const LONGEST_QUOTA: usize = 6;

/// Whether a quota names how many: a number above nothing and of no more pupils than a unit has, in figures or in words.
fn names_a_number(quota: &str) -> bool {
    let lower = quota.to_lowercase();
    let mut before = "";
    let has_figure =
        lower.split([' ', '\u{a0}', '/', ',', ';', ':', '(', ')']).filter(|word| !word.is_empty()).any(|word| {
            // A grade and a year are no numbers of pupils.
            let is_name = matches!(std::mem::replace(&mut before, word), "lớp" | "khối" | "năm" | "học");
            let begins = word.starts_with(|c: char| c.is_ascii_digit());
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            begins
                && !is_name
                && digits <= LONGEST_QUOTA
                && !word.contains('-')
                && word.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
        });
    has_figure || ["trăm", "mươi", "mười"].iter().any(|word| lower.contains(word))
}

/// Whether a name is somebody's: of two words at least or with the mark that some peoples write in it, not the “Nguyễn Văn A” of forms.
pub fn is_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.last().map_or(0, |word| word.chars().filter(|c| c.is_alphabetic()).count());
    let is_whole = words.len() >= 2 || name.contains(['\'', '’']);
    is_whole && last >= 2 && vietnamese::fold(name) != "ho va ten"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_names_how_many_and_a_person_has_a_name() {
        assert!(names_a_number("360 học sinh / 8 lớp") && names_a_number("100 %") && names_a_number("Ba trăm em"));
        assert!(names_a_number("4 lớp") && names_a_number("chỉ tiêu: 360"));
        for nothing in ["0", "Theo kế hoạch", "năm học 2026-2027", "lớp 6", "-5", "Năm 2026", "99999999 em"] {
            assert!(!names_a_number(nothing), "{nothing}");
        }
        assert!(
            is_a_name("Lê Thị Phượng Vĩ")
                && is_a_name("Vĩ An")
                && !is_a_name("Nguyễn Văn A")
                && !is_a_name("x")
                && is_a_name("K’Brếp")
        );
    }
}
