//! The site's own address without encryption.

use crate::config;
use crate::content::real::host;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::source::SourcePath;

/// What an address without encryption begins with.
const PLAIN: &str = "http://";

/// Warns of it, where the address is one of the network's and not of a machine for trying.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let base = &site.config.base_url;
    let written = base.value.as_str();
    let Some((scheme, rest)) =
        written.split_at_checked(PLAIN.len()).filter(|(scheme, _)| scheme.eq_ignore_ascii_case(PLAIN))
    else {
        return;
    };
    let host = host::of(&[scheme, rest].concat());
    if let Some(path) = SourcePath::new(config::FILE).filter(|_| host.contains('.') && !host::is_reserved(&host)) {
        let message = "Địa chỉ trang không mã hóa: trình duyệt báo “Không bảo mật”, ai đứng giữa cũng sửa được trang";
        let help = format!(
            "Cài chứng thư số ở nơi đặt trang (Let's Encrypt cấp không mất tiền), rồi ghi: base_url: https://{rest}"
        );
        diagnostics.push(Diagnostic::warning(Code::PlainAddress, message).at(&path, base.span).help(help));
    }
}
