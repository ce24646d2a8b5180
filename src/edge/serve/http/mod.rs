//! The site to browsers: on this machine or in the local network, for as long as it is being written.

mod answer;
mod attachment;
mod connections;
mod host;
mod live;
mod media;
mod overlay;
mod own;
mod patient;
mod turns;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::available_parallelism;

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use super::edition::Editions;
use connections::Ends;
pub use connections::Limits;
use host::Names;
use live::Streams;
use turns::Turns;

/// Where a port is looked for when none was asked for.
pub const PORT: u16 = 1313;
/// How many ports are tried from there on.
const TRIED: u16 = 100;
/// Takes a port of an address: the one asked for, else the first free one from [`PORT`] on.
///
/// # Errors
/// What the system says of the port that was asked for, or of the last one tried.
pub fn listen(address: IpAddr, port: Option<u16>) -> io::Result<TcpListener> {
    let Some(port) = port else {
        let mut taken = TcpListener::bind(SocketAddr::new(address, PORT));
        for port in PORT + 1..PORT + TRIED {
            match taken {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                    taken = TcpListener::bind(SocketAddr::new(address, port));
                }
                settled => return settled,
            }
        }
        return taken;
    };
    TcpListener::bind(SocketAddr::new(address, port))
}

/// Answers until `end` is reached, within these limits.
///
/// # Errors
/// When the system takes the socket away, or gives no threads.
pub fn serve<T>(
    listener: TcpListener,
    editions: Arc<Editions>,
    limits: Limits,
    end: impl Future<Output = T>,
) -> io::Result<T> {
    listener.set_nonblocking(true)?;
    let threads = available_parallelism().map_or(2, usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads.min(4)).enable_all().build()?;
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let server = Arc::new(Server {
            editions,
            names: Names::of_this_machine(),
            turns: Turns::new(2 * threads),
            streams: Streams::new(limits.streams),
        });
        let compression = CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(media::Compressible);
        let router = Router::new().fallback(respond).with_state(server).layer(compression);
        tokio::select! {
            () = connections::receive(listener, router, limits) => Err(io::ErrorKind::ConnectionAborted.into()),
            ended = end => Ok(ended),
        }
    });
    // Open event streams never end by themselves.
    runtime.shutdown_background();
    ended
}

/// What every answer is made from.
#[derive(Debug)]
struct Server {
    editions: Arc<Editions>,
    names: Names,
    turns: Turns,
    streams: Streams,
}

async fn respond(State(server): State<Arc<Server>>, Extension(ends): Extension<Ends>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    let mut response = if !server.names.admit(&request, ends.local) {
        overlay::message(StatusCode::FORBIDDEN, "Địa chỉ này không được phép", host::REFUSED)
    } else if !matches!(request.method, Method::GET | Method::HEAD) {
        let text = "Máy chủ xem thử chỉ nhận yêu cầu đọc trang (GET, HEAD).";
        let refusal = overlay::message(StatusCode::METHOD_NOT_ALLOWED, "Không nhận yêu cầu này", text);
        ([(ALLOW, "GET, HEAD")], refusal).into_response()
    } else {
        answer::answer(&server, ends.viewer(), request).await
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
