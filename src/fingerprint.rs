//! Fingerprints: by which a value is known to be what it was, without keeping it.
//!
//! They are the 128 bits of XXH3: enough to tell apart whatever comes about by itself, and quicker than a hash that holds
//! against malice. None has to: whoever may write two sources of one fingerprint could only keep his own page from being
//! made again.

use std::fmt;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// The hash of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// Of bytes as they are; equal bytes alone give it.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes).to_be_bytes())
    }

    /// Of all that a reader gives.
    ///
    /// # Errors
    /// What the reader says.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Self> {
        let mut all = Fingerprinter::new();
        io::copy(&mut reader, &mut all)?;
        Ok(all.finish())
    }

    /// As it is kept in files.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Of a value; `None` for one that doesn't serialise.
    pub fn of_value(value: &(impl Serialize + ?Sized)) -> Option<Self> {
        let mut all = Fingerprinter::new();
        all.add_value(value)?;
        Some(all.finish())
    }

    /// Of several values, by theirs.
    pub fn of_all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Fingerprinter::new();
        parts.into_iter().for_each(|part| all.add(part));
        all.finish()
    }
}

impl fmt::Display for Fingerprint {
    /// In hexadecimal, as names of files have it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Takes the fingerprint of several values in a row. They are serialised straight into the hash: of a long page no
/// second copy is made.
#[derive(Default)]
pub struct Fingerprinter(XxHash3_128);

impl Fingerprinter {
    /// Begins a fingerprint.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds another fingerprint.
    pub fn add(&mut self, part: Fingerprint) {
        self.add_piece(&part.0);
    }

    /// Adds a piece of a longer row of bytes: where it is cut makes no difference.
    pub fn add_piece(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// Adds bytes, such that they can't run together with what follows.
    pub fn add_bytes(&mut self, bytes: &[u8]) {
        self.add_piece(&bytes.len().to_le_bytes());
        self.add_piece(bytes);
    }

    /// Adds a value as CBOR, which tells where a value ends; `None` for one that doesn't serialise, and so has
    /// no fingerprint.
    pub fn add_value(&mut self, value: &(impl Serialize + ?Sized)) -> Option<()> {
        ciborium::into_writer(value, self).ok()
    }

    /// The fingerprint of all that was added.
    pub fn finish(&self) -> Fingerprint {
        Fingerprint(self.0.finish_128().to_be_bytes())
    }
}

impl Write for Fingerprinter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add_piece(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Option<Fingerprint> {
        let mut fingerprinter = Fingerprinter::new();
        values.iter().try_for_each(|value| fingerprinter.add_value(value))?;
        Some(fingerprinter.finish())
    }

    #[test]
    fn values_that_differ_in_where_one_ends_have_different_fingerprints() {
        assert_eq!(of(&["Đoàn", "Đội"]), of(&["Đoàn", "Đội"]));
        assert_ne!(of(&["Đoàn", "Đội"]), of(&["Đoà", "nĐội"]));
        assert_ne!(of(&["Đoàn\nĐội"]), of(&["Đoàn", "Đội"]));
        assert_ne!(of(&["Đoàn\"\n\"Đội"]), of(&["Đoàn", "Đội"]));
    }

    #[test]
    fn a_value_that_does_not_serialise_has_no_fingerprint() {
        struct Torn;
        impl Serialize for Torn {
            fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(serde::ser::Error::custom("torn"))
            }
        }
        assert_eq!(Fingerprinter::new().add_value(&Torn), None);
    }

    #[test]
    fn a_fingerprint_is_written_and_read() {
        let fingerprint = Fingerprint::of("Lễ khai giảng".as_bytes());
        let bytes = postcard::to_allocvec(&fingerprint).unwrap();
        assert_eq!(postcard::from_bytes::<Fingerprint>(&bytes), Ok(fingerprint));
        assert!(postcard::from_bytes::<Fingerprint>(b"abc").is_err());
    }
}
