//! By what a file of the cache is known to be whole and this program's own: a line that says what it is, a line with
//! the program's fingerprint, and that of what follows.

use crate::fingerprint::Fingerprint;

/// The first line.
const MAGIC: &[u8] = b"congtruong cache\n";
/// The program itself, as its build script made it from all it is made from.
const PROGRAM: &[u8] = concat!(env!("CONGTRUONG_FINGERPRINT"), "\n").as_bytes();

/// What stands before the payload.
pub(super) fn head(payload: &[u8]) -> [Vec<u8>; 3] {
    [MAGIC.to_vec(), PROGRAM.to_vec(), Fingerprint::of(payload).as_bytes().to_vec()]
}

/// The payload of a file that is whole and of this very program.
pub(super) fn opened(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let sealed = file.strip_prefix(MAGIC)?.strip_prefix(PROGRAM)?;
    let (fingerprint, payload) = sealed.split_first_chunk()?;
    if Fingerprint::of(payload).as_bytes() != fingerprint {
        return None;
    }
    let length = payload.len();
    Some(file.split_off(file.len() - length))
}
