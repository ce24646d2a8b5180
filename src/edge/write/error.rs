//! Why a site couldn't be written, told to who runs the program.

use std::io;
use std::path::{Path, PathBuf};

use super::hindrance::Hindrance;
use crate::theme::TemplateFault;
use crate::vietnamese::trouble;

/// Why a site couldn't be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output folder must not be written to.
    #[error("Không ghi trang vào “{}”: {why}. {todo}", out.display())]
    Refused {
        /// The output folder.
        out: PathBuf,
        /// Why, in Vietnamese.
        why: &'static str,
        /// What to do instead, in Vietnamese.
        todo: &'static str,
    },
    /// Something of somebody else's is where the site has to have a file or a folder.
    #[error(
        "{} không do congtruong tạo mà nằm đúng chỗ của trang trong “{}”. Dời hoặc đổi tên những thứ ấy rồi chạy lại; hoặc thêm --force để chương trình đổi tên chúng thành tên có đuôi .cu, không mất gì.",
        listed(things), out.display()
    )]
    InTheWay {
        /// The output folder.
        out: PathBuf,
        /// What is in the way, by paths below it.
        things: Vec<PathBuf>,
    },
    /// Another build writes to the same folder.
    #[error("Một lần tạo trang khác đang ghi vào “{}”. Đợi lần đó xong rồi chạy lại.", .0.display())]
    Busy(PathBuf),
    /// A template failed on a page. Every one was tried before, so that this is not to be expected.
    #[error("Không dựng được trang “{path}”: {fault}. Sửa mẫu trong theme/templates, hoặc xóa đi để dùng mẫu có sẵn.")]
    Render {
        /// The page.
        path: String,
        /// What the template engine says.
        fault: TemplateFault,
    },
    /// A path of the site would leave the output folder.
    #[error("Địa chỉ “{0}” không làm tên tệp được. Sửa slug hoặc aliases của bài có địa chỉ này.")]
    Path(String),
    /// A file of the sources was changed or removed while the site was being built.
    #[error("Tệp “{}” vừa bị đổi hoặc xóa trong lúc tạo trang: {}. Chạy lại lệnh.", path.display(), trouble(error))]
    Source {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The disk said no.
    #[error(
        "Không ghi được “{}”: {}. Trang đã đăng lần trước vẫn nguyên. {}",
        path.display(),
        trouble(error),
        advice(error)
    )]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl WriteError {
    /// The system's complaint about a path; for `map_err`.
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Disk { path: path.to_owned(), error }
    }

    /// Why files couldn't be moved into an output folder.
    pub(super) fn hindered(out: &Path, hindrance: Hindrance) -> Self {
        match hindrance {
            Hindrance::InTheWay(thing) => Self::InTheWay { out: out.to_owned(), things: vec![thing] },
            Hindrance::Disk(path, error) => Self::Disk { path, error },
        }
    }
}

/// How many things are named; of more it is told how many they are.
const NAMED: usize = 5;

fn listed(things: &[PathBuf]) -> String {
    let names: Vec<String> = things.iter().take(NAMED).map(|thing| format!("“{}”", thing.display())).collect();
    match things.len().saturating_sub(NAMED) {
        0 => names.join(", "),
        more => format!("{} và {more} thứ khác", names.join(", ")),
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "Ổ đĩa hết chỗ: dọn bớt rồi chạy lại."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Kiểm tra quyền ghi của thư mục chứa nó, hoặc chọn thư mục khác bằng --out."
        }
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => {
            "Thư mục xuất là một ổ gắn riêng nên không thay một lần được: chọn một thư mục con của nó bằng --out."
        }
        _ => "Kiểm tra thư mục xuất, hoặc chọn thư mục khác bằng --out.",
    }
}
