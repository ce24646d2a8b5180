//! `congtruong search`: what a reader would find, from the exported index itself.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::args::{HitsFormat, PUBLIC, SearchArgs, SiteArgs};
use super::terminal::{print, print_json};
use super::{Ending, build_once, settled, snapshot};
use crate::edge::door::{Folder, Opened};
use crate::search::{Hits, MODULE, Query, Searcher};
use crate::unseen::visible_in_line;
use crate::vietnamese;

/// Searches a published folder, or the site in a folder of sources as it would be published.
pub(super) fn run(args: &SearchArgs) -> Result<Ending> {
    settled::settle_if_possible(&args.site);
    settled::settle_if_possible(&args.site.join(PUBLIC));
    let query = Query { text: &args.query, limit: args.limit };
    let hits = if args.site.join(MODULE).is_file() {
        answer(Searcher::new(|path| read(&args.site, path.as_ref())), &query)?
    } else {
        let inputs = snapshot::take(&SiteArgs { folder: args.site.clone(), today: args.today })?;
        let Some(outputs) = build_once(&inputs).outputs else {
            bail!("trang còn lỗi nên chưa tìm được; chạy congtruong check để xem");
        };
        answer(Searcher::of(outputs.search()), &query)?
    };
    match args.format {
        HitsFormat::Human => print(&shown(&args.query, &hits)),
        HitsFormat::Json => print_json(&serde_json::to_string(&hits)?),
    }
}

/// The largest file of an index that is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// A file of a published site, wherever it comes from: a link isn't followed, a pipe not waited for.
fn read(site: &Path, inside: &Path) -> Option<Vec<u8>> {
    Folder::open(site).ok()?.file(inside, LARGEST).and_then(Opened::bytes).ok()
}

fn answer(searcher: Option<Searcher<'_>>, query: &Query<'_>) -> Result<Hits> {
    let searcher = searcher.context("không đọc được chỉ mục tìm kiếm; tạo lại trang bằng congtruong build")?;
    searcher.search(query).context("chỉ mục tìm kiếm thiếu tệp hoặc hỏng; tạo lại trang bằng congtruong build")
}

fn shown(query: &str, hits: &Hits) -> String {
    let query = visible_in_line(query);
    if hits.hits.is_empty() {
        return format!("Không có kết quả cho “{query}”. Thử ít từ hơn, hoặc viết cách khác.\n");
    }
    let mut text = format!("{} kết quả cho “{query}”\n", vietnamese::group_thousands(count(hits.total)));
    for (number, hit) in hits.hits.iter().enumerate() {
        let date = if hit.date.is_empty() { String::new() } else { format!(" ({})", visible_in_line(&day(&hit.date))) };
        let (title, url) = (visible_in_line(&hit.title), visible_in_line(&hit.url));
        text.push_str(&format!("{:>3}. {title}{date}\n     {url}\n", number + 1));
    }
    text
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn day(date: &str) -> String {
    vietnamese::parse_date(date).map_or_else(|_| date.to_owned(), vietnamese::long_date)
}
