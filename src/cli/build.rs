//! `congtruong build`: from a folder to a published site.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use super::args::BuildArgs;
use super::terminal::{self, Progress};
use super::{Outcome, print, snapshot};
use crate::edge::write::{Foreign, publish};
use crate::inputs::Drafts;
use crate::report::{Item, Report};
use crate::{Build, Memo, Outputs};

/// Builds and publishes; content with mistakes is never published.
pub(super) fn run(args: &BuildArgs) -> Result<Outcome> {
    let begun = Instant::now();
    let mut inputs = snapshot::take(&args.site)?;
    inputs.base_url.clone_from(&args.base_url);
    inputs.drafts = if args.drafts { Drafts::Shown } else { Drafts::Hidden };
    let Build { outputs, diagnostics, report } = crate::build(&inputs, &Memo::none());
    let found = terminal::diagnostics(&diagnostics, &inputs, terminal::style(&io::stderr()));
    io::stderr().write_all(found.as_bytes())?;
    let Some(outputs) = outputs else {
        eprintln!("Chưa tạo trang: sửa các lỗi trên rồi chạy lại. Trang đã đăng lần trước vẫn nguyên.");
        return Ok(Outcome::Unmet);
    };
    if let Some(report) = report.as_deref().filter(|report| args.strict && report.has_unmet_mandatory()) {
        eprintln!("Chưa tạo trang vì có --strict: còn thiếu nội dung bắt buộc.");
        report.items.iter().filter(|item| item.is_unmet_mandatory()).for_each(|item| eprintln!("{}", line(item)));
        return Ok(Outcome::Unmet);
    }
    let out = args.out.clone().unwrap_or_else(|| args.site.folder.join("public"));
    let foreign = if args.force { Foreign::TakeOver } else { Foreign::Refuse };
    let pages = write(&outputs, &args.site.folder, &out, foreign)?;
    let done = print(&summary(pages, begun.elapsed().as_secs_f64(), &out, report.as_deref()));
    // The process ends here: to give back the memory of ten thousand pages piece by piece would only take time.
    std::mem::forget((outputs, inputs));
    done
}

/// Writes the site under a progress bar; gives the number of pages.
fn write(outputs: &Outputs, root: &Path, out: &Path, foreign: Foreign) -> Result<usize> {
    let progress = Progress::new(outputs.paths().count());
    let published = publish(outputs, root, out, foreign, &|| progress.step())?;
    drop(progress);
    for path in &published.replaced {
        eprintln!("lưu ý: “{}” có sẵn trong thư mục xuất đã được thay bằng tệp của trang", path.display());
    }
    Ok(outputs.paths().filter(|path| path.ends_with(".html")).count())
}

fn line(item: &Item) -> String {
    format!("  - {} ({}). {}", item.title, item.citation, item.todo)
}

fn summary(pages: usize, seconds: f64, out: &Path, report: Option<&Report>) -> String {
    let seconds = crate::vietnamese::decimal(seconds, 1);
    let score = report.and_then(Report::summary).map(|counts| format!(" (đối chiếu: {counts})")).unwrap_or_default();
    format!("Đã tạo {pages} trang trong {seconds} giây → {}{score}\n", out.join("").display())
}
