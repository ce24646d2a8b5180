//! The server under test, and a client that sends what it is told, byte by byte.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::school::School;

/// Longer than anything here takes, also on a busy machine.
pub const LONG: Duration = Duration::from_secs(20);

/// A running server; it ends with the test.
pub struct Server {
    pub process: Child,
    pub port: u16,
    said: Arc<Mutex<String>>,
}

impl Server {
    /// Starts the server on a free port and waits until it answers.
    pub fn start(school: &School, args: &[&str]) -> Self {
        Self::start_on(school, &[&["--port", "0"], args].concat())
    }

    /// Starts the server; the arguments say on which port.
    pub fn start_on(school: &School, args: &[&str]) -> Self {
        Self::of(&mut school.command("serve", args))
    }

    /// Starts the server by this command.
    pub fn of(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        gather(process.stdout.take().unwrap(), &said);
        gather(process.stderr.take().unwrap(), &said);
        let mut server = Self { process, port: 0, said };
        server.hears("Ctrl-C.");
        let said = server.said();
        let address = said.split("Xem trang ở http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        server.port = address.rsplit(':').next().unwrap().parse().unwrap();
        server
    }

    /// All that stood on its terminal so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until this stands on its terminal.
    #[track_caller]
    pub fn hears(&self, text: &str) {
        let heard = soon(|| self.said().contains(text).then_some(()));
        assert!(heard.is_some(), "“{text}” was never said, but: {}", self.said());
    }

    /// Waits until the page at a path has this text.
    #[track_caller]
    pub fn shows(&self, path: &str, text: &str) {
        let shown = soon(|| self.get(path).text().contains(text).then_some(()));
        assert!(shown.is_some(), "{path} never showed “{text}”; terminal: {}", self.said());
    }

    /// Waits until a path answers with this status.
    #[track_caller]
    pub fn answers(&self, path: &str, status: u16) {
        let answered = soon(|| (self.get(path).status == status).then_some(()));
        assert!(answered.is_some(), "{path} never answered {status}; terminal: {}", self.said());
    }

    pub fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &[])
    }

    /// Asks as a browser on this machine does, with further header lines.
    pub fn ask(&self, method: &str, target: &str, headers: &[&str]) -> Answer {
        self.ask_as(&format!("localhost:{}", self.port), method, target, headers)
    }

    /// Asks under a name for the machine.
    pub fn ask_as(&self, host: &str, method: &str, target: &str, headers: &[&str]) -> Answer {
        let mut stream = self.connect();
        let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        // One that is refused early may stop listening before it heard all.
        let _ = write!(stream, "{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        Answer::read(stream, method == "HEAD")
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    /// The events as they come, from the one that tells how things are.
    pub fn events(&self, address: &str) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n").unwrap();
        Events(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn gather(stream: impl Read + Send + 'static, into: &Arc<Mutex<String>>) {
    let into = Arc::clone(into);
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            into.lock().unwrap().push_str(&(line + "\n"));
        }
    });
}

/// Tries until there is an answer, but not for ever.
pub fn soon<T>(attempt: impl Fn() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    while begun.elapsed() < LONG {
        if let Some(answer) = attempt() {
            return Some(answer);
        }
        thread::sleep(Duration::from_millis(20));
    }
    None
}

/// An answer of the server.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads an answer up to the end of the connection.
    pub fn read(mut stream: TcpStream, head_only: bool) -> Self {
        let mut bytes = Vec::new();
        // A line that breaks after the answer doesn't matter.
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("an answer with a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        let headers: BTreeMap<String, String> = headers.collect();
        let mut body = bytes[end + 4..].to_vec();
        if headers.get("transfer-encoding").is_some_and(|coding| coding == "chunked") && !head_only {
            body = joined(&body);
        }
        Self { status, headers, body }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// The pieces of a body that was sent in chunks.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunks.windows(2).position(|window| window == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&chunks[..end]).unwrap(), 16).unwrap();
        body.extend_from_slice(&chunks[end + 2..end + 2 + size]);
        chunks = &chunks[(end + size + 4).min(chunks.len())..];
    }
    body
}

/// The server's events.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// Those that come on a connection on which they were asked for.
    pub fn over(stream: BufReader<TcpStream>) -> Self {
        Self(stream)
    }

    /// The next event.
    #[track_caller]
    pub fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.0.read_line(&mut line).expect("an event before long");
            assert!(read > 0, "the line was closed");
            assert!(!line.to_ascii_lowercase().contains("content-encoding"), "events must not be compressed");
            if let Some(data) = line.strip_prefix("data:") {
                return serde_json::from_str(data.trim()).unwrap();
            }
        }
    }

    /// Waits for an event like this.
    #[track_caller]
    pub fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self.next();
            if wanted(&event) {
                return event;
            }
        }
    }
}
