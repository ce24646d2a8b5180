//! What every test of the house needs: a school, a day, and a site carried out to the last byte.
#![allow(dead_code, reason = "each test binary takes the part it needs")]

pub mod case;
pub mod dice;
pub mod diff;
pub mod disguise;

use std::collections::BTreeMap;

use congtruong::diagnostic::{self, Diagnostic, Style, Texts};
use congtruong::fingerprint::Fingerprint;
use congtruong::inputs::{FileFacts, Source};
use congtruong::output::Product;
use congtruong::source::SourcePath;
use congtruong::{Build, Inputs, Memo, build};
use jiff::civil::{Date, date};

/// The day of every test that names no other: a Saturday in the first term.
pub const TODAY: Date = date(2026, 11, 21);

/// A school that has what every school must tell of itself.
pub const SITE: &str = "\
name: Trường THCS Hoa Phượng Vĩ
unit: thcs
province: Tỉnh Phong Hoa
base_url: https://hoaphuongvi.example/
address: Số 1 đường Phượng Vĩ, xã Phong Hoa
phones: [\"0299 000 1998\"]
emails: [vanphong@hoaphuongvi.example]
responsible: { name: Nguyễn Thị Hoa Phượng, position: Hiệu trưởng }
";

/// A snapshot of that school on that day.
pub fn school() -> Inputs {
    Inputs::new(TODAY).with("site.yaml", SITE)
}

/// A snapshot of that school with one post, whose front matter is sound but for what `extra` adds. Where no text is given
/// it has a few words, since a post without any is told.
pub fn school_with_post(extra: &str, body: &str) -> Inputs {
    let front = "title: Tin thử\ndate: 2026-11-20\nauthor: Ban Biên tập\napproved_by: Hiệu trưởng\n";
    let body = if body.is_empty() { "Nội dung bài.\n" } else { body };
    school().with(POST, format!("---\n{front}{extra}---\n{body}"))
}

/// Where [`school_with_post`] puts its post, and where the page comes out.
pub const POST: &str = "content/tin-tuc/tin-thu.md";
/// The page of that post.
pub const POST_PAGE: &str = "tin-tuc/tin-thu/index.html";

/// Adds a file as the reader of a folder would: read as text, or known by its facts alone.
pub fn add(inputs: &mut Inputs, path: &str, bytes: &[u8]) {
    let path = SourcePath::new(path).unwrap_or_else(|| panic!("“{path}” is no clean relative path"));
    let text = match path.extension().as_str() {
        "md" | "yaml" | "yml" | "csv" | "txt" | "json" | "ics" | "vtt" => true,
        // A saved feed, which `site.yaml` names.
        "xml" => !path.as_str().starts_with("content/"),
        _ => path.as_str().starts_with("theme/"),
    };
    let source = if text { Source::Text(bytes.into()) } else { Source::File(FileFacts::of(bytes)) };
    inputs.sources.insert(path, source);
}

/// A built site with every recipe carried out.
#[derive(Debug)]
pub struct Built {
    /// All that is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Every file by its path; empty when nothing may be published.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the bytes of each file depend on.
    pub fingerprints: BTreeMap<String, Fingerprint>,
    /// Whether there are outputs at all.
    pub published: bool,
    /// The checklist's verdict as JSON.
    pub report: String,
}

impl Built {
    /// Builds and carries everything out.
    pub fn of(inputs: &Inputs, memo: &Memo) -> Self {
        Self::in_part(inputs, memo, |_| true)
    }

    /// Builds and carries out the files that are `wanted` by their path.
    pub fn in_part(inputs: &Inputs, memo: &Memo, wanted: impl Fn(&str) -> bool) -> Self {
        let Build { outputs, diagnostics, report } = build(inputs, memo);
        let (mut files, mut fingerprints) = (BTreeMap::new(), BTreeMap::new());
        for path in outputs.iter().flat_map(congtruong::Outputs::paths).filter(|path| wanted(path.as_str())) {
            let bytes = match outputs.as_ref().and_then(|outputs| outputs.carry_out(path)) {
                Some(Ok(Product::Bytes(bytes))) => bytes,
                Some(Ok(Product::File(source))) => format!("= {source}").into_bytes(),
                Some(Err(error)) => panic!("{path}: {error}"),
                None => panic!("{path} is listed but has no recipe"),
            };
            files.insert(path.to_string(), bytes);
            let fingerprint = outputs.as_ref().and_then(|outputs| outputs.fingerprint(path));
            fingerprints.insert(path.to_string(), fingerprint.expect("every file has a fingerprint"));
        }
        let report = serde_json::to_string_pretty(&report).expect("a report is plain data");
        Self { diagnostics, files, fingerprints, published: outputs.is_some(), report }
    }

    /// A page as text.
    pub fn page(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path}; {:#?}", self.diagnostics));
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// How many pages are new or have another fingerprint than before. What has the same one has the same bytes.
    pub fn rendered_after(&self, before: Option<&Self>) -> usize {
        let is_as_before = |path: &String, fingerprint: &Fingerprint| {
            let before = before.filter(|before| before.fingerprints.get(path) == Some(fingerprint));
            before.inspect(|before| {
                assert!(before.files[path] == self.files[path], "{path} changed, and its fingerprint didn't");
            })
        };
        let other = self.fingerprints.iter().filter(|(path, print)| is_as_before(path, print).is_none());
        other.filter(|(path, _)| path.ends_with(".html")).count()
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.files.keys().filter(|path| path.ends_with(".html")).count()
    }

    /// The codes of what is wrong, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
    }
}

/// All diagnostics as a person reads them on a terminal without colours.
pub fn told(inputs: &Inputs, diagnostics: &[Diagnostic]) -> String {
    let texts = Texts::new(|path| inputs.text(path));
    let drawn = diagnostics.iter().map(|one| diagnostic::render(one, &texts, Style::Plain));
    let drawn: Vec<String> =
        drawn.map(|text| text.lines().map(|line| format!("{}\n", line.trim_end())).collect()).collect();
    drawn.join("\n")
}

/// The laws that hold for every snapshot whatsoever.
///
/// * Building twice, on many threads and on one, gives the same bytes.
/// * A warm memo gives what a cold one gives, whether it is of this snapshot or of an earlier one.
/// * Nothing is published while there are errors.
pub fn hold_to_the_laws(inputs: &Inputs, warm: &Memo) -> Built {
    let cold = Built::of(inputs, &Memo::default());
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    same(&cold, &alone.install(|| Built::of(inputs, &Memo::default())), "building on one thread");
    same(&cold, &Built::of(inputs, warm), "building with the memo of the step before");
    same(&cold, &Built::of(inputs, warm), "building again with a full memo");
    if diagnostic::has_errors(&cold.diagnostics) {
        assert!(!cold.published, "published despite errors: {:#?}", cold.diagnostics);
    }
    cold
}

fn same(cold: &Built, other: &Built, what: &str) {
    assert_eq!(cold.diagnostics, other.diagnostics, "{what} changes the diagnostics");
    assert_eq!(cold.report, other.report, "{what} changes the report");
    let paths = |built: &Built| built.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(cold), paths(other), "{what} changes the list of files");
    for (path, bytes) in &cold.files {
        assert!(other.files[path] == *bytes, "{what} changes the bytes of {path}");
    }
}

