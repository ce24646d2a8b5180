//! The addresses that are the server's own: the script, its events, the sources of pages.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::own::{SCRIPT, SOURCE};
use super::{media, overlay};
use crate::edge::serve::edition::{Edition, Editions, Notice};

/// What happens, as it happens.
const EVENTS: &str = "events";
const CODE: &str = include_str!("live.js");

/// How soon a browser asks again when the server has gone.
const RETRY: Duration = Duration::from_secs(1);
/// Some programs between browser and server close a line on which nothing was said for long.
const ALIVE: Duration = Duration::from_secs(15);

/// Answers one of the server's own addresses, given without [`super::own::FOLDER`].
pub(super) fn answer(editions: &Editions, address: &str) -> Response {
    if address == SCRIPT {
        return ([(CONTENT_TYPE, media::of(SCRIPT))], CODE).into_response();
    }
    if address == EVENTS {
        return events(editions);
    }
    let edition = editions.current();
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

/// The current edition at once, then every one that follows: a page that missed some learns of it when it is back.
fn events(editions: &Editions) -> Response {
    let editions = WatchStream::new(editions.editions());
    let events = editions.map(|edition: Arc<Edition>| Ok::<_, Infallible>(told(&edition)));
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}
