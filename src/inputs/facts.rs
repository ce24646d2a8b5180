//! What a build knows of a file that it passes on, read from its bytes: size, hash, format, dimensions.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::format::FileFormat;
use super::wholeness::{Ends, TAIL, Wholeness};
use crate::fingerprint::{Fingerprint, Fingerprinter};
use crate::media;

/// How much of a file's beginning is kept to tell its format and dimensions, in bytes.
/// A camera's notes and colour profile come before the dimensions of a JPEG.
const HEAD: usize = 512 << 10;

/// How a JPEG ends.
const JPEG_END: &[u8] = &[0xff, 0xd9];

/// What the program knows of a file that it only passes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The fingerprint of the bytes.
    pub fingerprint: Fingerprint,
    /// Width and height in pixels, for a picture whose header could be read and makes sense.
    pub dimensions: Option<(u32, u32)>,
    /// What the header of a picture says that can't be its width and height.
    pub absurd: Option<(u32, u32)>,
    /// What the first bytes say the file is.
    pub format: FileFormat,
    /// Whether anything is in it, and its end is there.
    pub wholeness: Wholeness,
}

/// SHA-256 of bytes, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(hash: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

impl FileFacts {
    /// The facts of a file that is in memory.
    pub fn of(bytes: &[u8]) -> Self {
        let ends = Ends {
            head: &bytes[..bytes.len().min(HEAD)],
            tail: &bytes[bytes.len().saturating_sub(TAIL)..],
            size: bytes.len() as u64,
            last_marker: memchr::memmem::rfind(bytes, JPEG_END).map(|at| at as u64),
        };
        Self::new(&ends, &Sha256::digest(bytes), Fingerprint::of(bytes))
    }

