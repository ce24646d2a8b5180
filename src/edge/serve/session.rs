//! The loop behind `serve`: wait until something stirs, read the folder, build, put the result in place.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::civil::Date;

use super::edition::{Edition, Editions, Notice};
use super::judge::{self, Case};
use super::news::{News, Tell};
use super::stirred::{Look, Stirred};
use super::watch::{self, Stir, Watch, Watching};
use crate::edge::apart::Children;
use crate::vietnamese::trouble;
use crate::{Build, Inputs, Memo};

/// How often it is seen whether a new day has begun or a folder is back: no event tells of these.
const PULSE: Duration = Duration::from_millis(500);
/// How often a folder that sends no events is looked through.
const ROUND: Duration = Duration::from_secs(1);
/// How long after something stirred, when nothing has since, the whole folder is looked through: an event may have come
/// before its change, or not at all.
const CALM: Duration = Duration::from_millis(200);
/// How long the whole folder isn't looked through where something always stirs.
const RESTLESS: Duration = Duration::from_secs(2);

/// Reads the site's folder for a day, looking as far as is asked: the same snapshot, where nothing differs.
pub type Snapshot = dyn FnMut(&Look, Date) -> io::Result<Arc<Inputs>> + Send;

/// What a session is told from outside.
pub struct Surroundings {
    /// Reads the site's folder.
    pub snapshot: Box<Snapshot>,
    /// What day it is.
    pub today: Box<dyn Fn() -> Date + Send>,
    /// Hears what happens.
    pub tell: Arc<Tell>,
}

/// Serves one folder until the program ends.
pub struct Session {
    editions: Arc<Editions>,
    surroundings: Surroundings,
    watching: Watching,
    watch: Option<Watch>,
    stir: Sender<Stir>,
    stirs: Receiver<Stir>,
    memo: Memo,
    children: Arc<Children>,
    judge: Sender<Case>,
    /// What was built last; `None` when the folder couldn't be read.
    last: Option<Arc<Inputs>>,
    /// The day of the last look.
    day: Option<Date>,
    /// Since when the folder was only looked at where something stirred; `None` after it was looked through in calm.
    unsure: Option<Instant>,
    /// Apart from those of any other run.
    name: u128,
    builds: u64,
}

impl Session {
    /// A session that hasn't looked yet.
    pub fn new(editions: Arc<Editions>, surroundings: Surroundings, watching: Watching) -> Self {
        let (stir, stirs) = mpsc::channel();
        let judge = judge::begin(Arc::clone(&editions), Arc::clone(&surroundings.tell));
        let name = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        Self {
            editions,
            surroundings,
            watching,
            watch: None,
            stir,
            stirs,
            memo: Memo::default(),
            children: Arc::new(Children::new()),
            judge,
            last: None,
            day: None,
            unsure: None,
            name,
            builds: 0,
        }
    }

    /// Waits and looks, for ever.
    pub fn run(mut self) {
        loop {
            let look = self.wait();
            self.look(&look);
        }
    }

    /// Reads the folder and, if it isn't as it was, builds.
    pub fn look(&mut self, look: &Look) {
        let begun = Instant::now();
        // Watching begins first: what changes after the folder was read is then told.
        self.watch();
        let today = (self.surroundings.today)();
        self.day = Some(today);
        match (self.surroundings.snapshot)(look, today) {
            Ok(inputs) if self.last.as_ref().is_some_and(|last| Arc::ptr_eq(last, &inputs)) => {}
            Ok(inputs) => self.build(inputs, begun),
            Err(error) => self.vanished(&error),
        }
    }

    /// Until there is something to look at.
    fn wait(&mut self) -> Look {
        loop {
            let patience = match (self.unsure, self.watching) {
                (Some(_), _) => CALM,
                (None, Watching::Events) => PULSE,
                (None, Watching::Polling) => ROUND,
            };
            match self.stirs.recv_timeout(patience) {
                Ok(first) => return self.stirred(first),
                Err(_) if self.unsure.take().is_some() || self.watch.is_none() || self.is_new_day() => {
                    return Look::Whole;
                }
                Err(_) => {}
            }
        }
    }

    /// What stirs soon after is answered by the same look.
    fn stirred(&mut self, first: Stir) -> Look {
        let Stirred { look, anew } = Stirred::gather(first, &self.stirs);
        if anew {
            self.watch = None;
        }
        let unsure = *self.unsure.get_or_insert_with(Instant::now);
        if unsure.elapsed() < RESTLESS {
            return look;
        }
        self.unsure = Some(Instant::now());
        Look::Whole
    }

