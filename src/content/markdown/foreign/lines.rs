//! Marks that take a whole line.

use super::Mark;
use super::remedy::{self, parameter};

/// Notices as `MkDocs` calls them.
const NOTICES: [&str; 19] = [
    "note",
    "abstract",
    "summary",
    "info",
    "todo",
    "tip",
    "hint",
    "important",
    "success",
    "question",
    "warning",
    "caution",
    "attention",
    "failure",
    "danger",
    "error",
    "bug",
    "example",
    "quote",
];
/// Notices that are notices here too.
const KNOWN: [&str; 5] = ["note", "tip", "important", "warning", "caution"];
/// What makes a list of headings, in lower case.
const CONTENTS: [&str; 10] =
    ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}", "{: toc}", "@[toc]", "${toc}", "{{toc}}", "{{>toc}}", "toc::[]"];
/// Commands of LaTeX that shape a text.
const LATEX: [&str; 9] =
    ["begin", "end", "section", "subsection", "chapter", "textbf", "textit", "includegraphics", "item"];

/// The mark that a line is, given without the signs of quotes before it.
pub(super) fn mark(line: &str) -> Option<Mark> {
    let (system, remedy) = said(line)?;
    Some(Mark::new(line.len(), system, remedy))
}

fn said(line: &str) -> Option<(&'static str, String)> {
    match line.as_bytes().first()? {
        b':' => block(line),
        b'!' | b'?' => notice(line),
        b'=' => tab(line).or_else(|| wiki_heading(line)),
        b'[' | b'{' | b'@' | b'$' if is_contents(line) => Some(("hệ thống khác", remedy::CONTENTS.to_owned())),
        b'[' => callout(line),
        b'{' if line.starts_with("{|") => Some(("MediaWiki", "Viết bảng bằng Markdown: | Khối | Số lớp |".to_owned())),
        b'.' => directive(line),
        b'\\' => latex(line),
        b'h' => textile(line),
        b'i' | b'e' => module(line).or_else(|| macro_of_asciidoc(line)),
        b'a'..=b'z' => macro_of_asciidoc(line),
        _ => None,
    }
}

/// `::: note`, `:::{.callout-tip}`; the end of such a block has no name.
fn block(line: &str) -> Option<(&'static str, String)> {
    let name = line.strip_prefix(":::")?.trim_start_matches(':').trim();
    let name = name.trim_start_matches(['{', '.', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(name.len());
    (end > 0).then(|| ("Pandoc, Docusaurus", remedy::notice(&name[..end])))
}

/// `!!! note "Tiêu đề"`, `??? tip`.
fn notice(line: &str) -> Option<(&'static str, String)> {
    let rest = line.strip_prefix("!!!").or_else(|| line.strip_prefix("???"))?;
    let kind = rest.trim_start_matches('+').trim_start().split([' ', '"']).next()?;
    NOTICES.contains(&kind).then(|| ("MkDocs", remedy::notice(kind)))
}

/// `=== "Khối 6"`.
fn tab(line: &str) -> Option<(&'static str, String)> {
    let title = line.strip_prefix("===")?.trim_start_matches(['!', '+']).trim().strip_prefix('"')?;
    Some(("MkDocs", format!("Ghi thành đề mục: ## {}", title.trim_end_matches('"'))))
}

/// `== Hồ sơ ==`.
fn wiki_heading(line: &str) -> Option<(&'static str, String)> {
    let line = line.trim_end();
    let signs = line.len() - line.trim_start_matches('=').len();
    let title = line[signs..].strip_suffix(&line[..signs])?.strip_prefix(' ')?.strip_suffix(' ')?;
    let is_heading = (2..=6).contains(&signs) && !title.is_empty() && !title.contains('=');
    is_heading.then(|| ("MediaWiki", format!("Ghi: {} {title}", "#".repeat(signs))))
}

fn is_contents(line: &str) -> bool {
    CONTENTS.iter().any(|known| line.trim_end().eq_ignore_ascii_case(known))
}

/// `[!info] Tiêu đề` in a quote, for what isn't a notice here.
fn callout(line: &str) -> Option<(&'static str, String)> {
    let (kind, title) = line.strip_prefix("[!")?.split_once(']')?;
    let is_name = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_known = title.trim().is_empty() && KNOWN.iter().any(|known| kind.eq_ignore_ascii_case(known));
    (is_name && !is_known).then(|| ("Obsidian", remedy::notice(kind)))
}

/// `.. image:: anh.jpg`.
fn directive(line: &str) -> Option<(&'static str, String)> {
    let (name, rest) = line.strip_prefix(".. ")?.split_once("::")?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let remedy = || match name {
        "image" | "figure" => remedy::picture(rest, None),
        "contents" => remedy::CONTENTS.to_owned(),
        name if NOTICES.contains(&name) => remedy::notice(name),
        _ => remedy::OTHER.to_owned(),
    };
    is_name.then(|| ("reStructuredText", remedy()))
}

/// `include::mau.adoc[]`, `image::anh.jpg[Sân trường]`.
fn macro_of_asciidoc(line: &str) -> Option<(&'static str, String)> {
    let (name, rest) = line.trim_end().strip_suffix(']')?.split_once("::")?;
    let (target, _) = rest.rsplit_once('[')?;
    let remedy = match name {
        "image" => remedy::picture(target, None),
        "video" | "audio" => remedy::media(target, name),
        "include" => format!("Chép nội dung của “{target}” vào đây"),
        "toc" => remedy::CONTENTS.to_owned(),
        "ifdef" | "ifndef" | "endif" => remedy::OTHER.to_owned(),
        _ => return None,
    };
    Some(("AsciiDoc", remedy))
}

/// `import Tabs from '@theme/Tabs'`, `export const x = 1`.
fn module(line: &str) -> Option<(&'static str, String)> {
    let is_import = line
        .strip_prefix("import ")
        .is_some_and(|rest| rest.starts_with(['\'', '"']) || rest.contains(" from '") || rest.contains(" from \""));
    let is_export = ["const ", "default ", "function ", "let "]
        .iter()
        .any(|word| line.strip_prefix("export ").is_some_and(|rest| rest.starts_with(word)));
    (is_import || is_export).then(|| ("MDX", "Xóa dòng này".to_owned()))
}

/// `\begin{center}`.
fn latex(line: &str) -> Option<(&'static str, String)> {
    let (name, inside) = line.strip_prefix('\\')?.split_once('{')?;
    let name = name.split('[').next()?;
    let inside = inside.split('}').next().unwrap_or_default();
    let remedy = match name {
        "textbf" => format!("Ghi: **{inside}**"),
        "textit" => format!("Ghi: *{inside}*"),
        "section" => format!("Ghi: ## {inside}"),
        "subsection" => format!("Ghi: ### {inside}"),
        "includegraphics" => remedy::picture(inside, parameter(line, "alt")),
        _ => remedy::OTHER.to_owned(),
    };
    LATEX.contains(&name).then_some(("LaTeX", remedy))
}

/// `h2. Hồ sơ`.
fn textile(line: &str) -> Option<(&'static str, String)> {
    let rest = line.strip_prefix('h')?;
    let level = rest.bytes().next().filter(|digit| (b'1'..=b'6').contains(digit))?;
    let title = rest[1..].strip_prefix(". ")?.trim();
    let signs = "#".repeat(usize::from(level - b'0').max(2));
    Some(("Textile", format!("Ghi: {signs} {title}")))
}
