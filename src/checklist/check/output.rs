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
}

impl Property {
    fn finding(self) -> &'static str {
        match self {
            Self::Phones => "Giao diện có sẵn đọc được trên điện thoại từ 320 điểm ảnh, kể cả khi tắt JavaScript",
            Self::OpenSource => "Trang do phần mềm mã nguồn mở congtruong tạo ra (giấy phép MIT hoặc Apache-2.0)",
        }
    }
}

impl Test for Output {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let own = facts.inputs.sources.keys().find(|path| path.as_str().starts_with("theme/"));
        match own {
            None => Outcome::pass(self.has.finding()).seen_at(facts.site, ["/"]),
            Some(path) => {
                Outcome::needs_person(format!("Trang dùng giao diện riêng ({path}), chương trình không bảo đảm được"))
            }
        }
    }
}
