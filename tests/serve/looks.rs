//! A look at what stirred finds what a look at everything would.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use congtruong::edge::read;
use congtruong::edge::serve::reader::Reader;
use congtruong::edge::serve::stirred::Look;
use congtruong::inputs::{Drafts, Inputs, Source};
use congtruong::source::SourcePath;
use jiff::civil::{Date, date};

use crate::dice::Dice;
use crate::school::School;

const TODAY: Date = date(2026, 11, 21);
/// How many things happen.
const HAPPENINGS: usize = 1_500;
/// Files that come and go: in two letter cases, hidden, of another tool, named by `site.yaml`, and outside the content.
const FILES: [&str; 12] = [
    "content/tin-tuc/2026/hop.md",
    "content/tin-tuc/2026/Hop.md",
    "content/tin-tuc/2026/.hop.md.swp",
    "content/tin-tuc/2026/hop.md~",
    "content/tin-tuc/2026/bang.csv",
    "content/tin-tuc/2026/anh/san-truong.png",
    "content/thong-bao/nghi-hoc.md",
    "content/node_modules/goi.md",
    "theme/style/them.css",
    "schemas/content/_every.txt",
    "anh/logo.png",
    "ghi-chu.md",
];
/// Folders that are moved about as a whole.
const FOLDERS: [&str; 4] =
    ["content/tin-tuc/2026", "content/tin-tuc/2026/anh", "content/thong-bao", "content/tin-tuc/cu"];

/// What happens in a folder, and where that is told.
struct Editor<'r> {
    root: &'r Path,
    dice: Dice,
    told: BTreeSet<PathBuf>,
}

impl Editor<'_> {
    fn one_of(&mut self, paths: &[&str]) -> PathBuf {
        let path = self.root.join(paths[self.dice.roll(paths.len())]);
        self.told.insert(path.clone());
        path
    }

    /// What is written through a link is told where it lands.
    fn tell_where_it_lands(&mut self) {
        let lands: Vec<PathBuf> = self.told.iter().filter_map(|path| path.canonicalize().ok()).collect();
        self.told.extend(lands);
    }

    /// Does something; much of it fails, as the folder happens to be.
    fn act(&mut self) {
        match self.dice.roll(12) {
            0..4 => {
                let file = self.one_of(&FILES);
                let text = format!("---\ntitle: Họp lần {}\n---\n", self.dice.roll(5));
                let folder = file.parent().unwrap();
                if !folder.exists() {
                    self.told.insert(folder.to_owned());
                }
                let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&file, text));
            }
            4 | 5 => drop(fs::remove_file(self.one_of(&FILES))),
            6 => {
                let (from, to) = (self.one_of(&FILES), self.one_of(&FILES));
                let _ = fs::rename(from, to);
            }
            7 => {
                let (from, to) = (self.one_of(&FOLDERS), self.one_of(&FOLDERS));
                let _ = fs::rename(from, to);
            }
            8 => drop(fs::remove_dir_all(self.one_of(&FOLDERS))),
            9 => {
                let file = self.one_of(&FILES);
                let _ = fs::remove_file(&file).and_then(|()| fs::create_dir(&file));
            }
            10 => drop(fs::remove_dir_all(self.one_of(&FILES))),
            _ => self.link_or_lock(),
        }
    }

    #[cfg(unix)]
    fn link_or_lock(&mut self) {
        use std::os::unix::fs::{PermissionsExt, symlink};
        if self.dice.roll(8) == 0 {
            let places = [&FILES[..], &FOLDERS[..]].concat();
            let (place, to) = (self.one_of(&places), self.one_of(&places));
            let _ = fs::rename(&place, self.root.with_file_name("bo-di")).and_then(|()| symlink(to, place));
            let _ = fs::remove_dir_all(self.root.with_file_name("bo-di"));
            let _ = fs::remove_file(self.root.with_file_name("bo-di"));
        } else {
            let mode = if self.dice.roll(2) == 0 { 0o600 } else { 0o000 };
            let file = self.one_of(&FILES);
            if file.is_file() {
                let _ = fs::set_permissions(file, fs::Permissions::from_mode(mode));
            }
        }
    }

    #[cfg(not(unix))]
    fn link_or_lock(&mut self) {}
}

/// A snapshot, short enough to be read.
fn shown(inputs: &Inputs) -> Vec<String> {
    let line = |(path, source): (&SourcePath, &Source)| match source {
        Source::Text(bytes) => format!("{path}: {}", String::from_utf8_lossy(bytes)),
        Source::File(facts) => format!("{path}: {} {}", facts.size, facts.sha256),
    };
    let refused = inputs.refused.iter().map(|refusal| format!("{refusal:?}"));
    inputs.sources.iter().map(line).chain(refused).collect()
}

#[test]
fn whatever_happens_a_look_where_it_was_told_finds_what_a_look_at_everything_does() {
    let school = School::new();
    let site = fs::read_to_string(school.root.join("site.yaml")).unwrap();
    school.write("site.yaml", site + "logo: anh/logo.png\n");
    let mut reader = Reader::new(school.root.clone(), None, Drafts::Hidden);
    let mut last = reader.look(&Look::Whole, TODAY.into()).unwrap();
    let mut editor = Editor { root: &school.root, dice: Dice(2026), told: BTreeSet::new() };
    let (mut changed, mut refused) = (0, 0);
    for happening in 0..HAPPENINGS {
        for _ in 0..=editor.dice.roll(2) {
            editor.act();
            editor.tell_where_it_lands();
        }
        let told = std::mem::take(&mut editor.told);
        let found = reader.look(&Look::At(told.clone()), TODAY.into()).unwrap();
        let wanted = read::read(&school.root, TODAY).unwrap();
        assert_eq!(shown(&found), shown(&wanted), "happening {happening}, told of {told:?}");
        assert!(*found == wanted);
        assert_eq!(std::sync::Arc::ptr_eq(&found, &last), *found == *last, "the same snapshot stays the same");
        changed += usize::from(found != last);
        refused += usize::from(!found.refused.is_empty());
        last = found;
    }
    assert!(changed > HAPPENINGS / 4 && refused > HAPPENINGS / 20, "only {changed} changes, {refused} refusals");
    assert!(refused < HAPPENINGS / 2, "{refused} refusals leave too little to look at by itself");
}

#[test]
fn a_look_at_what_was_told_leaves_the_rest_for_the_next_whole_look() {
    let school = School::new();
    let mut reader = Reader::new(school.root.clone(), None, Drafts::Hidden);
    school.post("hop", "Họp cha mẹ học sinh", "Chủ nhật.");
    reader.look(&Look::Whole, TODAY.into()).unwrap();
    let post = school.root.join("content/tin-tuc/2026/khai-giang.md");
    school.post("khai-giang", "Lễ khai giảng", "Đã dời.");
    school.post("hop", "Họp cha mẹ học sinh", "Thứ bảy.");
    let found = reader.look(&Look::At([post].into()), TODAY.into()).unwrap();
    let whole = read::read(&school.root, TODAY).unwrap();
    let differ = found.sources.iter().zip(&whole.sources).filter(|(found, whole)| found != whole);
    let differ: Vec<&str> = differ.map(|((path, _), _)| path.as_str()).collect();
    assert_eq!(differ, ["content/tin-tuc/2026/hop.md"], "nothing else was opened");
    assert_eq!(*reader.look(&Look::Whole, TODAY.into()).unwrap(), whole);
}
