//! Every operation of a publication fails, or the program is killed there; then another command comes.

use super::*;
use crate::edge::disk::faults::Fault;

/// A way to publish.
#[derive(Clone, Copy, Debug)]
struct Way {
    name: &'static str,
    /// What stands before; nothing at all where this is `None`.
    before: Option<fn() -> Shelf>,
    after: fn() -> Shelf,
    /// Whether somebody else has something in the output folder.
    shared: bool,
    manners: Manners,
}

const USUAL: Manners = Manners { without_case: false, held: false, without_exchange: false };

const WAYS: [Way; 6] = [
    Way { name: "for the first time", before: None, after: Shelf::many, shared: false, manners: USUAL },
    Way { name: "by exchange", before: Some(Shelf::old), after: Shelf::many, shared: false, manners: USUAL },
    Way { name: "few files", before: Some(Shelf::old), after: Shelf::few, shared: false, manners: USUAL },
    Way { name: "beside others' files", before: Some(Shelf::old), after: Shelf::many, shared: true, manners: USUAL },
    Way {
        name: "few files beside others'",
        before: Some(Shelf::old),
        after: Shelf::few,
        shared: true,
        manners: Manners { without_exchange: true, ..USUAL },
    },
    Way {
        name: "without an exchange",
        before: Some(Shelf::old),
        after: Shelf::many,
        shared: false,
        manners: Manners { without_exchange: true, ..USUAL },
    },
];

/// What somebody else has in the output folder.
const NOTE: (&str, &str) = ("cu/ghi-chu.txt", "của người quản trị");
const FOLDER: (&str, &str) = (".well-known/acme/tep", "chứng thực");

impl Way {
    fn school(&self) -> School {
        let school = School::new();
        if let Some(before) = self.before {
            school.publish_on(&Disk::of_manners(self.manners), &before()).unwrap();
        }
        if self.shared {
            for (path, text) in [NOTE, FOLDER] {
                school.put(path, text);
            }
        }
        school
    }

    /// Another command comes, on the same file system.
    fn settle(&self, school: &School) {
        settle_on(&Disk::of_manners(self.manners), &school.out()).unwrap();
    }

    fn publish(&self, school: &School, shelf: &Shelf) {
        school.publish_on(&Disk::of_manners(self.manners), shelf).unwrap();
    }

    /// The edition that stands whole, once the files of others were seen to be there.
    fn edition(&self, school: &School, when: &str) -> &'static str {
        if self.shared {
            for (path, text) in [NOTE, FOLDER] {
                assert_eq!(fs::read_to_string(school.out().join(path)).unwrap(), text, "{when}");
                fs::remove_file(school.out().join(path)).unwrap();
            }
        }
        let edition = match self.before {
            _ if school.has(&(self.after)()) => "new",
            Some(before) if school.has(&before()) => "old",
            None if !school.out().exists() => "old",
            _ => panic!("{when}: a mixture stands there: {:?}", school.files().keys()),
        };
        if self.shared {
            for (path, text) in [NOTE, FOLDER] {
                school.put(path, text);
            }
        }
        edition
    }
}

/// Each way with a fault at each of its operations, until there are no more.
fn at_every_operation(fault: Fault, then: impl Fn(&Way, &School, bool, usize, &str)) -> usize {
    let mut points = 0;
    for way in &WAYS {
        for at in 0.. {
            let school = way.school();
            let disk = Disk::with_fault(at, fault, way.manners);
            let published = school.publish_on(&disk, &(way.after)());
            if disk.passed() <= at {
                assert!(published.is_ok());
                break;
            }
            points += 1;
            then(way, &school, published.is_ok(), at, &format!("{}, {fault:?} at {at}", way.name));
        }
    }
    points
}

#[test]
fn wherever_the_disk_says_no_the_site_is_the_old_one_or_the_new_one() {
    let points = at_every_operation(Fault::Fails, |way, school, published, at, when| {
        if !published && at % 2 == 0 {
            way.settle(school);
        }
        if !published || at % 2 == 0 {
            way.edition(school, when);
        }
        if published {
            assert_eq!(way.edition(school, when), "new", "{when}");
        }
        way.publish(school, &(way.after)());
        assert_eq!(way.edition(school, when), "new", "{when}");
        assert_eq!(school.names(), [".congtruong", "public"], "{when}");
    });
    assert!(points > 500, "{points}");
}

#[test]
fn wherever_the_program_is_killed_any_next_command_finds_or_makes_a_whole_site() {
    let settle: fn(&Way, &School, &str) = |way, school, when| {
        way.settle(school);
        way.edition(school, when);
        assert!(school.names().iter().all(|name| !name.starts_with(".public")), "{when}");
    };
    let again: fn(&Way, &School, &str) = |way, school, when| {
        way.publish(school, &(way.after)());
        assert_eq!(way.edition(school, when), "new", "{when}");
    };
    let other: fn(&Way, &School, &str) = |way, school, when| {
        way.settle(school);
        way.edition(school, when);
        way.publish(school, &Shelf::few().with("khac.html", "khác"));
        let third = Way { after: || Shelf::few().with("khac.html", "khác"), ..*way };
        assert_eq!(third.edition(school, when), "new", "{when}");
    };
    let deleted: fn(&Way, &School, &str) = |way, school, when| {
        let _ = fs::remove_dir_all(school.out());
        way.settle(school);
        assert!(!school.out().exists(), "{when}");
        way.publish(school, &(way.after)());
        assert!(school.has(&(way.after)()), "{when}");
    };
    for (name, next) in [("settled", settle), ("again", again), ("other", other), ("deleted", deleted)] {
        let points = at_every_operation(Fault::Kills, |way, school, _, _, when| {
            let when = format!("{when}, then {name}");
            if way.name == "by exchange" {
                way.edition(school, &when);
            }
            next(way, school, &when);
        });
        assert!(points > 500, "{points}");
    }
}

#[test]
fn a_recovery_that_is_killed_or_fails_is_ended_by_the_next_one() {
    for (number, way) in WAYS.iter().enumerate().filter(|(_, way)| way.before.is_some()) {
        // Some moments of the first kill, then all of the second.
        for first in (40..).step_by(13 + number) {
            let disk = Disk::with_fault(first, Fault::Kills, way.manners);
            let school = way.school();
            let _ = school.publish_on(&disk, &(way.after)());
            if disk.passed() <= first {
                break;
            }
            for second in (0..).step_by(3) {
                let fault = if second % 2 == 0 { Fault::Kills } else { Fault::Fails };
                let disk = Disk::with_fault(second, fault, way.manners);
                let _ = settle_on(&disk, &school.out());
                if disk.passed() <= second {
                    break;
                }
            }
            way.settle(&school);
            way.edition(&school, &format!("{}, killed at {first}", way.name));
        }
    }
}
