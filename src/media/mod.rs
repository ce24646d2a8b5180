//! Pictures on their way to readers. Pure: bytes in, bytes out.

mod clean;

pub use clean::{Clean, LARGEST, is_picture, orientation};
