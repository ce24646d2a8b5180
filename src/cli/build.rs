//! `congtruong build`: from a folder to a published site.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Instant, SystemTime};

use anyhow::Result;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::args::BuildArgs;
use super::terminal::{self, Progress};
use super::{Ending, print, settled, snapshot};
use crate::diagnostic::Diagnostic;
use crate::edge::apart::Children;
use crate::edge::cache::Cache;
use crate::edge::write::{self, Durability, Foreign, Imprint, Place, WriteError};
use crate::fingerprint::Fingerprint;
use crate::inputs::Drafts;
use crate::report::{Item, Report};
use crate::search::IndexMemo;
use crate::site::{NextChange, Rehearsal};
use crate::unseen::visible_in_line;
use crate::{Build, Inputs, Memo, Outputs};

/// What search indexes leave to each other, in the cache.
const SEARCH: &str = "search";

/// What a build has to say: the same again as long as nothing changes.
#[derive(Debug, Serialize, Deserialize)]
struct Said {
    diagnostics: Vec<Diagnostic>,
    pages: usize,
    /// “31 có, 4 còn thiếu, 7 cần người xác nhận”.
    score: Option<String>,
    /// A line for each item that must be there and isn't.
    unmet: Vec<String>,
    /// The moment that the site was built for.
    moment: DateTime,
    /// Until when it is the same, and what is told of that.
    next_change: Option<(DateTime, String)>,
    /// What it shows that isn't published, if it is for trying.
    rehearsal: Option<Rehearsal>,
}

/// Builds and publishes; content with mistakes is never published.
pub(super) fn run(args: &BuildArgs) -> Result<Ending> {
    let begun = Instant::now();
    let out = args.out.clone().unwrap_or_else(|| args.site.public());
    let cache = if args.no_cache { Cache::none() } else { Cache::of(&args.site.folder) };
    let foreign = if args.force { Foreign::TakeOver } else { Foreign::Refuse };
    let durability = if args.durable { Durability::PowerCut } else { Durability::Kill };
    // Should this fail, publishing will say why.
    let _ = settled::settle(&out);
    let root = &args.site.folder;
    let place = Place { root, out: &out, cache: &cache, foreign, durability, begun: SystemTime::now() };
    let mut inputs = snapshot::take(&args.site)?;
    inputs.base_url.clone_from(&args.base_url);
    inputs.drafts = if args.drafts { Drafts::Shown } else { Drafts::Hidden };
    let snapshot = inputs.fingerprint();
    if let Some(said) = snapshot.and_then(|snapshot| remembered(&place, snapshot, inputs.now)) {
        tell(&said.diagnostics, &inputs)?;
        return if args.strict && !said.unmet.is_empty() { Ok(refuse(&said)) } else { finish(&said, begun, &out) };
    }
    let last = write::last_published(&cache, &out);
    inputs.known_as = last.known_as();
    let (search, draft) = thread::scope(|scope| {
        let search = scope.spawn(|| kept(&cache, args));
        let draft = crate::draft(&inputs, &Memo::none());
        (search.join().unwrap_or_default(), draft)
    });
    let Build { outputs, mut diagnostics, report } =
        draft.searched_with(search.clone()).rendered_apart(Arc::new(Children::new())).judge(&inputs);
    diagnostics.extend(outputs.iter().flat_map(|outputs| last.lost(outputs, &inputs)));
    diagnostics.sort();
    tell(&diagnostics, &inputs)?;
    let Some(outputs) = outputs else {
        terminal::tell("Chưa tạo trang: sửa các lỗi trên rồi chạy lại. Trang đã đăng lần trước vẫn nguyên.");
        return Ok(Ending::Unmet);
    };
    let said = Said::new(inputs.now, diagnostics, &outputs, report.as_deref());
    if args.strict && !said.unmet.is_empty() {
        return Ok(refuse(&said));
    }
    let imprint = Imprint { snapshot, note: serde_json::to_string(&said)? };
    let (written, published) = thread::scope(|scope| {
        scope.spawn(|| search.to_bytes().map(|bytes| cache.write(SEARCH, &bytes)));
        let published = scope.spawn(|| last.followed_by(&outputs, &inputs));
        (publish(&place, &outputs, imprint), published.join())
    });
    if let Err(WriteError::Render { fault, .. }) = &written {
        tell(&[fault.diagnostic()], &inputs)?;
        return Ok(Ending::Unmet);
    }
    written?;
    if let Ok(published) = published {
        write::keep_published(&cache, &out, &published);
    }
    let done = finish(&said, begun, &out);
    // The process ends here: to give back the memory of ten thousand pages piece by piece would only take time.
    std::mem::forget((outputs, inputs));
    done
}

