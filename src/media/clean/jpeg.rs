//! JPEG: segments, then the picture itself.

use super::{Piece, exif};

/// Marks that stand alone, without a length.
const ALONE: [u8; 10] = [0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// What of a segment readers get.
enum Fate {
    Kept,
    Dropped,
    Replaced(Vec<u8>),
}

pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xd8, 0xff])
}

/// The parts that readers get. What stands behind the picture's end goes: previews, films, further pictures, each with
/// notes of its own.
pub(super) fn pieces(bytes: &[u8]) -> Option<Vec<Piece>> {
    let mut pieces = vec![Piece::Kept(0..2)];
    let (mut at, mut has_picture) = (2, false);
    loop {
        let start = at;
        // Before a mark any number of filling bytes may stand.
        at += bytes.get(at..)?.iter().take_while(|byte| **byte == 0xff).count();
        let mark = *bytes.get(at)?;
        at += 1;
        if at - start < 2 {
            return None;
        }
        if mark == END {
            pieces.push(Piece::Kept(start..at));
            return has_picture.then_some(pieces);
        }
        if ALONE.contains(&mark) {
            pieces.push(Piece::Kept(start..at));
            continue;
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let inner = bytes.get(at + 2..at.checked_add(length)?)?;
        at += length;
        match fate(mark, inner) {
            Fate::Kept => pieces.push(Piece::Kept(start..at)),
            Fate::Dropped => {}
            Fate::Replaced(segment) => pieces.push(Piece::New(segment)),
        }
        if mark == SCAN {
            has_picture = true;
            let end = scan_end(bytes, at);
            pieces.push(Piece::Kept(at..end));
            if end == bytes.len() {
                // Cut off in the middle of the picture: what there is of it is shown.
                return Some(pieces);
            }
            at = end;
        }
    }
}

/// Where the bytes of a scan end: at the next mark that doesn't belong to them.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) {
        at += next;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

fn fate(mark: u8, inner: &[u8]) -> Fate {
    match mark {
        0xe0 if inner.starts_with(b"JFIF\0") => without_preview(inner),
        0xe1 if inner.starts_with(exif::MARK) => exif::orientation(inner).map_or(Fate::Dropped, |orientation| {
            let notes = [exif::MARK, &exif::of_orientation(orientation)].concat();
            Fate::Replaced(segment(0xe1, &notes))
        }),
        0xe2 if inner.starts_with(b"ICC_PROFILE\0") => Fate::Kept,
        // Says how colours are stored, without which they are wrong.
        0xee if inner.starts_with(b"Adobe") => Fate::Kept,
        0xe0..=0xef | 0xfe => Fate::Dropped,
        _ => Fate::Kept,
    }
}

/// The first segment may hold a small picture: of what was cut away, too.
fn without_preview(inner: &[u8]) -> Fate {
    match inner.get(12..14) {
        Some([0, 0]) if inner.len() == 14 => Fate::Kept,
        Some(_) => Fate::Replaced(segment(0xe0, &[&inner[..12], &[0, 0]].concat())),
        None => Fate::Dropped,
    }
}

fn segment(mark: u8, inner: &[u8]) -> Vec<u8> {
    let length = u16::try_from(inner.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
    [&[0xff, mark], length.as_slice(), inner].concat()
}
