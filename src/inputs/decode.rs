//! Bytes to text: UTF-8, in composed form (NFC), of a sane size. 4210/GDĐT-TTTT III.4 asks for Vietnamese Unicode alone.

use std::borrow::Cow;

use super::conflict;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span};
use crate::vietnamese::{self, Lookalike};

/// Largest content file, in bytes. The longest circular with all its forms stays under a tenth of it.
const LARGEST: usize = 4 << 20;

/// The text of a file without its byte order mark.
#[derive(Clone, Copy, Debug)]
pub struct Text<'s> {
    /// Without a byte order mark.
    pub text: &'s str,
    /// The byte of the file it begins at.
    pub offset: usize,
}

/// The text of a file in composed form: its own where it is written so. Places are those in this text.
#[derive(Clone, Debug)]
pub struct Decoded<'s> {
    /// Without a byte order mark.
    pub text: Cow<'s, str>,
    /// The byte of the file it begins at.
    pub offset: usize,
}

impl Decoded<'_> {
    /// The text, borrowed.
    pub fn as_text(&self) -> Text<'_> {
        Text { text: &self.text, offset: self.offset }
    }
}

impl Text<'_> {
    /// The place of the letter at a byte of the text.
    fn letter(&self, at: usize) -> Span {
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        Span::new(at, at + length).shifted(self.offset)
    }
}

/// The text of a file that belongs to the program or its theme, or `None` with the reason reported.
pub fn decode<'s>(path: &SourcePath, bytes: &'s [u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Text<'s>> {
    let text = as_utf8(path, bytes, diagnostics)?;
    diagnostics.extend(vietnamese::is_nfc(text.text).map(|at| {
        Diagnostic::error(Code::NotNfc, "Chữ có dấu ở đây chưa ở dạng dựng sẵn (NFC)")
            .at(path, text.letter(at))
            .help("Chuyển tệp sang Unicode dựng sẵn bằng Unikey (Công cụ chuyển mã) rồi lưu lại")
    }));
    is_sound(path, text, diagnostics).then_some(text)
}

/// The text of a file that a school writes, or `None` with the reason reported. Only one text can be meant by letters
/// whose marks stand apart, so that it is taken.
pub fn decode_written<'s>(
    path: &SourcePath,
    bytes: &'s [u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Decoded<'s>> {
    let Text { text, offset } = as_utf8(path, bytes, diagnostics)?;
    let first_apart = vietnamese::is_nfc(text);
    let text = if first_apart.is_some() { vietnamese::composed(text) } else { Cow::Borrowed(text) };
    let decoded = Decoded { text, offset };
    let text = decoded.as_text();
    diagnostics.extend(first_apart.map(|at| {
        let message = "Dấu của chữ ở đây đứng rời (NFD), như máy Mac có khi lưu; trang đăng chữ liền dấu";
        Diagnostic::warning(Code::NotNfc, message)
            .at(path, text.letter(at))
            .help("Chạy congtruong fix để ghi lại tệp bằng chữ dựng sẵn (NFC)")
    }));
    report_lookalikes(path, text, diagnostics);
    is_sound(path, text, diagnostics).then_some(decoded)
}

fn as_utf8<'s>(path: &SourcePath, bytes: &'s [u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Text<'s>> {
    if bytes.len() > LARGEST {
        let message = format!(
            "Tệp nặng {}, quá {}",
            vietnamese::file_size(bytes.len() as u64),
            vietnamese::file_size(LARGEST as u64)
        );
        let help = "Chia thành nhiều bài, hoặc đăng dữ liệu thành tệp đính kèm";
        diagnostics.push(Diagnostic::error(Code::TooLarge, message).in_file(path).help(help));
        return None;
    }
    let text = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            let message = if utf16 {
                "Tệp lưu bằng UTF-16, không phải UTF-8"
            } else {
                "Tệp có ký tự không thuộc bảng mã UTF-8"
            };
            let help = if path.extension() == "csv" {
                "Trong Excel chọn “Lưu thành… CSV UTF-8”"
            } else {
                "Mở bằng trình soạn thảo, lưu lại với bảng mã UTF-8; nếu gõ bằng TCVN3 hay VNI thì chuyển mã trước"
            };
            diagnostics.push(Diagnostic::error(Code::NotUtf8, message).at(path, Span::new(at, at + 1)).help(help));
            return None;
        }
    };
    let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    Some(Text { text: &text[offset..], offset })
}

/// Whether a text is what its author wrote: in Unicode, and in one version.
fn is_sound(path: &SourcePath, text: Text<'_>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    report_legacy(path, text, diagnostics);
    !report_conflict(path, text, diagnostics)
}

fn report_conflict(path: &SourcePath, text: Text<'_>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let marks = conflict::marks(text.text);
    diagnostics.extend(marks.iter().map(|mark| {
        let line = &text.text[mark.clone()];
        Diagnostic::error(
            Code::ConflictMark,
            format!("Dòng “{}” là dấu xung đột của git", vietnamese::shortened(line, 40)),
        )
        .at(path, Span::new(mark.start, mark.end).shifted(text.offset))
        .help("Hai người cùng sửa chỗ này: giữ lại bản đúng, xóa bản kia và cả các dòng <<<<<<<, =======, >>>>>>>")
    }));
    !marks.is_empty()
}

fn report_lookalikes(path: &SourcePath, text: Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(vietnamese::lookalikes(text.text).map(|Lookalike { range, letter, meant }| {
        let word = vietnamese::shortened(&text.text[range.clone()], 40);
        let message =
            format!("“{word}” có chữ U+{:04X} chỉ trông giống chữ Việt nên không ai tìm ra", u32::from(letter));
        let help = format!("Ghi: {}; chạy congtruong fix thì cả tệp được sửa", vietnamese::shortened(&meant, 40));
        let span = Span::new(range.start, range.end).shifted(text.offset);
        Diagnostic::warning(Code::LookalikeLetter, message).at(path, span).help(help)
    }));
}

fn report_legacy(path: &SourcePath, text: Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((encoding, at)) = vietnamese::legacy_encoding(text.text) {
        let line = text.text[at..].lines().next().unwrap_or_default();
        let cut: String = encoding.repair(line).chars().take(60).collect();
        diagnostics.push(
            Diagnostic::error(Code::LegacyEncoding, format!("Đoạn này gõ bằng bảng mã {encoding}"))
                .at(path, text.letter(at))
                .help(format!("Chuyển sang Unicode; đoạn này sẽ là “{cut}”")),
        );
    }
}
