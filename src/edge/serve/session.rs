//! The loop behind `serve`: wait until something stirs, read the folder, build, put the result in place.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::civil::DateTime;

use super::edition::{Edition, Editions, Notice};
use super::judge::{self, Case};
use super::news::{News, Tell};
use super::stirred::{Look, Stirred};
use super::watch::{self, Stir, Watch, Watching};
use crate::edge::apart::Children;
use crate::vietnamese::trouble;
use crate::{Build, Inputs, Memo};

/// How often it is seen whether something became due or a folder is back: no event tells of these, and the machine's
/// clock may be set or have stood still meanwhile, so that nothing waits for an hour in one go.
const PULSE: Duration = Duration::from_millis(500);
/// How often a folder that sends no events is looked through.
const ROUND: Duration = Duration::from_secs(1);
/// How long after something stirred, when nothing has since, the whole folder is looked through: an event may have come
/// before its change, or not at all.
const CALM: Duration = Duration::from_millis(200);
/// How long the whole folder isn't looked through where something always stirs.
const RESTLESS: Duration = Duration::from_secs(2);

/// Reads the site's folder for a moment, looking as far as is asked: the same snapshot, where nothing differs.
pub type Snapshot = dyn FnMut(&Look, DateTime) -> io::Result<Arc<Inputs>> + Send;

/// What a session is told from outside.
pub struct Surroundings {
    /// Reads the site's folder.
    pub snapshot: Box<Snapshot>,
    /// What time it is.
    pub now: Box<dyn Fn() -> DateTime + Send>,
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
    /// The moment that the last look was for; `None` before the first one.
    moment: Option<DateTime>,
    /// When what was built last has to be built again by itself.
    due: Option<DateTime>,
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
            moment: None,
            due: None,
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
        let moment = self.moment_of_site();
        self.moment = Some(moment);
        match (self.surroundings.snapshot)(look, moment) {
            Ok(inputs) if self.last.as_ref().is_some_and(|last| Arc::ptr_eq(last, &inputs)) => {}
            Ok(inputs) => self.build(inputs, begun),
            Err(error) => self.vanished(&error),
        }
    }

    /// Until there is something to look at.
    fn wait(&mut self) -> Look {
        loop {
            if self.is_due() {
                return Look::Whole;
            }
            let patience = match (self.unsure, self.watching) {
                (Some(_), _) => CALM,
                (None, Watching::Events) => PULSE,
                (None, Watching::Polling) => ROUND,
            };
            match self.stirs.recv_timeout(patience) {
                Ok(first) => return self.stirred(first),
                Err(_) if self.unsure.take().is_some() || self.watch.is_none() => return Look::Whole,
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

    /// The moment that the site is built for. It stays while nothing becomes due: an hour that merely passes builds nothing.
    fn moment_of_site(&self) -> DateTime {
        let now = (self.surroundings.now)();
        let holds = |of: &DateTime| of.date() == now.date() && *of <= now && self.due.is_none_or(|due| now < due);
        self.moment.filter(holds).unwrap_or(now)
    }

    /// Whether the site is to be built for another moment.
    fn is_due(&self) -> bool {
        self.moment.is_some_and(|of| of != self.moment_of_site())
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
        self.due = draft.next_change();
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

    const NOTICE: &str = "---\ntitle: Nghỉ Tết\ndate: 2026-11-20\npublish: 2026-11-21 18:00\nexpires: 2026-11-22\n\
        author: Tổ Văn phòng\napproved_by: Lê Thị Phượng Vĩ\n---\n\nHọc sinh nghỉ bảy ngày.\n";

    /// A session whose clock and folder a test sets, as it runs.
    struct Staged {
        editions: Arc<Editions>,
        now: Arc<Mutex<DateTime>>,
        /// What stands on the home page.
        words: Arc<Mutex<String>>,
        _folder: tempfile::TempDir,
    }

    impl Staged {
        fn at(now: DateTime) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let (now, words) = (Arc::new(Mutex::new(now)), Arc::new(Mutex::new("Chào.".to_owned())));
            let editions = Arc::new(Editions::new(folder.path().to_owned()));
            let (clock, desk) = (Arc::clone(&now), Arc::clone(&words));
            let mut last: Option<Arc<Inputs>> = None;
            let snapshot = move |_: &Look, now: DateTime| {
                let home = format!("---\ntitle: Trang chủ\n---\n{}\n", desk.lock().unwrap());
                let inputs = Inputs::new(now).with("site.yaml", SAMPLE).with("content/thong-bao/nghi-tet.md", NOTICE);
                let inputs = inputs.with("content/_index.md", home);
                let same = last.take().filter(|last| **last == inputs);
                Ok(Arc::clone(last.insert(same.unwrap_or_else(|| Arc::new(inputs)))))
            };
            let surroundings = Surroundings {
                snapshot: Box::new(snapshot),
                now: Box::new(move || *clock.lock().unwrap()),
                tell: Arc::new(|_| ()),
            };
            let mut session = Session::new(Arc::clone(&editions), surroundings, Watching::Events);
            session.look(&Look::Whole);
            std::thread::spawn(move || session.run());
            Self { editions, now, words, _folder: folder }
        }

        fn set(&self, now: DateTime) {
            *self.now.lock().unwrap() = now;
        }

        fn has_notice(&self) -> bool {
            let notice = Route::fixed("/thong-bao/nghi-tet/").file();
            self.editions.current().outputs.as_ref().unwrap().recipe(&notice).is_some()
        }

        #[track_caller]
        fn comes_to_have_notice(&self, wanted: bool) {
            let begun = Instant::now();
            while self.has_notice() != wanted {
                assert!(begun.elapsed() < Duration::from_secs(10), "the moment was not noticed");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }

    #[test]
    fn at_its_hour_a_notice_appears_and_at_midnight_it_goes() {
        let staged = Staged::at(date(2026, 11, 21).at(7, 0, 0, 0));
        assert!(!staged.has_notice());
        staged.set(date(2026, 11, 21).at(18, 0, 0, 0));
        staged.comes_to_have_notice(true);
        staged.set(date(2026, 11, 23).at(0, 0, 0, 0));
        staged.comes_to_have_notice(false);
        // Somebody set the machine's clock.
        staged.set(date(2026, 11, 22).at(12, 0, 0, 0));
        staged.comes_to_have_notice(true);
    }

    #[test]
    fn an_hour_that_merely_passes_builds_nothing_and_an_edit_before_it_changes_no_moment() {
        let staged = Staged::at(date(2026, 11, 21).at(7, 0, 0, 0));
        let morning = staged.editions.current().id.clone();
        staged.set(date(2026, 11, 21).at(17, 59, 59, 0));
        std::thread::sleep(PULSE * 3);
        assert_eq!(staged.editions.current().id, morning);
        "Chào năm học mới.".clone_into(&mut staged.words.lock().unwrap());
        staged.set(date(2026, 11, 21).at(18, 0, 1, 0));
        staged.comes_to_have_notice(true);
    }
}
