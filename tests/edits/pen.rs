//! What happens to the folder of a school, by chance.

use std::fmt::Display;

use congtruong::Inputs;
use congtruong::diagnostic::{Diagnostic, Severity};
use congtruong::source::SourcePath;

use crate::house::case::Block;
use crate::house::dice::Dice;
use crate::law::Edit;
use crate::words::{self, Lines};

/// Everything that an edit is chosen by.
pub struct Pen<'s> {
    /// Chance.
    pub dice: &'s mut Dice,
    /// The site as it was at first.
    pub start: &'s Inputs,
    /// The site as it is.
    pub now: &'s Inputs,
    /// What is wrong with it.
    pub told: &'s [Diagnostic],
}

/// The ways to change a site, each with how often it is chosen.
pub const WAYS: [(&str, usize, Way); 15] = [
    ("write the body", 6, |pen| pen.body()),
    ("change a title", 6, |pen| pen.line("title", words::TITLES)),
    ("change tags", 4, |pen| pen.line("tags", words::TAGS)),
    ("change a date", 4, |pen| pen.line("date", words::DATES)),
    ("hide or show", 4, |pen| pen.one_of(words::HIDING)),
    ("change another line", 5, |pen| pen.one_of(words::OTHERS)),
    ("create", 5, |pen| pen.create()),
    ("delete", 4, |pen| pen.delete()),
    ("rename", 5, |pen| pen.rename()),
    ("take a neighbour's address", 2, |pen| pen.collide()),
    ("break the YAML", 2, |pen| pen.break_yaml()),
    ("change site.yaml", 5, |pen| pen.config()),
    ("change the theme, the schemas or a table", 6, |pen| pen.whole_file()),
    ("undo", 5, |pen| pen.undo()),
    ("wait for another day", 2, |pen| pen.day()),
];

