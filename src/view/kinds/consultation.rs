//! Consultations: open ones first with the days that are left, closed ones with their outcome.

use jiff::civil::Date;
use serde::Serialize;

use crate::content::Entry;
use crate::content::kinds::{Consultation, State};
use crate::schema::Labels;
use crate::site::{EntryId, SectionId, Site};
use crate::view::kinds::KindView;
use crate::view::parts::record::{Opening, RecordView, entries};
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct ConsultationsView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    labels: Labels<'s>,
    /// The nearest deadline first.
    open: Vec<Row<'s>>,
    upcoming: Vec<Row<'s>>,
    closed: Vec<Row<'s>>,
}

#[derive(Serialize)]
struct Row<'s> {
    title: &'s str,
    href: String,
    #[serde(flatten)]
    facts: Facts<'s>,
}

/// What a consultation says, and where it stands today.
#[derive(Serialize)]
struct Facts<'s> {
    issue: &'s str,
    content: &'s str,
    address: &'s str,
    email: &'s str,
    opens: Date,
    closes: Date,
    state: State,
    /// Days from today to the last one, which counts; nothing once it is closed.
    days_left: Option<i32>,
    outcome: Option<&'s str>,
}

impl<'s> Facts<'s> {
    fn new(consultation: &'s Consultation, today: Date) -> Self {
        let closes = consultation.closes.value;
        let state = consultation.state(today);
        Self {
            issue: &consultation.issue,
            content: &consultation.content,
            address: &consultation.address,
            email: &consultation.email.value,
            opens: consultation.opens,
            closes,
            state,
            days_left: (state == State::Open).then(|| today.until(closes).map_or(0, |span| span.get_days())),
            outcome: consultation.outcome.as_deref(),
        }
    }
}

impl KindView for Consultation {
    fn section(ground: Ground<'_>, id: SectionId, _: usize) -> Page<'_> {
        let site = ground.site;
        let in_state = |state: State| -> Vec<Row<'_>> {
            let all = entries::<Consultation>(site, id);
            let those = all.filter(|(_, _, consultation)| consultation.state(site.today()) == state);
            those.map(|(_, entry, consultation)| Row::new(site, entry, consultation)).collect()
        };
        let (mut open, mut upcoming) = (in_state(State::Open), in_state(State::Upcoming));
        open.sort_by_key(|row| row.facts.closes);
        upcoming.sort_by_key(|row| row.facts.opens);
        let view = ConsultationsView {
            opening: Opening::of::<Consultation>(site, id),
            labels: site.labels::<Consultation>(site.section(id).lang),
            open,
            upcoming,
            closed: in_state(State::Closed),
        };
        Page::new(ground, "consultations.html", Frame::of_section(ground, id), view)
    }

    fn page<'s>(&'s self, ground: Ground<'s>, id: EntryId) -> Page<'s> {
        let site = ground.site;
        let view = RecordView::of::<Consultation>(site, id, Facts::new(self, site.today()));
        Page::new(ground, "consultation.html", Frame::of_entry(ground, id), view)
    }
}

impl<'s> Row<'s> {
    fn new(site: &Site, entry: &'s Entry, consultation: &'s Consultation) -> Self {
        let facts = Facts::new(consultation, site.today());
        Self { title: &entry.title, href: site.base.href(&entry.route()), facts }
    }
}
