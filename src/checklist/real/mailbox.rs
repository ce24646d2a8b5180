//! Whose a mailbox is, as far as its host is called as a school is.

use super::Real;
use crate::checklist::school_name::is_name;
use crate::content::real::host;
use crate::web::without_www;

/// Fewest letters by which one label is told to hold another one.
const TELLING: usize = 5;

impl Real<'_> {
    /// Whether a mailbox is at another school's: its host is called as a school is, and neither as the unit's own hosts
    /// nor by its name.
    pub fn is_another_schools(&self, mailbox: &str) -> bool {
        let host = host_of(mailbox);
        let label = first_label(&host);
        host::is_a_school(&host)
            && !self.own_hosts().any(|own| is_like(first_label(&own), label))
            && !self.is_own(label)
    }

    /// The host of the unit's own mailboxes, where it tells one.
    pub fn mail_host(&self) -> Option<String> {
        self.site.config.emails.first().map(|email| host_of(&email.value))
    }

    fn own_hosts(&self) -> impl Iterator<Item = String> {
        let site = host::of(&self.site.base.origin);
        std::iter::once(site).chain(self.site.config.emails.iter().map(|email| host_of(&email.value)))
    }

    /// Whether a label is the unit's name, with or without a place behind a hyphen.
    fn is_own(&self, label: &str) -> bool {
        let config = &self.site.config;
        let names = [Some(config.name.as_str()), config.short_name.as_deref()];
        let letters = [label.replace('-', ""), label.split('-').next().unwrap_or_default().to_owned()];
        names.into_iter().flatten().any(|name| letters.iter().any(|letters| is_name(letters, name)))
    }
}

/// Whether two labels are one name, with or without what stands around it.
fn is_like(own: &str, label: &str) -> bool {
    own == label || own.len() >= TELLING && label.contains(own) || label.len() >= TELLING && own.contains(label)
}

fn host_of(mailbox: &str) -> String {
    host::of(mailbox.rsplit('@').next().unwrap_or_default())
}

fn first_label(host: &str) -> &str {
    without_www(host).split('.').next().unwrap_or_default()
}
