//! The verdict for a person: what is missing first, with the clause and what to do.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Findings;
use crate::cli::terminal::{self, Drawn};
use crate::diagnostic::Style;
use crate::report::{Item, Level, Report, Verdict};
use crate::source::SourcePath;
use crate::{mend, vietnamese};

/// How many characters of the unit's name are shown.
const LONGEST_NAME: usize = 200;

/// Diagnostics, then the items by what has to be done about them.
pub(super) fn show(findings: &Findings<'_>, style: Style) -> Drawn {
    let found = terminal::diagnostics(findings.diagnostics, findings.inputs, style).then(&mended(findings));
    match findings.report {
        Some(report) => found.then(&checklist(report)),
        None => found.then("Chưa đối chiếu được: sửa các lỗi trên rồi chạy lại.\n"),
    }
}

/// How many of the files that something was told of `congtruong fix` would mend.
fn mended(findings: &Findings<'_>) -> String {
    let places = findings.diagnostics.iter().filter_map(|diagnostic| diagnostic.place.as_ref());
    let paths: BTreeSet<&SourcePath> = places.map(|place| &place.path).filter(|path| mend::concerns(path)).collect();
    let is_mended = |path: &&SourcePath| {
        findings.inputs.bytes(path).is_some_and(|bytes| mend::mend(path, bytes).is_ok_and(|mended| mended.is_some()))
    };
    match paths.into_iter().filter(is_mended).count() {
        0 => String::new(),
        files => format!("Chỗ sai trong {files} tệp có thể được sửa giúp; xem trước: congtruong fix\n\n"),
    }
}

fn checklist(report: &Report) -> String {
    let failed = |level| move |item: &&Item| item.verdict == Verdict::Fail && item.level == level;
    let mut text = format!(
        "Đối chiếu tự động nội dung của {} theo quy định, ngày {}\n",
        vietnamese::shortened(&report.site.name, LONGEST_NAME),
        vietnamese::format_with_weekday(report.today)
    );
    let mut group = |title: &str, items: Vec<&Item>, show: fn(&Item) -> String| {
        if !items.is_empty() {
            // Writing to a string can't fail.
            let _ = write!(text, "\n{title} ({}):\n", items.len());
            text.extend(items.into_iter().map(show));
        }
    };
    let all = || report.items.iter();
    group("CÒN THIẾU, bắt buộc", all().filter(failed(Level::Mandatory)).collect(), gap);
    group("Còn thiếu, khuyến nghị", all().filter(failed(Level::Recommended)).collect(), gap);
    group("Còn thiếu, tham khảo", all().filter(failed(Level::Information)).collect(), gap);
    group("Cần người xác nhận", all().filter(|item| item.verdict == Verdict::NeedsPerson).collect(), gap);
    group("Đã có", all().filter(|item| item.verdict == Verdict::Pass).collect(), passed);
    let score = &report.score;
    // Writing to a string can't fail.
    let _ = writeln!(
        text,
        "\nTổng hợp mục bắt buộc và khuyến nghị: {} có, {} còn thiếu, {} cần người xác nhận, {} không áp dụng.",
        score.pass, score.fail, score.needs_person, score.not_applicable
    );
    text
}

fn gap(item: &Item) -> String {
    let mut text = format!("  ✗ {}\n      Căn cứ: {}\n", item.title, item.citation);
    let lines = [("Thấy", &item.finding), ("Cần làm", &item.todo)];
    for (label, line) in lines.into_iter().filter(|(_, line)| !line.is_empty()) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "      {label}: {line}");
    }
    // Writing to a string can't fail.
    let _ = writeln!(text, "      Mã: {}", item.id);
    if item.verdict == Verdict::NeedsPerson { text.replacen('✗', "?", 1) } else { text }
}

fn passed(item: &Item) -> String {
    format!("  ✓ {} ({})\n", item.title, item.citation)
}
