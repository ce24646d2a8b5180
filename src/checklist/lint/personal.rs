//! Personal data that is about to be published: a pupil's stops it, unless somebody answers for it.

use jiff::civil::{Date, DateTime};

use crate::checklist::facts::listed;
use crate::content::kinds::Enrolment;
use crate::content::{Entry, Found, placeholder};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, Source};
use crate::personal::{Context, Finding, Kind, Weight, in_table};
use crate::schema::sheet;
use crate::site::{Site, referred};
use crate::source::{SourcePath, Span};

/// Fewest words of a basis: “không” or “có” is none.
const WORDS: usize = 3;

/// Tells of personal data in all that is shown; gives the entries with some that somebody answers for.
pub(super) fn check<'s>(site: &'s Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Vec<&'s Entry> {
    let sheets = sheets(site, inputs);
    let mut answered = Vec::new();
    for entry in &site.entries {
        let attached: Vec<&Found> = match sheets.as_slice() {
            [] => Vec::new(),
            sheets => {
                let files = referred(inputs, entry);
                let is_its = |sheet: &&Found| files.iter().any(|(path, _)| *path == sheet.place.0);
                sheets.iter().filter(is_its).collect()
            }
        };
        let found = || entry.personal.iter().chain(attached.iter().copied());
        if found().next().is_none() {
            continue;
        }
        let answer = Answer::of(entry);
        if answer.is_whole() {
            if found().any(|found| found.weight == Weight::Unmistakable) {
                answered.push(&**entry);
            }
        } else {
            diagnostics.extend(found().map(|found| told(found, &answer, site.today())));
        }
    }
    answered
}

/// What is found in the tables that are passed on as files.
fn sheets(site: &Site, inputs: &Inputs) -> Vec<Found> {
    let files = site.attachments.keys().filter(|path| path.has_extension("csv"));
    let found = files.filter_map(|path| {
        let Some(Source::Text(bytes)) = inputs.sources.get(path) else { return None };
        let (rows, spans): (Vec<_>, Vec<_>) = sheet::rows(bytes).into_iter().unzip();
        let context = || titles(site, inputs, path).fold(Context::of(path.stem()), Context::or);
        let found = in_table(&rows, context)?;
        Some(found.at(|(row, _)| (path.clone(), spans[row].unwrap_or_default())))
    });
    found.collect()
}

/// Whom the entries are about that refer to a file.
fn titles(site: &Site, inputs: &Inputs, path: &SourcePath) -> impl Iterator<Item = Context> {
    let refers = move |entry: &&std::sync::Arc<Entry>| referred(inputs, entry).iter().any(|(file, _)| file == path);
    site.entries.iter().filter(refers).map(|entry| Context::of(&entry.title))
}

/// Who answers for the personal data of an entry, on what basis, and until when.
struct Answer<'e> {
    basis: Option<&'e str>,
    confirmed_by: Option<&'e str>,
    until: Option<Date>,
}

impl<'e> Answer<'e> {
    fn of(entry: &'e Entry) -> Self {
        let given = entry.common.personal_data.as_ref();
        let own = given.and_then(|given| given.basis.as_deref());
        let of_enrolment = || entry.record.get::<Enrolment>().and_then(|enrolment| enrolment.lawful_basis.as_deref());
        let basis = own.or_else(of_enrolment);
        Self {
            basis: basis.filter(|basis| is_real(basis)),
            confirmed_by: given.and_then(|given| given.confirmed_by.as_deref()).filter(|name| !name.trim().is_empty()),
            until: entry.common.last_shown().map(DateTime::date),
        }
    }

    fn is_whole(&self) -> bool {
        self.basis.is_some() && self.confirmed_by.is_some() && self.until.is_some()
    }

    /// The line that is still to be written: what is there already needn't be given again.
    fn line(&self, today: Date) -> String {
        let parts = [
            self.basis.is_none().then(|| "basis: \"Phiếu đồng ý của cha mẹ, lưu ở văn phòng\"".to_owned()),
            Some("confirmed_by: \"Họ tên, chức vụ\"".to_owned()),
            self.until.is_none().then(|| format!("until: {}", end_of_year(today))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("personal_data: {{ {} }}", parts.join(", "))
    }
}

fn is_real(basis: &str) -> bool {
    let words = basis.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.count() >= WORDS && placeholder::find(basis).is_none()
}

/// The end of the school year that is under way, or of the next one where it is near.
fn end_of_year(today: Date) -> Date {
    let year = if today.month() < 6 { today.year() } else { today.year() + 1 };
    Date::new(year, 6, 30).unwrap_or(today)
}

fn told(found: &Found, answer: &Answer<'_>, today: Date) -> Diagnostic {
    let what = kinds(found);
    let times = if found.count > 1 { format!(" ({} chỗ)", found.count) } else { String::new() };
    let (path, span) = &found.place;
    let told = match found.weight {
        Weight::Unmistakable => Diagnostic::error(
            Code::PupilData,
            format!("Họ tên học sinh đứng cùng {what}{times} nên trang chưa được đăng"),
        )
        .help(format!(
            "Bỏ ra trước khi lưu vào git. Nếu buộc phải đăng và có căn cứ, ghi vào phần khai báo: {}",
            answer.line(today)
        )),
        Weight::Possible => {
            Diagnostic::warning(Code::PersonalData, format!("Đoạn này giống {what} của một người{times}")).help(
                "Bỏ ra trước khi lưu vào git, trừ khi có căn cứ và sự đồng ý của người đó (với trẻ em: của cha mẹ)",
            )
        }
    };
    let told = told.masked();
    if *span == Span::default() { told.in_file(path) } else { told.at(path, *span) }
}

/// “số định danh cá nhân, ngày sinh và địa chỉ nhà”.
fn kinds<P>(found: &Finding<P>) -> String {
    listed(&found.kinds.iter().map(|kind: &Kind| kind.label()).collect::<Vec<_>>())
}
