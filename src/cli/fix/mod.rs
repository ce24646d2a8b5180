//! `congtruong fix`: what can be mended safely, shown first and written when somebody agrees.

mod difference;
mod scope;
mod show;

use std::io::{self, BufRead, IsTerminal};

use anyhow::{Context, Result};

use super::Ending;
use super::args::FixArgs;
use super::terminal::{self, draw, draw_aside, print};
use crate::diagnostic::Diagnostic;
use crate::edge::{clock, read, rewrite};
use crate::mend::{Mended, mend};
use crate::source::SourcePath;
use crate::{Inputs, vietnamese};
use scope::Scope;

/// A file that is to be mended.
struct Work {
    path: SourcePath,
    /// What it holds.
    old: String,
    mended: Mended,
}

/// Shows what is to be mended in a site, a folder or a file of it, and writes it if that is wanted.
pub(super) fn run(args: &FixArgs) -> Result<Ending> {
    let scope = Scope::of(&args.place)?;
    let inputs = read::texts(&scope.root, clock::now(), |path| scope.holds(path))
        .with_context(|| format!("Không mở được thư mục “{}”. Kiểm tra lại đường dẫn", scope.root.display()))?;
    let (work, told) = look(&inputs);
    draw_aside(&terminal::diagnostics(&told, &inputs, terminal::style(&io::stderr())))?;
    if work.is_empty() {
        return print("Không có gì để sửa giúp.\n");
    }
    let style = terminal::style(&io::stdout());
    for work in &work {
        draw(&show::file(work, style))?;
    }
    if args.yes || is_agreed(work.len())? {
        return write(&scope, &work);
    }
    print(&format!(
        "Chưa sửa gì. Muốn ghi các thay đổi trên vào {} tệp thì chạy lại lệnh này với --yes.\n",
        work.len()
    ))?;
    Ok(Ending::Unmet)
}

/// What is to be done in each file, and what stands in the way elsewhere.
fn look(inputs: &Inputs) -> (Vec<Work>, Vec<Diagnostic>) {
    let mut told = inputs.refused.clone();
    let mut work = Vec::new();
    for path in inputs.sources.keys() {
        let Some(bytes) = inputs.bytes(path) else { continue };
        match mend(path, bytes) {
            Ok(Some(mended)) => {
                let old = String::from_utf8_lossy(bytes).into_owned();
                work.push(Work { path: path.clone(), old, mended });
            }
            Ok(None) => {}
            Err(faults) => told.extend(faults),
        }
    }
    (work, told)
}

/// Asks once for all files; where nobody can be asked, nobody agreed.
fn is_agreed(files: usize) -> Result<bool> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Ok(false);
    }
    print(&format!("Ghi các thay đổi trên vào {files} tệp? [có/không] "))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(vietnamese::fold(answer.trim()).as_str(), "c" | "co" | "y" | "yes"))
}

/// Writes every file that is still as it was looked at.
fn write(scope: &Scope, work: &[Work]) -> Result<Ending> {
    let mut written = 0;
    for Work { path, old, mended } in work {
        match rewrite::rewrite(&scope.root, path, old.as_bytes(), mended.text.as_bytes()) {
            Ok(()) => written += 1,
            Err(left) => terminal::tell(&format!("lỗi: Chưa sửa “{path}”: {left}.")),
        }
    }
    print(&format!("Đã sửa {written} tệp. Xem còn lỗi nào không: congtruong check\n"))?;
    Ok(if written == work.len() { Ending::Fine } else { Ending::Unmet })
}