/// One way to change a site; `None` where there is nothing to be changed so.
type Way = fn(&mut Pen<'_>) -> Option<Edit>;

/// The next edit, and which way it was made.
pub fn next(pen: &mut Pen<'_>) -> (usize, Edit) {
    // What is wrong is mended before long, or there would rarely be a site to look at.
    if pen.told.iter().any(|one| one.severity == Severity::Error) && pen.dice.roll(3) > 0 {
        return (WAYS.len(), pen.mend());
    }
    loop {
        let mut at = pen.dice.roll(WAYS.iter().map(|(_, often, _)| often).sum());
        let way = WAYS.iter().position(|(_, often, _)| at.checked_sub(*often).map(|rest| at = rest).is_none());
        if let Some(way) = way
            && let Some(edit) = WAYS[way].2(pen)
        {
            return (way, edit);
        }
    }
}

fn write(path: impl Display, text: impl Into<String>) -> Block {
    Block { head: format!("edit: {path}"), text: text.into() }
}

fn delete(path: impl Display) -> Block {
    Block { head: format!("delete: {path}"), text: String::new() }
}

impl Pen<'_> {
    /// A content file and its text.
    fn page(&mut self) -> Option<(SourcePath, String)> {
        let pages: Vec<_> = self.now.sources.keys().filter(|path| path.extension() == "md").collect();
        let path = *self.dice.pick(&pages)?;
        Some((path.clone(), self.now.text(path)?))
    }

    fn line(&mut self, key: &str, values: &[&str]) -> Option<Edit> {
        let (path, text) = self.page()?;
        let value = self.dice.pick(values)?;
        Some(vec![write(path, text.with_line(key, value))])
    }

    fn one_of(&mut self, lines: &[(&str, &str)]) -> Option<Edit> {
        let (path, text) = self.page()?;
        let (key, value) = self.dice.pick(lines)?;
        let text = if text.has_line(key, value) { text.without_line(key) } else { text.with_line(key, value) };
        Some(vec![write(path, text)])
    }

    fn body(&mut self) -> Option<Edit> {
        let (path, text) = self.page()?;
        let words = self.dice.pick(words::BODIES)?;
        Some(vec![write(path, format!("{text}\n{words}\n"))])
    }

    fn create(&mut self) -> Option<Edit> {
        let (folder, text) = self.dice.pick(words::NEW)?;
        let name = self.dice.pick(words::NAMES)?;
        let text = text.with_line("title", self.dice.pick(words::TITLES)?);
        Some(vec![write(format!("{folder}/{name}.md"), text)])
    }

    fn delete(&mut self) -> Option<Edit> {
        let paths: Vec<_> = self.now.sources.keys().filter(|path| path.as_str() != "site.yaml").collect();
        Some(vec![delete(self.dice.pick(&paths)?)])
    }

    fn rename(&mut self) -> Option<Edit> {
        let (path, text) = self.page()?;
        let name = *self.dice.pick(words::NAMES)?;
        let new = match self.dice.roll(3) {
            0 => format!("{}/{name}.md", path.folder()),
            1 => format!("{}/{}.md", self.dice.pick(words::FOLDERS)?, path.stem()),
            _ => path.as_str().replace("content/", "content/en/"),
        };
        let known = SourcePath::new(&new).is_some_and(|new| self.now.sources.contains_key(&new));
        (!known).then(|| vec![delete(path), write(new, text)])
    }

    /// Two pages of a folder at one address.
    fn collide(&mut self) -> Option<Edit> {
        let (path, text) = self.page()?;
        let beside = |other: &&SourcePath| other.folder() == path.folder() && other.extension() == "md";
        let neighbours: Vec<_> = self.now.sources.keys().filter(beside).collect();
        let slug = self.dice.pick(&neighbours)?.stem().to_owned();
        Some(vec![write(&path, text.with_line("slug", &slug))])
    }

    fn break_yaml(&mut self) -> Option<Edit> {
        let (path, text) = self.page()?;
        let at = text.match_indices('\n').map(|(at, _)| at + 1).collect::<Vec<_>>();
        let (at, piece) = (*self.dice.pick(&at)?, self.dice.pick(words::FAULTS)?);
        Some(vec![write(path, [&text[..at], piece, &text[at..]].concat())])
    }

    fn config(&mut self) -> Option<Edit> {
        let text = self.now.text(&SourcePath::new("site.yaml")?)?;
        let (key, value) = self.dice.pick(words::CONFIG)?;
        Some(vec![write("site.yaml", text.with_bare_line(key, value))])
    }

    fn whole_file(&mut self) -> Option<Edit> {
        let (file, text) = self.dice.pick(words::FILES)?;
        Some(vec![write(file, *text)])
    }

    /// A file as it was at first.
    fn undo(&mut self) -> Option<Edit> {
        let (start, now) = (&self.start.sources, &self.now.sources);
        let changed: Vec<_> =
            start.keys().chain(now.keys()).filter(|path| start.get(*path) != now.get(*path)).collect();
        let path = *self.dice.pick(&changed)?;
        Some(vec![self.restored(path)?])
    }

    fn day(&mut self) -> Option<Edit> {
        let head = self.dice.pick(words::SURROUNDINGS)?;
        Some(vec![Block { head: (*head).to_owned(), text: String::new() }])
    }

    /// What puts a file back.
    fn restored(&self, path: &SourcePath) -> Option<Block> {
        match (self.start.sources.get(path), self.start.text(path)) {
            (None, _) => Some(delete(path)),
            (Some(_), Some(text)) => Some(write(path, text)),
            (Some(_), None) => {
                let words = if path.extension() == "pdf" { "pdf" } else { "jpeg" };
                Some(write(format!("{path} ({words})"), ""))
            }
        }
    }

    /// Puts back all that is complained about; if that is of no use, everything.
    fn mend(&mut self) -> Edit {
        let (start, now) = (&self.start.sources, &self.now.sources);
        let errors = self.told.iter().filter(|one| one.severity == Severity::Error);
        let blamed: Vec<_> = errors.filter_map(|one| one.place.as_ref()).map(|place| &place.path).collect();
        let changed: Vec<_> =
            start.keys().chain(now.keys()).filter(|path| start.get(*path) != now.get(*path)).collect();
        let mut mended: Vec<_> = changed.iter().filter(|path| blamed.contains(path)).copied().collect();
        if mended.is_empty() || self.dice.roll(4) == 0 {
            mended = changed;
        }
        mended.sort();
        mended.dedup();
        mended.into_iter().filter_map(|path| self.restored(path)).collect()
    }
}
