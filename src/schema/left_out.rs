//! What was written and YAML leaves out of a value: remarks behind `#`, words behind `!` and `&`, and commas that make no
//! list of a text.

use super::check::Checker;
use super::field::{Field, FieldType};
use super::trial::has_ending;
use super::yaml::{Node, NodeKind, as_value, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::vietnamese;

/// Most values between commas that are taken for a list.
const MOST_PIECES: usize = 50;

/// Most words of a keyword.
const MOST_WORDS: usize = 5;

/// What to do with a value that YAML takes for something else.
const IN_QUOTES: &str = "Đặt cả giá trị trong ngoặc kép";

/// How much of a value is quoted in a message, in characters.
const SHOWN: usize = 60;

impl Checker<'_> {
    /// Tells what was left out of the value of a field.
    pub(super) fn left_out(&mut self, key: Span, node: &Node, field: &Field) {
        match &node.kind {
            NodeKind::Null => {
                let Some(rest) = self.written.behind(key).trim_start_matches(' ').strip_prefix(':') else { return };
                if !rest.trim_start_matches(' ').starts_with(['#', '!', '&']) {
                    return;
                }
                let Some(rest) = self.written.after(key).trim_start().strip_prefix(':') else { return };
                let rest = rest.trim();
                if let Some(remark) = rest.strip_prefix('#') {
                    self.only_a_remark(key, remark, field);
                } else if rest.starts_with(['!', '&']) {
                    self.only_a_sign(key, rest.split(" #").next().unwrap_or_default().trim_end(), &field.ty);
                }
            }
            NodeKind::Scalar { .. } => self.left_out_of_scalar(node, &field.ty, Some(field)),
            NodeKind::List(_) | NodeKind::Map(_) => self.sign_before(node, &field.ty),
        }
    }

    /// The same for an item of a list.
    pub(super) fn left_out_of_item(&mut self, node: &Node, ty: &FieldType) {
        if let NodeKind::Scalar { .. } = &node.kind {
            self.left_out_of_scalar(node, ty, None);
        }
    }

    fn left_out_of_scalar(&mut self, node: &Node, ty: &FieldType, field: Option<&Field>) {
        self.sign_before(node, ty);
        let NodeKind::Scalar { text, plain: true } = &node.kind else { return };
        if !self.written.behind(node.span).trim_start_matches(' ').starts_with('#') {
            return;
        }
        let after = self.written.after(node.span);
        let Some(remark) = after.trim_start().strip_prefix('#') else { return };
        let is_own = field.is_some_and(|field| typed_behind_hint(remark, field).is_some());
        if is_own || is_complete(text, ty) || !self.is_on_a_line(node.span) {
            return;
        }
        let whole = [self.written.at(node.span), after.trim_end()].concat();
        let Some(line) = self.written.line_with(node.span, &quoted(&whole)) else { return };
        let kept = vietnamese::shortened(text, SHOWN);
        let message = format!("Chữ sau dấu # là ghi chú, không lên trang: giá trị chỉ còn “{kept}”");
        let help = format!("{IN_QUOTES}: {line}");
        let end = node.span.end as usize + after.trim_end().len();
        self.report(Diagnostic::warning(Code::CutValue, message).help(help), Span::new(node.span.start as usize, end));
    }

    /// Whether a value begins and ends on one line, behind what it is the value of.
    fn is_on_a_line(&self, span: Span) -> bool {
        !self.written.at(span).contains('\n')
    }

    /// Tells of a field without a value that something is written behind `#`, if it can be its value.
    fn only_a_remark(&mut self, key: Span, remark: &str, field: &Field) {
        let typed = typed_behind_hint(remark, field);
        let (advice, value) = match typed {
            Some("") => return,
            Some(typed) => ("Ghi giá trị trước dấu #", as_value(typed)),
            None if remark.starts_with(' ') => ("Bỏ dấu # trước giá trị", as_value(remark.trim())),
            None => ("Đặt giá trị trong ngoặc kép", quoted(&format!("#{}", remark.trim_end()))),
        };
        if !self.is_right(&value, &field.ty) {
            return;
        }
        let name = self.written.at(key);
        let message = format!("Chữ sau dấu # là ghi chú: mục “{name}” chưa có giá trị");
        let line = self.written.before(key).map_or_else(String::new, |before| before.trim_start().to_owned());
        let help = format!("{advice}: {line}{name}: {value}");
        let span = Span::new(key.start as usize, key.end as usize + self.written.after(key).trim_end().len());
        self.report(Diagnostic::warning(Code::CutValue, message).help(help), span);
    }

    /// Tells of a field without a value that nothing but a word behind `!` or `&` stands there.
    fn only_a_sign(&mut self, key: Span, value: &str, ty: &FieldType) {
        let name = self.written.at(key);
        let meant = self.first_right([quoted(value), as_value(value.trim_start_matches(['!', '&']))], ty);
        let line = meant.map(|meant| format!("{name}: {meant}"));
        let span = Span::new(key.start as usize, key.end as usize + self.written.after(key).trim_end().len());
        self.sign(span, value, line.as_deref());
    }

    /// Tells of a word behind `!` or `&` that stands before a value.
    fn sign_before(&mut self, node: &Node, ty: &FieldType) {
        if self.written.last_before(node.span).is_none_or(|c| matches!(c, ':' | '-' | '[' | '{' | ',' | '\n')) {
            return;
        }
        let Some(line) = self.written.before(node.span) else { return };
        let before = line.trim_end();
        let begins = before.rfind([' ', '[', '{', ',', ':']).map_or(0, |at| at + 1);
        let sign = &before[begins..];
        if !sign.starts_with(['!', '&']) || sign.len() < 2 {
            return;
        }
        let start = node.span.start as usize - line.len() + begins;
        let NodeKind::Scalar { plain, .. } = &node.kind else {
            return self.sign(Span::new(start, start + sign.len()), sign, None);
        };
        let span = Span::new(start, node.span.end as usize);
        let bare = self.written.at(node.span).to_owned();
        // What YAML itself begins with `!!` is nobody's word, nor is what stands before quotation marks.
        let whole = if *plain && !sign.starts_with("!!") { quoted(self.written.at(span)) } else { bare.clone() };
        let meant = self.first_right([whole, bare], ty);
        let line = meant.map(|meant| self.line(span, &meant));
        self.sign(span, sign, line.as_deref());
    }

    /// Tells that YAML keeps such a word to itself, unless other lines name it, and the line that was meant.
    fn sign(&mut self, span: Span, value: &str, line: Option<&str>) {
        let sign = value.split_whitespace().next().unwrap_or_default();
        if sign.strip_prefix('&').is_some_and(|name| self.written.has(&format!("*{name}"))) {
            return;
        }
        let message = format!("“{sign}” là ký hiệu riêng của YAML, không lên trang");
        let help = match line {
            Some(line) if line.contains(sign) => format!("{IN_QUOTES}: {line}"),
            Some(line) => format!("Xóa ký hiệu ấy: {line}"),
            None => format!("Xóa {sign}"),
        };
        self.report(Diagnostic::warning(Code::MisreadValue, message).help(help), span);
    }

    /// The values that commas part in a text where a list is wanted. What is no single value can only be meant for
    /// several, and is read as such; of words it is told, since a comma may belong to them.
    pub(super) fn pieces(&mut self, node: &Node, of: &FieldType) -> Vec<Node> {
        let NodeKind::Scalar { text, plain } = &node.kind else { return Vec::new() };
        if !text.contains([',', ';']) || text.contains('\n') {
            return Vec::new();
        }
        let pieces: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        let is_list = (2..=MOST_PIECES).contains(&pieces.len())
            && pieces.iter().all(|piece| is_complete(piece, of) && self.is_right(&as_value(piece), of));
        if matches!(of, FieldType::Text) {
            if pieces.len() <= MOST_PIECES && pieces.iter().all(|piece| piece.split_whitespace().count() <= MOST_WORDS)
            {
                self.one_text(node.span, &pieces);
            }
            return Vec::new();
        }
        if !is_list {
            return Vec::new();
        }
        let piece =
            |text: &str| Node { span: node.span, kind: NodeKind::Scalar { text: text.to_owned(), plain: *plain } };
        pieces.into_iter().map(piece).collect()
    }

    /// Tells that words between commas are one value.
    fn one_text(&mut self, span: Span, pieces: &[&str]) {
        let items: Vec<String> = pieces.iter().map(|piece| as_value(piece)).collect();
        let message = format!("Không có ngoặc vuông thì {} ý này chỉ là một", pieces.len());
        let help = format!("Đặt trong ngoặc vuông: {}", self.line(span, &format!("[{}]", items.join(", "))));
        if pieces.len() > 1 {
            self.report(Diagnostic::warning(Code::MisreadValue, message).help(help), span);
        }
    }

    /// The line of a value with another in its place; the other alone where it has no line of its own.
    pub(super) fn line(&self, span: Span, with: &str) -> String {
        self.written.line_with(span, with).unwrap_or_else(|| with.to_owned())
    }
}

