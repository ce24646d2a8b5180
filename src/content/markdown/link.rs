//! Links.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::address::{self, Address};
use super::draft::Draft;
use super::raw::RawPiece;
use super::writer::{Element, Writer};
use super::{Fill, LinkKind, escape};
use crate::diagnostic::{Code, Diagnostic};
use crate::{name, web};

impl Writer<'_, '_> {
    pub(super) fn start_link(&mut self, link_type: LinkType, written: &str, title: &str, source: Range<usize>) {
        let address = match link_type {
            LinkType::Email => Address::Contact(format!("mailto:{written}")),
            _ => address::read(written),
        };
        if link_type == LinkType::Inline {
            self.tell_of_half_a_link(written, source.clone());
        }
        let element = match address {
            Address::File { target, fragment } => {
                let attachment = address::is_attachment(&target);
                let link = self.link(target, fragment, LinkKind::Page, source);
                self.draft.push("<a");
                self.draft.slot(link, Fill::Address);
                Element::Link("</a>", attachment.then_some(link))
            }
            Address::Web(address) => {
                let address = self.outside(address, source);
                self.open_anchor(&address);
                self.draft.push(" rel=\"noopener\"");
                Element::Link("</a>", None)
            }
            Address::Contact(address) => {
                let address = self.outside(address, source);
                self.open_anchor(&address);
                Element::Link("</a>", None)
            }
            Address::Unsafe => {
                let right = web::misspelt(written).and_then(|meant| self.relinked(&meant, source.clone()));
                self.tell(unsafe_link(written, right), source);
                return self.open(Element::Link("", None));
            }
        };
        self.draft.attribute("title", title);
        self.draft.push(">");
        self.open(element);
    }

    pub(super) fn open_anchor(&mut self, address: &str) {
        self.draft.push("<a href=\"");
        escape::address(&mut self.draft.html, address);
        self.draft.push("\"");
    }

    pub(super) fn end_link(&mut self, end: &str, attachment: Option<u32>) {
        self.draft.push(end);
        if let Some(link) = attachment {
            self.draft.slot(link, Fill::FileNote);
        }
    }

    /// Leaves a slot for the address of a link that the author wrote in HTML.
    pub(super) fn raw_link(&mut self, written: &str, pieces: &[RawPiece], out: &mut Draft) {
        let piece = pieces.iter().find(|piece| piece.html.contains(written)).or(pieces.first());
        let source = piece.map_or(0..0, |piece| piece.source.clone());
        match address::read(written) {
            Address::File { target, fragment } => {
                let link = self.link(target, fragment, LinkKind::Page, source);
                out.slot(link, Fill::Address);
            }
            _ => {
                let right = web::misspelt(written).map(|meant| format!("Ghi: {meant}"));
                self.tell(unsafe_link(written, right), source);
            }
        }
    }
}

/// What to do with a file that is named as it lies on its author's disk.
const COPY: &str = "Chép tệp trong máy vào cạnh bài này rồi ghi:";

fn unsafe_link(written: &str, help: Option<String>) -> Diagnostic {
    let shown: String = written.chars().take(60).collect();
    let help = match (name::on_a_disk(written), help) {
        (Some(file), _) if file.contains(' ') => format!("{COPY} [{file}](<{file}>)"),
        (Some(file), _) => format!("{COPY} [{file}]({file})"),
        (None, Some(help)) => help,
        (None, None) => {
            "Viết đủ https://… cho trang khác, mailto: cho thư, tel: cho điện thoại, hoặc đường dẫn tới tệp trong trang."
                .to_owned()
        }
    };
    Diagnostic::error(Code::UnsafeLink, format!("Liên kết “{shown}” không an toàn hoặc không rõ loại")).help(help)
}
