//! Markup of other systems: each piece is told with the system that understands it and what to write here.
//!
//! Only what no Vietnamese text holds is taken for such: `[1]`, `[Khẩn]`, `{x}`, `!!!` and `5==5` are left.

mod braces;
mod brackets;
mod lines;
mod remedy;
mod signs;

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::inert::Inert;
use super::unshown::Told;
use super::writer::events;
use crate::diagnostic::{Code, Diagnostic};

/// Longest piece that is recognised, in bytes.
const LONGEST: usize = 400;
/// Longest piece that is quoted, in bytes.
const SHOWN: usize = 80;

/// A piece of markup at the beginning of a text.
struct Mark {
    /// Its bytes.
    length: usize,
    /// Whose it is and what to write instead; none for the end of something that is told already.
    said: Option<(&'static str, String)>,
}

impl Mark {
    /// A piece to tell of.
    fn new(length: usize, system: &'static str, remedy: impl Into<String>) -> Self {
        Self { length, said: Some((system, remedy.into())) }
    }

    /// The end of a piece.
    fn end(length: usize) -> Self {
        Self { length, said: None }
    }

    fn told(self, text: &str, at: usize) -> Option<Told> {
        let (system, remedy) = self.said?;
        let place = at..at + self.length;
        let written = &text[place.clone()];
        let shown = &written[..written.floor_char_boundary(SHOWN)];
        let message = format!("“{shown}” là ký hiệu của {system}, ở đây chỉ hiện nguyên thành chữ");
        Some((place, Diagnostic::warning(Code::ForeignMarkup, message).help(remedy)))
    }
}

/// Finds all of it in a text.
pub(super) fn find(text: &str) -> Vec<Told> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let mut inert = Inert::default();
    for (event, source) in events(text) {
        inert.hear(&event, &source, text);
    }
    let inert = inert.sorted();
    let mut told = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        in_line(text, start..start + whole.trim_end().len(), &inert, &mut told);
        start += whole.len();
    }
    told
}

/// A quick look, which spares nearly every text the slow one.
fn may_hold_any(text: &str) -> bool {
    static HINT: OnceLock<Option<Regex>> = OnceLock::new();
    let hint = HINT.get_or_init(|| {
        let anywhere = r"\{[{%:#./|A-Za-z]|\[\[|\[[a-zA-Z@_!][^ \]]*[ =\]]|%%|==|<%";
        let at_line_starts = r"[ \t>]*(:::|!!! |\?\?\?|[a-z]+::|\.\. [a-z]|import |export |\\[a-z]+\{|h[1-6]\. |@\[)";
        Regex::new(&format!("(?m){anywhere}|^{at_line_starts}")).ok()
    });
    hint.as_ref().is_none_or(|hint| hint.is_match(text))
}

fn in_line(text: &str, line: Range<usize>, inert: &Inert, told: &mut Vec<Told>) {
    let written = &text[line.clone()];
    let content = line.start + written.len() - written.trim_start_matches([' ', '\t', '>']).len();
    let whole = lines::mark(&text[content..line.end]).filter(|_| !inert.covers(text, content));
    if let Some(mark) = whole {
        told.extend(mark.told(text, content));
        return;
    }
    let mut from = content;
    while let Some(at) = text.as_bytes()[from..line.end].iter().position(|byte| b"{[=%<".contains(byte)) {
        let at = from + at;
        let before = &text[text.ceil_char_boundary(content.max(at.saturating_sub(LONGEST)))..at];
        let rest = &text[at..line.end];
        let rest = &rest[..rest.floor_char_boundary(LONGEST)];
        let mark = match rest.as_bytes().first() {
            Some(b'{') => braces::mark(before, rest),
            Some(b'[') => brackets::mark(before, rest),
            _ => signs::mark(before, rest),
        };
        match mark.filter(|_| !inert.covers(text, at) && !is_in_address(before)) {
            Some(mark) => {
                from = at + mark.length.max(1);
                told.extend(mark.told(text, at));
            }
            None => from = at + 1,
        }
    }
}

