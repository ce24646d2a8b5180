//! `congtruong serve`: the site in the browser while it is being written.

mod addresses;
mod args;

use std::io;
use std::net::{IpAddr, TcpListener};
use std::path::absolute;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result, bail};
use tokio::sync::oneshot;

use super::terminal::{self, Drawn, draw, print};
use super::{Ending, settled};
use crate::edge::clock;
use crate::edge::serve::edition::Editions;
use crate::edge::serve::http::{self, Limits};
use crate::edge::serve::news::News;
use crate::edge::serve::reader::Reader;
use crate::edge::serve::session::{Session, Surroundings};
use crate::edge::serve::stirred::Look;
use crate::edge::serve::watch::Watching;
use crate::inputs::Drafts;
use crate::report::Report;
use crate::vietnamese;
pub(super) use args::ServeArgs;

/// Serves until Ctrl-C.
pub(super) fn run(args: ServeArgs) -> Result<Ending> {
    let root = absolute(&args.site.folder)?;
    if !root.is_dir() {
        bail!("Không mở được thư mục “{}”. Kiểm tra lại đường dẫn", args.site.folder.display());
    }
    settled::settle_if_possible(&args.site.public());
    let listener = listen(args.bind, args.port)?;
    let address = listener.local_addr()?;
    if args.port.is_none() && address.port() != http::PORT {
        terminal::tell(&addresses::elsewhere(address.port()));
    }
    // Before anything is watched: watching takes of the files that may be open.
    let limits = Limits::of_this_machine();
    let editions = Arc::new(Editions::new(root));
    let watching = if args.poll { Watching::Polling } else { Watching::Events };
    let mut session = Session::new(Arc::clone(&editions), surroundings(&args, &editions), watching);
    session.look(&Look::Whole);
    let greeting = addresses::greeting(address, editions.current().folder(), terminal::style(&io::stdout()));
    draw(&Drawn::own(greeting))?;
    let (alive, died) = oneshot::channel::<()>();
    thread::Builder::new().name("session".to_owned()).spawn(move || {
        let _alive = alive;
        session.run();
    })?;
    let stopped = http::serve(listener, editions, limits, async {
        tokio::select! {
            stopped = tokio::signal::ctrl_c() => stopped.context("Không nhận được Ctrl-C"),
            _ = died => bail!("Chương trình gặp lỗi khi dựng trang. Chạy lại lệnh"),
        }
    })?;
    stopped?;
    print("\nĐã dừng.\n")
}

/// What the session reads and whom it tells.
fn surroundings(args: &ServeArgs, editions: &Editions) -> Surroundings {
    let fixed = args.site.today;
    let drafts = if args.drafts { Drafts::Shown } else { Drafts::Hidden };
    let first = AtomicBool::new(true);
    let mut reader = Reader::new(editions.root.clone(), args.base_url.clone(), drafts);
    Surroundings {
        snapshot: Box::new(move |look, now| reader.look(look, now)),
        now: Box::new(move || fixed.unwrap_or_else(clock::now)),
        tell: Arc::new(move |news| {
            // Whoever started the program may have closed its window; the pages are still wanted.
            let _ = tell(&news, first.swap(false, Ordering::Relaxed));
        }),
    }
}

/// Takes the port, or says in plain words why not.
fn listen(address: IpAddr, port: Option<u16>) -> Result<TcpListener> {
    let shown = port.unwrap_or(http::PORT);
    http::listen(address, port).or_else(|error| match error.kind() {
        io::ErrorKind::AddrInUse => bail!(
            "Cổng {shown} đang có chương trình khác dùng. Chọn cổng khác bằng --port, hoặc bỏ --port để tự tìm cổng trống"
        ),
        io::ErrorKind::AddrNotAvailable => {
            bail!("Máy này không có địa chỉ {address}. Dùng --bind 0.0.0.0 để nghe trên mọi địa chỉ của máy")
        }
        io::ErrorKind::PermissionDenied => {
            bail!("Hệ điều hành không cho mở cổng {shown}. Chọn một cổng từ 1024 trở lên bằng --port")
        }
        _ => Err(error).with_context(|| format!("Không mở được cổng {shown}")),
    })
}

fn tell(news: &News<'_>, first: bool) -> io::Result<()> {
    let drawn = |inputs, diagnostics| terminal::diagnostics(diagnostics, inputs, terminal::style(&io::stderr()));
    terminal::draw_aside(&match news {
        News::Built { inputs, diagnostics, good, took } => {
            // Lesser faults are told with the verdict.
            let found = if *good { Drawn::default() } else { drawn(inputs, diagnostics) };
            let how = match (good, first) {
                (true, true) => "Đã dựng trang",
                (true, false) => "Đã dựng lại",
                (false, _) => "Chưa dựng được trang, sửa các lỗi trên rồi lưu tệp;",
            };
            found.then(&format!("{how} trong {} ms\n", took.as_millis()))
        }
        News::Judged { inputs, diagnostics, report, took } => {
            let counts = report.and_then(Report::summary).map(|counts| format!(" {counts}"));
            let seconds = vietnamese::decimal(took.as_secs_f64(), 1);
            let words = format!("Đã đối chiếu trong {seconds} giây.{}\n", counts.unwrap_or_default());
            drawn(inputs, diagnostics).then(&words)
        }
        News::Vanished(error) => Drawn::default().then(&format!(
            "lỗi: Không mở được thư mục của trang: {}. Đưa thư mục về chỗ cũ, trang sẽ tự cập nhật.\n",
            vietnamese::trouble(error)
        )),
        News::Polling => Drawn::default()
            .then("lưu ý: Máy không cho theo dõi thêm thư mục; chuyển sang dò thay đổi mỗi giây một lần.\n"),
    })
}
