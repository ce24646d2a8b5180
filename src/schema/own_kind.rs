//! The kinds that a site describes: new ones, what it adds to those of the program, and its own that later came to bear
//! the name of one of the program's.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::{Kind, KindName, KindYaml};
use super::loader::{EVERY, Loader};
use super::of_program::OfProgram;
use super::official::{Keys, Overlay, is_another, name_beside};
use super::own_section::OwnSection;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

/// Takes the kinds that the site's files describe.
pub(super) struct KindsOfSite<'p> {
    /// Kinds that the site's structure puts into sections of its own.
    placed: &'p BTreeSet<KindName>,
    program: &'p OfProgram,
    /// The program's own with what was added so far, where anything was.
    added: BTreeMap<KindName, KindYaml>,
    taken: TakenKinds,
}

/// What became of them.
#[derive(Default)]
pub(super) struct TakenKinds {
    /// The sections that some of them name.
    pub(super) sections: Vec<OwnSection>,
    /// The kinds that have another name than their file gives them.
    pub(super) beside: BTreeMap<KindName, KindName>,
}

impl<'p> KindsOfSite<'p> {
    pub(super) fn new(placed: &'p BTreeSet<KindName>, program: &'p OfProgram) -> Self {
        Self { placed, program, added: BTreeMap::new(), taken: TakenKinds::default() }
    }

    /// Adds the kinds of these files to those of the program.
    pub(super) fn add(
        mut self,
        files: Vec<(SourcePath, &str)>,
        kinds: &mut BTreeMap<KindName, Kind>,
        loader: &mut Loader<'_>,
    ) -> TakenKinds {
        for (path, text) in files {
            if path.stem() == EVERY {
                loader.tell_unused(
                    &path,
                    "Xóa tệp này; mục nào cần thêm thì ghi vào tệp của loại dùng nó, như schemas/content/post.yaml",
                );
            } else if let Some(kind) = self.kind(&path, text, loader) {
                kinds.insert(kind.name.clone(), kind);
            }
        }
        self.taken
    }

    fn kind(&mut self, path: &SourcePath, text: &str, loader: &mut Loader<'_>) -> Option<Kind> {
        let every = &self.program.every;
        let mut yaml = loader.read::<KindYaml>(path, text)?;
        let section = yaml.section.take();
        let has_place = section.is_some() || self.placed.contains(&yaml.kind);
        let official = self.added.get(&yaml.kind).or_else(|| self.program.described.get(&yaml.kind));
        let kind = match official {
            None => loader.built(path, yaml.build(every))?,
            Some(official) if has_place && is_another(&yaml, official) => {
                let (written, name) = (yaml.kind.clone(), name_beside(&yaml.kind));
                let mut kind = loader.built(path, yaml.build(every))?;
                kind.name.clone_from(&name);
                loader.diagnostics.push(beside(&written, &name).in_file(path));
                self.taken.beside.insert(written, name);
                kind
            }
            Some(official) => {
                let mut overlay = Overlay::new(Keys::Open);
                let whole = overlay.kind(yaml, official, every);
                let kind = loader.built(path, whole.clone().build(every))?;
                loader.tell_idle(path, &format!("loại “{}”", kind.name), &overlay.idle);
                self.added.insert(whole.kind.clone(), whole);
                kind
            }
        };
        self.taken.sections.extend(section.map(|section| OwnSection::new(path.clone(), &kind, section)));
        Some(kind)
    }
}

fn beside(written: &str, name: &str) -> Diagnostic {
    let message = format!(
        "Chương trình có loại “{written}” khác loại cùng tên của trường; loại của trường vẫn chạy, dưới tên “{name}”"
    );
    Diagnostic::warning(Code::OfficialName, message).help(format!(
        "Đổi dòng đầu của tệp này thành kind: {name}; bài, mẫu giao diện và quy tắc của trường nhắc tới tên cũ cũng đổi theo"
    ))
}
