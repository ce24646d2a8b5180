//! The addresses that are the server's own: the script, its events, the sources of pages.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::own::{SCRIPT, SOURCE};
use super::{Server, media, overlay};
use crate::edge::serve::edition::{Edition, Notice, Viewer};

/// What happens, as it happens.
const EVENTS: &str = "events";
const CODE: &str = include_str!("live.js");

/// How soon a browser asks again when the server has gone.
const RETRY: Duration = Duration::from_secs(1);
/// Some programs between browser and server close a line on which nothing was said for long.
const ALIVE: Duration = Duration::from_secs(15);

/// Answers one of the server's own addresses, given without [`super::own::FOLDER`].
pub(super) fn answer(server: &Server, viewer: Viewer, address: &str) -> Response {
    if address == SCRIPT {
        return ([(CONTENT_TYPE, media::of(SCRIPT))], CODE).into_response();
    }
    if address == EVENTS {
        return events(server, viewer);
    }
    let edition = server.editions.current().seen_by(viewer);
    match address.strip_prefix(SOURCE).and_then(|path| edition.source(path)) {
        Some(text) => ([(CONTENT_TYPE, media::TEXT)], text).into_response(),
        None => overlay::bare(&edition, StatusCode::NOT_FOUND),
    }
}

/// What the script is told.
#[derive(Serialize)]
struct Told<'e> {
    edition: &'e str,
    #[serde(flatten)]
    notice: &'e Notice,
}

fn told(edition: &Edition) -> Event {
    let told = Told { edition: &edition.id, notice: &edition.notice };
    Event::default().retry(RETRY).data(serde_json::to_string(&told).unwrap_or_default())
}

/// The streams of events that may be open: they last as long as a page is looked at.
#[derive(Debug)]
pub(super) struct Streams(Arc<Semaphore>);

impl Streams {
    /// So many at once.
    pub fn new(most: usize) -> Self {
        Self(Arc::new(Semaphore::new(most)))
    }
}

/// The current edition at once, then every one that follows: a page that missed some learns of it when it is back.
fn events(server: &Server, viewer: Viewer) -> Response {
    let Ok(place) = Arc::clone(&server.streams.0).try_acquire_owned() else {
        let text = "Quá nhiều trang đang mở. Đóng bớt thẻ, hoặc tự tải lại trang khi cần.";
        return overlay::message(StatusCode::SERVICE_UNAVAILABLE, "Chưa nhận thêm được", text);
    };
    let editions = WatchStream::new(server.editions.editions());
    let events = editions.map(move |edition: Arc<Edition>| {
        // Given back when the stream ends.
        let _ = &place;
        Ok::<_, Infallible>(told(&edition.seen_by(viewer)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}
