use anyhow::Result;
use super::Outcome;
pub(super) fn run(_: super::args::NewArgs) -> Result<Outcome> { todo!() }
