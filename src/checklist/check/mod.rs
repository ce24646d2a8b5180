//! The closed set of tests that rules are made of: one module a test, its parameters as `schemas/checklist/` has them.

mod board;
mod calendar_current;
mod contact;
mod declared;
mod disclosure;
mod disclosure_kept;
mod disclosure_section;
mod domain;
mod emails;
mod english;
mod enrolment;
mod feed;
mod fields_filled;
mod leaders;
mod links;
mod output;
mod page_filled;
mod person;
mod portal_feed;
mod posts;
mod posts_attributed;
mod questions_answered;
mod regulation;
mod search;
mod section_has;
mod statistics_years;
mod unicode;

use serde::Deserialize;

use super::disclosed::Asked;
use super::facts::Facts;
use super::outcome::Outcome;
use super::real::Real;
use crate::content::Entry;

/// What a test is made of: its parameters know how to judge, and what names of the schemas they mention.
trait Test {
    /// Looks at the site.
    fn judge(&self, facts: Facts<'_>) -> Outcome;

    /// The sections, kinds, fields and keys it mentions, so that a misspelt one is reported where it is written.
    fn names(&self) -> Vec<Named<'_>> {
        Vec::new()
    }

    /// Whether it reads a field of an entry, and finds nothing in it that counts.
    fn misses(&self, _real: &Real<'_>, _entry: &Entry, _field: &str) -> bool {
        false
    }

    /// Whether it measures by a number, which its rule's condition then tells.
    fn is_measured(&self) -> bool {
        false
    }
}

/// A name of the schemas that a rule mentions.
#[derive(Clone, Debug)]
pub enum Named<'n> {
    /// The route of a section.
    Route(&'n str),
    /// A kind by its name in `schemas/content`.
    Kind(&'n str),
    /// A field of a kind.
    Field {
        /// The kind that should have it.
        kind: &'n str,
        /// By its key in front matter.
        field: &'n str,
    },
    /// A key of a choice.
    Key {
        /// The kind that the field is of.
        kind: &'n str,
        /// A choice; `parts.part` inside a list.
        field: &'n str,
        /// One of those that the schema lists.
        key: &'n str,
    },
    /// A part of a regulation.
    Part {
        /// By its key.
        key: &'n str,
        /// The keys that `schemas/regulations.yaml` has for this regulation.
        known: Vec<&'n str>,
    },
}

macro_rules! checks {
    ($($(#[doc = $doc:literal])+ $variant:ident($module:ident),)*) => {
        /// A test with its parameters, as a rule's `check:` has it.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Check {
            $($(#[doc = $doc])+ $variant($module::$variant),)*
        }

        impl Check {
            fn test(&self) -> &dyn Test {
                match self {
                    $(Self::$variant(test) => test,)*
                }
            }
        }
    };
}

checks! {
    /// The editorial board, and who else is appointed.
    Board(board),
    /// The calendar of the running week.
    CalendarCurrent(calendar_current),
    /// How to reach the school.
    Contact(contact),
    /// What the school states about the outside world.
    Declared(declared),
    /// An item of public disclosure, by its deadline.
    Disclosure(disclosure),
    /// Disclosure of earlier years that must stay.
    DisclosureKept(disclosure_kept),
    /// The section of public disclosure.
    DisclosureSection(disclosure_section),
    /// The domain name.
    Domain(domain),
    /// Official mailboxes.
    Emails(emails),
    /// The English version.
    English(english),
    /// A stage of the year's enrolment.
    Enrolment(enrolment),
    /// The site's own feeds.
    Feed(feed),
    /// Facts that every entry of a kind must give.
    FieldsFilled(fields_filled),
    /// Who leads the unit.
    Leaders(leaders),
    /// Links to other systems.
    Links(links),
    /// What the built-in theme sees to.
    Output(output),
    /// A page with enough words.
    PageFilled(page_filled),
    /// What only a person can tell.
    Person(person),
    /// The sector portal's feed.
    PortalFeed(portal_feed),
    /// How many articles, how regularly.
    Posts(posts),
    /// Author and source of every article.
    PostsAttributed(posts_attributed),
    /// Questions without an answer.
    QuestionsAnswered(questions_answered),
    /// The parts of a regulation.
    Regulation(regulation),
    /// Full-text search.
    Search(search),
    /// Entries of a kind in a section.
    SectionHas(section_has),
    /// The statistics yearbook.
    StatisticsYears(statistics_years),
    /// Unicode throughout.
    Unicode(unicode),
}

impl Check {
    /// Looks at the site.
    pub fn judge(&self, facts: Facts<'_>) -> Outcome {
        self.test().judge(facts)
    }

    /// The names of the schemas it mentions.
    pub fn names(&self) -> Vec<Named<'_>> {
        self.test().names()
    }

    /// Whether it reads a field of an entry, and finds nothing in it that counts.
    pub fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        self.test().misses(real, entry, field)
    }

    /// Whether it measures by a number; whose that is is shown with it.
    pub fn is_measured(&self) -> bool {
        self.test().is_measured()
    }

    /// The item of public disclosure that it asks for.
    pub fn asked(&self) -> Option<&Asked> {
        match self {
            Self::Disclosure(test) => Some(&test.asked),
            _ => None,
        }
    }

    /// Whether it never decides, because only a person can.
    pub fn is_for_a_person(&self) -> bool {
        matches!(self, Self::Person(_))
    }
}

/// What `at_least` means where a rule says nothing.
fn one() -> usize {
    1
}

/// The names in a selection of entries.
fn selection_names<'n>(
    route: &'n str,
    kind: Option<&'n str>,
    only: &'n indexmap::IndexMap<String, Vec<String>>,
    fields: &'n [String],
) -> Vec<Named<'n>> {
    let mut names = vec![Named::Route(route)];
    let Some(kind) = kind else { return names };
    names.push(Named::Kind(kind));
    names.extend(fields.iter().map(|field| Named::Field { kind, field }));
    for (field, keys) in only {
        names.push(Named::Field { kind, field });
        names.extend(keys.iter().map(|key| Named::Key { kind, field, key }));
    }
    names
}
