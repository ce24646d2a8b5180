//! The section that a kind names in its own file, so that a school adds both with that one file.

use super::kind::{Kind, OwnSectionYaml};
use super::structure::{SectionSchema, Structure, route_fault};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;
use crate::vietnamese;

/// A section with the file that names it.
#[derive(Debug)]
pub(super) struct OwnSection {
    path: SourcePath,
    schema: SectionSchema,
    yaml: OwnSectionYaml,
}

impl OwnSection {
    /// The section that a kind names.
    pub(super) fn new(path: SourcePath, kind: &Kind, mut yaml: OwnSectionYaml) -> Self {
        let title = yaml.title.take().unwrap_or_else(|| kind.label.clone());
        let schema = SectionSchema {
            route: yaml.route.value.clone(),
            title_en: yaml.title_en.take().or_else(|| kind.label_en.clone()).unwrap_or_else(|| title.clone()),
            title,
            about: yaml.about.take().unwrap_or_else(|| kind.about.clone()),
            about_en: yaml.about_en.take(),
            kinds: vec![kind.name.clone()],
            view: None,
            feed: yaml.feed.unwrap_or(kind.feed),
            called: Vec::new(),
            parent: None,
        };
        Self { path, schema, yaml }
    }
}

/// Adds the sections that kinds name to the structure; a section whose route can't be used is reported and left out.
pub(super) fn add(sections: &[OwnSection], structure: &mut Structure, diagnostics: &mut Vec<Diagnostic>) {
    for (at, section) in sections.iter().enumerate() {
        let route = &section.yaml.route;
        let earlier = sections[..at].iter().find(|other| other.schema.route == route.value);
        match fault(&section.schema, structure, earlier) {
            Some(fault) => diagnostics.push(fault.at(&section.path, route.span)),
            None => {
                let parent = structure.holding(&route.value).map(|parent| parent.route.clone());
                structure.sections.push(SectionSchema { parent, ..section.schema.clone() });
            }
        }
    }
}

/// What keeps a section from being where its kind wants it.
fn fault(section: &SectionSchema, structure: &Structure, earlier: Option<&OwnSection>) -> Option<Diagnostic> {
    let route = &section.route;
    if let Some(fault) = route_fault(route, "/") {
        let parts: Vec<String> = route.split('/').map(vietnamese::slug).filter(|part| !part.is_empty()).collect();
        let written = if parts.is_empty() { vietnamese::slug(&section.title) } else { parts.join("/") };
        let proposed = format!("/{written}/");
        let help = match route_fault(&proposed, "/") {
            None => format!("Ghi: route: {proposed}"),
            Some(_) => format!("Chọn một địa chỉ khác, như /{}/", vietnamese::slug(&section.title)),
        };
        return Some(Diagnostic::error(Code::BadSchema, format!("Tệp mô tả sai: {fault}")).help(help));
    }
    let taken = structure.section(route)?;
    let (owner, help) = match earlier {
        Some(other) => (
            format!("đã được đặt trong {}", other.path),
            format!(
                "Chọn một địa chỉ khác, như /{}/; mỗi chuyên mục cần một địa chỉ riêng",
                vietnamese::slug(&section.kinds.concat())
            ),
        ),
        None => (
            format!("đã thuộc chuyên mục “{}”", taken.title),
            format!(
                "Chọn một địa chỉ khác; muốn đặt loại này vào chuyên mục ấy thì bỏ section ở đây, khai lại chuyên mục \
                 trong schemas/structure.yaml với kinds: [{}]",
                [&taken.kinds[..], &section.kinds[..]].concat().join(", ")
            ),
        ),
    };
    Some(Diagnostic::error(Code::BadSchema, format!("Tệp mô tả sai: địa chỉ {route} {owner}")).help(help))
}

/// Puts the sections into the groups of the main menu that they ask for; a group that isn't there is reported.
pub(super) fn add_to_menu(sections: &[OwnSection], structure: &mut Structure, diagnostics: &mut Vec<Diagnostic>) {
    for section in sections {
        let (Some(wanted), route) = (&section.yaml.menu, &section.schema.route) else { continue };
        match structure.menu.iter_mut().find(|group| group.title == wanted.value) {
            Some(group) if group.routes.contains(route) => {}
            Some(group) => group.routes.push(route.clone()),
            None => {
                let titles: Vec<&str> = structure.menu.iter().map(|group| group.title.as_str()).collect();
                let help = match vietnamese::nearest(&wanted.value, titles.iter().copied()) {
                    Some(title) => format!("Có phải ý bạn là “{title}”?"),
                    None => format!("Dùng được: {}", titles.join(", ")),
                };
                let message = format!("Tệp mô tả sai: danh mục chính không có nhóm “{}”", wanted.value);
                let diagnostic = Diagnostic::error(Code::BadSchema, message).help(help);
                diagnostics.push(diagnostic.at(&section.path, wanted.span));
            }
        }
    }
}
