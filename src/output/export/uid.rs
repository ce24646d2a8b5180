//! What people's own calendars know appointments by (RFC 5545, 3.8.4.7): whatever else changes of one, its name may not.

use super::appointment::{Appointment, Identity};
use crate::fingerprint::Fingerprint;
use crate::site::Site;
use crate::vietnamese;

/// How many letters stand for the words of an appointment.
const WORDS: usize = 16;

/// The names of all appointments, in their order. Those of one page, day and words are counted by their hours, so that
/// the order in which they are written changes nothing.
pub(super) fn uids(site: &Site, appointments: &[Appointment<'_>]) -> Vec<String> {
    let school = vietnamese::slug(&site.config.name.value);
    let mut uids: Vec<String> = appointments.iter().map(|appointment| uid(site, &school, appointment)).collect();
    let told_by = |at: &usize| {
        let appointment = &appointments[*at];
        (&uids[*at], &appointment.when, appointment.place, &appointment.details)
    };
    let mut order: Vec<usize> = (0..uids.len()).collect();
    order.sort_by(|a, b| told_by(a).cmp(&told_by(b)));
    let equals: Vec<Vec<usize>> = order.chunk_by(|a, b| uids[*a] == uids[*b]).map(<[_]>::to_vec).collect();
    for (at, times) in equals.iter().flat_map(|equals| equals.iter().zip(1..).skip(1)) {
        // No id and no hash has the sign, so that what is counted is never the name of another one.
        uids[*at].push_str(&format!("#{times}"));
    }
    uids
}

/// An `id` is the school's own: neither page nor section is in it, nor the address of the site, which moves with a domain.
/// The school's name keeps it from those of other schools in the calendar of a parent who has children at two.
fn uid(site: &Site, school: &str, appointment: &Appointment<'_>) -> String {
    let page = || site.base.absolute(&site.first_address(appointment.entry));
    match appointment.identity {
        Identity::Given(id) => format!("{id}@{school}"),
        Identity::Sole => format!("{}#1", page()),
        Identity::Worded => {
            let words = Fingerprint::of(appointment.what.as_bytes()).to_string();
            format!("{}#{}-{}", page(), appointment.begins(), &words[..WORDS])
        }
    }
}
