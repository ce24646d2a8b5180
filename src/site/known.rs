//! What a file may have been meant that a page names and that isn't there.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::publishable::has_allowed_ending;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::source::SourcePath;
use crate::vietnamese;

/// For so many names that are nearly right the nearest one is looked for: that goes through all there are.
pub(super) const GUESSES: usize = 200;

/// The files of the site by what their names have in common with misspelt ones.
pub(super) struct Known<'i> {
    pub inputs: &'i Inputs,
    /// By their paths without accents and capitals.
    folded: OnceCell<BTreeMap<String, &'i SourcePath>>,
    /// The same without extensions, of those that may be published.
    bare: OnceCell<BTreeMap<String, &'i SourcePath>>,
    /// By their names alone; none where several have one name.
    by_name: OnceCell<BTreeMap<String, Option<&'i SourcePath>>>,
    guesses: Cell<usize>,
}

impl<'i> Known<'i> {
    pub fn new(inputs: &'i Inputs) -> Self {
        Self {
            inputs,
            folded: OnceCell::new(),
            bare: OnceCell::new(),
            by_name: OnceCell::new(),
            guesses: Cell::new(GUESSES),
        }
    }

    /// Windows hides extensions, so that who copies a name from there copies half of it.
    pub fn without_extension(&self, path: &SourcePath) -> Diagnostic {
        let bare = |known: &SourcePath| {
            known
                .as_str()
                .rsplit_once('.')
                .filter(|_| has_allowed_ending(known))
                .map(|(bare, _)| vietnamese::fold(bare))
        };
        let known = self.bare.get_or_init(|| self.by(bare)).get(&vietnamese::fold(path.as_str()));
        let help = match known {
            Some(known) => format!("Có phải tệp “{}”? Ghi cả đuôi, dù Windows không hiện", known.file_name()),
            None => format!("Ghi cả đuôi, dù Windows không hiện, ví dụ {}.pdf", path.file_name()),
        };
        Diagnostic::error(Code::MissingFile, format!("Tên tệp “{}” thiếu đuôi", path.file_name())).help(help)
    }

    /// A file that isn't there, or has another name, or lies elsewhere.
    pub fn missing(&self, path: &SourcePath, from: &SourcePath) -> Diagnostic {
        let folded = self.folded.get_or_init(|| self.by(|known| Some(vietnamese::fold(known.as_str()))));
        let alike = folded.get(&vietnamese::fold(path.as_str())).copied();
        let help = match (self.meant(path), alike.or_else(|| self.elsewhere(path))) {
            (Some(right), _) => format!("Ghi: {right}"),
            (None, Some(known)) => named(known, path, from),
            (None, None) => match self.nearest(path) {
                Some(name) => format!("Có phải tệp “{name}”? Tên phải đúng cả chữ hoa, chữ thường và dấu"),
                None => format!("Chép tệp vào {}, hoặc sửa lại tên", place(path)),
            },
        };
        Diagnostic::error(Code::MissingFile, format!("Không tìm thấy tệp “{}”", path.file_name())).help(help)
    }

    /// The file of a path that was written with `content/`, which every path has already, or with `%20` for its spaces.
    fn meant(&self, path: &SourcePath) -> Option<String> {
        let is_there = |path: &str| SourcePath::new(path).is_some_and(|path| self.inputs.sources.contains_key(&path));
        let doubled = || {
            let (_, inside) = path.as_str().rsplit_once("/content/")?;
            is_there(&format!("content/{inside}")).then(|| format!("/{inside}"))
        };
        let encoded = || {
            let decoded =
                percent_decode_str(path.as_str()).decode_utf8().ok().filter(|decoded| *decoded != path.as_str())?;
            is_there(&decoded).then(|| decoded.rsplit('/').next().unwrap_or_default().to_owned())
        };
        doubled().or_else(encoded)
    }

    /// The only file of that name in another folder.
    fn elsewhere(&self, path: &SourcePath) -> Option<&'i SourcePath> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: BTreeMap<String, Option<&'i SourcePath>> = BTreeMap::new();
            for known in self.inputs.sources.keys().filter(|known| has_allowed_ending(known)) {
                let same = by_name.entry(vietnamese::fold(known.file_name()));
                same.and_modify(|only| *only = None).or_insert(Some(known));
            }
            by_name
        });
        by_name.get(&vietnamese::fold(path.file_name())).copied().flatten()
    }

    fn nearest(&self, path: &SourcePath) -> Option<String> {
        self.guesses.set(self.guesses.get().checked_sub(1)?);
        let beside =
            self.inputs.sources.keys().filter(|known| known.folder() == path.folder() && has_allowed_ending(known));
        vietnamese::nearest(path.file_name(), beside.map(SourcePath::file_name)).map(str::to_owned)
    }

    /// The first file of each key, in the order of their paths.
    fn by(&self, key: impl Fn(&SourcePath) -> Option<String>) -> BTreeMap<String, &'i SourcePath> {
        let mut by = BTreeMap::new();
        for path in self.inputs.sources.keys() {
            if let Some(key) = key(path) {
                by.entry(key).or_insert(path);
            }
        }
        by
    }
}

/// What to write for a file that is known by nearly the same path.
fn named(known: &SourcePath, path: &SourcePath, from: &SourcePath) -> String {
    if known.folder() == path.folder() {
        return format!("Có phải tệp “{}”? Tên phải đúng cả chữ hoa, chữ thường và dấu", known.file_name());
    }
    let reference = if known.folder() == from.folder() {
        known.file_name().to_owned()
    } else if let Some(inside) = known.as_str().strip_prefix("content/") {
        format!("/{inside}")
    } else {
        return format!("Có một tệp như thế ở {known}; chuyển nó vào thư mục của bài");
    };
    format!("Tệp nằm ở {known}; ghi “{reference}”")
}

/// Where to put a file: where it is looked for, unless the way there went through `content/` twice.
fn place(path: &SourcePath) -> String {
    path.as_str().rsplit_once("/content/").map_or_else(|| path.to_string(), |(_, inside)| format!("content/{inside}"))
}