/// Holds sanitised HTML, in lower case, against what browsers would run.
pub fn assert_harmless(html: &str, source: &str) {
    if let Some(fault) = harm(html) {
        panic!("{fault} in {html:?} from {source:?}");
    }
}

/// What a browser would run in this HTML; only tags count, not what is shown as text.
pub fn harm(html: &str) -> Option<String> {
    harm_but_for(html, &[])
}

/// The same for a whole page, on which the theme draws with elements of its own.
pub fn harm_but_for(html: &str, of_the_theme: &[&str]) -> Option<String> {
    let html = html.to_lowercase();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let refused = ["script", "style", "iframe", "object", "embed", "base", "meta", "svg", "math", "form"];
        if refused.contains(&name.as_str()) && !of_the_theme.contains(&name.as_str()) {
            return Some(format!("<{name}>"));
        }
        // Outside of quotes stand the names of attributes; what stands after href=" and src=" is an address.
        let mut parts = tag.split('"');
        while let Some(outside) = parts.next() {
            if outside.split([' ', '\n', '\t', '/']).any(|word| word.starts_with("on") || word.starts_with("style")) {
                return Some(format!("an attribute in <{tag}>"));
            }
            let address = parts.next().unwrap_or_default();
            let address: String = address.chars().filter(|c| *c > ' ').collect();
            let is_address = outside.ends_with("href=") || outside.ends_with("src=");
            if is_address && ["javascript:", "data:", "vbscript:", "//"].iter().any(|bad| address.starts_with(bad)) {
                return Some(format!("an address in <{tag}>"));
            }
        }
    }
    None
}
