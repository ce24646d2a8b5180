//! WebP: chunks in a RIFF, the first of which says what the others are.

use super::{Piece, exif};

/// The chunks that make the picture.
const LOOKS: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH"];
/// In the first chunk: there are notes of a camera; there is a packet of XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// The parts that readers get; what stands behind the RIFF goes.
pub(super) fn pieces(bytes: &[u8]) -> Option<Vec<Piece>> {
    let size = usize::try_from(u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?)).ok()?;
    let all = bytes.get(..size.checked_add(8)?)?;
    let mut chunks = Vec::new();
    let (mut at, mut orientation, mut has_picture) = (12, None, false);
    while at < all.len() {
        let name: &[u8; 4] = all.get(at..at + 4)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(all.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        let inner = all.get(at + 8..(at + 8).checked_add(length)?)?;
        // An odd chunk is filled up; the last one isn't always.
        let end = (at + 8 + length + length % 2).min(all.len());
        has_picture |= matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
        match name {
            b"EXIF" => orientation = exif::orientation(inner),
            b"VP8X" => chunks.push((at..end, Some(inner))),
            _ if LOOKS.contains(&name) => chunks.push((at..end, None)),
            _ => {}
        }
        at = end;
    }
    if !has_picture {
        return None;
    }
    let notes = orientation.map(|orientation| chunk(*b"EXIF", &exif::of_orientation(orientation)));
    let flags = |first: u8| (first & !(HAS_EXIF | HAS_XMP)) | if notes.is_some() { HAS_EXIF } else { 0 };
    let mut pieces: Vec<Piece> = Vec::new();
    for (range, head) in chunks {
        match head.and_then(|inner| inner.split_first()) {
            Some((first, rest)) => pieces.push(Piece::New(chunk(*b"VP8X", &[&[flags(*first)], rest].concat()))),
            None => pieces.push(Piece::Kept(range)),
        }
    }
    pieces.extend(notes.map(Piece::New));
    let length = |piece: &Piece| match piece {
        Piece::Kept(range) => range.len(),
        Piece::New(bytes) => bytes.len(),
    };
    let size = u32::try_from(4 + pieces.iter().map(length).sum::<usize>()).ok()?;
    let head = [b"RIFF".as_slice(), &size.to_le_bytes(), b"WEBP"].concat();
    Some(std::iter::once(Piece::New(head)).chain(pieces).collect())
}

fn chunk(name: [u8; 4], inner: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inner.len()).unwrap_or(u32::MAX).to_le_bytes();
    let filling: &[u8] = if inner.len() % 2 == 1 { &[0] } else { &[] };
    [name.as_slice(), &length, inner, filling].concat()
}
