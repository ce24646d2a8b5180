//! A site's own templates tried before anything is published: each on the pages that it makes, and where the school has
//! no such page yet, on a made-up one. What comes of it are faults like any other, at their places in the templates.

mod made_up;
mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
pub use reference::{reference, school};

use crate::address::{NOT_FOUND, Route};
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::output::Outputs;
use crate::site::{Site, Target};
use crate::theme::TemplateFault;
use crate::view::{self, Ground, Page};

/// On how many pages templates are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// On one of each sort: enough to show a page at once.
    Sample,
    /// On every one.
    Whole,
}

/// The pages that show a fault.
struct Seen<'s> {
    first: &'s Route,
    count: usize,
}

/// Every fault of the site's own templates; a site without any pays nothing.
pub fn faults(outputs: &Outputs, inputs: &Inputs, extent: Extent) -> Vec<Diagnostic> {
    let ground = outputs.ground();
    let mut untried: BTreeSet<&str> = ground.theme.own().collect();
    if untried.is_empty() {
        return Vec::new();
    }
    let targets = match extent {
        Extent::Whole => ground.site.targets.iter().collect(),
        Extent::Sample => one_of_each(ground.site),
    };
    let tried = rendered(ground, &targets, |_| true);
    let mut faults: BTreeMap<&TemplateFault, Seen<'_>> = BTreeMap::new();
    let mut is_endless = false;
    for (route, template, fault) in &tried {
        untried.remove(template.as_str());
        if let Some(fault) = fault {
            is_endless |= fault.is_endless();
            faults.entry(fault).or_insert(Seen { first: route, count: 0 }).count += 1;
        }
    }
    let mut told: Vec<Diagnostic> = faults.into_iter().map(|(fault, seen)| seen.tell(fault.diagnostic())).collect();
    if !is_endless {
        told.extend(on_made_up_pages(outputs, inputs, &untried));
    }
    told
}

impl Seen<'_> {
    /// Adds where to see it.
    fn tell(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        let more = if self.count > 1 { format!(" và {} trang khác", self.count - 1) } else { String::new() };
        diagnostic.message += &format!(" (khi dựng trang {}{more})", self.first);
        diagnostic
    }
}

/// Renders the pages that the site's own templates have a part in: each with its template, and what was wrong. One that
/// comes to no end is the last: others would most likely take as long.
fn rendered<'s>(
    ground: Ground<'s>,
    targets: &[(&'s Route, &'s Target)],
    wanted: impl Fn(&str) -> bool + Sync,
) -> Vec<(Route, String, Option<TemplateFault>)> {
    let is_over = AtomicBool::new(false);
    let render = |route: &Route, page: &Page<'_>| {
        let template = page.template();
        if is_over.load(Ordering::Relaxed) || !ground.theme.is_own(template) || !wanted(template) {
            return None;
        }
        let fault = page.try_out().err();
        if fault.as_ref().is_some_and(TemplateFault::is_endless) {
            is_over.store(true, Ordering::Relaxed);
        }
        Some((route.clone(), template.to_owned(), fault))
    };
    let pages = targets.par_iter().filter_map(|(route, target)| render(route, &view::page(ground, route, target)?));
    let mut rendered: Vec<_> = pages.collect();
    rendered.extend(render(&NOT_FOUND, &view::not_found(ground)));
    rendered
}

/// The first page of each sort: those of one sort are made by one template.
fn one_of_each(site: &Site) -> Vec<(&Route, &Target)> {
    let mut seen = BTreeSet::new();
    let sort = |target: &Target| match target {
        Target::Home(_) => "home".to_owned(),
        Target::Section(id, _) => site.section(*id).route().to_string(),
        Target::Facet(id, ..) => format!("facet {}", site.section(*id).route()),
        Target::Entry(id) => format!("entry {}", site.entry(*id).kind),
        Target::Tags(_) => "tags".to_owned(),
        Target::Tag(..) | Target::Namesakes(..) => "tag".to_owned(),
        Target::Alias(_) => "alias".to_owned(),
    };
    site.targets.iter().filter(|(_, target)| seen.insert(sort(target))).collect()
}

/// What is wrong with templates that the site has no page for.
fn on_made_up_pages(outputs: &Outputs, inputs: &Inputs, untried: &BTreeSet<&str>) -> Vec<Diagnostic> {
    if untried.is_empty() {
        return Vec::new();
    }
    let Some(made_up) = made_up::outputs(outputs, inputs) else { return Vec::new() };
    let ground = made_up.ground();
    let targets: Vec<_> = ground.site.targets.iter().collect();
    let tried = rendered(ground, &targets, |template| untried.contains(template));
    let faults: BTreeSet<TemplateFault> = tried.into_iter().filter_map(|(_, _, fault)| fault).collect();
    let tell = |fault: &TemplateFault| {
        let mut diagnostic = fault.diagnostic();
        diagnostic.message += " (khi dựng một trang thử, vì trường chưa có trang nào dùng mẫu này)";
        diagnostic
    };
    faults.iter().map(tell).collect()
}

#[cfg(test)]
mod tests;
