//! Whether an address is where a link says it leads, as far as the sources tell where that is.

use super::Real;
use crate::content::real::host;
use crate::web::without_www;

/// Why an address for examples is no link, as the end of a sentence that begins with the address.
pub const EXAMPLE: &str = "là địa chỉ để làm ví dụ, không dẫn tới đâu";

/// Why the unit's own home page is no system, as the end of a sentence that begins with the address.
const OWN_HOME: &str = "là trang chủ của chính đơn vị, không phải hệ thống được nêu";

/// Where the ministry is.
const MINISTRY: &str = "moet.gov.vn";

impl Real<'_> {
    /// Why an address can't be that of a system, as the end of a sentence that begins with the address.
    pub fn misleads(&self, system: &str, address: &str) -> Option<&'static str> {
        let host = host::of(address);
        let is_of_the_sector = Self::is_of_the_sector(&host) && host != self.own_host();
        let is_example = self.is_example(&host);
        if !self.is_address(address) {
            return Some(EXAMPLE);
        }
        if self.is_own_home(address) {
            return Some(OWN_HOME);
        }
        match system {
            "bo" if !host::is_below(&host, MINISTRY) => {
                Some("không phải trang của Bộ Giáo dục và Đào tạo (moet.gov.vn)")
            }
            "so" | "phong" if is_example => None,
            "so" | "phong" if !is_of_the_sector || host::is_below(&host, MINISTRY) => {
                Some("không phải trang của cơ quan quản lý (tên miền gov.vn hoặc edu.vn)")
            }
            "csdl" | "pcgd" if !is_example && !is_of_the_sector => {
                Some("không phải hệ thống của ngành (tên miền gov.vn hoặc edu.vn)")
            }
            "bo" | "so" | "phong" | "csdl" | "pcgd" | "khac" => None,
            _ if host::is_shared(&host) => Some("là nơi ai cũng mở trang được, không phải hệ thống được nêu"),
            _ if host::is_a_school(&host) && host != self.own_host() => Some("là trang của một trường khác"),
            _ => None,
        }
    }

    /// Whether an address is that of the unit's own home page, where no system is.
    pub fn is_own_home(&self, address: &str) -> bool {
        let base = &self.site.base;
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let path = rest.find('/').map_or("", |at| rest[at..].trim_end_matches('/'));
        let is_home = matches!(path.strip_prefix(base.folder.as_str()), Some("" | "/trang-chu"));
        is_home && without_www(&host::of(address)) == without_www(&host::of(&base.origin))
    }

    fn own_host(&self) -> &str {
        self.site.base.host()
    }
}
