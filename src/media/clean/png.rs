//! PNG: chunks, each with its name and a checksum.

use super::{Piece, exif};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that a picture looks otherwise without; those with a capital first can't be spared anyway.
const LOOKS: [&[u8; 4]; 16] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"mDCv", b"cLLI", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT", b"sPLT",
];

pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The parts that readers get; what stands behind the last chunk goes.
pub(super) fn pieces(bytes: &[u8]) -> Option<Vec<Piece>> {
    let mut at = SIGNATURE.len();
    let mut pieces = vec![Piece::Kept(0..at)];
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let name: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at.checked_add(usize::try_from(length).ok()?)?.checked_add(12)?;
        let inner = bytes.get(at + 8..end - 4)?;
        bytes.get(end - 4..end)?;
        if name == b"eXIf" {
            let notes = exif::orientation(inner).map(exif::of_orientation);
            pieces.extend(notes.map(|notes| Piece::New(chunk(*name, &notes))));
        } else if name[0].is_ascii_uppercase() || LOOKS.contains(&name) {
            pieces.push(Piece::Kept(at..end));
        }
        if name == b"IEND" {
            return Some(pieces);
        }
        at = end;
    }
}

fn chunk(name: [u8; 4], inner: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inner.len()).unwrap_or(u32::MAX);
    let named = [name.as_slice(), inner].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    [length.to_be_bytes().as_slice(), &named, &sum.sum().to_be_bytes()].concat()
}
