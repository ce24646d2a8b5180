//! The connections: how many there are at once, and how long one that stands still is kept.
//!
//! A connection is closed when the head of a request doesn't come, when nothing is asked on it, and when nobody takes
//! what was answered; so each place becomes free again, whoever holds it. Only streams of events last, and of those
//! there are fewer than places.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::patient::Patient;
use crate::edge::serve::edition::Viewer;

/// How many at once, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long the head of a request may take, from when the one before was answered.
    pub head: Duration,
    /// How long an answer waits for somebody to take some of it.
    pub untaken: Duration,
    /// Open connections. Who comes when there are as many waits in the queue of the socket.
    pub connections: usize,
    /// Streams of events among them.
    pub streams: usize,
}

/// Most connections, on a machine that allows many open files: a school has fewer readers.
const CONNECTIONS: usize = 4000;
/// Files that a connection has open: itself, and what it is sent.
const FILES_A_CONNECTION: u64 = 2;
/// Files that the program has open besides: its own, and those that a thread opens on its way to one.
const FILES: u64 = 32;
const FILES_A_THREAD: u64 = 4;
/// Fewest connections, however few files may be open.
const FEWEST: usize = 4;

/// Longest head of a request, in bytes, together with what is read ahead.
const LONGEST_HEAD: usize = 128 << 10;
/// How long nobody is let in when the system has no more handles.
const RESPITE: Duration = Duration::from_millis(200);

impl Limits {
    /// What this machine can bear, with room for a site that is read and built meanwhile.
    pub fn of_this_machine() -> Self {
        Self::with_files(open_files())
    }

    fn with_files(files: Option<u64>) -> Self {
        let threads = available_parallelism().map_or(2, |threads| threads.get() as u64);
        let for_readers = |files: u64| files.saturating_sub(FILES + threads * FILES_A_THREAD) / FILES_A_CONNECTION;
        let room = files.map_or(CONNECTIONS, |files| usize::try_from(for_readers(files)).unwrap_or(CONNECTIONS));
        let connections = room.clamp(FEWEST, CONNECTIONS);
        let (head, untaken) = (Duration::from_secs(10), Duration::from_secs(30));
        Self { head, untaken, connections, streams: connections / 2 }
    }
}

/// The two ends of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// Who asks.
    pub peer: IpAddr,
    /// The address of this machine that was asked.
    pub local: IpAddr,
}

impl Ends {
    fn new(peer: SocketAddr, local: SocketAddr) -> Self {
        // Where both kinds of addresses are listened on, the older ones come disguised.
        Self { peer: peer.ip().to_canonical(), local: local.ip().to_canonical() }
    }

    /// Who reads at the other end.
    pub fn viewer(self) -> Viewer {
        if self.peer.is_loopback() || self.peer == self.local { Viewer::Editor } else { Viewer::Guest }
    }
}

/// Lets readers in for ever.
pub(super) async fn receive(listener: TcpListener, router: Router, limits: Limits) {
    let room = Arc::new(Semaphore::new(limits.connections));
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let router = router.clone();
                tokio::spawn(async move {
                    attend(stream, peer, router, limits).await;
                    drop(place);
                });
            }
            Err(_) => tokio::time::sleep(RESPITE).await,
        }
    }
}

/// Answers all that is asked on a connection.
async fn attend(stream: TcpStream, peer: SocketAddr, router: Router, limits: Limits) {
    let Ok(local) = stream.local_addr() else { return };
    let service = TowerToHyperService::new(router.layer(Extension(Ends::new(peer, local))));
    let stream = TokioIo::new(Patient::new(stream, limits.untaken));
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(stream, service);
    // Who went away, or talks nonsense, isn't worth a word.
    let _ = served.await;
}

/// How many files may be open, after the system was asked for as many as it lets a program have, up to a measure;
/// `None` where it knows no such thing.
#[cfg(unix)]
fn open_files() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    /// As many as are of use.
    const WANTED: u64 = CONNECTIONS as u64 * FILES_A_CONNECTION + 1024;
    let limit = getrlimit(Resource::Nofile);
    let current = limit.current?;
    let wanted = limit.maximum.map_or(WANTED, |maximum| maximum.min(WANTED));
    let raised = Rlimit { current: Some(wanted), maximum: limit.maximum };
    let is_raised = current < wanted && setrlimit(Resource::Nofile, raised).is_ok();
    Some(if is_raised { wanted } else { current })
}

#[cfg(not(unix))]
fn open_files() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_room_for_what_else_is_opened() {
        for files in [64, 128, 256, 1024, 4096, 65_536] {
            let limits = Limits::with_files(Some(files));
            let taken = limits.connections as u64 * FILES_A_CONNECTION;
            assert!(taken + FILES <= files || limits.connections == FEWEST, "{files}: {limits:?}");
            assert!(limits.streams < limits.connections, "{files}: {limits:?}");
        }
        assert_eq!(Limits::with_files(None).connections, CONNECTIONS);
        assert_eq!(Limits::with_files(Some(1)).connections, FEWEST);
    }

    #[test]
    fn who_asks_from_this_machine_is_known_by_both_ends() {
        let are_here = |peer: &str, local: &str| {
            Ends::new(peer.parse().unwrap(), local.parse().unwrap()).viewer() == Viewer::Editor
        };
        for (peer, local) in [
            ("127.0.0.1:5000", "127.0.0.1:1313"),
            ("127.8.8.8:5000", "127.0.0.1:1313"),
            ("[::1]:5000", "[::1]:1313"),
            ("10.1.2.3:5000", "10.1.2.3:1313"),
            ("[::ffff:127.0.0.1]:5000", "[::ffff:127.0.0.1]:1313"),
            ("[::ffff:10.1.2.3]:5000", "10.1.2.3:1313"),
        ] {
            assert!(are_here(peer, local), "{peer} {local}");
        }
        for (peer, local) in [
            ("10.1.2.4:1313", "10.1.2.3:1313"),
            ("[::ffff:10.1.2.4]:5000", "[::ffff:10.1.2.3]:1313"),
            ("[fe80::2]:5000", "[fe80::1]:1313"),
            ("128.0.0.1:5000", "10.1.2.3:1313"),
            ("0.0.0.0:5000", "10.1.2.3:1313"),
        ] {
            assert!(!are_here(peer, local), "{peer} {local}");
        }
    }
}
