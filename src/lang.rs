//! The languages that a site may be in, and what each adds to an address.

use serde::{Deserialize, Serialize};

use crate::address::Route;

/// A language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, at the root.
    Vi,
    /// English, under `/en/`.
    En,
}

impl Lang {
    /// The code for `lang` and `hreflang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// What stands before a route in this language.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Vi => "",
            Self::En => "/en",
        }
    }

    /// The route of the home page in this language.
    pub const fn home(self) -> Route {
        match self {
            Self::Vi => Route::fixed("/"),
            Self::En => Route::fixed("/en/"),
        }
    }

    /// The language that a page is translated into.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}
