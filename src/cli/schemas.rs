//! `congtruong explain`: what a code means, or an item of the checklist.
use anyhow::Result;
use super::Outcome;
pub(super) fn run(_: &std::path::Path) -> Result<Outcome> { todo!() }
