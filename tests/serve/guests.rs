//! What is shown to others in the network: the pages, and nothing of what they are made from.

use std::io::{BufReader, Write};
use std::net::{IpAddr, TcpStream, UdpSocket};

use tokio::net::TcpSocket;

use crate::school::{School, text};
use crate::server::{Answer, Events, LONG, Server};

const FILE: &str = "content/tin-tuc/2026/khai-giang.md";
const POST: &str = "/tin-tuc/khai-giang/";

/// The address of this machine in a network, if it is in one. Nothing is sent for this.
pub fn in_the_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

/// A connection that comes from another address than it goes to, as those of other machines do.
fn connect_from(address: IpAddr, port: u16) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((address, 0).into()).unwrap();
        socket.connect(([127, 0, 0, 1], port).into()).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream
}

fn ask_from(address: IpAddr, port: u16, target: &str) -> Answer {
    let mut stream = connect_from(address, port);
    write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    Answer::read(stream, false)
}

#[test]
fn guests_see_pages_and_no_sources() {
    let Some(address) = in_the_network() else { return };
    let school = School::new();
    let good = text(school.root.join(FILE));
    let server = Server::start(&school, &["--bind", "0.0.0.0"]);
    let ask = |target: &str| ask_from(address, server.port, target);
    let page = ask(POST);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("live.js") && !page.text().contains("nguon"), "{}", page.text());
    assert_eq!(ask(&format!("/_congtruong/nguon/{FILE}")).status, 404);
    assert_eq!(server.get(&format!("/_congtruong/nguon/{FILE}")).status, 200, "an editor's own machine");
    let mut stream = connect_from(address, server.port);
    write!(stream, "GET /_congtruong/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut events = Events::over(BufReader::new(stream));
    school.write(FILE, good.replace("title:", "tile:"));
    let broken = events.until(|event| event["broken"].as_bool().unwrap());
    assert!(broken["diagnostics"].as_array().unwrap().is_empty(), "{broken}");
    assert!(broken["count"].as_str().unwrap().contains("lỗi"), "{broken}");
}

#[test]
fn guests_see_no_lines_of_sources_where_there_is_no_page_yet() {
    let Some(address) = in_the_network() else { return };
    let school = School::new();
    school.write(FILE, text(school.root.join(FILE)).replace("title:", "tile:"));
    let server = Server::start(&school, &["--bind", "0.0.0.0"]);
    for target in ["/", POST, "/rss.xml"] {
        let (guest, editor) = (ask_from(address, server.port, target), server.get(target));
        assert_eq!((guest.status, editor.status), (503, 503), "{target}");
        assert!(editor.text().contains("khai-giang.md") && !guest.text().contains("khai-giang"), "{}", guest.text());
    }
}
