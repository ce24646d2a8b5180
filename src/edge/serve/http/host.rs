//! Which names for this machine are answered. A page of another site may let its own name point to this machine and so
//! read what is being written here; the name it asks for gives it away, in a network as on this machine alone.

use std::net::{IpAddr, UdpSocket};

use axum::http::header::HOST;
use axum::http::request::Parts;

/// What is said to others.
pub(super) const REFUSED: &str = "Máy chủ xem thử chỉ trả lời khi được gọi bằng tên hay địa chỉ của chính máy này: \
    localhost, hoặc địa chỉ hiện ra khi chạy lệnh. Muốn xem từ máy khác trong mạng của trường, chạy lại với \
    --bind 0.0.0.0 và gõ địa chỉ bằng số của máy này.";

/// The names that this machine bears, in lower case.
#[derive(Debug)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// The names of this machine.
    pub fn of_this_machine() -> Self {
        Self::of(&host_name().unwrap_or_default())
    }

    /// By its name a machine is known with its domain and without; in a network that has nobody who keeps names, with
    /// `.local`.
    fn of(machine: &str) -> Self {
        let machine = machine.to_ascii_lowercase();
        let short = machine.split('.').next().unwrap_or_default();
        let mut names = vec!["localhost".to_owned()];
        if !short.is_empty() {
            names.extend([short.to_owned(), format!("{short}.local"), machine]);
        }
        Self(names)
    }

    /// Whether a request that came to this address of the machine asks for the machine.
    pub fn admit(&self, request: &Parts, local: IpAddr) -> bool {
        let mut hosts = request.headers.get_all(HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        // A target that names a host itself has the word.
        let target = request.uri.authority();
        hosts.next().is_none()
            && host.is_some_and(|host| self.mean(host, local))
            && target.is_none_or(|target| self.mean(target.as_str(), local))
    }

    /// Whether a host with or without a port is this machine. Any port will do: what is forwarded comes under another.
    fn mean(&self, host: &str, local: IpAddr) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => (name, port),
            _ => (host, ""),
        };
        if !port.is_empty() && !is_port(port) {
            return false;
        }
        let address = match name.strip_prefix('[') {
            Some(address) => address.strip_suffix(']').and_then(|address| address.parse().ok().map(IpAddr::V6)),
            None => name.parse().ok().map(IpAddr::V4),
        };
        match address {
            Some(address) => is_own(address.to_canonical(), local),
            None => self.0.iter().any(|own| own.eq_ignore_ascii_case(name)),
        }
    }
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port != 0)
}

/// Whether an address is one of this machine's.
fn is_own(address: IpAddr, local: IpAddr) -> bool {
    let is_one = !address.is_unspecified() && !address.is_multicast();
    is_one && (address.is_loopback() || address == local || is_sent_from(address))
}

/// Whether this machine sends from an address and to it; nothing is sent. From others' it may not; to that of all in a
/// network, which it may take for its own, only who asks for it first.
fn is_sent_from(address: IpAddr) -> bool {
    UdpSocket::bind((address, 0)).and_then(|socket| socket.connect((address, 9))).is_ok()
}

#[cfg(unix)]
fn host_name() -> Option<String> {
    rustix::system::uname().nodename().to_str().ok().map(str::to_owned)
}

#[cfg(not(unix))]
fn host_name() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use axum::http::Request;

    use super::*;

    const LOCAL: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7));

    fn mean(host: &str) -> bool {
        Names::of("May-Van-Phong.truong.example").mean(host, LOCAL)
    }

    #[test]
    fn the_names_and_addresses_of_this_machine_are_known() {
        for host in [
            "localhost",
            "localhost:1313",
            "LOCALHOST:1",
            "127.0.0.1",
            "127.0.0.1:1313",
            "127.9.9.9",
            "[::1]",
            "[::1]:80",
            "[::ffff:127.0.0.1]",
            "203.0.113.7:1313",
            "may-van-phong",
            "MAY-VAN-PHONG:1313",
            "may-van-phong.local",
            "may-van-phong.truong.example:8080",
        ] {
            assert!(mean(host), "{host}");
        }
    }

    #[test]
    fn names_that_somebody_else_could_bear_are_not() {
        for host in [
            "",
            ":",
            ":80",
            "a.vn",
            "localhost.a.vn",
            "127.0.0.1.a.vn",
            "localhost:80@a.vn",
            "a@localhost",
            "a.localhost",
            "192.0.2.1",
            "203.0.113.8",
            "0.0.0.0",
            "[::]",
            "224.0.0.1",
            "[2001:db8::1]",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "::1",
            "[127.0.0.1]",
            "[::1",
            "::1]",
            "localhost:0",
            "localhost:65536",
            "localhost:+80",
            "localhost:80:80",
            "localhost:x",
            "may-van-phong.a.vn",
            "may-van-phong.local.a.vn",
            "truong.example",
            "may-van-phong.truong.example.a.vn",
            " localhost",
            "localhost/",
            "localhost\\",
            "localhost,a.vn",
        ] {
            assert!(!mean(host), "{host}");
        }
        assert!(!Names::of("").mean(".local", LOCAL) && !Names::of("").mean("", LOCAL));
    }

    #[test]
    fn the_address_of_all_in_a_network_is_nobodys() {
        assert!(is_sent_from(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        for of_all in [Ipv4Addr::BROADCAST, Ipv4Addr::new(127, 255, 255, 255)] {
            assert!(!is_sent_from(IpAddr::V4(of_all)), "{of_all}");
        }
    }

    #[test]
    fn every_place_that_names_a_host_must_name_this_machine() {
        let admits = |target: &str, hosts: &[&str]| {
            let request = hosts.iter().fold(Request::get(target), |request, host| request.header(HOST, *host));
            Names::of("may").admit(&request.body(()).unwrap().into_parts().0, LOCAL)
        };
        assert!(admits("/", &["localhost"]) && admits("http://may/", &["localhost"]));
        assert!(!admits("/", &[]) && !admits("/", &["localhost", "localhost"]) && !admits("/", &["localhost", "a.vn"]));
        assert!(!admits("http://a.vn/", &["localhost"]) && !admits("http://localhost/", &["a.vn"]));
        assert!(!admits("http://localhost@a.vn/", &["localhost"]));
    }
}
