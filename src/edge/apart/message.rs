//! What the program and a child write to each other: a length, then so many bytes.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::theme::Order;

/// Most bytes of a message; a page is never larger than a part of that.
const LONGEST: u32 = 256 << 20;

/// What a child is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message<'m> {
    /// The templates of the site's own, once.
    Templates(&'m [u8]),
    /// What many tasks are given.
    Common(Fingerprint, &'m [u8]),
    /// To render a template that is given these common things. This alone is answered.
    Order(Fingerprint, Cow<'m, Order>),
}

/// Writes a message.
pub(super) fn write(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_allocvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LONGEST);
    to.write_all(&length.ok_or(io::ErrorKind::FileTooLarge)?.to_le_bytes())?;
    to.write_all(&bytes)
}

/// Reads the bytes of a message.
pub(super) fn read(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == u64::from(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
