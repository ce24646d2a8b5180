//! The edge of the program: the disk and the clock. Only this module and `cli` touch them.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "the edge is where the disk and the clock are"
)]

pub mod clock;
pub mod read;
pub mod write;
