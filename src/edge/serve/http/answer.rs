//! How a request becomes an answer. A path is looked up among the outputs, never on the disk.

use std::io::Read;
use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::{Server, attachment, live, media, overlay, own};
use crate::Outputs;
use crate::address::{NOT_FOUND, OutPath, Route};
use crate::edge::door::{Folder, Opened, Refusal};
use crate::edge::serve::edition::{Edition, Viewer};
use crate::edge::{passed, read};
use crate::inputs::FileFormat;
use crate::output::Product;
use crate::source::SourcePath;

/// What a path leads to.
enum Found {
    /// Something to be sent as it is.
    Ready(Response),
    /// A file of the sources.
    OnDisk(Opened, &'static str),
}

/// Answers a request to read.
pub(super) async fn answer(server: &Server, viewer: Viewer, request: Parts) -> Response {
    let edition = server.editions.current().seen_by(viewer);
    let Ok(path) = percent_decode_str(request.uri.path()).decode_utf8() else {
        return overlay::bare(&edition, StatusCode::NOT_FOUND);
    };
    if let Some(own) = own_address(edition.folder(), &path) {
        return live::answer(server, viewer, own);
    }
    let Some(outputs) = edition.outputs.clone() else {
        return overlay::faults(&edition);
    };
    let (path, uri, editions) = (path.into_owned(), request.uri.clone(), Arc::clone(&server.editions));
    let work = move || {
        let page = Page { edition: &edition, outputs: &outputs };
        page.find(&path, &uri, |source| read::open(&Folder::open(&editions.root)?, source))
    };
    let sent = match server.turns.take(work).await {
        Ok(Found::Ready(response)) => Ok(response),
        Ok(Found::OnDisk(file, media)) => attachment::answer(file, media, &request.headers),
        Err(fault) => Err(fault.into()),
    };
    sent.unwrap_or_else(|_| {
        overlay::message(StatusCode::INTERNAL_SERVER_ERROR, "Chương trình gặp lỗi", "Tải lại trang để thử lại.")
    })
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
    fn find(&self, path: &str, uri: &Uri, on_disk: impl Fn(&SourcePath) -> Result<Opened, Refusal>) -> Found {
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

    fn file(&self, file: &OutPath, on_disk: impl Fn(&SourcePath) -> Result<Opened, Refusal>) -> Found {
        let status = if file.route() == NOT_FOUND { StatusCode::NOT_FOUND } else { StatusCode::OK };
        match self.outputs.carry_out(file) {
            Some(Ok(Product::Bytes(bytes))) => Found::Ready(self.bytes(status, file, bytes)),
            Some(Ok(Product::File(source))) => match on_disk(&source) {
                Ok(opened) if self.is_picture(&source) => Found::Ready(picture(opened, media::of(file.as_str()))),
                Ok(opened) => Found::OnDisk(opened, media::of(file.as_str())),
                // The next build, which has begun, will say why.
                Err(_) => Found::Ready(gone()),
            },
            Some(Err(error)) => Found::Ready(overlay::template_fault(self.edition, &error)),
            None => Found::Ready(overlay::bare(self.edition, StatusCode::NOT_FOUND)),
        }
    }

    fn is_picture(&self, source: &SourcePath) -> bool {
        let format = self.outputs.site.attachments.get(source).map(|attachment| attachment.facts.format);
        matches!(format, Some(FileFormat::Jpeg | FileFormat::Png | FileFormat::Webp))
    }

    fn bytes(&self, status: StatusCode, file: &OutPath, bytes: Vec<u8>) -> Response {
        let media = media::of(file.as_str());
        let bytes = if media == media::HTML {
            let source = self.outputs.source_of(file).filter(|_| self.edition.inputs.is_some());
            overlay::with_live(bytes, self.edition, source)
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

/// A picture as it will be published: this network isn't told more of it than the world.
fn picture(opened: Opened, media: &'static str) -> Response {
    let mut bytes = Vec::new();
    match passed::on(opened).and_then(|mut picture| picture.read_to_end(&mut bytes)) {
        Ok(_) => ([(CONTENT_TYPE, media)], bytes).into_response(),
        Err(_) => gone(),
    }
}

/// A file that was there when the site was built.
fn gone() -> Response {
    overlay::message(StatusCode::NOT_FOUND, "Không đọc được tệp", "Tệp vừa bị đổi hoặc xóa. Tải lại trang.")
}
