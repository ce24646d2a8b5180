//! What a rule demands of public disclosure.

use super::asked::Asked;
use crate::content::kinds::Disclosure;

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

impl Demand<'_> {
    /// What asks for a record.
    pub fn of<'d>(demands: &'d [Self], record: &Disclosure) -> Option<&'d Self> {
        demands.iter().find(|demand| demand.asked.is_item_of(record))
    }
}
