//! What a file is, told by its first bytes.

use super::markup;

/// How programs begin: for Windows, Linux and macOS, in Java, WebAssembly and Flash, in an interpreter's language, as the
/// help or the links of Windows.
const PROGRAMS: [&[u8]; 14] = [
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
    b"FWS",
    b"CWS",
    b"ZWS",
    b"#!",
    b"ITSF",
    b"L\0\0\0\x01\x14\x02\0",
];

/// The format that a file's first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// `%PDF`
    Pdf,
    /// A ZIP container: DOCX, XLSX, PPTX, ODT, EPUB.
    Zip,
    /// An OLE container: DOC, XLS, PPT.
    Ole,
    /// `FF D8 FF`
    Jpeg,
    /// `89`, `PNG`
    Png,
    /// `GIF8`
    Gif,
    /// `RIFF`, a size, `WEBP`
    Webp,
    /// A program, a script or a link that starts one.
    Executable,
    /// What a browser runs: HTML, XML, SVG, a web archive.
    Markup,
    /// Anything else.
    Other,
}

impl FileFormat {
    /// What the first bytes of a file say that it is.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [b'%', b'P', b'D', b'F', ..] => Self::Pdf,
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Self::Zip,
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Self::Ole,
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            _ if PROGRAMS.iter().any(|beginning| bytes.starts_with(beginning)) => Self::Executable,
            _ if markup::begins_with(bytes) => Self::Markup,
            _ => Self::Other,
        }
    }

    /// Whether a file of this format may carry the extension (in lower case).
    pub fn fits(self, extension: &str) -> bool {
        match extension {
            "pdf" => self == Self::Pdf,
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "epub" | "zip" => self == Self::Zip,
            "doc" | "xls" | "ppt" => self == Self::Ole,
            "jpg" | "jpeg" => self == Self::Jpeg,
            "png" => self == Self::Png,
            "gif" => self == Self::Gif,
            "webp" => self == Self::Webp,
            // Hosts and browsers take it for text and show it as it is: a lesson may be about HTML.
            "txt" => true,
            _ => self != Self::Markup,
        }
    }
}
