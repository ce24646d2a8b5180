//! Pictures without what cameras and programs write into them about people: position, device, owner, words, previews.
//!
//! What a picture looks like stays: its pixels to the byte, its colour profile, and which side is up. Nothing is decoded,
//! so nothing gets worse. A picture that isn't built as its format says is left as it is.

mod exif;
mod jpeg;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use std::io::{self, Read};
use std::ops::Range;

pub use exif::orientation;

/// Largest picture that is cleaned, in bytes: it is in memory meanwhile, and no camera of a school makes a larger one.
pub const LARGEST: u64 = 64 << 20;

/// A part of a cleaned picture.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// These bytes of the original.
    Kept(Range<usize>),
    /// What had to be written anew.
    New(Vec<u8>),
}

/// Whether a file that begins so may be a picture that can be cleaned.
pub fn is_picture(head: &[u8]) -> bool {
    jpeg::begins(head) || png::begins(head) || webp::begins(head)
}

/// A picture that reads as its readers get it. It is in memory once.
#[derive(Debug)]
pub struct Clean {
    bytes: Vec<u8>,
    pieces: std::vec::IntoIter<Piece>,
    current: Piece,
    done: usize,
}

impl Clean {
    /// Takes the bytes of a picture, or of anything that only begins like one.
    pub fn of(bytes: Vec<u8>) -> Self {
        let pieces = pieces(&bytes).unwrap_or_else(|| vec![Piece::Kept(0..bytes.len())]);
        Self { bytes, pieces: pieces.into_iter(), current: Piece::New(Vec::new()), done: 0 }
    }
}

impl Read for Clean {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let piece = match &self.current {
                Piece::Kept(range) => self.bytes.get(range.clone()).unwrap_or_default(),
                Piece::New(bytes) => bytes,
            };
            let rest = piece.get(self.done..).unwrap_or_default();
            if !rest.is_empty() || buffer.is_empty() {
                let read = rest.len().min(buffer.len());
                buffer[..read].copy_from_slice(&rest[..read]);
                self.done += read;
                return Ok(read);
            }
            match self.pieces.next() {
                Some(next) => (self.current, self.done) = (next, 0),
                None => return Ok(0),
            }
        }
    }
}

/// The parts of a picture that readers get; `None` where it can't be read.
fn pieces(bytes: &[u8]) -> Option<Vec<Piece>> {
    if jpeg::begins(bytes) {
        jpeg::pieces(bytes)
    } else if png::begins(bytes) {
        png::pieces(bytes)
    } else if webp::begins(bytes) {
        webp::pieces(bytes)
    } else {
        None
    }
}
