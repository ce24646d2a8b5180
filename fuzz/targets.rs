//! What is fed: each reader of the program that takes what others wrote, as a function of bytes. Whatever the bytes are,
//! it comes to an end without a panic. `cargo fuzz` can call the same functions.

use std::sync::{Arc, LazyLock};

use congtruong::content;
use congtruong::content::markdown;
use congtruong::diagnostic::{self, Style, Texts};
use congtruong::schema::Schemas;
use congtruong::source::SourcePath;
use congtruong::{Inputs, Memo};
use jiff::civil::date;

/// A reader by the name of its folder in `corpus/`.
pub struct Target {
    pub name: &'static str,
    pub feed: fn(&[u8]),
    /// How many of a thousand inputs it is fed.
    pub share: u64,
}

/// All of them.
pub const TARGETS: [Target; 5] = [
    Target { name: "front-matter", feed: front_matter, share: 330 },
    Target { name: "markdown", feed: markdown, share: 330 },
    Target { name: "csv", feed: csv, share: 300 },
    Target { name: "portal-xml", feed: portal_xml, share: 30 },
    Target { name: "site", feed: site, share: 10 },
];

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(Schemas::built_in);

const SITE: &str = "name: Trường THCS Hàng Bàng\nunit: thcs\nprovince: Tỉnh Phong Hoa\nbase_url: https://hangbang.example/\n\
    address: Số 2 đường Hàng Bàng\nphones: [\"0299 000 2000\"]\nemails: [vanphong@hangbang.example]\n\
    responsible: { name: Trần Thị Bàng, position: Hiệu trưởng }\n";

const FIGURES: &str = "---\ntitle: Số liệu\nschool_year: 2026-2027\nas_of: 2026-10-15\nsource: A\ncampuses: 1\n\
    pupils: a.csv\nteachers: [{ qualification: A, total: 1 }]\nfacilities: [{ item: A, quantity: 1, unit: A }]\n---\n";

fn path(path: &str) -> SourcePath {
    SourcePath::new(path).expect("a clean path")
}

/// A whole file of content, and all that is told of it drawn.
fn front_matter(bytes: &[u8]) {
    parsed("content/tin-tuc/a.md", bytes, None);
}

/// The text of a page.
fn markdown(bytes: &[u8]) {
    let body = markdown::render(&String::from_utf8_lossy(bytes), 0, &path("content/tin-tuc/a.md"), &mut Vec::new());
    body.plain_text();
    body.table_of_contents();
}

/// A table beside a record of statistics.
fn csv(bytes: &[u8]) {
    parsed("content/thong-ke/a.md", FIGURES.as_bytes(), Some(bytes));
}

fn parsed(file: &str, bytes: &[u8], table: Option<&[u8]>) {
    let (file, mut told) = (path(file), Vec::new());
    let tables = |_: &SourcePath| table.map(Arc::from);
    content::parse(&file, bytes, &SCHEMAS, &tables, &mut told);
    let texts = Texts::new(|at| {
        let bytes = if *at == file { bytes } else { table? };
        Some(String::from_utf8_lossy(bytes).into_owned())
    });
    for one in diagnostic::in_brief(&told).iter().take(50) {
        diagnostic::render(one, &texts, Style::Plain);
    }
}

/// News that were saved from a portal.
fn portal_xml(bytes: &[u8]) {
    let feeds = "portal_rss: [{ title: Sở, url: https://so.example/, file: nguon.xml }]\n";
    let inputs = Inputs::new(date(2026, 11, 21)).with("site.yaml", format!("{SITE}{feeds}")).with("nguon.xml", bytes);
    congtruong::draft(&inputs, &Memo::none());
}

/// A site of several files, one behind the other under lines `=== path`.
fn site(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut inputs = Inputs::new(date(2026, 11, 21)).with("site.yaml", SITE);
    for file in text.split("=== ").skip(1) {
        let (name, text) = file.split_once('\n').unwrap_or((file, ""));
        // Templates may hold whoever runs them: those of a site are rendered in a process of their own.
        if SourcePath::new(name).is_some() && !name.starts_with("theme/") {
            inputs = inputs.with(name, text);
        }
    }
    congtruong::build(&inputs, &Memo::none());
}
