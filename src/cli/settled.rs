//! What a command that was killed left in an output folder is ended before anything else.

use std::path::{Path, PathBuf};

use super::terminal;
use crate::edge::write::{self, WriteError};

/// Makes the site in an output folder whole again, if a command was killed while it published there, and tells what is
/// worth knowing of that.
pub(super) fn settle(out: &Path) -> Result<(), WriteError> {
    let settled = write::settle(out)?;
    tell_kept(&settled.kept);
    if let Some(folder) = settled.spoiled {
        let folder = folder.display();
        terminal::tell(&format!(
            "lưu ý: Lần tạo trang trước bị ngắt và không dọn tiếp được; những gì nó để lại nay ở “{folder}”. Xem trong đó \
             còn tệp nào cần giữ không, rồi xóa đi."
        ));
    }
    Ok(())
}

/// The same for a command that only reads: the site may be read as it is.
pub(super) fn settle_if_possible(out: &Path) {
    match settle(out) {
        // Nothing was left half done; it is being done.
        Ok(()) | Err(WriteError::Busy(_)) => {}
        Err(error) => terminal::tell(&format!("lưu ý: {error}")),
    }
}

/// Tells of the files that somebody changed while the site was being published.
pub(super) fn tell_kept(kept: &[PathBuf]) {
    for path in kept {
        let path = path.display();
        terminal::tell(&format!(
            "lưu ý: “{path}” vừa được người khác sửa hoặc thêm trong lúc đăng nên được giữ nguyên. Muốn lấy bản của trang \
             thì chạy lại lệnh."
        ));
    }
}
