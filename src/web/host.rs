//! Hosts: the names that machines can have, and those that only machines of one house know.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A host without the `www.` before it, which names the same site.
pub fn without_www(host: &str) -> &str {
    host.get(..4).filter(|www| www.eq_ignore_ascii_case("www.")).map_or(host, |_| &host[4..])
}

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

/// Whether it is the machine that asks, in whichever spelling browsers take: `LOCALHOST`, `localhost.`, `127.1`,
/// `[::ffff:127.0.0.1]`.
pub fn is_this_machine(authority: &str) -> bool {
    let name = without_port(authority).trim_end_matches('.');
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_own_name = last.eq_ignore_ascii_case("localhost") || name.eq_ignore_ascii_case("localhost.localdomain");
    // No last label of the net begins with a digit: it is a number, whole or with a part left out.
    let is_number = || last.starts_with(|c: char| c.is_ascii_digit()) || name.starts_with('[');
    is_own_name || is_number() && url::Host::parse(name).is_ok_and(|host| is_loopback(&host))
}

fn is_loopback(host: &url::Host) -> bool {
    let address = match host {
        url::Host::Domain(_) => return false,
        url::Host::Ipv4(address) => IpAddr::V4(*address),
        url::Host::Ipv6(address) => address.to_canonical(),
    };
    address.is_loopback() || address.is_unspecified()
}

/// A host without the number of its port, and without a name of a person before it.
fn without_port(authority: &str) -> &str {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let end = if host.starts_with('[') { host.find(']').map(|end| end + 1) } else { host.find(':') };
    &host[..end.unwrap_or(host.len())]
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
    if let Some(address) = address.to_ipv4_mapped() {
        return is_private_4(address);
    }
    let first = address.segments()[0];
    address.is_loopback() || address.is_unspecified() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80
}