    /// The facts of a file that is read piece by piece: a film needn't fit into memory.
    ///
    /// # Errors
    /// What the reader says.
    pub fn read_from(mut file: impl Read) -> io::Result<Self> {
        let (mut sha256, mut fingerprint) = (Sha256::new(), Fingerprinter::new());
        let (mut head, mut tail, mut size, mut last_marker) = (Vec::new(), Vec::new(), 0, None);
        let mut buffer = vec![0; 64 << 10];
        loop {
            let read = match file.read(&mut buffer) {
                Ok(0) => {
                    let ends = Ends { head: &head, tail: last(&tail), size, last_marker };
                    return Ok(Self::new(&ends, &sha256.finalize(), fingerprint.finish()));
                }
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let piece = &buffer[..read];
            sha256.update(piece);
            fingerprint.add_piece(piece);
            // The marker may stand between two pieces.
            if piece.starts_with(&JPEG_END[1..]) && tail.ends_with(&JPEG_END[..1]) {
                last_marker = Some(size - 1);
            }
            last_marker = memchr::memmem::rfind(piece, JPEG_END).map(|at| size + at as u64).or(last_marker);
            head.extend_from_slice(&piece[..read.min(HEAD - head.len())]);
            if tail.len() > TAIL {
                tail.drain(..tail.len() - TAIL);
            }
            tail.extend_from_slice(piece);
            size += read as u64;
        }
    }

    fn new(ends: &Ends<'_>, sha256: &[u8], fingerprint: Fingerprint) -> Self {
        let format = FileFormat::of(ends.head);
        let sha256 = hexadecimal(sha256);
        let (dimensions, absurd) = match dimensions(format, ends.head) {
            Some(claimed) if is_a_size(claimed) => (Some(claimed), None),
            claimed => (None, claimed),
        };
        let wholeness = ends.wholeness(format);
        Self { size: ends.size, sha256, fingerprint, dimensions, absurd, format, wholeness }
    }
}

fn last(tail: &[u8]) -> &[u8] {
    &tail[tail.len().saturating_sub(TAIL)..]
}

/// Longest side of a picture: more than any camera makes, and what JPEG can hold.
const LONGEST_SIDE: u32 = 65_535;

fn is_a_size((width, height): (u32, u32)) -> bool {
    (1..=LONGEST_SIDE).contains(&width) && (1..=LONGEST_SIDE).contains(&height)
}

/// The size as readers see it: a camera that was held upright says so in its notes.
fn turned((width, height): (u32, u32), side: Option<u8>) -> (u32, u32) {
    if side.is_some_and(|side| side >= 5) { (height, width) } else { (width, height) }
}

/// Width and height as the header says; in PNG they may be anything that four bytes hold.
fn dimensions(format: FileFormat, bytes: &[u8]) -> Option<(u32, u32)> {
    let be16 = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let le16 = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let be32 = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    match format {
        FileFormat::Png => {
            let notes = || {
                let at = memchr::memmem::find(bytes, b"eXIf")?;
                bytes.get(at + 4..at.checked_add(4)?.checked_add(usize::try_from(be32(at.checked_sub(4)?)?).ok()?)?)
            };
            Some(turned((be32(16)?, be32(20)?), notes().and_then(media::orientation)))
        }
        FileFormat::Gif => Some((le16(6)?, le16(8)?)),
        FileFormat::Webp => match bytes.get(12..16)? {
            b"VP8 " => Some((le16(26)? & 0x3fff, le16(28)? & 0x3fff)),
            b"VP8L" => {
                let bits = u32::from_le_bytes(bytes.get(21..25)?.try_into().ok()?);
                Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
            }
            b"VP8X" => Some((
                1 + (le16(24)? | u32::from(*bytes.get(26)?) << 16),
                1 + (le16(27)? | u32::from(*bytes.get(29)?) << 16),
            )),
            _ => None,
        },
        FileFormat::Jpeg => {
            let (mut at, mut side) = (2, None);
            loop {
                let marker = *bytes.get(at + 1)?;
                // Start-of-frame markers hold the size; C4, C8 and CC are other tables.
                if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
                    return Some(turned((be16(at + 7)?, be16(at + 5)?), side));
                }
                let next = at + 2 + usize::try_from(be16(at + 2)?).ok()?;
                if marker == 0xe1 {
                    side = media::orientation(bytes.get(at + 4..next)?).or(side);
                }
                at = next;
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_what_a_file_is() {
        assert!(FileFacts::of(b"%PDF-1.7").format.fits("pdf"));
        assert!(!FileFacts::of(b"MZ\x90\0").format.fits("docx"));
        for program in [b"MZ\x90\0".as_slice(), b"\x7fELF", b"#!/bin/sh", b"\xca\xfe\xba\xbe", b"CWS\x09", b"\0asm\x01"]
        {
            assert_eq!(FileFacts::of(program).format, FileFormat::Executable);
        }
        assert!(FileFacts::of(b"<html>").format.fits("txt") && !FileFacts::of(b"<html>").format.fits("p7s"));
        assert_eq!(FileFacts::of(b"GIF89a\x0a\0\x14\0").dimensions, Some((10, 20)));
        assert_eq!(FileFacts::of(b"\xff\xd8\xff").dimensions, None);
    }

    #[test]
    fn a_size_that_no_picture_has_is_none() {
        let png = |width: u32, height: u32| {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
            bytes.extend(width.to_be_bytes().into_iter().chain(height.to_be_bytes()));
            FileFacts::of(&bytes)
        };
        for claimed in [(0, 800), (800, 0), (1200, 2_147_483_648), (u32::MAX, 1), (65_536, 65_536)] {
            let facts = png(claimed.0, claimed.1);
            assert_eq!((facts.dimensions, facts.absurd), (None, Some(claimed)));
        }
        let facts = png(65_535, 1);
        assert_eq!((facts.dimensions, facts.absurd), (Some((65_535, 1)), None));
        assert_eq!(FileFacts::of(b"GIF89a\0\0\x14\0").absurd, Some((0, 20)));
    }

    #[test]
    fn a_file_read_piece_by_piece_has_the_same_facts() {
        let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x03\x20".to_vec();
        picture.resize(HEAD + 12_345, 7);
        let facts = FileFacts::of(&picture);
        assert_eq!(facts.dimensions, Some((1200, 800)));
        assert_eq!(FileFacts::read_from(picture.as_slice()).unwrap(), facts);
    }

    #[test]
    fn a_picture_that_was_taken_upright_has_the_size_that_readers_see() {
        let jpeg = |side: u8| {
            let notes =
                [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[side], &[0; 6]].concat();
            let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
            let frame = b"\xff\xc0\0\x0b\x08\x00\xf0\x01\x40\x01\x01\x11\0";
            [b"\xff\xd8\xff\xe1".as_slice(), &length, &notes, frame].concat()
        };
        for (side, size) in [(1, (320, 240)), (3, (320, 240)), (5, (240, 320)), (6, (240, 320)), (8, (240, 320))] {
            assert_eq!(FileFacts::of(&jpeg(side)).dimensions, Some(size), "{side}");
        }
    }
}
