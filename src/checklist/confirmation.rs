//! `xac-nhan.yaml`: what people have looked at that the program can't see, each with who, when, on what evidence and
//! until when.
//!
//! A confirmation answers only items that need a person, and so does a waiver; what the program sees to be missing stays
//! missing, whatever anybody writes. After its last day the item needs a person again.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::outcome::Outcome;
use crate::content::real::wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::report::{Reason, Verdict};
use crate::schema::{Schemas, from_fields, root_fields};
use crate::source::{SourcePath, Span, Spanned};
use crate::vietnamese::{self, long_date};

/// The name of the file.
pub const FILE: &str = "xac-nhan.yaml";

/// How long somebody's word holds at most. No source sets it; it is this program's.
const LONGEST: i32 = 24;

/// What people have said about items of the checklist.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Confirmations {
    #[serde(default)]
    confirmed: Vec<Confirmation>,
    #[serde(default)]
    waived: Vec<Waiver>,
}

#[derive(Clone, Debug, Deserialize)]
struct Confirmation {
    item: Spanned<String>,
    by: Spanned<String>,
    on: Spanned<Date>,
    evidence: Spanned<String>,
    until: Spanned<Date>,
}

#[derive(Clone, Debug, Deserialize)]
struct Waiver {
    item: Spanned<String>,
    by: Spanned<String>,
    on: Spanned<Date>,
    reason: Spanned<String>,
    until: Spanned<Date>,
}

/// What a confirmation and a waiver have in common.
struct Word<'w> {
    item: &'w Spanned<String>,
    by: &'w Spanned<String>,
    on: &'w Spanned<Date>,
    ground: &'w Spanned<String>,
    until: &'w Spanned<Date>,
    /// Whether it says that its item isn't asked of the unit.
    waives: bool,
}

/// Whom an item fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    /// It binds every unit that its rule names.
    All,
    /// Some have nothing that it asks about.
    Some,
}

impl Word<'_> {
    /// The last day it holds, however long its author wishes.
    fn last(&self) -> Date {
        self.until.value.min(self.on.value.saturating_add(LONGEST.months()))
    }

    fn holds(&self, today: Date) -> bool {
        self.on.value <= today && today <= self.last()
    }
}

impl Confirmation {
    fn word(&self) -> Word<'_> {
        let Self { item, by, on, evidence: ground, until } = self;
        Word { item, by, on, ground, until, waives: false }
    }
}

impl Waiver {
    fn word(&self) -> Word<'_> {
        let Self { item, by, on, reason: ground, until } = self;
        Word { item, by, on, ground, until, waives: true }
    }
}

impl Confirmations {
    /// Reads the site's file, if there is one; its mistakes are told, and then nothing of it counts.
    pub fn load(inputs: &Inputs, schemas: &Schemas, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut read = || {
            let path = SourcePath::new(FILE)?;
            let fields = root_fields(&path, inputs.bytes(&path)?, &schemas.confirmations, diagnostics)?;
            from_fields(&fields)
                .map_err(|misfit| {
                    let message = format!("schemas/{FILE} không khớp với chương trình: {misfit}");
                    diagnostics.push(Diagnostic::error(Code::BadSchema, message).in_file(&path));
                })
                .ok()
        };
        let Some(said): Option<Self> = read() else { return Self::default() };
        if let Some(path) = SourcePath::new(FILE).filter(|_| said.words().next().is_none()) {
            diagnostics.push(nothing(inputs.today()).in_file(&path));
        }
        said
    }

    fn words(&self) -> impl Iterator<Item = Word<'_>> {
        self.confirmed.iter().map(Confirmation::word).chain(self.waived.iter().map(Waiver::word))
    }

    /// The outcome of an item, answered where it needs a person and one has said something sound that still holds. What
    /// fits every unit can't be waived.
    pub fn answer(&self, id: &str, fits: Fits, outcome: Outcome, today: Date) -> Outcome {
        if outcome.verdict != Verdict::NeedsPerson {
            return outcome;
        }
        let about =
            |word: &Word<'_>| word.item.value == id && word.holds(today) && faults(word, today, &[id]).is_empty();
        if let Some(word) = self.confirmed.iter().map(Confirmation::word).find(about) {
            let finding = said(&word, "xác nhận", "minh chứng");
            return Outcome { verdict: Verdict::Confirmed, finding, ..outcome };
        }
        match self.waived.iter().map(Waiver::word).find(|word| fits == Fits::Some && about(word)) {
            Some(word) => Outcome::not_applicable(Reason::Waived, said(&word, "ghi là không đặt ra", "lý do")),
            None => outcome,
        }
    }

    /// Tells what is wrong with what people said: items that don't exist, days ahead, no evidence; and what has no
    /// effect. `found` gives what the program itself found of an item, and whom that fits.
    pub fn check(
        &self,
        today: Date,
        ids: &[&str],
        found: impl Fn(&str) -> Option<(Verdict, Fits)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(path) = SourcePath::new(FILE) else { return };
        for word in self.words() {
            let faults = faults(&word, today, ids);
            let sound = faults.is_empty();
            diagnostics.extend(faults.into_iter().map(|(fault, span)| fault.at(&path, span)));
            let idle = if sound { idle(&word, today, found(&word.item.value)) } else { None };
            diagnostics.extend(idle.map(|note| note.at(&path, word.item.span)));
        }
    }
}

