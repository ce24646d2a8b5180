//! Files that can't be written as such in a text file: other encodings, binary files, very large ones.

use unicode_normalization::UnicodeNormalization;

/// What the words in brackets behind a file's name make of its text: `(crlf, bom)`, `(jpeg, 3 MB)`.
pub fn apply(text: &str, words: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        bytes = put_on(bytes, word);
    }
    bytes
}

fn put_on(bytes: Vec<u8>, word: &str) -> Vec<u8> {
    let text = || String::from_utf8(bytes.clone()).expect("text");
    match word {
        "crlf" => text().replace('\n', "\r\n").into_bytes(),
        "cr" => text().replace('\n', "\r").into_bytes(),
        "bom" => [b"\xef\xbb\xbf".as_slice(), &bytes].concat(),
        "nfd" => text().nfd().collect::<String>().into_bytes(),
        "utf-16" => std::iter::once(0xfeff).chain(text().encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "latin-1" => text().chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect(),
        "pdf" => b"%PDF-1.7\n1 0 obj\nstartxref\n0\n%%EOF\n".to_vec(),
        "docx" => b"PK\x03\x04PK\x05\x06\0\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
        "program" => b"MZ\x90\0".to_vec(),
        "jpeg" => jpeg(1600, 900),
        "png" => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x03\x84IEND".to_vec(),
        "cut" => bytes[..bytes.len() / 2].to_vec(),
        size => {
            let megabytes: usize = size.strip_suffix(" MB").and_then(|n| n.parse().ok()).expect(size);
            let filler = if bytes.is_ascii() { b'x' } else { 0 };
            let mut bytes = bytes;
            bytes.resize(megabytes << 20, filler);
            bytes
        }
    }
}

/// A JPEG file with its size in pixels, and its end.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let [h, w] = [height.to_be_bytes(), width.to_be_bytes()];
    vec![0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, h[0], h[1], w[0], w[1], 1, 0, 0, 0xff, 0xda, 0, 2, 0xff, 0xd9]
}