/// Whether what comes next is part of an address that isn't a link.
fn is_in_address(before: &str) -> bool {
    before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remedies(text: &str) -> Vec<String> {
        find(text).into_iter().filter_map(|(_, told)| told.help).collect()
    }

    #[test]
    fn each_system_has_its_remedy() {
        for (written, remedy) in [
            ("{{< youtube abc123XYZ >}}", "Ghi: [Xem video](https://www.youtube.com/watch?v=abc123XYZ)"),
            ("{{< youtube id=\"abc\" >}}", "Ghi: [Xem video](https://www.youtube.com/watch?v=abc)"),
            ("{{< figure src=\"anh.jpg\" alt=\"Sân trường\" >}}", "Ghi: ![Sân trường](anh.jpg)"),
            ("{{% notice warning %}}", "Ghi: > [!WARNING], các dòng sau cũng bắt đầu bằng >"),
            ("[gallery ids=\"12,13\"]", "Ghi mỗi ảnh một dòng liền nhau: ![Mô tả ảnh](ten-anh.jpg)"),
            ("[embed]https://youtu.be/abc[/embed]", "Ghi: [Xem video](https://youtu.be/abc)"),
            ("[video mp4=\"hop.mp4\"][/video]", "Ghi: [Xem video](hop.mp4)"),
            ("## Nội dung {#noi-dung}", "Ghi: ## Nội dung"),
            ("Chữ {.do}", "Xóa {.do}; giao diện của trang lo cách trình bày"),
            ("{: .center}", "Xóa {: .center}; giao diện của trang lo cách trình bày"),
            ("Xem [[Lịch thi]].", "Ghi: [Lịch thi](lich-thi.md), với đúng tên tệp của bài ấy"),
            ("[[van-ban/Kế hoạch|kế hoạch]]", "Ghi: [kế hoạch](van-ban/ke-hoach.md), với đúng tên tệp của bài ấy"),
            ("![[anh san truong.png]]", "Ghi: ![Mô tả ảnh](anh%20san%20truong.png)"),
            ("==Hạn nộp==", "Ghi: **Hạn nộp**"),
            ("== Hồ sơ ==", "Ghi: ## Hồ sơ"),
            ("::: note", "Ghi: > [!NOTE], các dòng sau cũng bắt đầu bằng >"),
            (":::{.callout-tip}", "Ghi: > [!TIP], các dòng sau cũng bắt đầu bằng >"),
            ("!!! warning \"Chú ý\"", "Ghi: > [!WARNING], các dòng sau cũng bắt đầu bằng >"),
            ("=== \"Khối 6\"", "Ghi thành đề mục: ## Khối 6"),
            ("[b]Khẩn[/b]", "Ghi: **Khẩn**"),
            ("[url=https://moet.gov.vn/]Bộ[/url]", "Ghi: [Bộ](https://moet.gov.vn/)"),
            ("[img]anh.jpg[/img]", "Ghi: ![Mô tả ảnh](anh.jpg)"),
            ("image::anh.jpg[Sân]", "Ghi: ![Mô tả ảnh](anh.jpg)"),
            (".. image:: anh.jpg", "Ghi: ![Mô tả ảnh](anh.jpg)"),
            ("{youtube}abc{/youtube}", "Ghi: [Xem video](https://www.youtube.com/watch?v=abc)"),
            ("h2. Hồ sơ", "Ghi: ## Hồ sơ"),
            ("[https://moet.gov.vn Trang của Bộ]", "Ghi: [Trang của Bộ](https://moet.gov.vn)"),
            ("> [!info] Nhớ", "Ghi: > [!NOTE], các dòng sau cũng bắt đầu bằng >"),
        ] {
            assert_eq!(remedies(written), [remedy], "{written}");
            assert_eq!(remedies(&format!("Chào.\n\n{written}\n\nHết.\n")), [remedy], "{written}");
        }
    }

    #[test]
    fn each_piece_is_told_once() {
        for written in [
            "{{ site.title }}",
            "{{page.date | date: \"%d\"}}",
            "{% include ban-do.html %}",
            "{% raw %}x{% endraw %}",
            "{% youtube abc %}",
            "{::nomarkdown}",
            "[contact-form-7 id=\"5\" title=\"Liên hệ\"]",
            "[caption id=\"a\"]![x](y.jpg) Sân[/caption]",
            "[vc_row][/vc_row]",
            "[my-plugin so=\"3\"]",
            "{loadposition banner}",
            "{NV_BASE_SITEURL}",
            "{LANG.home}",
            "[MENU_SITE]",
            "[toc]",
            "[TOC]",
            "[[_TOC_]]",
            "??? note",
            "include::mau.adoc[]",
            ".. note::",
            "import Tabs from '@theme/Tabs';",
            "export const x = 1;",
            "<%= ten %>",
            "%%hỏi lại",
            "\\begin{center}",
            "{| class=\"wikitable\"",
            "[color=red]Khẩn[/color]",
            "[[File:anh.jpg|thumb]]",
        ] {
            assert_eq!(remedies(written).len(), 1, "{written}");
        }
    }

    #[test]
    fn what_people_write_is_left_alone() {
        for text in [
            "[1] [Khẩn] […] [a] [x] [sic] [Ảnh: Lan] [PHOTO] [b] [i]",
            "[video](film.md) [gallery][x] [[1]](#a) [[2]] [button]\n\n[x]: y.md\n",
            "{x} {1, 2} {a; b} {} {Khối 6}",
            "Hay quá!!! Sao???",
            "!!! Chú ý",
            "5==5, a == b, ======",
            "Tên\n===\n",
            "giảm 50%% và 20 %% nữa",
            "`{{ x }}` và \\[[x]] và \\{% x %}\n\n```\n{{< x >}}\n```\n",
            "- [ ] việc\n- [x] xong\n",
            "> [!NOTE]\n> Chữ\n",
            "> [!tip]\n> Chữ\n",
            "import hàng hóa từ nước ngoài",
            "Giờ vào lớp:: 7h",
            "https://a.vn/?q=[[x]]&b={{y}} [x](https://a.vn/?a==b==)",
            "{#",
            "[[",
            "{{",
            "{%",
        ] {
            assert_eq!(remedies(text), [""; 0], "{text}");
        }
    }
}
