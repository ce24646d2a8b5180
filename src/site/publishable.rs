//! Which files a school may publish: by their ending, which tells hosts what to call them, and by what is in them, which
//! is what browsers go by where a host tells them nothing.

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{FileFacts, FileFormat, Wholeness};
use crate::source::SourcePath;
use crate::vietnamese;

/// A picture larger than this makes a phone wait, in bytes.
const HEAVY: u64 = 2 << 20;

/// What schools publish. What browsers or hosts run (HTML, XML, SVG, scripts), programs and macros aren't in it.
const ALLOWED: [&str; 30] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "zip", "jpg", "jpeg",
    "png", "gif", "webp", "mp3", "m4a", "ogg", "mp4", "webm", "vtt", "epub", "ics", "json", "ico", "p7s",
];

const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "gif", "webp"];

/// As which office files old systems hand out pages of theirs. Hosts call them office files, and so browsers only save
/// them.
const PAGES_IN_DISGUISE: [&str; 2] = ["doc", "xls"];

/// What to do about an ending that isn't allowed, where there is something better than for most.
const INSTEAD: [(&[&str], &str); 8] = [
    (
        &["xml", "xsl", "xslt", "rss", "atom", "rdf", "kml", "gpx"],
        "Trình duyệt chạy được tệp XML; nén tệp thành .zip, hoặc lưu bảng số liệu thành .csv, .xlsx",
    ),
    (
        &["html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml"],
        "Chép nội dung vào một bài .md, hoặc in trang thành PDF",
    ),
    (
        &["heic", "heif", "avif", "bmp", "tif", "tiff", "svg", "psd", "ai", "raw", "jfif", "jxl"],
        "Mở ảnh rồi lưu lại (Save As) thành JPG hoặc PNG",
    ),
    (
        &["mov", "avi", "wmv", "mkv", "flv", "3gp", "mpg", "mpeg", "m4v"],
        "Chuyển phim thành MP4, hoặc đưa lên YouTube rồi đặt liên kết",
    ),
    (&["wav", "wma", "amr", "aac", "flac"], "Chuyển tệp âm thanh thành MP3"),
    (&["rar", "7z", "tar", "gz"], "Giải nén rồi đăng từng tệp, hoặc nén lại thành .zip"),
    (
        &["docm", "dotm", "dot", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm"],
        "Lưu lại (Save As) không có macro: DOCX, XLSX, PPTX",
    ),
    (&["url", "lnk", "webloc"], "Tệp này chỉ là lối tắt trên máy; đặt liên kết tới địa chỉ ấy trong bài"),
];

/// Whether files with this ending may be published.
pub(super) fn has_allowed_ending(path: &SourcePath) -> bool {
    ALLOWED.contains(&path.extension().as_str())
}

/// What is told of a file whose ending isn't allowed.
pub(super) fn refused_ending(path: &SourcePath) -> Option<Diagnostic> {
    if has_allowed_ending(path) {
        return None;
    }
    let extension = path.extension();
    let instead = INSTEAD.iter().find(|(endings, _)| endings.contains(&extension.as_str()));
    let help = instead.map_or("Chuyển sang PDF, DOCX, XLSX hoặc ảnh JPG, PNG", |(_, help)| help);
    Some(Diagnostic::error(Code::ForbiddenFile, format!("Không đăng được loại tệp “.{extension}”")).help(help))
}

/// What is told of a file with an allowed ending.
pub(super) fn faults(path: &SourcePath, facts: &FileFacts) -> impl Iterator<Item = Diagnostic> {
    let of_pictures = || [of_dimensions(path, facts), of_size(path, facts.size)].into_iter().flatten();
    let is_picture = PICTURES.contains(&path.extension().as_str());
    of_content(path, facts).into_iter().chain(is_picture.then(of_pictures).into_iter().flatten())
}

fn of_content(path: &SourcePath, facts: &FileFacts) -> Option<Diagnostic> {
    let (format, name, extension) = (facts.format, path.file_name(), path.extension());
    if format == FileFormat::Executable {
        let message = format!("“{name}” là tệp chạy được, không phải tài liệu");
        let help = "Xóa tệp này và quét mã độc máy đã tạo ra nó";
        return Some(Diagnostic::error(Code::ForbiddenFile, message).help(help));
    }
    if let Some(unreadable) = of_wholeness(path, facts) {
        return Some(unreadable);
    }
    if format.fits(&extension) {
        return None;
    }
    if format != FileFormat::Markup {
        let message = format!("Nội dung của “{name}” không phải loại .{extension}");
        return Some(Diagnostic::warning(Code::FileTypeMismatch, message).help("Mở tệp và lưu lại đúng loại"));
    }
    if PAGES_IN_DISGUISE.contains(&extension.as_str()) {
        let message = format!("“{name}” thật ra là trang HTML mang đuôi .{extension}; người đọc chỉ tải về được");
        let help = format!("Mở bằng Word hoặc Excel rồi lưu lại (Save As) thành .{extension}x");
        return Some(Diagnostic::warning(Code::FileTypeMismatch, message).help(help));
    }
    let message = format!("“{name}” chứa mã HTML hoặc XML mà trình duyệt chạy được, không phải loại .{extension}");
    Some(
        Diagnostic::error(Code::ForbiddenFile, message)
            .help("Mở bằng đúng chương trình đã tạo ra nó rồi lưu lại đúng loại, hoặc bỏ tệp này"),
    )
}

/// Nothing is in it, or it ends before its end.
fn of_wholeness(path: &SourcePath, facts: &FileFacts) -> Option<Diagnostic> {
    let name = path.file_name();
    let (message, help) = match facts.wholeness {
        Wholeness::Whole => return None,
        Wholeness::Empty => {
            (format!("Tệp “{name}” rỗng, người đọc tải về không có gì"), "Chép lại tệp từ máy đã soạn ra nó rồi đè lên")
        }
        // What isn't of its ending at all is told as that.
        Wholeness::Cut if !facts.format.fits(&path.extension()) => return None,
        Wholeness::Cut => (
            format!("Tệp “{name}” bị cắt giữa chừng, người đọc không mở được"),
            "Mở thử tệp; chép hoặc tải lại bản đủ từ máy đã soạn ra nó rồi đè lên",
        ),
    };
    Some(Diagnostic::warning(Code::BrokenFile, message).help(help))
}

fn of_dimensions(path: &SourcePath, facts: &FileFacts) -> Option<Diagnostic> {
    let (width, height) = facts.absurd?;
    let name = path.file_name();
    let message = format!("Ảnh “{name}” ghi kích thước {width} × {height} điểm, không ảnh nào như thế");
    let help = "Ảnh có lẽ hỏng: mở ra xem, lưu lại rồi chép đè lên";
    Some(Diagnostic::warning(Code::FileTypeMismatch, message).help(help))
}

fn of_size(path: &SourcePath, size: u64) -> Option<Diagnostic> {
    if size <= HEAVY {
        return None;
    }
    let message = format!("Ảnh “{}” nặng {}", path.file_name(), vietnamese::file_size(size));
    let help = "Thu ảnh về chiều ngang 1600 điểm, dưới 2 MB, rồi chép đè lên";
    Some(Diagnostic::warning(Code::HeavyImage, message).help(help))
}
