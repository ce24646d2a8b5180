//! The notes of a camera (EXIF), of which only one matters to readers: which side is up.

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;

/// What begins the notes in a JPEG.
pub(super) const MARK: &[u8] = b"Exif\0\0";

/// Which side of a picture is up, 2 to 8; `None` where it is the upper one, or nothing says so.
pub fn orientation(notes: &[u8]) -> Option<u8> {
    let notes = notes.strip_prefix(MARK).unwrap_or(notes);
    let is_little = match notes.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let bytes = notes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let u32_at = |at: usize| {
        let bytes = notes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let entries = usize::from(u16_at(directory)?);
    let entry = |index: usize| directory.checked_add(2 + 12 * index);
    let found = (0..entries).map_while(entry).find(|at| u16_at(*at) == Some(ORIENTATION))?;
    let value = u16_at(found.checked_add(8)?)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// Notes that say which side is up and nothing else.
pub(super) fn of_orientation(orientation: u8) -> Vec<u8> {
    let mut notes = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    notes.extend([orientation, 0, 0, 0, 0, 0, 0]);
    notes
}
