//! Which files change places, and in what order, when a site is brought up to date where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest;
use super::work::{Moves, Trade, folders_of};
use crate::edge::stamp::Stamp;
use crate::output::Class;

/// From the last site to the new one.
pub(super) struct Plan<'p> {
    /// The files that wait, with what each is.
    pub waiting: BTreeMap<&'p str, (Stamp, Class)>,
    /// The files of the last site that are there, as they were left.
    pub before: BTreeMap<&'p str, Stamp>,
    /// All files of the new site.
    pub after: BTreeSet<&'p str>,
}

/// When a file is moved in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Nothing led to it before.
    New,
    /// It was there.
    Changed,
    /// It leads to what is new.
    Leading,
}

impl Plan<'_> {
    /// What links lead to comes before what leads there, what goes comes after that, and the list of all files last.
    /// What has to go before something can come in its place goes first.
    pub fn moves(&self) -> Moves {
        let put: BTreeSet<(Rank, &str)> =
            self.waiting.iter().map(|(path, (_, class))| (self.rank(path, *class), *path)).collect();
        let gone = self.before.keys().copied().filter(|path| !self.after.contains(path));
        let (first, later): (Vec<&str>, Vec<&str>) = gone.clone().partition({
            let obstacles = self.obstacles(gone.clone().collect());
            move |path| obstacles.contains(path)
        });
        let (list, files): (Vec<&str>, Vec<&str>) =
            put.into_iter().map(|(_, path)| path).partition(|path| *path == manifest::NAME.as_str());
        let trades = first.into_iter().chain(files).chain(later).chain(list).map(|path| self.trade(path)).collect();
        let had = folders_of(self.before.keys().copied());
        let has = folders_of(self.after.iter().copied());
        let inner_first = |folders: Vec<&String>| folders.into_iter().rev().cloned().collect();
        Moves {
            trades,
            left: inner_first(had.difference(&has).collect()),
            new: inner_first(has.difference(&had).collect()),
        }
    }

    fn trade(&self, path: &str) -> Trade {
        let after = self.waiting.get(path).map(|(stamp, _)| *stamp);
        Trade { path: path.to_owned(), before: self.before.get(path).copied(), after }
    }

    fn rank(&self, path: &str, class: Class) -> Rank {
        match class {
            Class::Lead => Rank::Leading,
            _ if self.before.contains_key(path) => Rank::Changed,
            _ => Rank::New,
        }
    }

    /// Files that go and whose names, at least for a system that doesn't tell cases apart, stand where something new
    /// comes: as the same name, as a folder's, or below it.
    fn obstacles<'g>(&self, gone: Vec<&'g str>) -> BTreeSet<&'g str> {
        let new = self.waiting.keys().filter(|path| !self.before.contains_key(*path));
        let new: BTreeSet<String> = new.map(|path| path.to_lowercase()).collect();
        let folders = folders_of(new.iter().map(String::as_str));
        let is_obstacle = |path: &&str| {
            let path = path.to_lowercase();
            let above = path.match_indices('/').any(|(end, _)| new.contains(&path[..end]));
            above || new.contains(&path) || folders.contains(&path)
        };
        gone.into_iter().filter(is_obstacle).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::OutPath;

    const LIST: &str = ".congtruong-manifest.json";

    fn stamp() -> Stamp {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), "a").unwrap();
        Stamp::at(&folder.path().join("a")).unwrap()
    }

    fn order(plan: &Plan<'_>) -> Vec<String> {
        plan.moves().trades.into_iter().map(|trade| trade.path).collect()
    }

    #[test]
    fn what_is_led_to_comes_before_what_leads_there() {
        let [home, feed, new, list] = ["index.html", "rss.xml", "moi/index.html", LIST].map(OutPath::new);
        let stamp = stamp();
        let waiting = [(&feed, Class::Lead), (&list, Class::File), (&home, Class::Page), (&new, Class::Page)];
        let before = ["index.html", "rss.xml", "cu/a/index.html", LIST];
        let plan = Plan {
            waiting: waiting.into_iter().map(|(path, class)| (path.as_str(), (stamp, class))).collect(),
            before: before.into_iter().map(|path| (path, stamp)).collect(),
            after: [&home, &feed, &new, &list].into_iter().map(OutPath::as_str).collect(),
        };
        let expected = ["moi/index.html", "index.html", "rss.xml", "cu/a/index.html", LIST];
        assert_eq!(order(&plan), expected);
        assert_eq!(plan.moves().left, ["cu/a", "cu"]);
        assert_eq!(plan.moves().new, ["moi"]);
    }

    #[test]
    fn what_stands_where_something_new_comes_goes_first() {
        let stamp = stamp();
        let new = ["tai-lieu/a/index.html", "Lich", "anh.png"].map(OutPath::new);
        let plan = Plan {
            waiting: new.iter().map(|path| (path.as_str(), (stamp, Class::File))).collect(),
            before: ["tai-lieu/a", "lich/x.html", "ANH.png", "z"].into_iter().map(|path| (path, stamp)).collect(),
            after: new.iter().map(OutPath::as_str).collect(),
        };
        let expected = ["ANH.png", "lich/x.html", "tai-lieu/a", "Lich", "anh.png", "tai-lieu/a/index.html", "z"];
        assert_eq!(order(&plan), expected);
    }
}
