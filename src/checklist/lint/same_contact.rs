//! One mailbox or one telephone for all who lead a unit. A small one may have a single desk; readers should know.

use crate::checklist::office;
use crate::content::Entry;
use crate::content::kinds::Person;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;

/// The section of those who lead.
const LEADERS: &str = "/gioi-thieu/ban-giam-hieu/";

/// Fewest leaders of whom one mailbox is told: each has one of their own.
const OF_MAILBOX: usize = 2;
/// Fewest leaders of whom one telephone is told: two may share a desk.
const OF_PHONE: usize = 3;

/// Warns of each once.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let leaders: Vec<(&Entry, &Person)> = site
        .of_kind::<Person>(Lang::Vi)
        .filter(|(_, entry, person)| entry.section == LEADERS && office::is_leader(&office::words(&person.position)))
        .map(|(_, entry, person)| (entry, person))
        .collect();
    let mailbox = |person: &Person| person.email.as_ref().map(|email| email.value.to_lowercase());
    if let Some((entry, email)) = shared(&leaders, OF_MAILBOX, mailbox) {
        let message = format!("Cả {} lãnh đạo cùng ghi một hộp thư {email}", leaders.len());
        let own = site.config.emails.first().map_or(email.as_str(), |own| own.value.as_str());
        let host = own.rsplit('@').next().unwrap_or_default();
        let help = format!("Ghi hộp thư của riêng từng người, như: email: {}@{host}", entry.path.stem());
        diagnostics.push(told(entry, "email", message, help));
    }
    if let Some((entry, number)) = shared(&leaders, OF_PHONE, |person| person.phone.clone()) {
        let message = format!("Cả {} lãnh đạo cùng ghi một số điện thoại", leaders.len());
        let help = format!(
            "Ghi số của riêng từng người; chung một máy thì ghi thêm máy lẻ, như: phone: \"{number} (máy lẻ 101)\""
        );
        diagnostics.push(told(entry, "phone", message, help));
    }
}

/// What all of so many leaders give, with the second of them.
fn shared<'e>(
    leaders: &[(&'e Entry, &Person)],
    least: usize,
    given: impl Fn(&Person) -> Option<String>,
) -> Option<(&'e Entry, String)> {
    let (_, first) = leaders.first()?;
    let (second, _) = leaders.get(1)?;
    let value = given(first)?;
    let is_shared = leaders.len() >= least && leaders.iter().all(|(_, person)| given(person).as_ref() == Some(&value));
    is_shared.then_some((*second, value))
}

fn told(entry: &Entry, field: &str, message: String, help: String) -> Diagnostic {
    let told = Diagnostic::warning(Code::Repeated, message).at(&entry.path, entry.span_of(field));
    told.help(help).citing("4210/GDĐT-TTTT III.3")
}
