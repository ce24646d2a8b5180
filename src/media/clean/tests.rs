//! Pictures put together by hand, with a secret in every place that can hold one.

use std::io::Read;

use proptest::prelude::*;

use super::*;

/// What must not come through.
const SECRET: &[u8] = b"10.0199N iPhone Hoa Sen";

fn clean(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    Clean::of(bytes.to_vec()).read_to_end(&mut out).unwrap();
    out
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(bytes, part).is_some()
}

/// Notes of a camera with an orientation and a secret, in the order of bytes of a phone.
fn notes(orientation: u8) -> Vec<u8> {
    let mut notes = b"II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x08\0\0\0\x26\0\0\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    notes.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    notes.extend(SECRET);
    notes
}

fn segment(mark: u8, inner: &[u8]) -> Vec<u8> {
    let length = u16::try_from(inner.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark], length.as_slice(), inner].concat()
}

fn jpeg(orientation: u8) -> Vec<u8> {
    [
        vec![0xff, 0xd8],
        segment(0xe0, &[b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01".as_slice(), SECRET].concat()),
        segment(0xe1, &[b"Exif\0\0".as_slice(), &notes(orientation)].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0".as_slice(), SECRET].concat()),
        segment(0xed, &[b"Photoshop 3.0\0".as_slice(), SECRET].concat()),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01colours"),
        segment(0xe2, &[b"MPF\0".as_slice(), SECRET].concat()),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(0xfe, SECRET),
        segment(0xdb, &[7; 65]),
        segment(0xda, b"\x01\x01\0\0\x3f\0"),
        b"pixels\xff\0more\xff\xd0pixels\xff\xd9".to_vec(),
        SECRET.to_vec(),
    ]
    .concat()
}

fn chunk(name: &[u8], inner: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inner.len()).unwrap();
    [length.to_be_bytes().as_slice(), name, inner, b"sums"].concat()
}

fn riff(chunks: &[(&[u8], &[u8])]) -> Vec<u8> {
    let inner: Vec<u8> = chunks
        .iter()
        .flat_map(|(name, inner)| {
            let length = u32::try_from(inner.len()).unwrap().to_le_bytes();
            [name, length.as_slice(), inner, &[0][..inner.len() % 2]].concat()
        })
        .collect();
    let size = u32::try_from(inner.len() + 4).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &size, b"WEBP", &inner].concat()
}

#[test]
fn a_jpeg_loses_its_notes_and_keeps_what_it_looks_like() {
    let cleaned = clean(&jpeg(6));
    assert!(!holds(&cleaned, b"0199") && !holds(&cleaned, b"Photoshop") && !holds(&cleaned, b"MPF"));
    for kept in
        [b"colours".as_slice(), b"Adobe", b"pixels\xff\0more\xff\xd0pixels\xff\xd9", b"\x01\x12\0\x03\0\0\0\x01\0\x06"]
    {
        assert!(holds(&cleaned, kept), "{kept:?}");
    }
    assert!(cleaned.ends_with(&[0xff, 0xd9]));
    assert_eq!(exif::orientation(&notes(6)), Some(6));
    assert!(!holds(&clean(&jpeg(1)), b"Exif"), "upright needs no note");
    assert_eq!(clean(&cleaned), cleaned);
}

#[test]
fn a_png_loses_its_words_and_keeps_what_it_looks_like() {
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[1; 13]),
        chunk(b"iCCP", b"colours"),
        chunk(b"tEXt", SECRET),
        chunk(b"iTXt", SECRET),
        chunk(b"zTXt", SECRET),
        chunk(b"tIME", b"0199..."),
        chunk(b"eXIf", &notes(3)),
        chunk(b"IDAT", b"pixels"),
        chunk(b"IEND", b""),
        SECRET.to_vec(),
    ]
    .concat();
    let cleaned = clean(&png);
    assert!(!holds(&cleaned, b"0199") && holds(&cleaned, b"colours") && holds(&cleaned, b"pixels"));
    assert!(holds(&cleaned, b"\x01\x12\0\x03\0\0\0\x01\0\x03") && cleaned.ends_with(b"IENDsums"));
    assert_eq!(clean(&cleaned), cleaned);
}

#[test]
fn a_webp_loses_its_notes_and_says_so() {
    let secret = notes(8);
    let webp = riff(&[
        (b"VP8X", &[0x2c, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
        (b"ICCP", b"colours"),
        (b"VP8 ", b"pixels"),
        (b"EXIF", &secret),
        (b"XMP ", SECRET),
    ]);
    let cleaned = clean(&[webp, SECRET.to_vec()].concat());
    assert!(!holds(&cleaned, b"0199") && holds(&cleaned, b"colours") && holds(&cleaned, b"pixels"));
    assert_eq!(cleaned[20], 0x28, "notes of which side is up are there, XMP isn't");
    assert_eq!(u32::from_le_bytes(cleaned[4..8].try_into().unwrap()) as usize + 8, cleaned.len());
    assert_eq!(clean(&cleaned), cleaned);
}

#[test]
fn what_is_no_picture_stays_as_it_is() {
    for bytes in
        [b"%PDF-1.7".as_slice(), b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"RIFF\0\0\0\0WEBPVP8 "]
    {
        assert_eq!(clean(bytes), bytes);
    }
}

proptest! {
    #[test]
    fn nothing_brings_it_down(picture in 0..2_usize, cut in 0..600_usize, at in 0..600_usize, byte: u8) {
        let mut bytes = if picture == 0 { jpeg(6) } else { riff(&[(b"VP8X", &[0x2c; 10]), (b"EXIF", &notes(8))]) };
        bytes.truncate(cut);
        if let Some(changed) = bytes.get_mut(at) {
            *changed = byte;
        }
        clean(&bytes);
    }
}
