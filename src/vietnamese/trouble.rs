//! What a system complains of, in the words of who has to do something about it.

use std::borrow::Cow;
use std::io::{self, ErrorKind};

/// A system's complaint in Vietnamese; in the system's own words where it is a rare one.
pub fn trouble(error: &io::Error) -> Cow<'static, str> {
    Cow::Borrowed(match error.kind() {
        ErrorKind::NotFound => "không có ở đó",
        ErrorKind::PermissionDenied => "không được phép",
        ErrorKind::AlreadyExists => "đã có thứ khác mang tên ấy",
        ErrorKind::NotADirectory => "một phần của đường dẫn là tệp, không phải thư mục",
        ErrorKind::IsADirectory => "đó là thư mục, không phải tệp",
        ErrorKind::DirectoryNotEmpty => "thư mục còn thứ khác bên trong",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::StorageFull => "ổ đĩa hết chỗ",
        ErrorKind::QuotaExceeded => "hết phần đĩa được dùng",
        ErrorKind::FileTooLarge => "tệp quá lớn đối với ổ đĩa này",
        ErrorKind::ResourceBusy => "hệ thống đang dùng hoặc có ổ đĩa gắn ở đó",
        ErrorKind::CrossesDevices => "hai nơi nằm trên hai ổ đĩa khác nhau",
        ErrorKind::InvalidFilename => "tên quá dài hoặc không dùng được",
        ErrorKind::Interrupted => "bị ngắt giữa chừng",
        ErrorKind::UnexpectedEof => "tệp hết sớm hơn chờ đợi",
        ErrorKind::BrokenPipe => "bên nhận đã đóng",
        ErrorKind::AddrInUse => "địa chỉ đang có chương trình khác dùng",
        ErrorKind::OutOfMemory => "máy hết bộ nhớ",
        ErrorKind::Unsupported => "hệ thống không làm được việc này",
        _ => return Cow::Owned(error.to_string()),
    })
}
