#![forbid(unsafe_code)]
pub mod diagnostic;
pub mod inputs;
pub mod source;
pub mod vietnamese;
