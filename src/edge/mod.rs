//! The edge of the program: the disk, the clock and the sockets. Only this module and `cli` touch them.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "the edge is where the disk, the clock and the sockets are"
)]

pub mod apart;
pub mod cache;
pub mod clock;
pub mod commit;
mod disk;
pub mod door;
mod hidden;
mod misnamed;
mod passed;
pub mod read;
pub mod rewrite;
#[cfg(feature = "serve")]
pub mod serve;
mod stamp;
mod system;
pub mod write;
