//! Addresses: what a reader asks for, and the file that a host holds for it. Here alone one becomes the other.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The file that static hosts serve for a folder.
const INDEX: &str = "index.html";

/// What a reader asks for, without the host and the folder that the site stands in: `/tin-tuc/khai-giang/`, `/rss.xml`.
/// It begins with a slash; that of a page ends with one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Route(Cow<'static, str>);

/// The page that hosts serve where there is nothing.
pub const NOT_FOUND: Route = Route::fixed("/404.html");

impl Route {
    /// A route that every site has.
    pub const fn fixed(route: &'static str) -> Self {
        Self(Cow::Borrowed(route))
    }

    /// A route that was put together.
    pub fn new(route: impl Into<String>) -> Self {
        Self(Cow::Owned(route.into()))
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is that of a folder, for which hosts serve the page in it.
    pub fn is_folder(&self) -> bool {
        self.0.ends_with('/')
    }

    /// What stands below it: `/tin-tuc/` and `rss.xml` are `/tin-tuc/rss.xml`.
    #[must_use]
    pub fn join(&self, inside: &str) -> Self {
        Self::new([self.as_str(), inside].concat())
    }

    /// The path that a reference means to a browser that shows the page here.
    pub fn resolve(&self, reference: &str) -> String {
        let folder =
            if reference.starts_with('/') { "" } else { self.0.rsplit_once('/').map_or("", |(folder, _)| folder) };
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                // Above the root stands the root again.
                ".." => drop(parts.pop()),
                name => parts.push(name),
            }
        }
        ["/", &parts.join("/")].concat()
    }

    /// The file that a host serves for it.
    pub fn file(&self) -> OutPath {
        let inside = self.0.strip_prefix('/').unwrap_or(&self.0);
        if self.is_folder() { OutPath::new([inside, INDEX].concat()) } else { OutPath::new(inside) }
    }
}

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Route {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file that a host holds, by its path below the output folder, with `/` on every system:
/// `tin-tuc/khai-giang/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutPath(Cow<'static, str>);

impl OutPath {
    /// A file that every site has.
    pub const fn fixed(path: &'static str) -> Self {
        Self(Cow::Borrowed(path))
    }

    /// A path that was put together, or comes from outside: whether it stays below the output folder is asked where it
    /// is used.
    pub fn new(path: impl Into<String>) -> Self {
        Self(Cow::Owned(path.into()))
    }

    /// As a manifest has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The route for which a host serves it.
    pub fn route(&self) -> Route {
        let folder = self.0.strip_suffix(INDEX).filter(|folder| folder.is_empty() || folder.ends_with('/'));
        Route::new(["/", folder.unwrap_or(&self.0)].concat())
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<Path> for OutPath {
    fn as_ref(&self) -> &Path {
        Path::new(&*self.0)
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_from_the_page_that_holds_it() {
        let page = Route::fixed("/tin-tuc/khai-giang/");
        for (reference, path) in [
            ("../../", "/"),
            ("../", "/tin-tuc"),
            ("../../../..", "/"),
            ("../hoi-thao/", "/tin-tuc/hoi-thao"),
            ("/van-ban/", "/van-ban"),
            ("./x", "/tin-tuc/khai-giang/x"),
        ] {
            assert_eq!(page.resolve(reference), path, "{reference}");
        }
    }

    #[test]
    fn a_route_and_its_file_lead_to_each_other() {
        let pairs = [
            ("/", "index.html"),
            ("/tin-tuc/", "tin-tuc/index.html"),
            ("/404.html", "404.html"),
            ("/tin-tuc/rss.xml", "tin-tuc/rss.xml"),
            ("/cu/trang.html", "cu/trang.html"),
            ("/my-index.html", "my-index.html"),
        ];
        for (route, file) in pairs {
            assert_eq!(Route::fixed(route).file().as_str(), file);
            assert_eq!(OutPath::fixed(file).route().as_str(), route);
        }
    }
}