/// Whether a value is one by itself, so that nothing can be missing behind it: all but words, and names without ending.
fn is_complete(text: &str, ty: &FieldType) -> bool {
    match ty {
        FieldType::Text => false,
        FieldType::File | FieldType::Image | FieldType::Page | FieldType::Table { .. } => has_ending(text),
        FieldType::List(of) => is_complete(text, of),
        FieldType::Record { fields, short } => {
            short.as_ref().and_then(|short| fields.get(short)).is_none_or(|field| is_complete(text, &field.ty))
        }
        _ => true,
    }
}

/// What somebody typed behind the hint that the program itself leaves behind `#`; `None` where it isn't that hint.
fn typed_behind_hint<'r>(remark: &'r str, field: &Field) -> Option<&'r str> {
    let advice = field.advice();
    let sentences: Vec<&str> = advice.split(". ").collect();
    let mut rest = remark.trim();
    let mut met = 0;
    for sentence in &sentences {
        let Some(behind) = rest.strip_prefix(sentence) else { break };
        rest = behind.strip_prefix(". ").unwrap_or(behind);
        met += 1;
    }
    // The label alone may be the first word of what somebody wrote.
    let is_hint = met == sentences.len() || met > 1;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    (is_hint && (rest.is_empty() || rest.starts_with(' ') || met < sentences.len())).then(|| rest.trim())
}
