//! Line breaks that are meant: the lines of a notice, a letterhead, a verse, a list with letters. Markdown would let
//! them flow together, as it must the lines of a text that was wrapped at a width.

use super::dashes::{self, Dashes};
use super::enumeration::Count;
use super::head::{Head, Sign};
use super::shape::{begins_anew, ends_bare, has_label, is_link, is_ornament, is_sign, length};
use super::spaces::is_space;
use super::stretch::stretches;
use super::{Correction, Line, Slip};

/// Texts are wrapped at this width or at a greater one, in characters.
const WRAPPED: usize = 60;
/// A line of a verse or a letterhead is no longer.
const SHORT: usize = 50;

/// Finds line ends that are meant as such.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    let mut words = Vec::new();
    for stretch in stretches(lines).filter(|stretch| stretch.len() > 1) {
        // A line of a table ends a row, whatever it begins with.
        if stretch.iter().any(|line| line.text.contains('|')) {
            continue;
        }
        let dashes = dashes::of(stretch);
        for lines in paragraphs(stretch).filter(|lines| lines.len() > 1) {
            words.clear();
            words.extend(lines.iter().map(|line| line.words().trim_end_matches(is_space)));
            if let Head::Item(mark) = lines[0].head {
                words[0] = &words[0][(mark.length + mark.gap).min(words[0].len())..];
            }
            let paragraph = Paragraph::of(&words, dashes);
            paragraph.breaks().for_each(|number| put(&lines[number - 1], found));
        }
    }
}

/// A stretch of lines, cut before each item of a list.
fn paragraphs<'l, 'a>(stretch: &'l [Line<'a>]) -> impl Iterator<Item = &'l [Line<'a>]> {
    let mut in_list = matches!(stretch[0].head, Head::Item(_));
    let is_number = |line: &&Line<'_>| matches!(line.head, Head::Item(mark) if mark.sign.is_number());
    let counts = stretch.iter().filter(is_number).count() > 1;
    stretch.chunk_by(move |_, line| {
        // Only a list's first number begins one within a text.
        let begins = match line.head {
            Head::Item(mark) => in_list || !counts || !matches!(mark.sign, Sign::Number(2.. | 0, ..)),
            _ => false,
        };
        in_list |= begins;
        !begins
    })
}

/// The words of lines that Markdown lets flow together.
struct Paragraph<'l, 'a> {
    lines: &'l [&'a str],
    /// Characters of the longest line.
    longest: usize,
    /// Whether each line is short and begins as a sentence or a name does.
    is_verse: bool,
    /// Whether each line has a label.
    is_labelled: bool,
    /// Whether several lines begin with a picture or another sign.
    is_signed: bool,
    /// What the dashes at the beginning of lines stand for.
    dashes: Dashes,
}

impl<'l, 'a> Paragraph<'l, 'a> {
    fn of(lines: &'l [&'a str], dashes: Dashes) -> Self {
        Self {
            lines,
            longest: lines.iter().map(|line| length(line)).max().unwrap_or_default(),
            is_verse: lines.iter().all(|line| length(line) <= SHORT && begins_anew(line)),
            is_labelled: lines.iter().all(|line| has_label(line)),
            is_signed: lines.iter().filter(|line| is_sign(line)).count() > 1,
            dashes,
        }
    }

    /// The lines that begin as such.
    fn breaks(&self) -> impl Iterator<Item = usize> {
        let mut counted = None;
        (1..self.lines.len()).filter(move |number| {
            counted = Count::of(self.lines[number - 1]).or(counted);
            self.is_meant(*number) || self.counts(counted, *number)
        })
    }

    /// Whether a line counts on from one before it, or the next one that counts does from it.
    fn counts(&self, before: Option<Count<'_>>, number: usize) -> bool {
        let Some(count) = Count::of(self.lines[number]) else { return false };
        let next = || self.lines[number + 1..].iter().find_map(|line| Count::of(line));
        before.is_some_and(|before| count.follows(&before)) || next().is_some_and(|next| next.follows(&count))
    }

    fn is_meant(&self, number: usize) -> bool {
        let (above, below) = (self.lines[number - 1], self.lines[number]);
        self.is_verse
            || (self.is_signed && is_sign(below))
            || (self.dashes == Dashes::Speech && below.starts_with(['–', '—']))
            || (is_ornament(above) || is_ornament(below))
            || (is_link(above) && is_link(below))
            || (has_label(below) && (self.is_labelled || (begins_anew(below) && self.has_room(number))))
            || (above.ends_with(':') && begins_anew(below))
            || (length(above) <= SHORT && is_alone(above) && begins_anew(below) && self.has_room(number))
    }

    /// Whether the first word of a line would have had room on the one before it: who ended that one meant it.
    fn has_room(&self, number: usize) -> bool {
        let word = self.lines[number].split(is_space).next().unwrap_or_default();
        length(self.lines[number - 1]) + 1 + word.chars().count() <= self.longest.max(WRAPPED)
    }
}

