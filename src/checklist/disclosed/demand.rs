//! What a rule demands of public disclosure.

use super::asked::Asked;

/// An item that a rule asks a school for.
#[derive(Clone, Debug)]
pub struct Demand<'l> {
    /// What is required, in Vietnamese.
    pub title: &'l str,
    /// The clause that asks for it.
    pub citation: String,
    /// The item itself.
    pub asked: &'l Asked,
}
