//! The HTML of an entry with its links filled in.

use super::{Attachment, Resolved, Site};
use crate::address::Route;
use crate::content::Entry;
use crate::content::markdown::{Fill, Link, LinkKind, escape};
use crate::inputs::FileFormat;
use crate::vietnamese;

impl Site {
    /// The body of an entry as pages show it.
    pub fn page_html(&self, entry: &Entry) -> String {
        self.html(entry, |route| self.base.href(route))
    }

    /// The body of an entry for readers of feeds, who have no page around it: every link is a full address.
    pub fn feed_html(&self, entry: &Entry) -> String {
        self.html(entry, |route| self.base.absolute(route))
    }

    /// The body of an entry; `address` turns a route into what stands in `href` and `src`.
    fn html(&self, entry: &Entry, address: impl Fn(&Route) -> String) -> String {
        entry.body.assemble(|slot, link, out| match slot.fill {
            Fill::Address => {
                if let Some(target) = self.address(entry, link, &address) {
                    let attribute = if link.kind == LinkKind::Image { "src" } else { "href" };
                    out.push_str(&format!(" {attribute}=\""));
                    escape::attribute(out, &target);
                    out.push('"');
                    // A page in the guise of another file is to be saved, whatever the host calls it.
                    if matches!(self.resolve(entry, link), Resolved::File(file) if file.facts.format == FileFormat::Markup)
                    {
                        out.push_str(" download");
                    }
                }
            }
            Fill::Dimensions => {
                if let Resolved::File(Attachment { facts, .. }) = self.resolve(entry, link)
                    && let Some((width, height)) = facts.dimensions
                {
                    out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
                }
            }
            Fill::FileNote => {
                if let Resolved::File(file) = self.resolve(entry, link) {
                    let size = vietnamese::file_size(file.facts.size);
                    out.push_str(&format!(" <span class=\"file-note\">({}, {size})</span>", file.type_label()));
                }
            }
        })
    }

    /// Where a link leads; `None` where it leads nowhere now, so that only its words stay.
    fn address(&self, entry: &Entry, link: &Link, address: &impl Fn(&Route) -> String) -> Option<String> {
        let mut target = match self.resolve(entry, link) {
            // In a feed a heading of the same page needs the page's address before it.
            Resolved::Here => address(&entry.route()),
            Resolved::Entry(id) => address(&self.entry(id).route()),
            Resolved::Route(route) => address(route),
            Resolved::File(file) => address(&file.route),
            Resolved::Hidden(_) | Resolved::Nowhere => return None,
        };
        if let Some(fragment) = &link.fragment {
            target.push('#');
            target.push_str(fragment);
        }
        Some(target)
    }
}
