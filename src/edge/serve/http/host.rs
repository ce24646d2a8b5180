//! Which `Host` headers are answered. A page of another site may let its own name point to this machine
//! and so read what is being written here; the name it asks for gives it away.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::HOST;

/// What is said to others.
pub(super) const REFUSED: &str = "Máy chủ xem thử chỉ trả lời khi được gọi là localhost. \
    Muốn xem từ máy khác trong mạng của trường, chạy lại với --bind 0.0.0.0.";

/// Who is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hosts {
    /// Who asks for this machine by a name that always means it.
    ThisMachine,
    /// Everybody: in a network, machines bear any name.
    Any,
}

impl Hosts {
    /// What fits the address that the server listens on.
    pub fn when_bound_to(address: IpAddr) -> Self {
        if address.is_loopback() { Self::ThisMachine } else { Self::Any }
    }

    /// Whether a request with these headers is answered.
    pub fn admit(self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        let alone = hosts.next().is_none();
        self == Self::Any || (alone && host.is_some_and(is_this_machine))
    }
}

fn is_this_machine(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let is_loopback = address.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    port.bytes().all(|digit| digit.is_ascii_digit()) && (is_loopback || name.eq_ignore_ascii_case("localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_always_mean_this_machine_are_known() {
        for host in ["localhost", "localhost:1313", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:1313", "[::1]", "[::1]:80"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in
            ["", "a.vn", "localhost.a.vn", "127.0.0.1.a.vn", "localhost:80@a.vn", "10.0.0.1", "a.localhost", ":"]
        {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
