//! Links that leave the site: each address is possible, or told with the one that was meant.

use std::ops::Range;

use super::raw::RawPiece;
use super::writer::Writer;
use super::{Outside, address, tags};
use crate::diagnostic::{Code, Diagnostic};
use crate::web::{self, Fault, Reason};

/// How many characters of an address are shown.
const SHOWN: usize = 80;

impl Writer<'_, '_> {
    /// Notes an address outside and returns the one that the link leads to: that which was meant, where it is clear.
    pub(super) fn outside(&mut self, address: String, source: Range<usize>) -> String {
        let address = match fault(&address) {
            None => address,
            Some(fault) => {
                let help = fault.meant.as_ref().and_then(|meant| self.relinked(meant, source.clone()));
                let help = help.or_else(|| self.published(&address, source.clone()));
                let told = Diagnostic::warning(
                    Code::ImpossibleAddress,
                    format!("Địa chỉ “{}” {}", cut(&address), fault.explained()),
                );
                self.tell(told.help(help.unwrap_or_else(|| fault.remedy())), source.clone());
                fault.meant.filter(|_| fault.reason != Reason::Private).unwrap_or(address)
            }
        };
        let span = self.span(source);
        self.outside.push(Outside { address: address.clone(), span });
        address
    }

    /// What to write so that a link in Markdown leads to another address.
    pub(super) fn relinked(&self, address: &str, source: Range<usize>) -> Option<String> {
        let (start, _) = self.reading.text.get(source)?.rsplit_once("](")?;
        Some(format!("Ghi: {start}]({address})"))
    }

    /// What to write in place of an address in the house: the page of the own site, or the file once it lies there.
    fn published(&self, address: &str, source: Range<usize>) -> Option<String> {
        if let Some(path) = web::path_on_this_machine(address) {
            return self.relinked(path, source);
        }
        let name = address.split(['?', '#']).next()?.rsplit('/').next().filter(|name| address::is_attachment(name))?;
        let is_host = address.ends_with(&format!("//{name}"));
        let right = self.relinked(name, source).filter(|_| !is_host && address.starts_with("http"))?;
        Some(format!("Chép tệp vào cạnh bài. {right}"))
    }

    /// Notes the addresses of the links that the author wrote in HTML.
    pub(super) fn outside_in_html(&mut self, pieces: &[RawPiece]) {
        for piece in pieces {
            let links = tags::tags(&piece.html).filter(|tag| tag.name.eq_ignore_ascii_case("a"));
            for written in links.filter_map(|tag| tag.attribute("href")) {
                if let address::Address::Web(address) | address::Address::Contact(address) = address::read(&written) {
                    self.outside(address, piece.source.clone());
                }
            }
        }
    }

    /// Tells of a link in which a reader sees nothing, or that has no target.
    pub(super) fn tell_of_half_a_link(&mut self, target: &str, source: Range<usize>) {
        let written = self.reading.text.get(source.clone()).unwrap_or_default();
        let inner = written.strip_prefix('[').and_then(|inner| inner.rsplit_once("]("));
        if let Some(told) = inner.and_then(|(words, _)| half_a_link(words, target)) {
            self.tell(told, source);
        }
    }
}

fn half_a_link(words: &str, target: &str) -> Option<Diagnostic> {
    let is_wordless = words.replace("&nbsp;", "").trim().is_empty();
    let (message, help) = match (is_wordless, target.trim().is_empty()) {
        (false, false) => return None,
        (true, true) => ("Liên kết không có chữ, cũng không có địa chỉ".to_owned(), "Bỏ các dấu ngoặc này".to_owned()),
        (true, false) => (
            "Liên kết không có chữ nên người đọc không thấy mà bấm".to_owned(),
            format!("Ghi chữ để bấm vào: [Xem tại đây]({target})"),
        ),
        (false, true) => (
            format!("Liên kết “{}” không có địa chỉ", cut(words)),
            format!("Ghi địa chỉ trong ngoặc tròn, như [{words}](https://moet.gov.vn/), hoặc chỉ ghi chữ: {words}"),
        ),
    };
    Some(Diagnostic::warning(Code::VainLink, message).help(help))
}

fn fault(address: &str) -> Option<Fault> {
    let scheme = address.split(':').next().unwrap_or_default();
    if scheme.eq_ignore_ascii_case("mailto") {
        web::fault_of_mailto(address)
    } else if scheme.eq_ignore_ascii_case("tel") {
        web::fault_of_telephone(address)
    } else {
        web::fault(address)
    }
}

fn cut(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
