//! By what a file of the cache is known to be whole and this program's own: a line that says what it is, a line with
//! the program's fingerprint, and the hash of what follows.

/// The first line.
const MAGIC: &[u8] = b"congtruong cache\n";
/// The program itself, as its build script made it from all it is made from.
const PROGRAM: &[u8] = concat!(env!("CONGTRUONG_FINGERPRINT"), "\n").as_bytes();

/// What stands before the payload.
pub(super) fn head(payload: &[u8]) -> [Vec<u8>; 3] {
    [MAGIC.to_vec(), PROGRAM.to_vec(), hash(payload).as_bytes().to_vec()]
}

/// The payload of a file that is whole and of this very program.
pub(super) fn opened(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let sealed = file.strip_prefix(MAGIC)?.strip_prefix(PROGRAM)?;
    let (sealed_hash, payload) = sealed.split_first_chunk::<{ blake3::OUT_LEN }>()?;
    if hash(payload) != *sealed_hash {
        return None;
    }
    let length = payload.len();
    Some(file.split_off(file.len() - length))
}

/// On all threads: what is kept for a large site is some forty megabytes.
fn hash(payload: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update_rayon(payload).finalize()
}
