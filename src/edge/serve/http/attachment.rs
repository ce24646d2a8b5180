//! A file of the sources on its way to a reader: the one that was opened, whatever takes its place meanwhile.

use std::io::{self, Seek, SeekFrom};
use std::ops::RangeInclusive;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, IF_RANGE, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use http_range_header::parse_range_header;
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

use super::media;
use crate::edge::door::Opened;

/// How much is read at once: a film needn't fit into memory.
const PIECE: usize = 64 << 10;

/// What of a file is sent.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(RangeInclusive<u64>),
    /// A part that the file doesn't have.
    Nothing,
}

/// The file, or the part of it that was asked for.
///
/// # Errors
/// When the system can't find the part.
pub(super) fn answer(opened: Opened, media: &'static str, headers: &HeaderMap) -> io::Result<Response> {
    let size = opened.metadata().len();
    let mut file = opened.into_file();
    let head = |length: u64| {
        [(CONTENT_TYPE, media.to_owned()), (ACCEPT_RANGES, "bytes".to_owned()), (CONTENT_LENGTH, length.to_string())]
    };
    let mut answer = match asked(headers, size) {
        Asked::Whole => (head(size), body(file, size)).into_response(),
        Asked::Part(part) => {
            file.seek(SeekFrom::Start(*part.start()))?;
            let length = part.end() - part.start() + 1;
            let range = [(CONTENT_RANGE, format!("bytes {}-{}/{size}", part.start(), part.end()))];
            (StatusCode::PARTIAL_CONTENT, head(length), range, body(file, length)).into_response()
        }
        Asked::Nothing => {
            (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, format!("bytes */{size}"))]).into_response()
        }
    };
    if media::is_saved(media) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    Ok(answer)
}

/// So many bytes from where the file is read next. It may be growing: no more than was promised.
fn body(file: std::fs::File, length: u64) -> Body {
    Body::from_stream(ReaderStream::with_capacity(tokio::fs::File::from_std(file).take(length), PIECE))
}

/// Several parts at once may be answered with the whole; so is who has a part of what may have been another file.
fn asked(headers: &HeaderMap, size: u64) -> Asked {
    let range = headers.get(RANGE).filter(|_| !headers.contains_key(IF_RANGE));
    let Some(range) = range.and_then(|range| range.to_str().ok()) else { return Asked::Whole };
    let parts = parse_range_header(range).and_then(|parts| parts.validate(size));
    match parts.as_deref() {
        Ok([part]) if *part.end() < size => Asked::Part(part.clone()),
        // Of an empty file there is no part.
        Ok([_]) | Err(_) => Asked::Nothing,
        Ok(_) => Asked::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_for(range: &str, size: u64) -> Asked {
        asked(&[(RANGE, range.parse().unwrap())].into_iter().collect(), size)
    }

    #[test]
    fn one_part_is_sent_alone() {
        assert_eq!(asked(&HeaderMap::new(), 10), Asked::Whole);
        assert_eq!(asked_for("bytes=2-5", 10), Asked::Part(2..=5));
        assert_eq!(asked_for("bytes=2-", 10), Asked::Part(2..=9));
        assert_eq!(asked_for("bytes=-3", 10), Asked::Part(7..=9));
        assert_eq!(asked_for("bytes=2-99", 10), Asked::Part(2..=9));
        assert_eq!(asked_for("bytes=0-1,4-5", 10), Asked::Whole);
    }

    #[test]
    fn a_part_that_there_is_not_is_nothing() {
        for range in [
            "bytes=10-12",
            "bytes=5-2",
            "bytes=",
            "bytes=a-b",
            "chapters=1-2",
            "bytes=-0",
            "bytes=99999999999999999999-",
        ] {
            assert_eq!(asked_for(range, 10), Asked::Nothing, "{range}");
        }
        assert_eq!(asked_for("bytes=0-0", 0), Asked::Nothing);
    }

    #[test]
    fn who_has_a_part_of_something_earlier_is_sent_the_whole() {
        let headers = [(RANGE, "bytes=2-5".parse().unwrap()), (IF_RANGE, "\"a\"".parse().unwrap())];
        assert_eq!(asked(&headers.into_iter().collect(), 10), Asked::Whole);
    }
}