fn said(word: &Word<'_>, verb: &str, ground: &str) -> String {
    let (by, on, until) = (&word.by.value, long_date(word.on.value), long_date(word.last()));
    format!("{by} {verb} ngày {on}, có giá trị đến {until}; {ground}: {}", word.ground.value)
}

fn faults(word: &Word<'_>, today: Date, ids: &[&str]) -> Vec<(Diagnostic, Span)> {
    let error = |message: String, help: String| Diagnostic::error(Code::BadConfirmation, message).help(help);
    let mut faults = Vec::new();
    let id = word.item.value.as_str();
    if !ids.contains(&id) {
        let help = match vietnamese::nearest(id, ids.iter().copied()) {
            Some(nearest) => format!("Có phải ý bạn là “{nearest}”?"),
            None => "Mã của từng mục do lệnh congtruong check in ra".to_owned(),
        };
        faults.push((error(format!("Bảng đối chiếu không có mục “{id}”"), help), word.item.span));
    }
    if word.on.value > today {
        let message = format!("Ngày {} chưa tới nên chưa ai xác nhận được", long_date(word.on.value));
        faults.push((error(message, "Ghi ngày đã xem thật".to_owned()), word.on.span));
    }
    if word.until.value < word.on.value {
        let message = "Ngày hết giá trị đứng trước ngày xác nhận".to_owned();
        faults.push((error(message, "Kiểm tra lại hai ngày".to_owned()), word.until.span));
    }
    for (text, what) in [(word.ground, "minh chứng hoặc lý do"), (word.by, "người xác nhận")] {
        if says_nothing(&text.value) {
            let message = format!("“{}” không phải là {what}", text.value);
            let help = "Ghi điều mà người khác xem lại được: tên và chức vụ, số văn bản, biên bản, địa chỉ trang";
            faults.push((error(message, help.to_owned()), text.span));
        }
    }
    faults
}

/// What is told of a file in which nobody says anything.
fn nothing(today: Date) -> Diagnostic {
    Diagnostic::warning(Code::IdleConfirmation, format!("{FILE} không có xác nhận nào nên không có tác dụng")).help(
        format!(
            "Xóa tệp này; có mục đã xem thì ghi như sau: confirmed: [{{ item: tt09.d15.thay-doi, by: \"Họ tên, chức vụ\", \
             on: {today}, evidence: Biên bản số …, until: {} }}]",
            today.saturating_add(1.year())
        ),
    )
}

/// Whether nobody can look anything up by a text: it keeps a place, or has too few letters to name something.
fn says_nothing(text: &str) -> bool {
    !wording::says_something(text) || text.chars().filter(|c| c.is_alphabetic()).count() < 4
}

