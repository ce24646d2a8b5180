//! Paths that are written in fields.

use super::check::Checker;
use crate::diagnostic::Code;
use crate::name;
use crate::source::{SourcePath, Span};

impl Checker<'_> {
    /// A path written in this file, as a path of the site's folder. Windows writes `\` between folders, and who copies
    /// a path from the top of the site begins with `content/`: both can mean nothing else.
    pub(super) fn resolve(&mut self, text: &str, span: Span) -> Option<SourcePath> {
        if let Some(name) = name::on_a_disk(text) {
            let line = self.line(span, &super::yaml::as_value(name));
            let message = format!("Đường dẫn “{text}” chỉ có trên máy này");
            return self.bad(span, Code::UnsafePath, message, format!("Chép tệp vào cạnh bài rồi ghi tên tệp: {line}"));
        }
        let slashed = text.replace('\\', "/");
        let from_top = slashed.trim_start_matches('/').strip_prefix("content/").map(|inside| format!("/{inside}"));
        let text = from_top.as_deref().unwrap_or(&slashed);
        match self.path.resolve(text) {
            Some(path) => match name::fault_in_path(path.as_str()) {
                Some(fault) => {
                    self.report(fault.diagnostic(), span);
                    None
                }
                None => Some(path),
            },
            None => self.bad(
                span,
                Code::UnsafePath,
                format!("Đường dẫn “{text}” đi ra ngoài thư mục của trang"),
                "Đặt tệp cạnh bài viết và chỉ ghi tên tệp, dùng dấu / giữa các thư mục",
            ),
        }
    }
}
