//! Pictures as they are written: in running text, alone as a figure, several as a gallery.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::address::{self, Address};
use super::picture::Picture;
use super::writer::{Element, Events, Writer};
use super::{Fill, LinkKind, escape};
use crate::diagnostic::{Code, Diagnostic};
use crate::name;

impl<'a> Writer<'a, '_> {
    /// Writes a paragraph that begins with a picture. If there is nothing but pictures in it, they become figures.
    pub(super) fn paragraph_of_pictures(&mut self, events: &mut Events<'a>) {
        let pictures = leading_pictures(events);
        let alone = matches!(events.peek(), Some((Event::End(TagEnd::Paragraph), _)));
        if alone && pictures.iter().all(Picture::is_shown) {
            events.next();
            return self.figures(&pictures);
        }
        self.draft.push("<p>");
        self.open(Element::Paragraph);
        for (number, picture) in pictures.iter().enumerate() {
            if number > 0 {
                self.text("\n");
            }
            self.picture(picture);
        }
    }

    fn figures(&mut self, pictures: &[Picture<'a>]) {
        if let [picture] = pictures {
            self.figure(picture);
            return self.draft.push("\n");
        }
        self.draft.push("<ul class=\"gallery\">\n");
        for picture in pictures {
            self.draft.push("<li>");
            self.figure(picture);
            self.draft.push("</li>\n");
        }
        self.draft.push("</ul>\n");
    }

    fn figure(&mut self, picture: &Picture<'a>) {
        self.draft.push("<figure>");
        self.image(picture, "");
        if !picture.title.is_empty() {
            self.draft.push("<figcaption>");
            self.draft.text(&picture.title);
            self.draft.push("</figcaption>");
        }
        self.draft.push("</figure>");
    }

    /// Writes a picture within text.
    pub(super) fn picture(&mut self, picture: &Picture<'a>) {
        self.image(picture, &picture.title);
    }

    fn image(&mut self, picture: &Picture<'a>, title: &str) {
        let Address::File { target, fragment } = address::read(&picture.address) else {
            return self.foreign_picture(picture);
        };
        if address::is_document(&target) {
            return self.document(picture);
        }
        if picture.alt.trim().is_empty() {
            self.tell(no_alt(&target), picture.source.clone());
        }
        let link = self.link(target, fragment, LinkKind::Image, picture.source.clone());
        self.draft.push("<img");
        self.draft.slot(link, Fill::Address);
        self.draft.push(" alt=\"");
        escape::attribute(&mut self.draft.html, picture.alt.trim());
        self.draft.push("\"");
        self.draft.attribute("title", title);
        self.draft.slot(link, Fill::Dimensions);
        self.draft.push(" loading=\"lazy\" decoding=\"async\">");
    }

    /// A film, a recording, a text can't be shown as a picture: it becomes a link.
    fn document(&mut self, picture: &Picture<'a>) {
        let name = if picture.alt.trim().is_empty() { &picture.address } else { picture.alt.trim() };
        if self.in_link() {
            return self.text(name);
        }
        self.start_link(LinkType::Inline, &picture.address, &picture.title, picture.source.clone());
        self.text(name);
        self.close();
    }

    /// A picture of another host isn't loaded into the page: it becomes a link, or its description alone.
    fn foreign_picture(&mut self, picture: &Picture<'a>) {
        self.tell(foreign(&picture.address), picture.source.clone());
        let name = if picture.alt.trim().is_empty() { &picture.address } else { picture.alt.trim() };
        match address::read(&picture.address) {
            Address::Web(address) if !self.in_link() => {
                self.draft.push("<a href=\"");
                escape::address(&mut self.draft.html, &address);
                self.draft.push("\" rel=\"noopener\">");
                self.text(name);
                self.draft.push("</a>");
            }
            _ => self.text(name),
        }
    }
}

/// The pictures, with nothing but white space between them, that come next.
fn leading_pictures<'a>(events: &mut Events<'a>) -> Vec<Picture<'a>> {
    let mut pictures = Vec::new();
    loop {
        let next = events.next_if(|(event, _)| match event {
            Event::Start(Tag::Image { .. }) | Event::SoftBreak | Event::HardBreak => true,
            Event::Text(text) => text.trim().is_empty(),
            _ => false,
        });
        match next {
            Some((Event::Start(Tag::Image { dest_url, title, .. }), source)) => {
                let mut picture = Picture::new(dest_url, title, source);
                while events.next().is_some_and(|(event, _)| !picture.hear(&event)) {}
                pictures.push(picture);
            }
            Some(_) => {}
            None => return pictures,
        }
    }
}

fn no_alt(target: &str) -> Diagnostic {
    Diagnostic::warning(Code::NoImageAlt, format!("Ảnh “{target}” chưa có mô tả"))
        .help(format!("Ghi một câu tả ảnh giữa hai dấu ngoặc vuông: ![Học sinh chào cờ đầu tuần]({target})"))
}

fn foreign(address: &str) -> Diagnostic {
    let shown: String = address.chars().take(60).collect();
    if let Some(file) = name::on_a_disk(address) {
        return Diagnostic::error(Code::UnsafeLink, format!("Ảnh “{shown}” chỉ có trên máy này"))
            .help(format!("Chép ảnh vào cạnh bài này rồi ghi tên tệp: {file}"));
    }
    Diagnostic::error(Code::UnsafeLink, format!("Ảnh “{shown}” nằm ngoài trang"))
        .help("Tải ảnh về, để cạnh bài viết rồi ghi tên tệp: ảnh ở máy chủ khác có thể mất và theo dõi người đọc.")
}