/// Why what somebody said has no effect on its item.
fn idle(word: &Word<'_>, today: Date, found: Option<(Verdict, Fits)>) -> Option<Diagnostic> {
    let note = |message: String, help: &str| Diagnostic::warning(Code::IdleConfirmation, message).help(help);
    let id = &word.item.value;
    if !word.holds(today) {
        let message = format!("Xác nhận mục “{id}” đã hết giá trị sau ngày {}", long_date(word.last()));
        let help = format!(
            "Xem lại rồi ghi on và until mới; một lần ghi có giá trị không quá {LONGEST} tháng (mốc của chương trình)"
        );
        return Some(note(message, &help));
    }
    let (message, help) = match found? {
        (Verdict::NeedsPerson, Fits::All) if word.waives => (
            format!("Mục “{id}” bắt buộc với mọi đơn vị cùng loại nên không bỏ được"),
            "Xóa chỗ này; làm xong thì ghi ở confirmed, với minh chứng ở evidence",
        ),
        (Verdict::NeedsPerson, _) => return None,
        (Verdict::Fail, _) => {
            (format!("Mục “{id}” còn thiếu; ghi ở đây không thay được nội dung"), "Bổ sung nội dung, rồi xóa chỗ này")
        }
        (Verdict::Pass | Verdict::Declared | Verdict::Confirmed | Verdict::NotApplicable, _) => {
            (format!("Mục “{id}” không cần người xác nhận"), "Xóa chỗ này")
        }
    };
    Some(note(message, help))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 21);

    fn confirmations(text: &str) -> (Confirmations, Vec<Diagnostic>) {
        let inputs = Inputs::new(TODAY).with(FILE, text);
        let mut diagnostics = Vec::new();
        let schemas = Schemas::load(&inputs, &mut diagnostics);
        let confirmations = Confirmations::load(&inputs, &schemas, &mut diagnostics);
        (confirmations, diagnostics)
    }

    const SOUND: &str = "confirmed:\n  - item: hcm.x\n    by: Lê Thị Phượng Vĩ, Hiệu trưởng\n    on: 2026-09-10\n    \
                         evidence: Biên bản số 03/BB-BBT\n    until: 2027-08-31\n";

    fn told(text: &str, found: Verdict) -> Vec<String> {
        let (confirmations, mut diagnostics) = confirmations(text);
        assert_eq!(diagnostics, []);
        confirmations.check(TODAY, &["hcm.x"], |_| Some((found, Fits::Some)), &mut diagnostics);
        diagnostics
            .into_iter()
            .map(|diagnostic| format!("{} {}", diagnostic.code.as_str(), diagnostic.message))
            .collect()
    }

    #[test]
    fn a_confirmation_answers_only_what_needs_a_person() {
        let (confirmations, _) = confirmations(SOUND);
        let person = confirmations.answer("hcm.x", Fits::Some, Outcome::needs_person("a"), TODAY);
        assert_eq!(person.verdict, Verdict::Confirmed);
        assert_eq!(
            person.finding,
            "Lê Thị Phượng Vĩ, Hiệu trưởng xác nhận ngày 10/09/2026, có giá trị đến 31/08/2027; \
             minh chứng: Biên bản số 03/BB-BBT"
        );
        assert_eq!(confirmations.answer("hcm.x", Fits::Some, Outcome::fail("a"), TODAY).verdict, Verdict::Fail);
        assert_eq!(
            confirmations.answer("hcm.y", Fits::Some, Outcome::needs_person("a"), TODAY).verdict,
            Verdict::NeedsPerson
        );
        let later = confirmations.answer("hcm.x", Fits::Some, Outcome::needs_person("a"), date(2027, 9, 1));
        assert_eq!(later.verdict, Verdict::NeedsPerson);
    }

    #[test]
    fn a_waiver_says_why_an_item_does_not_fit_and_turns_no_fail() {
        let text = SOUND.replace("confirmed", "waived").replace("evidence", "reason");
        let (confirmations, _) = confirmations(&text);
        let person = confirmations.answer("hcm.x", Fits::Some, Outcome::needs_person("a"), TODAY);
        assert_eq!((person.verdict, person.reason), (Verdict::NotApplicable, Some(Reason::Waived)));
        assert_eq!(confirmations.answer("hcm.x", Fits::Some, Outcome::fail("a"), TODAY).verdict, Verdict::Fail);
        let of_all = confirmations.answer("hcm.x", Fits::All, Outcome::needs_person("a"), TODAY);
        assert_eq!(of_all.verdict, Verdict::NeedsPerson);
    }

    #[test]
    fn what_is_told_as_wrong_answers_nothing() {
        for (old, new) in
            [("Biên bản số 03/BB-BBT", "..."), ("2027-08-31", "2026-08-31"), ("Lê Thị Phượng Vĩ, Hiệu trưởng", "x")]
        {
            let (confirmations, _) = confirmations(&SOUND.replace(old, new));
            let outcome = confirmations.answer("hcm.x", Fits::Some, Outcome::needs_person("a"), TODAY);
            assert_eq!(outcome.verdict, Verdict::NeedsPerson, "{new}");
        }
    }

    #[test]
    fn what_is_wrong_or_idle_is_told() {
        assert_eq!(told(SOUND, Verdict::NeedsPerson), [""; 0]);
        let faulty = |old: &str, new: &str| told(&SOUND.replace(old, new), Verdict::NeedsPerson);
        assert_eq!(faulty("hcm.x", "hcm.xx"), ["E602 Bảng đối chiếu không có mục “hcm.xx”"]);
        assert_eq!(faulty("2026-09-10", "2026-12-01"), ["E602 Ngày 01/12/2026 chưa tới nên chưa ai xác nhận được"]);
        assert_eq!(faulty("2027-08-31", "2026-08-31"), ["E602 Ngày hết giá trị đứng trước ngày xác nhận"]);
        for nothing in ["có", "x", "đang cập nhật", "\"...\""] {
            let told = faulty("Biên bản số 03/BB-BBT", nothing);
            assert!(told.len() == 1 && told[0].starts_with("E602"), "{nothing}: {told:?}");
        }
        assert_eq!(
            faulty("2027-08-31", "2026-10-31"),
            ["W608 Xác nhận mục “hcm.x” đã hết giá trị sau ngày 31/10/2026"]
        );
        let for_ever = SOUND.replace("2026-09-10", "2024-09-10").replace("2027", "2099");
        assert!(told(&for_ever, Verdict::NeedsPerson)[0].ends_with("10/09/2026"));
        assert!(told(SOUND, Verdict::Fail)[0].contains("không thay được nội dung"));
        assert!(told(SOUND, Verdict::Pass)[0].contains("không cần người xác nhận"));
    }
}
