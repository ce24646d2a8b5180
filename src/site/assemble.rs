//! From parsed entries to the site: a straight line, in this order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::earlier::Earlier;
use super::{
    Base, Hidden, NextChange, SectionId, Site, appointment_ids, copies, exports, files, given_up, links, once, portal,
    routes, sections, succession, tags, unread, visibility, wide_names, withdrawn,
};
use crate::config::Config;
use crate::content::{Entry, placeholder};
use crate::diagnostic::{Code, Diagnostic, has_errors};
use crate::inputs::{Drafts, Inputs};
use crate::lang::Lang;
use crate::schema::Schemas;
use crate::source::{SourcePath, Span};

/// Puts the entries together. `entries` come in path order. An earlier site only saves time: what is taken from it
/// would be made the same.
pub fn assemble(
    inputs: &Inputs,
    schemas: Arc<Schemas>,
    config: Config,
    entries: Vec<Arc<Entry>>,
    earlier: Option<&Site>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Site> {
    let base = base(inputs, &config).map_err(|fault| diagnostics.push(fault)).ok()?;
    check_host(&base, &config, diagnostics);
    let next_change = NextChange::after(inputs.now, &entries);
    let Parted { published, hidden, reasons } = publish(inputs, entries, diagnostics);
    check_languages(&config, &published, diagnostics);
    once::check(&schemas, &published, diagnostics);
    appointment_ids::check(&published, diagnostics);
    let earlier = earlier.and_then(|site| Earlier::of(site, &schemas, &config, &published));
    let (sections, (tags, attachments)) = rayon::join(
        || sections::fill(earlier.as_ref(), &schemas, &published, config.has_english()),
        || {
            let attachments = files::collect(inputs, &config_files(&config), &published, diagnostics);
            (tags::collect(earlier.as_ref(), &published), attachments)
        },
    );
    check_file_routes(&attachments, diagnostics);
    let mut site = Site {
        tags,
        positions: positions(&sections, published.len()),
        portal: portal::read(inputs, &config, diagnostics),
        config,
        schemas,
        now: inputs.now,
        is_rehearsal: inputs.drafts == Drafts::Shown || base.is_of_this_machine(),
        next_change,
        base,
        entries: published,
        sections,
        attachments,
        targets: Arc::default(),
        known_as: Arc::clone(&inputs.known_as),
        collisions: Vec::new(),
        exports: BTreeMap::new(),
        hidden: reasons,
        withdrawn: hidden.iter().filter(|entry| visibility::is_withdrawn(entry, inputs.now)).map(Arc::clone).collect(),
        translations: BTreeMap::new(),
        successions: BTreeMap::new(),
    };
    site.exports = exports::collect(&site);
    (site.targets, site.collisions) = routes::collect(earlier.as_ref(), &site);
    diagnostics.extend(site.collisions.iter().cloned());
    let parts = exports::site_map_parts(&site);
    site.exports.extend(parts);
    exports::check(&site, diagnostics);
    site.translations = links::translations(&site);
    site.successions = succession::collect(&site, diagnostics);
    links::check(&site, diagnostics);
    links::check_menus(&site, diagnostics);
    given_up::check(&site, diagnostics);
    wide_names::tell(inputs, diagnostics);
    let copies = copies::tell(inputs, diagnostics);
    // Beside an error it would be told of the very file that the error keeps from its page.
    if !has_errors(diagnostics) {
        unread::check(inputs, &site, &hidden, &copies, diagnostics);
    }
    Some(site)
}

/// Where the site is served: as the caller says, else as `site.yaml` does.
fn base(inputs: &Inputs, config: &Config) -> Result<Base, Diagnostic> {
    if let Some(given) = &inputs.base_url {
        return Base::parse(given).map_err(|mut fault| {
            fault.message = format!("{} (ở --base-url)", fault.message);
            fault
        });
    }
    Base::parse(&config.base_url).map_err(|fault| match SourcePath::new(crate::config::FILE) {
        Some(path) => fault.at(&path, config.base_url.span),
        None => fault,
    })
}

/// The address that a new site is made with leads to no school.
fn check_host(base: &Base, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    let Some(path) = SourcePath::new(crate::config::FILE).filter(|_| placeholder::is_address(base.host())) else {
        return;
    };
    diagnostics.push(
        Diagnostic::warning(
            Code::Placeholder,
            "base_url còn là địa chỉ mẫu nên liên kết trong bản tin và sơ đồ trang hỏng",
        )
        .at(&path, config.base_url.span)
        .help("Ghi địa chỉ thật của trang, như base_url: \"https://thcshoaphuongvi.phuonghoa.edu.vn/\""),
    );
}

/// All entries by whether they are shown now.
struct Parted {
    published: Vec<Arc<Entry>>,
    hidden: Vec<Arc<Entry>>,
    /// Why those that are hidden are.
    reasons: BTreeMap<SourcePath, Hidden>,
}

fn publish(inputs: &Inputs, entries: Vec<Arc<Entry>>, diagnostics: &mut Vec<Diagnostic>) -> Parted {
    let mut parted =
        Parted { published: Vec::with_capacity(entries.len()), hidden: Vec::new(), reasons: BTreeMap::new() };
    for entry in entries {
        visibility::warn_of_future(&entry, inputs.today(), diagnostics);
        withdrawn::tell(&entry, inputs.today(), diagnostics);
        match visibility::hidden(&entry, inputs.now, inputs.drafts) {
            Some(reason) => {
                parted.reasons.insert(entry.path.clone(), reason);
                parted.hidden.push(entry);
            }
            None => parted.published.push(entry),
        }
    }
    parted
}

/// English pages of a site that has no English version would hang in the air.
fn check_languages(config: &Config, entries: &[Arc<Entry>], diagnostics: &mut Vec<Diagnostic>) {
    let stray = entries.iter().find(|entry| entry.lang == Lang::En && !config.has_english());
    diagnostics.extend(stray.map(|entry| {
        Diagnostic::error(Code::UnknownKind, "Thư mục content/en có bài nhưng trang chưa khai có bản tiếng Anh")
            .in_file(&entry.path)
            .help("Thêm vào site.yaml dòng: languages: [vi, en]")
    }));
}

fn config_files(config: &Config) -> Vec<(SourcePath, Span)> {
    config.logo.iter().map(|logo| (logo.value.clone(), logo.span)).collect()
}

fn positions(sections: &[Arc<super::Section>], entries: usize) -> Vec<Option<(SectionId, usize)>> {
    let mut positions = vec![None; entries];
    for (index, section) in sections.iter().enumerate() {
        for (at, id) in section.entries.iter().enumerate() {
            positions[id.0] = Some((SectionId(index), at));
        }
    }
    positions
}

/// Two files whose names differ only in marks or letter case would overwrite each other.
fn check_file_routes(attachments: &BTreeMap<SourcePath, super::Attachment>, diagnostics: &mut Vec<Diagnostic>) {
    let mut owners: BTreeMap<&str, &SourcePath> = BTreeMap::new();
    for (path, attachment) in attachments {
        if let Some(other) = owners.insert(attachment.route.as_str(), path) {
            diagnostics.push(
                Diagnostic::error(
                    Code::RouteCollision,
                    format!("Hai tệp cùng một địa chỉ {}: {other} và {path}", attachment.route),
                )
                .in_file(path)
                .help("Đổi tên một trong hai tệp; dấu và chữ hoa, chữ thường không đủ để phân biệt"),
            );
        }
    }
}
