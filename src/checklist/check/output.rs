//! What the built-in theme sees to.

use serde::Deserialize;

use super::{Facts, Outcome, Test};

/// A property of every site that the program makes with its own theme; with a theme of the site's own a person must
/// look.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    has: Property,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Property {
    /// Readable on telephones, without JavaScript too.
    Phones,
    /// Made with free software.
    OpenSource,
    /// Files with their hashes.
    Integrity,
    /// Nothing is fetched from other servers.
    OwnServer,
}

impl Property {
    fn seen(self) -> Outcome {
        match self {
            Self::Phones => {
                Outcome::pass("Giao diện có sẵn đọc được trên điện thoại từ 320 điểm ảnh, kể cả khi tắt JavaScript")
                    .measured()
            }
            Self::OpenSource => {
                Outcome::pass("Trang do phần mềm mã nguồn mở congtruong tạo ra (giấy phép MIT hoặc Apache-2.0)")
            }
            Self::Integrity => Outcome::pass("Giao diện có sẵn ghi dung lượng và mã SHA-256 của từng tệp tải về"),
            Self::OwnServer => Outcome::pass("Giao diện có sẵn không tải phông chữ, hình, kịch bản của máy chủ khác"),
        }
    }
}

impl Test for Output {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let own = facts.inputs.sources.keys().find(|path| path.as_str().starts_with("theme/"));
        match own {
            None => self.has.seen().seen_at(facts.site, ["/"]),
            Some(path) => {
                Outcome::needs_person(format!("Trang dùng giao diện riêng ({path}), chương trình không bảo đảm được"))
            }
        }
    }
}
