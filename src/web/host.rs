//! Hosts: the names that machines can have, and those that only machines of one house know.

use std::net::{Ipv4Addr, Ipv6Addr};

/// What is wrong with a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No machine can be called so.
    Impossible,
    /// No reader can reach it.
    Private,
}

/// Last labels that no name of the public net ends with.
const PRIVATE: [&str; 8] = ["local", "localhost", "localdomain", "test", "internal", "lan", "home", "intranet"];

/// What is wrong with what stands between `//` and the path.
pub(super) fn fault(authority: &str) -> Option<Fault> {
    if let Some(inner) = authority.strip_prefix('[') {
        let address = inner.split_once(']').filter(|(_, after)| is_port(after)).map(|(address, _)| address);
        return match address.and_then(|address| address.parse().ok()) {
            Some(address) => is_private_6(address).then_some(Fault::Private),
            None => Some(Fault::Impossible),
        };
    }
    let (name, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
    if !is_port(port) || !name.split('.').all(is_label) {
        return Some(Fault::Impossible);
    }
    let last = name.rsplit('.').next().unwrap_or_default();
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return match name.parse() {
            Ok(address) => is_private_4(address).then_some(Fault::Private),
            Err(_) => Some(Fault::Impossible),
        };
    }
    let is_private = !name.contains('.') || PRIVATE.iter().any(|known| last.eq_ignore_ascii_case(known));
    is_private.then_some(Fault::Private)
}

/// Whether it is the machine that asks.
pub fn is_this_machine(authority: &str) -> bool {
    let name = authority.split(':').next().unwrap_or_default();
    let is_loopback = name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback() || address.is_unspecified());
    is_loopback || name.eq_ignore_ascii_case("localhost") || authority.starts_with("[::1]")
}

/// The host that was probably meant by one that can't be: commas for points, spaces and points too many.
pub(super) fn proposed(authority: &str) -> Option<String> {
    let plain: String = authority.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace("%20", "").replace(',', ".");
    let plain = plain.trim_end_matches([':', ';', '.']);
    let labels: Vec<&str> = plain.split('.').filter(|label| !label.is_empty()).collect();
    let host = labels.join(".");
    (fault(&host).is_none()).then_some(host)
}

fn is_label(label: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(is_sign)
}

/// Whether it is nothing, or a port with its colon.
fn is_port(written: &str) -> bool {
    written.is_empty()
        || written.strip_prefix(':').and_then(|port| port.parse::<u16>().ok()).is_some_and(|port| port > 0)
}

fn is_private_4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local() || address.is_unspecified()
}

fn is_private_6(address: Ipv6Addr) -> bool {
    let first = address.segments()[0];
    address.is_loopback() || address.is_unspecified() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80
}
