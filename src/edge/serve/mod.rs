//! All that only `congtruong serve` needs: the folder watched and read again and again, what is shown of it, and the
//! server that shows it.
//!
//! ```text
//! watch → stirred → reader (sights) → session → edition → http
//!                                        └→ judge ↗
//! ```

pub mod edition;
pub mod http;
mod judge;
pub mod news;
pub mod reader;
pub mod session;
mod sights;
pub mod stirred;
pub mod watch;
