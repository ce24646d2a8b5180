//! Files on their way through: what is known of them, published and shown is the same for all who ask here.

use std::io::{self, Read};

use super::door::Opened;
use crate::media::{self, Clean};

/// How much of a file's beginning tells what it is, in bytes.
const HEAD: usize = 16;

/// A file as its readers get it: a picture without what is written in it about people, anything else as it is.
///
/// # Errors
/// When it can't be read.
pub fn on(mut opened: Opened) -> io::Result<Box<dyn Read + Send>> {
    let size = opened.metadata().len();
    let mut head = Vec::with_capacity(HEAD);
    opened.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    if !media::is_picture(&head) || size > media::LARGEST {
        return Ok(Box::new(io::Cursor::new(head).chain(opened)));
    }
    let mut bytes = head;
    bytes.reserve_exact(usize::try_from(size).unwrap_or_default().saturating_sub(bytes.len()));
    opened.read_to_end(&mut bytes)?;
    Ok(Box::new(Clean::of(bytes)))
}
