//! Whether a file is whole: something is in it, and its format's own end is there. A transfer that broke off leaves a
//! beginning that looks right.

use memchr::memmem;

use super::format::FileFormat;

/// How much of a file's end is kept, in bytes: the directory of a ZIP file may be followed by a remark of 64 KB.
pub(super) const TAIL: usize = 66 << 10;

/// Where a PDF says how to read it, counted from its end: readers look no further. The format asks for one KB; signing
/// programs and old hosts add a little.
const PDF_END: usize = 4 << 10;

/// How near the end of a GIF its last byte stands, where something was added.
const GIF_END: usize = 16;

/// What a file's beginning and end tell of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wholeness {
    /// Its end is there, or its format has none.
    Whole,
    /// Nothing is in it.
    Empty,
    /// Its end isn't there.
    Cut,
}

/// What is looked at while a file is read once.
#[derive(Debug)]
pub(super) struct Ends<'f> {
    /// The beginning.
    pub(super) head: &'f [u8],
    /// The end, at most [`TAIL`] long.
    pub(super) tail: &'f [u8],
    /// How long the whole is.
    pub(super) size: u64,
    /// Where the last end marker of JPEG stands.
    pub(super) last_marker: Option<u64>,
}

impl Ends<'_> {
    pub(super) fn wholeness(&self, format: FileFormat) -> Wholeness {
        let is_blank =
            self.size <= TAIL as u64 && self.tail.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0);
        if is_blank {
            return Wholeness::Empty;
        }
        let is_whole = match format {
            FileFormat::Pdf => self.pdf(),
            FileFormat::Zip => return self.zip(),
            FileFormat::Ole => self.ole(),
            FileFormat::Jpeg => self.jpeg(),
            FileFormat::Png => [self.head, self.tail].iter().any(|part| memmem::find(part, b"IEND").is_some()),
            FileFormat::Gif => self.tail.iter().rev().take(GIF_END).any(|byte| *byte == b';'),
            FileFormat::Webp => self.webp(),
            FileFormat::Executable | FileFormat::Markup | FileFormat::Other => true,
        };
        if is_whole { Wholeness::Whole } else { Wholeness::Cut }
    }

    /// `startxref`, a place inside the file, `%%EOF`; and at least one object.
    fn pdf(&self) -> bool {
        let end = &self.tail[self.tail.len().saturating_sub(PDF_END)..];
        let Some(at) = memmem::rfind(end, b"startxref") else { return false };
        let after = end[at + 9..].trim_ascii_start();
        let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let place = std::str::from_utf8(&after[..digits]).ok().and_then(|digits| digits.parse::<u64>().ok());
        place.is_some_and(|place| place < self.size)
            && memmem::find(after, b"%%EOF").is_some()
            && [self.head, self.tail].iter().any(|part| memmem::find(part, b"obj").is_some())
    }

    /// The end of the directory, which names at least one file and lies inside the whole.
    fn zip(&self) -> Wholeness {
        let Some(at) = memmem::rfind(self.tail, b"PK\x05\x06") else { return Wholeness::Cut };
        let record = &self.tail[at..];
        let number = |at: usize, length: usize| {
            let bytes = record.get(at..at + length)?;
            Some(bytes.iter().rev().fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte)))
        };
        match (number(10, 2), number(12, 4), number(16, 4)) {
            (Some(0), Some(0), _) => Wholeness::Empty,
            // Four bytes of ones say that the numbers stand elsewhere, since they are too large for four bytes.
            (Some(_), Some(size), Some(start)) if start == 0xffff_ffff || size + start <= self.size => Wholeness::Whole,
            _ => Wholeness::Cut,
        }
    }

    /// A header and at least two sectors of the length that it says.
    fn ole(&self) -> bool {
        let shift = self.head.get(30).copied().unwrap_or_default();
        matches!(shift, 9 | 12) && self.size >= 3 << shift
    }

    /// An end marker behind the beginning of the picture itself: small previews before it have their own.
    fn jpeg(&self) -> bool {
        let scan = self.scan();
        self.last_marker.is_some_and(|last| scan.is_none_or(|scan| last > scan as u64))
    }

    /// Where the picture itself begins in a JPEG, if that is in the part that is kept.
    fn scan(&self) -> Option<usize> {
        let mut at = 2;
        loop {
            let segment = self.head.get(at..at + 4)?;
            if segment[1] == 0xda {
                return Some(at);
            }
            at += 2 + usize::from(u16::from_be_bytes([segment[2], segment[3]]));
        }
    }

    fn webp(&self) -> bool {
        let length = self.head.get(4..8).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
        length.is_some_and(|length| u64::from(length) + 8 <= self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::super::FileFacts;
    use super::Wholeness::{self, Cut, Empty, Whole};

    fn of(bytes: &[u8]) -> Wholeness {
        let facts = FileFacts::of(bytes);
        assert_eq!(FileFacts::read_from(bytes).unwrap(), facts);
        facts.wholeness
    }

    #[test]
    fn nothing_and_blanks_are_empty() {
        assert_eq!(of(b""), Empty);
        assert_eq!(of(b" \r\n\0"), Empty);
        assert_eq!(of(b"Xin"), Whole);
    }

    #[test]
    fn a_pdf_tells_where_its_objects_are() {
        let whole = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
        assert_eq!(of(whole), Whole);
        assert_eq!(of(&whole[..whole.len() - 8]), Cut);
        assert_eq!(of(b"%PDF-1.7\n"), Cut);
        assert_eq!(of(b"%PDF-1.7 obj\nstartxref\n999\n%%EOF"), Cut);
        assert_eq!(of(&[whole.as_slice(), &[b'x'; 9000]].concat()), Cut);
    }

    #[test]
    fn a_zip_file_has_its_directory() {
        let mut end = b"PK\x03\x04aaaaaaaaaaPK\x05\x06\0\0\0\0\x01\0\x01\0\x08\0\0\0\x04\0\0\0\0\0".to_vec();
        assert_eq!(of(&end), Whole);
        assert_eq!(of(&end[..12]), Cut);
        end[30] = 200;
        assert_eq!(of(&end), Cut);
        assert_eq!(of(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), Empty);
    }

    #[test]
    fn pictures_have_their_end_markers() {
        let preview = b"\xff\xd8\xff\xe1\x00\x06\xff\xd9aa";
        let picture = [preview.as_slice(), b"\xff\xda\x00\x02abc"].concat();
        assert_eq!(of(&picture), Cut);
        assert_eq!(of(&[picture.as_slice(), b"\xff\xd9 more"].concat()), Whole);
        assert_eq!(of(b"GIF89a\x01\0\x01\0;"), Whole);
        assert_eq!(of(b"GIF89a\x01\0\x01\0"), Cut);
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Cut);
        assert_eq!(of(b"RIFF\x04\0\0\0WEBP"), Whole);
        assert_eq!(of(b"RIFF\xff\0\0\0WEBP"), Cut);
        assert_eq!(of(b"\xd0\xcf\x11\xe0"), Cut);
    }

    #[test]
    fn an_end_marker_between_two_pieces_is_seen() {
        let mut picture = b"\xff\xd8\xff\xda\x00\x02".to_vec();
        picture.resize((64 << 10) - 1, 7);
        picture.extend(b"\xff\xd9");
        picture.resize(300 << 10, 0);
        assert_eq!(of(&picture), Whole);
    }
}
