//! Official mailboxes, and free ones where official ones belong.

use crate::address::Route;
use crate::config;
use crate::content::Entry;
use crate::content::kinds::{Board, Consultation, Person};
use crate::content::real::mailbox::is_free;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::site::Site;
use crate::source::{SourcePath, Span, Spanned};

/// A mailbox that the school gives as its own.
#[derive(Clone, Debug)]
pub struct Mailbox<'s> {
    /// As it is written.
    pub address: &'s str,
    /// Where it is written.
    pub span: Span,
    /// The file; `None` for `site.yaml`.
    pub entry: Option<&'s Entry>,
    /// The page that shows it.
    pub route: Route,
}

/// The page that shows the school's own mailboxes.
const CONTACT: Route = Route::fixed("/lien-he/");

/// Every official mailbox: of the school, its leaders and staff, its e-mail officer and its consultations.
pub fn mailboxes(site: &Site) -> impl Iterator<Item = Mailbox<'_>> {
    let own = site.config.emails.iter().chain(&site.config.feedback_email);
    let own = own.map(|email| Mailbox { address: &email.value, span: email.span, entry: None, route: CONTACT });
    let people =
        site.of_kind::<Person>(Lang::Vi).filter_map(|(_, entry, person)| Some((entry, person.email.as_ref()?)));
    let officers = site
        .of_kind::<Board>(Lang::Vi)
        .filter_map(|(_, entry, board)| Some((entry, &board.email_officer.as_ref()?.email)));
    let consultations =
        site.of_kind::<Consultation>(Lang::Vi).map(|(_, entry, consultation)| (entry, &consultation.email));
    own.chain(people.chain(officers).chain(consultations).map(|(entry, email)| of_entry(entry, email)))
}

fn of_entry<'s>(entry: &'s Entry, email: &'s Spanned<String>) -> Mailbox<'s> {
    Mailbox { address: &email.value, span: email.span, entry: Some(entry), route: entry.route() }
}

/// Warns of free mailboxes among the official ones and in texts.
pub(super) fn check(site: &Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    let config = SourcePath::new(config::FILE);
    for mailbox in mailboxes(site).filter(|mailbox| is_free(mailbox.address)) {
        if let Some(path) = mailbox.entry.map(|entry| &entry.path).or(config.as_ref()) {
            diagnostics.push(warning(mailbox.address).at(path, mailbox.span));
        }
    }
    for entry in &site.entries {
        // The HTML is at hand; the source is only read again where there is something to show.
        if entry.body.html.contains('@') && free_in(&entry.body.html).next().is_some() {
            in_text(entry, inputs, diagnostics);
        }
    }
}

fn in_text(entry: &Entry, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    let Some(text) = inputs.text(&entry.path) else { return };
    // What stands in front matter has been reported with its field.
    let body = text.find("\n---").map_or(0, |fence| fence + 4);
    for (at, address) in free_in(&text[body..]) {
        let start = body + at;
        diagnostics.push(warning(address).at(&entry.path, Span::new(start, start + address.len())));
    }
}

/// The free mailboxes in a text, with the byte each begins at.
fn free_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    text.match_indices('@').filter_map(move |(at, _)| {
        let start = at - text[..at].chars().rev().take_while(|c| part(*c)).count();
        let length = text[at + 1..].chars().take_while(|c| part(*c)).count();
        let address = text[start..at + 1 + length].trim_end_matches('.');
        (start < at && is_free(address)).then_some((start, address))
    })
}

fn warning(address: &str) -> Diagnostic {
    Diagnostic::warning(Code::FreeMail, format!("“{address}” là hộp thư miễn phí"))
        .help("Thay bằng hộp thư tên miền edu.vn do ngành cấp")
        .citing("4210/GDĐT-TTTT IV.3")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_mailboxes_are_found_between_vietnamese_words() {
        let text = "Gửi về hộp thư văn thư: vanthu.thcs@Gmail.com. Hoặc vanthu@thcs.edu.vn, không gửi @gmail.com";
        let found: Vec<&str> = free_in(text).map(|(_, address)| address).collect();
        assert_eq!(found, ["vanthu.thcs@Gmail.com"]);
    }
}
