//! Events of the Markdown parser become HTML.
//!
//! The writer keeps a stack of open elements. HTML that authors write is held back until the element around it ends:
//! only then is it known what it opened and closed, and it can't reach further than that element.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::code::Highlighter;
use super::draft::{Draft, Mark};
use super::excerpt::Excerpt;
use super::footnote::Footnotes;
use super::heading::Outline;
use super::meant::Reading;
use super::picture::Picture;
use super::quiet::Quiet;
use super::raw::{self, Content, Fragment, RawPiece};
use super::{Body, Link, LinkKind, Outside, boxes, nesting};
use crate::diagnostic::Diagnostic;
use crate::source::{SourcePath, Span};
use crate::unseen;

/// Deepest nesting of elements that is rendered.
const DEEPEST: usize = 100;

/// Markdown nested deeper than any text for people, and where.
#[derive(Debug)]
pub(super) struct TooDeep(pub Range<usize>);

/// An element that isn't closed yet.
pub(super) struct Frame<'a> {
    pub element: Element<'a>,
    /// Where its content begins.
    content: Mark,
    /// The author's HTML directly in it.
    raw: Vec<RawPiece>,
    /// The numbers of the tables in that.
    tables: Vec<usize>,
}

/// What kind of element, as far as its end or its content depends on it.
pub(super) enum Element<'a> {
    /// The whole body.
    Root,
    /// Holds blocks; the markup that ends it.
    Flow(&'static str),
    /// Holds text; the markup that ends it.
    Phrasing(&'static str),
    /// A paragraph, whose text may be part of the excerpt.
    Paragraph,
    /// A heading with its level, and its text so far.
    Heading(u8, String),
    /// A link, and the number of the attachment it leads to.
    Link(&'static str, Option<u32>),
    /// A footnote with its label.
    Footnote(CowStr<'a>),
}

impl Element<'_> {
    /// What may stand in it.
    fn content(&self) -> Content {
        match self {
            Self::Root | Self::Flow(_) | Self::Footnote(_) => Content::Flow,
            Self::Phrasing(_) | Self::Paragraph | Self::Heading(..) | Self::Link(..) => Content::Phrasing,
        }
    }
}

/// Content that becomes something else than running text.
pub(super) enum Capture<'a> {
    /// A code block: its info string and the code so far.
    Code(CowStr<'a>, String),
    /// A picture, whose content is its description.
    Picture(Picture<'a>),
}

/// The columns of the table being written; tables don't nest.
#[derive(Default)]
pub(super) struct Table {
    /// Which table of the text it is, from 1.
    pub number: usize,
    pub columns: Vec<Alignment>,
    /// The words at the head of each column.
    pub heads: Vec<String>,
    /// Index of the next cell.
    pub next: usize,
    pub in_head: bool,
}

/// Writes one body.
pub(super) struct Writer<'a, 'd> {
    pub reading: &'a Reading<'a>,
    /// Where the text begins in its file.
    offset: usize,
    path: &'a SourcePath,
    diagnostics: &'d mut Vec<Diagnostic>,
    pub draft: Draft,
    pub frames: Vec<Frame<'a>>,
    pub capture: Option<Capture<'a>>,
    pub table: Table,
    pub outline: Outline,
    pub footnotes: Footnotes,
    pub highlighter: Highlighter,
    /// The author's own tags that are open, in which no link may begin.
    pub quiet: Quiet,
    links: Vec<Link>,
    pub outside: Vec<Outside>,
    excerpt: Excerpt,
    /// Names of refused tags that were told.
    pub refused: BTreeSet<String>,
}

impl<'a, 'd> Writer<'a, 'd> {
    pub fn new(
        reading: &'a Reading<'a>,
        offset: usize,
        path: &'a SourcePath,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        let text = &reading.text;
        Self {
            reading,
            offset,
            path,
            diagnostics,
            draft: Draft { html: String::with_capacity(text.len() + text.len() / 4), slots: Vec::new() },
            frames: Vec::new(),
            capture: None,
            table: Table::default(),
            outline: Outline::new(),
            footnotes: Footnotes::default(),
            highlighter: Highlighter::new(),
            quiet: Quiet::default(),
            links: Vec::new(),
            outside: Vec::new(),
            excerpt: Excerpt::default(),
            refused: BTreeSet::new(),
        }
    }

    /// Renders the whole text.
    pub fn run(mut self) -> Result<Body, TooDeep> {
        if let Some(line) = nesting::too_deep(&self.reading.text) {
            return Err(TooDeep(self.reading.written(line)));
        }
        let mut events = TextMergeWithOffset::new(events(&self.reading.text)).peekable();
        self.open(Element::Root);
        while let Some((event, source)) = events.next() {
            match event {
                Event::Start(Tag::Paragraph) if matches!(events.peek(), Some((Event::Start(Tag::Image { .. }), _))) => {
                    self.paragraph_of_pictures(&mut events);
                }
                event => self.event(event, source.clone()),
            }
            if self.frames.len() > DEEPEST {
                return Err(TooDeep(self.reading.written(source)));
            }
        }
        self.close();
        Ok(self.finish())
    }

    fn finish(mut self) -> Body {
        self.footnotes.write(&mut self.draft);
        let Draft { html, slots } = self.draft;
        let (headings, excerpt) = (self.outline.headings, self.excerpt.finish());
        Body { html, slots, links: self.links, outside: self.outside, headings, excerpt }
    }

    pub fn event(&mut self, event: Event<'a>, source: Range<usize>) {
        if let Some(capture) = self.capture.take() {
            return self.captured(capture, event);
        }
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(TagEnd::HtmlBlock) => {}
            Event::End(TagEnd::Table) => {
                self.table.heads.clear();
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.words(&text, source),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Code(text) => {
                self.draft.push("<code>");
                self.text(&text);
                self.draft.push("</code>");
            }
            Event::InlineHtml(html) if raw::is_line_break(&html) => self.line_break(),
            Event::InlineHtml(html) | Event::Html(html) => self.raw(&html, source),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.line_break(),
            Event::Rule => self.draft.push("<hr>\n"),
            Event::FootnoteReference(label) => self.footnotes.refer(&mut self.draft, &label),
            Event::TaskListMarker(done) => self.draft.push(if done {
                "<input type=\"checkbox\" disabled checked aria-label=\"Đã xong\"> "
            } else {
                "<input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> "
            }),
        }
    }

    fn captured(&mut self, mut capture: Capture<'a>, event: Event<'a>) {
        match (&mut capture, event) {
            (Capture::Code(info, code), Event::End(TagEnd::CodeBlock)) => {
                self.highlighter.write(&mut self.draft.html, info, code);
                return;
            }
            (Capture::Code(_, code), Event::Text(text)) => code.push_str(&text),
            (Capture::Code(..), _) => {}
            (Capture::Picture(picture), event) => {
                if picture.hear(&event) {
                    let Capture::Picture(picture) = capture else { return };
                    return self.picture(&picture);
                }
            }
        }
        self.capture = Some(capture);
    }

    /// Appends text, and notes it where the text is wanted for itself.
    pub fn text(&mut self, text: &str) {
        let text = &*unseen::without_strays(text);
        self.draft.text(text);
        match self.frames.get_mut(1).map(|frame| &mut frame.element) {
            Some(Element::Paragraph) => self.excerpt.add(text),
            _ => {
                // A heading is never inside a paragraph, so this looks at few frames.
                let heading = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.element {
                    Element::Heading(_, heading) => Some(heading),
                    _ => None,
                });
                if let Some(heading) = heading {
                    heading.push_str(if text == "\n" { " " } else { text });
                }
            }
        }
    }

    /// Ends a line; where the text is wanted for itself, its words stay apart.
    fn line_break(&mut self) {
        self.draft.push("<br>");
        self.text("\n");
    }

    /// The text as it is read.
    pub fn reading(&self) -> &'a Reading<'a> {
        self.reading
    }

    fn raw(&mut self, html: &str, source: Range<usize>) {
        let at = self.draft.mark();
        self.quiet.hear(html, self.frames.len());
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.element.content() == Content::Flow {
            let before = self.table.number;
            self.table.number += boxes::tables(html);
            frame.tables.extend(before + 1..=self.table.number);
        }
        match frame.raw.last_mut() {
            Some(last) if last.at == at => {
                last.html.push_str(html);
                last.source.end = source.end;
            }
            _ => frame.raw.push(RawPiece { at, html: html.to_owned(), source }),
        }
    }

    /// Begins an element; its opening markup is already written.
    pub fn open(&mut self, element: Element<'a>) {
        self.frames.push(Frame { element, content: self.draft.mark(), raw: Vec::new(), tables: Vec::new() });
    }

    /// Ends the innermost element.
    pub fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.quiet.leave(self.frames.len());
        if !frame.raw.is_empty() {
            self.sanitise(&frame);
        }
        match frame.element {
            Element::Root => {}
            Element::Flow(end) | Element::Phrasing(end) => self.draft.push(end),
            Element::Paragraph => {
                self.draft.push("</p>\n");
                if self.frames.len() == 1 {
                    self.excerpt.add(" ");
                }
            }
            Element::Heading(level, text) => self.heading(level, text, frame.content),
            Element::Link(end, attachment) => self.end_link(end, attachment),
            Element::Footnote(label) => {
                let note = self.draft.split_off(frame.content);
                self.footnotes.define(&label, note);
            }
        }
    }

    /// Replaces the content of an element that holds HTML of the author.
    fn sanitise(&mut self, frame: &Frame<'a>) {
        self.tell_of_refused(&frame.raw);
        self.outside_in_html(&frame.raw);
        let fragment = Fragment::cut(&mut self.draft, frame.content, &frame.raw, frame.element.content());
        let draft = match fragment.clean() {
            Ok(clean) => {
                let clean = boxes::around_tables(clean, frame.tables.iter().copied());
                fragment.restore(&clean, |address, out| self.raw_link(address, &frame.raw, out))
            }
            Err(fault) => {
                let source = frame.raw.first().map_or(0..0, |piece| piece.source.clone());
                self.tell(fault.diagnostic(), source);
                fragment.into_text()
            }
        };
        self.draft.append(draft);
    }

    /// Notes a link and returns its index.
    pub fn link(&mut self, target: String, fragment: Option<String>, kind: LinkKind, source: Range<usize>) -> u32 {
        let index = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        let is_meant = self.reading.is_mended(&source);
        self.links.push(Link { target, fragment, kind, is_meant, span: self.span(source) });
        index
    }

    /// Tells what is wrong at a place in the text.
    pub fn tell(&mut self, diagnostic: Diagnostic, source: Range<usize>) {
        let span = self.span(source);
        self.diagnostics.push(diagnostic.at(self.path, span));
    }

    /// Whether a link is open, in which no other may begin.
    pub fn in_link(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.element, Element::Link(..)))
    }

    /// Where a stretch of the text stands in its file.
    pub fn span(&self, source: Range<usize>) -> Span {
        let written = self.reading.written(source);
        Span::new(written.start, written.end).shifted(self.offset)
    }
}

/// The parser's events with their places, text that stands together in one.
pub(super) type Events<'a> = Peekable<TextMergeWithOffset<'a, OffsetIter<'a>>>;

/// Reads a text as Markdown, with all that we know beyond `CommonMark`.
pub(super) fn events(text: &str) -> OffsetIter<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    Parser::new_ext(text, options).into_offset_iter()
}