/// Whether a line is neither part of a sentence that goes on nor the end of one.
fn is_alone(words: &str) -> bool {
    begins_anew(words) && ends_bare(words)
}

/// Breaks a line at its end.
fn put(line: &Line<'_>, found: &mut Vec<Correction>) {
    let end = line.text.trim_end_matches([' ', '\t']).len();
    if !line.text.ends_with("  ") && !line.text.ends_with('\\') {
        found.push(Correction { at: line.start + end..line.end(), with: "  ".to_owned(), slip: Slip::Break });
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;

    fn read(text: &str) -> String {
        Reading::of(text).text.into_owned()
    }

    #[test]
    fn lines_that_are_meant_as_such_end_as_such() {
        for lines in [
            &["Thời gian: 7 giờ ngày 05 tháng 9", "Địa điểm: Hội trường", "Thành phần: toàn trường"][..],
            &["**Thời gian:** 7 giờ", "**Địa điểm:** Hội trường"],
            &["UBND PHƯỜNG HOA ĐÀO", "TRƯỜNG MẦM NON NẮNG MAI"],
            &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-----o0o-----"],
            &["HIỆU TRƯỞNG", "(Đã ký)", "Lò Thị Nắng"],
            &["KT. HIỆU TRƯỞNG", "(đã ký, đóng dấu)", "Lò Thị Nắng"],
            &["Trăng ơi từ đâu đến,", "Hay từ cánh rừng xa.", "Trăng hồng như quả chín,", "Lửng lơ trên mái nhà."],
            &["a. Phần lễ", "b. Phần hội", "c. Bế mạc"],
            &["Chương trình gồm", "a) phần lễ", "b) phần hội"],
            &["📍 sân trường", "⏰ bảy giờ"],
            &["[Kế hoạch](ke-hoach.pdf)", "[Mẫu đơn](mau-don.docx)"],
            &["nội dung cần nhớ", "2. hai", "3. ba"],
            &["1/ mang ảnh", "2/ mang đơn"],
            &["lớp 6A: bốn mươi em", "lớp 6B: bốn mươi mốt em"],
            &["7h30: đón khách", "8h00: khai mạc"],
        ] {
            assert_eq!(read(&lines.join("\n")), lines.join("  \n"));
        }
    }

    #[test]
    fn a_text_that_was_wrapped_flows() {
        for text in [
            "Sáng ngày 5 tháng 9, thầy và trò Trường THCS Nắng Mai tưng bừng dự lễ\nKhai giảng năm học mới. Buổi lễ có: đại diện phụ huynh, thầy cô và\nhọc sinh.\n",
            "múa lân và\nrước đèn\n",
            "- Múa lân\nvà rước đèn\n",
            "| Khối | Lớp |\n|---|---|\n| A: | b |\n",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(
            read(
                "Thành phần: toàn thể cán bộ, giáo viên, nhân viên và phụ huynh học sinh\ncủa trường\nĐịa điểm: sân trường\n"
            ),
            "Thành phần: toàn thể cán bộ, giáo viên, nhân viên và phụ huynh học sinh\ncủa trường  \nĐịa điểm: sân trường\n"
        );
    }
}
