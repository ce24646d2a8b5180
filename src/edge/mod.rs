//! The edge of the program: the disk, the clock and the sockets. Only this module and `cli` touch them.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "the edge is where the disk, the clock and the sockets are"
)]

pub mod cache;
pub mod clock;
#[cfg(feature = "serve")]
mod glance;
#[cfg(feature = "serve")]
pub mod http;
#[cfg(feature = "serve")]
mod judge;
#[cfg(feature = "serve")]
pub mod published;
pub mod read;
#[cfg(feature = "serve")]
pub mod reader;
#[cfg(feature = "serve")]
pub mod session;
mod stamp;
#[cfg(feature = "serve")]
pub mod stirred;
#[cfg(feature = "serve")]
pub mod watch;
pub mod write;
