//! Sections that every unit must show and that its own menu leaves out: who doesn't know the site map finds none of them.

use std::collections::BTreeSet;

use super::applies::Binding;
use super::check::Named;
use super::exemption;
use super::pack::{Pack, Rule};
use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::report::{Level, Whose};
use crate::schema::{MenuGroup, title_says_nothing};
use crate::site::Site;
use crate::source::SourcePath;

/// Where the end of every page leads.
const AT_THE_END: [&str; 3] = ["/lien-he/", "/ban-bien-tap/", "/doi-chieu/"];

/// Tells of groups that say nothing, and of mandatory sections to which neither the menu nor the home page's buttons lead.
pub(super) fn check(site: &Site, applied: &[(&Pack, Binding)], diagnostics: &mut Vec<Diagnostic>) {
    let menu = &site.config.menus.main;
    let Some(path) = SourcePath::new(config::FILE).filter(|_| !menu.is_empty()) else { return };
    for group in menu.iter().filter(|group| title_says_nothing(&group.title)) {
        let section = group.routes.iter().find_map(|route| site.schemas.structure.section(route));
        let title = section.map_or("Giới thiệu", |section| section.title.as_str());
        let message = format!("Nhóm “{}” của danh mục chính không cho biết có gì trong đó", group.title);
        let help = format!("Ghi tên nói rõ nội dung, như title: {title}");
        diagnostics.push(Diagnostic::warning(Code::UnrealValue, message).in_file(&path).help(help));
    }
    let missing = missing(site, &required(site, applied));
    if missing.is_empty() {
        return;
    }
    let titles: Vec<&str> =
        missing.iter().filter_map(|route| Some(site.schemas.structure.section(route)?.title.as_str())).collect();
    let message =
        format!("Danh mục chính và các nút ở trang chủ không dẫn tới những chuyên mục bắt buộc: {}", titles.join("; "));
    let help =
        format!("Ghi thêm vào mục main của menus: {}", groups(&site.schemas.structure.menu, &missing).join(", "));
    diagnostics.push(Diagnostic::warning(Code::LeftOutOfMenu, message).in_file(&path).help(help));
}

/// The sections of each mandatory rule that concerns the unit, any of which may show what the rule asks for.
fn required<'p>(site: &Site, applied: &[(&'p Pack, Binding)]) -> Vec<Vec<&'p str>> {
    let packs = applied.iter().filter(|(pack, binding)| pack.whose == Whose::Official && *binding == Binding::Binds);
    let rules = packs.flat_map(|(pack, _)| pack.rules.iter().map(move |rule| (*pack, rule)));
    let asked = rules.filter(|(pack, rule)| {
        rule.level == Level::Mandatory && rule.is_in_force(site.today()) && exemption(pack, rule, site).is_none()
    });
    asked.map(|(_, rule)| routes(rule)).filter(|routes| !routes.is_empty()).collect()
}

fn routes(rule: &Rule) -> Vec<&str> {
    let names = rule.check.names().into_iter();
    let routes = names.filter_map(|name| if let Named::Route(route) = name { Some(route) } else { None });
    routes.filter(|route| *route != "/").collect()
}

/// The first section of each of those that no way leads to, each once.
fn missing<'r>(site: &Site, required: &[Vec<&'r str>]) -> BTreeSet<&'r str> {
    let menus = &site.config.menus;
    let quick = if menus.quick.is_empty() { &site.schemas.structure.quick } else { &menus.quick };
    let linked = menus.main.iter().flat_map(|group| &group.routes).chain(quick).map(String::as_str);
    let linked: Vec<&str> = linked.chain(AT_THE_END).filter(|route| *route != "/").collect();
    let is_reached = |route: &&str| linked.iter().any(|linked| route.starts_with(linked));
    required
        .iter()
        .filter(|routes| !routes.iter().any(is_reached))
        .filter_map(|routes| routes.first().copied())
        .collect()
}

/// Groups of the standard menu as `site.yaml` has them, of those sections alone.
fn groups(standard: &[MenuGroup], missing: &BTreeSet<&str>) -> Vec<String> {
    let group = |group: &MenuGroup| {
        let routes: Vec<&str> =
            group.routes.iter().map(String::as_str).filter(|route| missing.contains(route)).collect();
        (!routes.is_empty()).then(|| format!("{{ title: {}, routes: [{}] }}", group.title, routes.join(", ")))
    };
    standard.iter().filter_map(group).collect()
}
