//! The verdict for a person: what is missing first, with the clause and what to do.

use std::collections::BTreeSet;
use std::fmt::Write;

use rayon::prelude::*;

use super::Findings;
use crate::cli::terminal::{self, Drawn};
use crate::diagnostic::Style;
use crate::report::{Item, Level, Report, Score, Tally, Verdict};
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
    match paths.into_par_iter().filter(is_mended).count() {
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
    let of = |verdict| move |item: &&Item| item.verdict == verdict;
    group("Cần người xác nhận", all().filter(of(Verdict::NeedsPerson)).collect(), gap);
    group("Đơn vị tự khai", all().filter(of(Verdict::Declared)).collect(), told);
    group("Đã xác nhận", all().filter(of(Verdict::Confirmed)).collect(), told);
    group("Đã có", all().filter(of(Verdict::Pass)).collect(), passed);
    text + &totals(&report.score)
}

/// The score in a line for each level, what somebody said never among what was seen.
fn totals(score: &Score) -> String {
    let line = |label: &str, tally: &Tally| {
        let Tally { pass, declared, confirmed, fail, needs_person, not_applicable, asked } = tally;
        format!(
            "  {label}: {pass}/{asked} có; {declared} tự khai, {confirmed} đã xác nhận, {fail} còn thiếu, \
             {needs_person} cần người xác nhận, {not_applicable} không áp dụng\n"
        )
    };
    let mut text = String::from("\nTổng hợp:\n");
    text += &line("Bắt buộc", &score.mandatory);
    text += &line("Khuyến nghị", &score.recommended);
    if score.own != Tally::default() {
        text += &line("Quy định riêng của đơn vị", &score.own);
    }
    text
}

/// What somebody said, with whose word it is.
fn told(item: &Item) -> String {
    format!("  • {}\n      {}\n      Mã: {}\n", item.title, item.finding, item.id)
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
