//! Where the site is served: host and folder.

use crate::address::Route;
use crate::diagnostic::{Code, Diagnostic};

/// The address of the site, cut into what links need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Scheme, host and port, without a slash at the end: `https://truong.edu.vn`.
    pub origin: String,
    /// The folder, without a slash at the end: empty at the root, `/school` in a sub-folder.
    pub folder: String,
}

impl Base {
    /// Cuts an absolute address.
    ///
    /// # Errors
    /// When it is no `http` or `https` address.
    pub fn parse(address: &str) -> Result<Self, Diagnostic> {
        let bad = || {
            Diagnostic::error(Code::BadValue, format!("Địa chỉ trang “{address}” không đúng"))
                .help("Ghi địa chỉ đầy đủ, ví dụ https://truong.edu.vn/ hoặc https://may-chu.vn/truong/")
        };
        let url = url::Url::parse(address).map_err(|_| bad())?;
        if !matches!(url.scheme(), "http" | "https") || url.query().is_some() || url.fragment().is_some() {
            return Err(bad());
        }
        let origin = url.origin().ascii_serialization();
        Ok(Self { origin, folder: url.path().trim_end_matches('/').to_owned() })
    }

    /// A route as it stands in a link: `/tin-tuc/` becomes `/school/tin-tuc/`.
    pub fn href(&self, route: &Route) -> String {
        [self.folder.as_str(), route.as_str()].concat()
    }

    /// A route as a full address, for feeds and the site map.
    pub fn absolute(&self, route: &Route) -> String {
        [self.origin.as_str(), &self.folder, route.as_str()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_may_stand_in_a_folder() {
        let base = Base::parse("https://phonghoa.example/truong/hoa-phuong/").unwrap();
        assert_eq!(base.href(&Route::fixed("/tin-tuc/")), "/truong/hoa-phuong/tin-tuc/");
        assert_eq!(base.absolute(&Route::fixed("/")), "https://phonghoa.example/truong/hoa-phuong/");
        assert_eq!(
            Base::parse("http://localhost:8080").unwrap().absolute(&Route::fixed("/a/")),
            "http://localhost:8080/a/"
        );
        assert!(Base::parse("truong.edu.vn").is_err() && Base::parse("ftp://a.vn").is_err());
    }
}