    fn is_new_day(&self) -> bool {
        self.day != Some((self.surroundings.today)())
    }

    fn watch(&mut self) {
        if self.watch.is_some() || self.watching == Watching::Polling {
            return;
        }
        match Watch::begin(&self.editions.root, self.stir.clone()) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) if watch::is_too_much(&error) => {
                (self.surroundings.tell)(News::Polling);
                self.watching = Watching::Polling;
            }
            // A folder that isn't there is looked for at every pulse.
            Err(_) => {}
        }
    }

    fn build(&mut self, inputs: Arc<Inputs>, begun: Instant) {
        let before = self.editions.current();
        let draft = crate::draft(&inputs, &self.memo).rendered_apart(Arc::<Children>::clone(&self.children));
        let Build { outputs, diagnostics, report } = draft.clone().preview(&inputs, before.outputs.as_deref());
        let good = outputs.is_some();
        let notice = Notice::new(&inputs, &diagnostics, report.as_deref(), !good);
        let outputs = outputs.map(Arc::new);
        let id = if good || before.outputs.is_none() { self.next_id() } else { before.id.clone() };
        let outputs = outputs.or_else(|| before.outputs.clone());
        self.editions.replace(Edition { id: id.clone(), outputs, inputs: Some(Arc::clone(&inputs)), notice });
        let took = begun.elapsed();
        (self.surroundings.tell)(News::Built { inputs: &inputs, diagnostics: &diagnostics, good, took });
        if good {
            // The judge only ends with the program.
            let _ = self.judge.send(Case { id, inputs: Arc::clone(&inputs), draft });
        }
        self.last = Some(inputs);
    }

    fn vanished(&mut self, error: &io::Error) {
        self.watch = None;
        let before = self.editions.current();
        let text = format!(
            "Không mở được thư mục “{}”: {}. Đưa thư mục về chỗ cũ, trang sẽ tự cập nhật.",
            self.editions.root.display(),
            trouble(error)
        );
        let notice = Notice { broken: true, count: "1 lỗi".to_owned(), diagnostics: vec![text], ..Notice::default() };
        if before.notice == notice {
            return;
        }
        self.last = None;
        let id = if before.outputs.is_some() { before.id.clone() } else { self.next_id() };
        self.editions.replace(Edition { id, notice, ..Edition::clone(&before) });
        (self.surroundings.tell)(News::Vanished(error));
    }

    fn next_id(&mut self) -> String {
        self.builds += 1;
        format!("{:x}-{}", self.name, self.builds)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use jiff::civil::date;

    use super::*;
    use crate::address::Route;
    use crate::config::SAMPLE;

    const NOTICE: &str = "---\ntitle: Nghỉ Tết\ndate: 2026-11-20\npublish: 2026-11-22\nauthor: Tổ Văn phòng\n\
        approved_by: Lê Thị Phượng Vĩ\n---\n\nHọc sinh nghỉ bảy ngày.\n";

    #[test]
    fn at_midnight_a_notice_kept_for_the_new_day_appears() {
        let folder = tempfile::tempdir().unwrap();
        let day = Arc::new(Mutex::new(date(2026, 11, 21)));
        let clock = Arc::clone(&day);
        let editions = Arc::new(Editions::new(folder.path().to_owned()));
        let snapshot = |_: &Look, today| {
            let inputs = Inputs::new(today).with("site.yaml", SAMPLE).with("content/thong-bao/nghi-tet.md", NOTICE);
            Ok(Arc::new(inputs))
        };
        let surroundings = Surroundings {
            snapshot: Box::new(snapshot),
            today: Box::new(move || *clock.lock().unwrap()),
            tell: Arc::new(|_| ()),
        };
        let mut session = Session::new(Arc::clone(&editions), surroundings, Watching::Events);
        session.look(&Look::Whole);
        let notice = Route::fixed("/thong-bao/nghi-tet/").file();
        let has_notice = |edition: &Edition| edition.outputs.as_ref().unwrap().recipe(&notice).is_some();
        let evening = editions.current();
        assert!(!has_notice(&evening), "{:?}", evening.notice);
        std::thread::spawn(move || session.run());
        *day.lock().unwrap() = date(2026, 11, 22);
        let begun = Instant::now();
        while !has_notice(&editions.current()) {
            assert!(begun.elapsed() < Duration::from_secs(10), "the new day was not noticed");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_ne!(editions.current().id, evening.id);
    }
}
