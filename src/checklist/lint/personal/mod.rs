//! Personal data that is about to be published: a pupil's stops it, unless somebody answers for it.

mod configured;
mod names;
mod passed_on;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::checklist::facts::listed;
use crate::content::kinds::{Enrolment, Person};
use crate::content::{End, Entry, Found, placeholder};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::personal::{Finding, Kind, Weight, dialled};
use crate::site::Site;
use crate::source::Span;

/// Fewest words of a basis: “không” or “có” is none.
const WORDS: usize = 3;

/// Tells of personal data in all that is shown; gives the entries with some that somebody answers for.
pub(super) fn check<'s>(site: &'s Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Vec<&'s Entry> {
    let passed_on = passed_on::find(site, inputs);
    let own = own_numbers(site);
    let is_secret = |found: &&Found| !found.is_known(|phone| own.contains(phone));
    let mut answered = Vec::new();
    for entry in &site.entries {
        let names = names::of_entry(entry);
        let attached = passed_on.of(inputs, entry);
        let found = || entry.personal.iter().chain(&names).chain(attached.iter()).filter(is_secret);
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
    diagnostics.extend(configured::find(inputs).iter().filter(is_secret).map(configured::told));
    answered
}

/// Telephones that the school gives as its own, or as its staff's.
fn own_numbers(site: &Site) -> BTreeSet<String> {
    let schools = site.config.phones.iter().map(|phone| phone.value.as_str());
    let people = site.of_kind::<Person>(Lang::Vi).filter_map(|(_, _, person)| person.phone.as_deref());
    schools.chain(people).map(dialled).collect()
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
            until: entry.common.last_shown().map(End::day),
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
