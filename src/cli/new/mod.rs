//! `congtruong new`: a new site, or a new entry from the template of its kind.

mod address;
pub(super) mod answers;
mod entry;
mod form;
mod questions;
mod site_yaml;
pub(super) mod skeleton;
mod template;
mod told;
mod unit;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path};

use anyhow::{Context, Result, bail};

use super::Ending;
use super::args::NewArgs;
use super::terminal::{self, print};
use crate::Memo;
use crate::diagnostic::Severity;
use crate::edge::clock;
use crate::name;

/// Makes what the first argument names.
pub(super) fn run(args: NewArgs) -> Result<Ending> {
    if args.what == "site" { site(args) } else { entry::run(&args) }
}

fn site(args: NewArgs) -> Result<Ending> {
    let folder = Path::new(&args.name_or_title);
    let mut names = folder.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    if let Some(fault) = names.find_map(name::fault) {
        bail!("{}. Đặt tên khác cho thư mục", fault.message());
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("Thư mục “{}” đã có tệp. Chọn một thư mục mới hoặc còn trống", folder.display());
    }
    let answers = questions::complete(args.school)?;
    let files = skeleton::skeleton(&answers);
    let inputs = skeleton::snapshot(&files, args.today.unwrap_or_else(|| clock::now().date()));
    let mut found = crate::build(&inputs, &Memo::none()).diagnostics;
    // Whoever gave a wrong answer need not read now that every page is still a placeholder.
    found.retain(|diagnostic| diagnostic.severity == Severity::Error);
    if !found.is_empty() {
        terminal::draw_aside(&terminal::diagnostics(&found, &inputs, terminal::style(&io::stderr())))?;
        bail!("Có câu trả lời không dùng được (xem trên), chưa tạo gì. Sửa rồi chạy lại lệnh");
    }
    for (path, text) in &files {
        write_new(&folder.join(path), text)?;
    }
    let shown = folder.display();
    let argument = argument(folder);
    print(&format!(
        "Đã tạo trang của {} trong {shown}.\n\
         Việc tiếp theo:\n  \
         1. Mở {shown}/site.yaml, ghi đúng địa chỉ, điện thoại, thư điện tử của trường.\n  \
         2. congtruong {SHOW} {argument}    để xem trang trong trình duyệt\n  \
         3. congtruong check {argument}    để xem còn thiếu nội dung nào\n\
         Hướng dẫn viết bài: congtruong guide\n",
        answers.name
    ))
}

/// The command by which somebody sees the pages.
const SHOW: &str = if cfg!(feature = "serve") { "serve" } else { "build" };

/// A folder as it is typed after a command: in quotation marks where it has a space.
fn argument(folder: &Path) -> String {
    let shown = folder.display().to_string();
    if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown }
}

/// Writes a file that must not be there yet, and the folders around it.
fn write_new(path: &Path, text: &str) -> Result<()> {
    let failed = || format!("Không ghi được “{}”", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    match File::create_new(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).with_context(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("Đã có tệp “{}”; tệp ấy được giữ nguyên. Đặt tiêu đề khác, hoặc sửa tệp đã có", path.display())
        }
        Err(error) => Err(error).with_context(failed),
    }
}
