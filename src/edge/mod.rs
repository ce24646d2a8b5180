//! The edge of the program: the disk and the clock. Only this module and `cli` touch them.

pub mod clock;
pub mod read;
pub mod write;
