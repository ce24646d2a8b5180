//! What the views of several pages are put together from.

pub(super) mod branches;
pub(super) mod chart;
pub(super) mod figures;
pub(super) mod filters;
mod frame;
pub(super) mod head;
pub(super) mod intro;
mod item;
pub(super) mod list;
pub(super) mod pagination;
pub(super) mod phone;
pub(super) mod reckoned;
pub(super) mod record;
mod shared;
pub(super) mod shown;
pub(super) mod tag;

pub use frame::Frame;
pub(super) use frame::alternates;
pub use item::{FileItem, Item, Picture, Row};
pub use shared::Shared;
pub(crate) use shared::school_name;
