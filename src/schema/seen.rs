//! What nobody sees in a value, told where it stands.

use super::yaml::{Node, NodeKind, parse};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;
use crate::unseen::{self, Unseen};

/// What is told of a value with a character in it that nobody sees: an error where it drives a terminal or turns the
/// text around it, so that a number or a name shows as another one.
pub(super) fn fault(value: &str) -> Option<Diagnostic> {
    let acts = |what| matches!(what, Unseen::Control | Unseen::Direction);
    let worst = unseen::out_of_place(value).find(|(_, _, what)| acts(*what));
    let (_, c, what) = worst.or_else(|| unseen::out_of_place(value).next())?;
    let message = format!("Giá trị này có {} U+{:04X}", what.label(), u32::from(c));
    let diagnostic = if acts(what) {
        Diagnostic::error(Code::UnseenCharacter, message)
    } else {
        Diagnostic::warning(Code::UnseenInText, message)
    };
    Some(diagnostic.help("Xóa giá trị rồi gõ lại bằng tay; ký tự ấy thường theo vào khi dán từ chương trình khác"))
}

/// Tells the same of every key and value of a description that the site itself wrote.
pub(crate) fn check_description(path: &SourcePath, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    // What is no YAML is told by who reads it.
    if let Ok(node) = parse(text, offset, path, &|_, _| None) {
        look_through(&node, path, diagnostics);
    }
}

fn look_through(node: &Node, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar { text, .. } => diagnostics.extend(fault(text).map(|fault| fault.at(path, node.span))),
        NodeKind::List(items) => items.iter().for_each(|item| look_through(item, path, diagnostics)),
        NodeKind::Map(pairs) => {
            for (key, value) in pairs {
                diagnostics.extend(fault(&key.value).map(|fault| fault.at(path, key.span)));
                look_through(value, path, diagnostics);
            }
        }
    }
}
