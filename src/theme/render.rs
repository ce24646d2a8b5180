//! A template becomes a page, of a size that a page may have.

use std::collections::BTreeSet;
use std::io::{self, Write};

use tera::Context;

use super::bounds::LARGEST_PAGE;
use super::fault::TemplateFault;
use super::report;
use super::templates::Templates;

/// What most pages weigh, in bytes.
const USUAL: usize = 16 << 10;

/// A page being written, which never becomes larger than any page may be.
struct Page(Vec<u8>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Templates {
    /// Renders a template into UTF-8.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, TemplateFault> {
        let mut page = Page(Vec::with_capacity(USUAL));
        let Err(error) = self.tera.render_to(template, context, &mut page) else { return Ok(page.0) };
        if matches!(error.kind(), tera::ErrorKind::Io(_)) {
            let message = format!("Trang dựng ra nặng quá {} MB", LARGEST_PAGE >> 20);
            return Err(self.blame(template, message, "Bớt những gì mẫu này lặp lại"));
        }
        Err(match report::read(&error.to_string()).first() {
            Some(told) if !told.spots.is_empty() => self.own.fault(told),
            _ => self.blame(
                template,
                format!("Mẫu không dựng được (Tera: {error})"),
                "Sửa mẫu, hoặc xóa tệp để dùng lại mẫu có sẵn",
            ),
        })
    }

    /// That a template, rendered apart, came to no end.
    pub fn lost(&self, template: &str) -> TemplateFault {
        let message =
            "Mẫu không dựng xong được một trang: chạy quá 10 giây, cần quá nhiều bộ nhớ, hoặc gọi nhau quá sâu";
        let help = "Bớt vòng lặp lồng nhau; đừng để chuỗi, danh sách trong vòng lặp lớn lên gấp đôi, hay một thành phần gọi chính nó";
        self.blame(template, message, help).endless()
    }

    /// A fault that is nowhere in particular: in the site's own template that makes the page, or in the first one that
    /// has a part in it.
    fn blame(&self, template: &str, message: impl Into<String>, help: &str) -> TemplateFault {
        let (mut seen, mut open) = (BTreeSet::new(), vec![template.to_owned()]);
        while let Some(name) = open.pop() {
            if let Some(own) = self.own.get(&name) {
                return own.fault((0, 0), message, help);
            }
            if seen.insert(name.clone()) {
                open.extend(self.own.used_by(&name));
            }
        }
        match self.own.first() {
            Some(own) => own.fault((0, 0), message, help),
            None => TemplateFault::told(None, &message.into()),
        }
    }
}
