//! Files that are only passed on, read as well as can be, whatever encoding they are in: somebody else will read them.

use std::borrow::Cow;

use crate::vietnamese;

/// So much of a text tells which old encoding it is in, in bytes.
const ENOUGH: usize = 64 << 10;

/// The text of a file: in UTF-8, in UTF-16 with a mark or without, in an encoding of before Unicode.
pub fn readable(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(text) = utf16(bytes) {
        return Cow::Owned(legacy(&text).unwrap_or(text));
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => legacy(text).map_or(Cow::Borrowed(text), Cow::Owned),
        Err(_) => Cow::Owned(of_windows(bytes)),
    }
}

/// A text of before Unicode in its letters; `None` for any other.
fn legacy(text: &str) -> Option<String> {
    let (legacy, _) = vietnamese::legacy_encoding(&text[..text.floor_char_boundary(ENOUGH)])?;
    Some(legacy.repair(text))
}

/// How two bytes are a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// UTF-16, known by its mark or by the noughts that stand beside plain letters.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (rest, unit): (&[u8], Unit) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => {
            let head = &bytes[..bytes.len().min(512)];
            let noughts = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 4;
            let enough = head.len() / 2;
            match (noughts(0) > enough, noughts(1) > enough) {
                (false, true) => (bytes, u16::from_le_bytes),
                (true, false) => (bytes, u16::from_be_bytes),
                _ => return None,
            }
        }
    };
    let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The Vietnamese of old Windows: Latin letters, five marks behind their letters, a few letters of its own.
fn of_windows(bytes: &[u8]) -> String {
    let latin: String = bytes.iter().copied().map(char::from).collect();
    if let Some(text) = legacy(&latin) {
        return text;
    }
    let letter = |byte: &u8| match byte {
        0xc3 => 'Ă',
        0xe3 => 'ă',
        0xcc => '\u{300}',
        0xd2 => '\u{309}',
        0xde => '\u{303}',
        0xec => '\u{301}',
        0xf2 => '\u{323}',
        0xd0 => 'Đ',
        0xf0 => 'đ',
        0xd5 => 'Ơ',
        0xf5 => 'ơ',
        0xdd => 'Ư',
        0xfd => 'ư',
        0xfe => '₫',
        other => char::from(*other),
    };
    let text: String = bytes.iter().map(letter).collect();
    vietnamese::composed(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn a_text_is_read_in_every_encoding() {
        let text = "Nguyễn Bằng Lăng, học sinh lớp 6A";
        let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(readable(text.as_bytes()), text);
        assert_eq!(readable(&wide(u16::to_le_bytes)), text);
        assert_eq!(readable(&wide(u16::to_be_bytes)), text);
        assert_eq!(readable(&[&[0xff, 0xfe], &*wide(u16::to_le_bytes)].concat()), text);
        // Windows-1258.
        assert_eq!(readable(b"Nguy\xea\xden B\xe3\xccng L\xe3ng, ho\xf2c sinh l\xf5\xecp 6A"), text);
        assert_eq!(readable(&[0xff, 0xfe, 0x41]), "");
        assert_eq!(readable(b""), "");
    }
}