impl Said {
    fn new(moment: DateTime, diagnostics: Vec<Diagnostic>, outputs: &Outputs, report: Option<&Report>) -> Self {
        let unmet = report.into_iter().flat_map(|report| &report.items).filter(|item| item.is_unmet_mandatory());
        Self {
            diagnostics,
            pages: outputs.pages(),
            score: report.and_then(Report::summary),
            unmet: unmet.map(line).collect(),
            moment,
            next_change: outputs.next_change().map(|next| (next.at, NextChange::told(next))),
            rehearsal: outputs.rehearsal(),
        }
    }

    /// Whether nothing becomes due between the moment that it was said at and another one.
    fn holds_at(&self, moment: DateTime) -> bool {
        self.moment <= moment && self.next_change.as_ref().is_none_or(|(at, _)| moment < *at)
    }
}

/// What the search index of the last build left to this one.
fn kept(cache: &Cache, args: &BuildArgs) -> IndexMemo {
    if args.no_cache {
        return IndexMemo::none();
    }
    cache.read(SEARCH).map_or_else(IndexMemo::default, |bytes| IndexMemo::from_bytes(&bytes))
}

/// What was said when the output folder became what it is, if that was by the same snapshot and still is right.
fn remembered(place: &Place<'_>, snapshot: Fingerprint, now: DateTime) -> Option<Said> {
    serde_json::from_str(&place.imprint(snapshot)?.note).ok().filter(|said: &Said| said.holds_at(now))
}

fn tell(diagnostics: &[Diagnostic], inputs: &Inputs) -> io::Result<()> {
    terminal::draw_aside(&terminal::diagnostics(diagnostics, inputs, terminal::style(&io::stderr())))
}

fn refuse(said: &Said) -> Ending {
    terminal::tell("Chưa tạo trang vì có --strict: còn thiếu nội dung bắt buộc.");
    said.unmet.iter().for_each(|line| terminal::tell(line));
    Ending::Unmet
}

/// Writes the site under a progress bar.
fn publish(place: &Place<'_>, outputs: &Outputs, imprint: Imprint) -> Result<(), WriteError> {
    let progress = Progress::new(outputs.paths().count());
    let published = place.publish(outputs, imprint, &|| progress.step())?;
    drop(progress);
    for (path, now) in &published.moved_aside {
        let (path, now) = (path.display(), now.display());
        terminal::tell(&format!(
            "lưu ý: “{path}” có sẵn trong thư mục xuất, nằm đúng chỗ của trang, nay có tên “{now}”. Xem còn cần đến không."
        ));
    }
    settled::tell_kept(&published.kept);
    Ok(())
}

fn line(item: &Item) -> String {
    format!("  - {} ({}). {}", item.title, item.citation, item.todo)
}

fn finish(said: &Said, begun: Instant, out: &Path) -> Result<Ending> {
    let seconds = crate::vietnamese::decimal(begun.elapsed().as_secs_f64(), 1);
    let score = said.score.as_ref().map(|counts| format!(" (đối chiếu: {counts})")).unwrap_or_default();
    let out = out.join("").display().to_string();
    let out = visible_in_line(&out);
    let mut lines = format!("Đã tạo {} trang trong {seconds} giây → {out}{score}\n", said.pages);
    if let Some((_, next)) = &said.next_change {
        let next = visible_in_line(next);
        lines.push_str(&format!("Lần đổi tiếp theo: {next}; chạy lại congtruong build vào lúc đó\n"));
    }
    lines.extend(said.rehearsal.map(warned));
    print(&lines)
}

/// The last line of a build for trying.
fn warned(Rehearsal { drafts, waiting }: Rehearsal) -> String {
    let shown = [(drafts, "bản nháp"), (waiting, "bài chưa đến giờ đăng")];
    let shown: Vec<_> =
        shown.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let shown = if shown.is_empty() { String::new() } else { format!(", có {}", shown.join(" và ")) };
    format!(
        "Đây là bản xem thử{shown}: đừng đưa lên mạng; muốn đăng thì chạy congtruong build với địa chỉ thật, không --drafts\n"
    )
}
