//! A connection on which nothing happens is closed, and nobody keeps others from being answered.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use congtruong::edge::serve::edition::Editions;
use congtruong::edge::serve::http::{self, Limits};
use congtruong::edge::serve::reader::Reader;
use congtruong::edge::serve::session::{Session, Surroundings};
use congtruong::edge::serve::stirred::Look;
use congtruong::edge::serve::watch::Watching;
use congtruong::inputs::Drafts;

use crate::school::{School, program, text};
use crate::server::{Answer, LONG, Server};

const POST: &str = "/tin-tuc/khai-giang/";
const PDF: &str = "/tin-tuc/2026/ke-hoach.pdf";
/// So little patience that a test needs none.
const SHORT: Duration = Duration::from_millis(400);
const LIMITS: Limits = Limits { head: SHORT, untaken: SHORT, connections: 100, streams: 50 };

/// A server with limits of its own, in this very program; it ends with it. Its port.
fn serve(school: &School, limits: Limits) -> u16 {
    let listener = http::listen(Ipv4Addr::LOCALHOST.into(), Some(0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let editions = Arc::new(Editions::new(school.root.clone()));
    let mut reader = Reader::new(school.root.clone(), None, Drafts::Hidden);
    let surroundings = Surroundings {
        snapshot: Box::new(move |look, today| reader.look(look, today)),
        now: Box::new(|| crate::school::TODAY.parse().unwrap()),
        tell: Arc::new(|_| ()),
    };
    Session::new(Arc::clone(&editions), surroundings, Watching::Events).look(&Look::Whole);
    thread::spawn(move || http::serve(listener, editions, limits, std::future::pending::<()>()));
    port
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream
}

fn get(port: u16, target: &str) -> Answer {
    let mut stream = connect(port);
    write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    Answer::read(stream, false)
}

/// Reads until the other side ends the connection.
#[track_caller]
fn ends(mut stream: TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Err(error) = stream.read_to_end(&mut bytes) {
        let is_open = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
        assert!(!is_open, "the connection was kept: {}", String::from_utf8_lossy(&bytes));
    }
    bytes
}

/// Sends a byte at a time, until the other side has had enough.
fn drip(stream: &TcpStream, bytes: &'static [u8]) {
    let mut stream = stream.try_clone().unwrap();
    thread::spawn(move || {
        for byte in bytes.iter().cycle() {
            if stream.write_all(&[*byte]).is_err() {
                return;
            }
            thread::sleep(SHORT / 8);
        }
    });
}

/// A school with a file that is larger than what systems keep on the way.
fn school_with_a_film() -> School {
    let school = School::new();
    school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF\n");
    let film = std::fs::File::options().write(true).open(school.root.join("content/tin-tuc/2026/ke-hoach.pdf"));
    film.unwrap().set_len(64 << 20).unwrap();
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    school
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let port = serve(&School::new(), LIMITS);
    let beginnings = [
        "",
        "G",
        "GET ",
        "GET / HTTP/1.1",
        "GET / HTTP/1.1\r\nHost: loc",
        "GET / HTTP/1.1\r\nHost: localhost\r\n",
        "\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\n",
    ];
    let streams = beginnings.map(|beginning| {
        let mut stream = connect(port);
        stream.write_all(beginning.as_bytes()).unwrap();
        stream
    });
    for (stream, beginning) in streams.into_iter().zip(beginnings) {
        let said = ends(stream);
        assert!(!String::from_utf8_lossy(&said).contains(" 200 "), "{beginning:?}");
    }
    let slow = connect(port);
    drip(&slow, b"GET / HTTP/1.1 ");
    ends(slow);
    let endless = connect(port);
    (&endless).write_all(b"GET / HTTP/1.1\r\n").unwrap();
    drip(&endless, b"A: b\r\n");
    ends(endless);
}

#[test]
fn a_connection_on_which_nothing_more_is_asked_is_closed() {
    let port = serve(&School::new(), LIMITS);
    for then in ["", "GET ", "GET / HTTP/1.1\r\nHost:"] {
        let mut stream = connect(port);
        write!(stream, "GET {POST} HTTP/1.1\r\nHost: localhost\r\n\r\n{then}").unwrap();
        let said = String::from_utf8(ends(stream)).unwrap();
        assert!(said.starts_with("HTTP/1.1 200 ") && said.contains("</html>"), "{then:?}: {said}");
    }
}

#[test]
fn a_body_that_never_ends_is_not_waited_for() {
    let port = serve(&School::new(), LIMITS);
    let heads = [
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFF\r\nabc",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: xau.example\r\nContent-Length: 10\r\n\r\n",
    ];
    for head in heads {
        let silent = connect(port);
        (&silent).write_all(head.as_bytes()).unwrap();
        assert!(ends(silent).starts_with(b"HTTP/1.1 "), "{head:?}");
        let slow = connect(port);
        (&slow).write_all(head.as_bytes()).unwrap();
        drip(&slow, b"1\r\na\r\n");
        ends(slow);
    }
}

#[test]
fn an_answer_that_nobody_takes_gives_its_place_to_the_next() {
    let school = school_with_a_film();
    let port = serve(&school, Limits { connections: 1, ..LIMITS });
    let many = format!("GET {POST} HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(2_000);
    let asked = [
        format!("GET {PDF} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET {PDF} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        format!("GET {PDF} HTTP/1.1\r\nHost: localhost\r\nRange: bytes=9-60000000\r\n\r\n"),
        format!("GET {PDF} HTTP/1.0\r\nHost: localhost\r\n\r\n"),
        format!("GET {POST} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        many,
    ];
    for requests in asked {
        let stream = connect(port);
        let mut sender = stream.try_clone().unwrap();
        // Nobody may listen any more before all is said.
        thread::spawn(move || drop(sender.write_all(requests.as_bytes())));
        assert_eq!(get(port, POST).status, 200, "while another answer isn't taken");
        drop(stream);
    }
    let mut slow = connect(port);
    write!(slow, "GET {PDF} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let reader = thread::spawn(move || {
        let mut byte = [0];
        while slow.read(&mut byte).is_ok_and(|read| read > 0) {
            thread::sleep(SHORT / 8);
        }
    });
    assert_eq!(get(port, POST).status, 200, "while another answer is taken byte by byte");
    drop(reader);
}

#[test]
fn who_takes_an_answer_slowly_but_steadily_gets_all_of_it() {
    let school = school_with_a_film();
    let port = serve(&school, LIMITS);
    let mut stream = connect(port);
    write!(stream, "GET {PDF} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let (mut piece, mut taken) = (vec![0; 1 << 20], 0);
    loop {
        match stream.read(&mut piece).unwrap() {
            0 => break,
            read => taken += read,
        }
        thread::sleep(Duration::from_millis(5));
    }
    assert!(taken > 64 << 20, "{taken}");
}

#[test]
fn who_comes_when_there_is_no_place_waits_for_one() {
    let port = serve(&School::new(), Limits { connections: 3, ..LIMITS });
    let idle: Vec<TcpStream> = (0..12).map(|_| connect(port)).collect();
    assert_eq!(get(port, POST).status, 200);
    drop(idle);
}

#[test]
fn streams_of_events_last_but_never_take_all_places() {
    let port = serve(&School::new(), Limits { connections: 3, streams: 2, ..LIMITS });
    let listen = || {
        let mut stream = connect(port);
        write!(stream, "GET /_congtruong/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut said = [0; 12];
        stream.read_exact(&mut said).unwrap();
        (stream, String::from_utf8(said.to_vec()).unwrap())
    };
    let (mut first, second) = (listen(), listen());
    assert_eq!((first.1.as_str(), second.1.as_str()), ("HTTP/1.1 200", "HTTP/1.1 200"));
    assert_eq!(listen().1, "HTTP/1.1 503");
    thread::sleep(SHORT * 3);
    assert_eq!(get(port, POST).status, 200);
    first.0.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
    let mut rest = Vec::new();
    let still_open = first.0.read_to_end(&mut rest).unwrap_err();
    assert!(matches!(still_open.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{still_open}");
    drop(first);
    let again = crate::server::soon(|| (listen().1 == "HTTP/1.1 200").then_some(()));
    assert!(again.is_some(), "a place that was left is given to the next");
}

#[cfg(unix)]
#[test]
fn with_few_open_files_and_many_connections_a_site_is_still_read_and_built() {
    let school = School::new();
    let post = text(school.root.join("content/tin-tuc/2026/khai-giang.md"));
    for number in 0..300 {
        let title = format!("Bài {number}");
        school.write(
            &format!("content/tin-tuc/2026/{}/bai-{number}.md", number % 10),
            post.replace("Lễ khai giảng", &title),
        );
    }
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -n 96 && exec \"$0\" \"$@\""]).arg(program().get_program());
    command.arg("serve").arg(&school.root).args(["--today", crate::school::TODAY, "--port", "0"]);
    let server = Server::of(&mut command);
    let idle: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    thread::sleep(SHORT);
    for round in ["Lần một", "Lần hai"] {
        for number in 0..300 {
            let title = format!("{round}, bài {number}");
            school.write(
                &format!("content/tin-tuc/2026/{}/bai-{number}.md", number % 10),
                post.replace("Lễ khai giảng", &title),
            );
        }
        school.write("theme/style/them.css", format!("/* {round} */"));
        server.hears("Đã dựng lại");
    }
    drop(idle);
    server.shows("/tin-tuc/bai-299/", "Lần hai, bài 299");
    let said = server.said();
    assert!(!said.contains("lỗi") && !said.contains("dò thay đổi") && !said.contains("Không mở"), "{said}");
}
