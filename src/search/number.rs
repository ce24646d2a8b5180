//! Whole numbers in base 128, the lowest digits first: most take one byte.

/// Appends a number.
pub(super) fn push(out: &mut Vec<u8>, mut number: u64) {
    loop {
        let [digits, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return out.push(digits & 0x7f);
        }
        out.push(digits | 0x80);
    }
}

/// Takes the number that stands first; `None` when it is cut off or too large.
pub(super) fn take(bytes: &mut &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0_usize, 0);
    loop {
        let (byte, after) = bytes.split_first()?;
        *bytes = after;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if *byte < 0x80 {
            return Some(value);
        }
        shift += 7;
    }
}

/// Takes as many bytes as the number before them says.
pub(super) fn take_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = take(bytes)?;
    let (taken, after) = bytes.split_at_checked(length)?;
    *bytes = after;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_and_what_is_cut_off_is_none() {
        for number in [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX)] {
            let mut bytes = Vec::new();
            push(&mut bytes, number);
            assert_eq!(take(&mut bytes.as_slice()).map(|number| number as u64), Some(number));
            assert_eq!(take(&mut &bytes[..bytes.len() - 1]), None);
        }
        assert_eq!(take(&mut [0xff; 20].as_slice()), None);
        assert_eq!(take_bytes(&mut [2, 7].as_slice()), None);
    }
}
