//! Fingerprints: by which a value is known to be what it was, without keeping it.

use std::fmt;
use std::io::{BufWriter, Write};

use serde::{Deserialize, Serialize};

/// The hash of a value.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u8; blake3::OUT_LEN]", into = "[u8; blake3::OUT_LEN]")]
pub struct Fingerprint(blake3::Hash);

impl Fingerprint {
    /// Of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// The bytes of the hash.
    pub fn as_bytes(&self) -> &[u8; blake3::OUT_LEN] {
        self.0.as_bytes()
    }
}

impl From<blake3::Hash> for Fingerprint {
    fn from(hash: blake3::Hash) -> Self {
        Self(hash)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl From<[u8; blake3::OUT_LEN]> for Fingerprint {
    fn from(bytes: [u8; blake3::OUT_LEN]) -> Self {
        Self(bytes.into())
    }
}

impl From<Fingerprint> for [u8; blake3::OUT_LEN] {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.0.into()
    }
}

/// Takes the fingerprint of several values in a row. They are serialised straight into the hash: of a long page no
/// second copy is made.
#[derive(Debug)]
pub struct Fingerprinter(BufWriter<blake3::Hasher>);

/// What the hash is given at once, in bytes; it is quickest from this length on.
const PIECE: usize = 16 << 10;

impl Fingerprinter {
    /// Begins a fingerprint.
    pub fn new() -> Self {
        Self(BufWriter::with_capacity(PIECE, blake3::Hasher::new()))
    }

    /// Adds another fingerprint.
    pub fn add(&mut self, part: Fingerprint) -> Option<()> {
        self.0.write_all(part.0.as_bytes()).ok()
    }

    /// Adds bytes, such that they can't run together with what follows.
    pub fn add_bytes(&mut self, bytes: &[u8]) -> Option<()> {
        self.0.write_all(&bytes.len().to_le_bytes()).ok()?;
        self.0.write_all(bytes).ok()
    }

    /// Adds a value as it serialises; `None` for one that JSON has no form for, which then has no fingerprint.
    pub fn add_value(&mut self, value: &(impl Serialize + ?Sized)) -> Option<()> {
        serde_json::to_writer(&mut self.0, value).ok()?;
        // JSON tells where a value ends, except for numbers.
        self.0.write_all(b"\n").ok()
    }

    /// The fingerprint of all that was added.
    pub fn finish(self) -> Option<Fingerprint> {
        self.0.into_inner().ok().map(|hasher| Fingerprint(hasher.finalize()))
    }
}

impl Default for Fingerprinter {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Option<Fingerprint> {
        let mut fingerprinter = Fingerprinter::new();
        values.iter().try_for_each(|value| fingerprinter.add_value(value))?;
        fingerprinter.finish()
    }

    #[test]
    fn values_that_differ_in_where_one_ends_have_different_fingerprints() {
        assert_eq!(of(&["Đoàn", "Đội"]), of(&["Đoàn", "Đội"]));
        assert_ne!(of(&["Đoàn", "Đội"]), of(&["Đoà", "nĐội"]));
        assert_ne!(of(&["Đoàn\nĐội"]), of(&["Đoàn", "Đội"]));
        assert_ne!(of(&["Đoàn\"\n\"Đội"]), of(&["Đoàn", "Đội"]));
    }

    #[test]
    fn a_value_without_a_form_has_no_fingerprint() {
        let keys_are_lists = std::collections::BTreeMap::from([(vec![1], 2)]);
        assert_eq!(Fingerprinter::new().add_value(&keys_are_lists), None);
    }

    #[test]
    fn a_fingerprint_is_written_and_read() {
        let fingerprint = Fingerprint::of("Lễ khai giảng".as_bytes());
        let bytes = postcard::to_allocvec(&fingerprint).unwrap();
        assert_eq!(postcard::from_bytes::<Fingerprint>(&bytes), Ok(fingerprint));
        assert!(postcard::from_bytes::<Fingerprint>(b"abc").is_err());
    }
}
