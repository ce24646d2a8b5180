//! By which addresses programs know what was published: feeds and calendars never let go of one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::Route;

/// What stood at each address of the last publication, as feeds and calendars know it.
pub type KnownAs = Arc<BTreeMap<Route, Known>>;

/// As what feeds and calendars know something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The address that is its name.
    pub address: Route,
    /// In which publication the place where it stands was first seen, counted from the first that is remembered.
    pub since: u32,
}
