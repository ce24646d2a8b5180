//! The beginnings of elements, and headings, whose beginning is written last.

use std::fmt::Write as _;

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag};

use super::boxes;
use super::draft::Mark;
use super::picture::Picture;
use super::writer::{Capture, Element, Table, Writer};

impl<'a> Writer<'a, '_> {
    pub(super) fn start(&mut self, tag: Tag<'a>, source: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.doubt_paragraph(&source);
                self.begin("<p>", Element::Paragraph);
            }
            Tag::Heading { level, .. } => {
                self.doubt_heading(&source);
                let level = self.outline.level(level as u8);
                self.open(Element::Heading(level, String::new()));
            }
            Tag::BlockQuote(None) => self.begin("<blockquote>\n", Element::Flow("</blockquote>\n")),
            Tag::BlockQuote(Some(kind)) => self.notice(kind),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.capture = Some(Capture::Code(info, String::new())),
            // Code is written between fences; what stands further in is a paragraph still.
            Tag::CodeBlock(CodeBlockKind::Indented) => self.begin("<p>", Element::Paragraph),
            Tag::List(None) => self.begin("<ul>\n", Element::Flow("</ul>\n")),
            Tag::List(Some(1)) => self.begin("<ol>\n", Element::Flow("</ol>\n")),
            Tag::List(Some(first)) => self.begin(&format!("<ol start=\"{first}\">\n"), Element::Flow("</ol>\n")),
            Tag::Item => self.begin("<li>", Element::Flow("</li>\n")),
            Tag::FootnoteDefinition(label) => self.open(Element::Footnote(label)),
            Tag::Table(columns) => self.start_table(columns),
            Tag::TableHead => {
                self.table.in_head = true;
                self.begin("<thead><tr>", Element::Flow("</tr></thead>\n<tbody>\n"));
            }
            Tag::TableRow => {
                self.table.next = 0;
                self.table.in_head = false;
                self.begin("<tr>", Element::Flow("</tr>\n"));
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.begin("<em>", Element::Phrasing("</em>")),
            Tag::Strong => self.begin("<strong>", Element::Phrasing("</strong>")),
            Tag::Strikethrough => self.begin("<del>", Element::Phrasing("</del>")),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, source),
            Tag::Image { dest_url, title, .. } => {
                self.capture = Some(Capture::Picture(Picture::new(dest_url, title, source)));
            }
            Tag::HtmlBlock => {}
            // Extensions that aren't switched on; their content is shown.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => self.open(Element::Flow("")),
        }
    }

    fn begin(&mut self, markup: &str, element: Element<'a>) {
        self.draft.push(markup);
        self.open(element);
    }

    fn notice(&mut self, kind: BlockQuoteKind) {
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", "Ghi chú"),
            BlockQuoteKind::Tip => ("tip", "Mẹo"),
            BlockQuoteKind::Important => ("important", "Quan trọng"),
            BlockQuoteKind::Warning => ("warning", "Lưu ý"),
            BlockQuoteKind::Caution => ("caution", "Cảnh báo"),
        };
        let markup =
            format!("<aside class=\"notice notice-{class}\" role=\"note\"><p class=\"notice-title\">{title}</p>\n");
        self.begin(&markup, Element::Flow("</aside>\n"));
    }

    fn start_table(&mut self, columns: Vec<Alignment>) {
        let number = self.table.number + 1;
        self.table = Table { number, columns, ..Table::default() };
        self.draft.push(&boxes::open(number));
        self.begin("<table>\n", Element::Flow("</tbody></table></div>\n"));
    }

    fn start_cell(&mut self) {
        let class = match self.table.columns.get(self.table.next) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.table.next += 1;
        if self.table.in_head {
            self.table.heads.push(String::new());
        }
        let (start, end) = if self.table.in_head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        self.draft.push(start);
        self.draft.push(class);
        self.begin(">", Element::Flow(end));
    }

    /// Writes a heading around its content: the anchor comes from the text, which is known only now.
    pub(super) fn heading(&mut self, level: u8, text: String, content: Mark) {
        let content = self.draft.split_off(content);
        let id = self.outline.add(level, text.trim().to_owned());
        let _ = write!(self.draft.html, "<h{level} id=\"{id}\">");
        self.draft.append(content);
        if level <= 3 {
            // For the pointer alone; its sign comes from the style sheet. Others have the table of contents.
            let _ =
                write!(self.draft.html, "<a class=\"anchor\" href=\"#{id}\" tabindex=\"-1\" aria-hidden=\"true\"></a>");
        }
        let _ = writeln!(self.draft.html, "</h{level}>");
    }
}
