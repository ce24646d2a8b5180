//! How a request becomes an answer. A path is looked up among the outputs, never on the disk.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tower_http::services::ServeFile;

use super::{live, media, overlay, own};
use crate::Outputs;
use crate::address::{NOT_FOUND, OutPath, Route};
use crate::edge::read;
use crate::edge::serve::edition::{Edition, Editions};
use crate::output::Product;

/// What a path leads to.
enum Found {
    /// Something to be sent as it is.
    Ready(Response),
    /// A file of the sources.
    OnDisk(PathBuf, &'static str),
}

/// Answers a request to read.
pub(super) async fn answer(editions: &Arc<Editions>, request: Request) -> Response {
    let edition = editions.current();
    let Ok(path) = percent_decode_str(request.uri().path()).decode_utf8() else {
        return overlay::bare(&edition, StatusCode::NOT_FOUND);
    };
    if let Some(own) = own_address(edition.folder(), &path) {
        return live::answer(editions, own);
    }
    let Some(outputs) = edition.outputs.clone() else {
        return overlay::faults(&edition);
    };
    let (path, uri, root) = (path.into_owned(), request.uri().clone(), editions.root.clone());
    let work = move || {
        let page = Page { edition: &edition, outputs: &outputs };
        page.find(&path, &uri, |source| read::without_links(&root, source))
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(Found::Ready(response)) => response,
        Ok(Found::OnDisk(file, media)) => from_disk(file, media, request).await,
        Err(_) => {
            overlay::message(StatusCode::INTERNAL_SERVER_ERROR, "Chương trình gặp lỗi", "Tải lại trang để thử lại.")
        }
    }
}

/// What stands below `/_congtruong/`, at the root or in the site's own folder.
fn own_address<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    path.strip_prefix(own::FOLDER).or_else(|| path.strip_prefix(folder)?.strip_prefix(own::FOLDER))
}

/// One look at the site.
struct Page<'e> {
    edition: &'e Edition,
    outputs: &'e Outputs,
}

impl Page<'_> {
    fn find(&self, path: &str, uri: &Uri, on_disk: impl Fn(&crate::source::SourcePath) -> Option<PathBuf>) -> Found {
        let folder = self.edition.folder();
        let inside = path.strip_prefix(folder).and_then(|inside| inside.strip_prefix('/'));
        let Some(inside) = inside else {
            // The site's own door is the one thing that people look for outside it.
            let at_the_door = path == "/" || path == folder;
            return Found::Ready(if at_the_door { moved(&format!("{folder}/"), uri) } else { self.missing() });
        };
        let route = Route::new(format!("/{inside}"));
        let file = route.file();
        if self.outputs.recipe(&file).is_some() {
            return self.file(&file, on_disk);
        }
        if self.outputs.recipe(&route.join("/").file()).is_some() {
            return Found::Ready(moved(&format!("{}/", uri.path()), uri));
        }
        Found::Ready(self.missing())
    }

    fn file(&self, file: &OutPath, on_disk: impl Fn(&crate::source::SourcePath) -> Option<PathBuf>) -> Found {
        let status = if file.route() == NOT_FOUND { StatusCode::NOT_FOUND } else { StatusCode::OK };
        match self.outputs.carry_out(file) {
            Some(Ok(Product::Bytes(bytes))) => Found::Ready(self.bytes(status, file, bytes)),
            Some(Ok(Product::File(source))) => match on_disk(&source) {
                Some(path) => Found::OnDisk(path, media::of(file.as_str())),
                None => Found::Ready(self.missing()),
            },
            Some(Err(error)) => Found::Ready(overlay::template_fault(self.edition, &error)),
            None => Found::Ready(overlay::bare(self.edition, StatusCode::NOT_FOUND)),
        }
    }

    fn bytes(&self, status: StatusCode, file: &OutPath, bytes: Vec<u8>) -> Response {
        let media = media::of(file.as_str());
        let bytes = if media == media::HTML {
            overlay::with_live(bytes, self.edition, self.outputs.source_of(file))
        } else {
            bytes
        };
        (status, [(CONTENT_TYPE, media)], bytes).into_response()
    }

    fn missing(&self) -> Response {
        let file = NOT_FOUND.file();
        match self.outputs.carry_out(&file) {
            Some(Ok(Product::Bytes(page))) => self.bytes(StatusCode::NOT_FOUND, &file, page),
            Some(Err(error)) => overlay::template_fault(self.edition, &error),
            _ => overlay::bare(self.edition, StatusCode::NOT_FOUND),
        }
    }
}

/// Sends the reader to another path, with what was asked for.
fn moved(path: &str, uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::try_from(path.to_owned() + &query) {
        Ok(to) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Streams a file, or the part of it that was asked for: a film needn't fit into memory.
async fn from_disk(file: PathBuf, media: &'static str, request: Request) -> Response {
    // The file may have gone since the site was built; the next build will say so.
    let gone =
        || overlay::message(StatusCode::NOT_FOUND, "Không đọc được tệp", "Tệp vừa bị đổi hoặc xóa. Tải lại trang.");
    match ServeFile::new(file).try_call(request).await {
        Ok(response) if response.status().is_success() => {
            let mut response = response.map(Body::new);
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media));
            if media::is_saved(media) {
                response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
            }
            response
        }
        Ok(response) if response.status() != StatusCode::NOT_FOUND => response.map(Body::new),
        _ => gone(),
    }
}
