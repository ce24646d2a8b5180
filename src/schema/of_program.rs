//! What the program itself describes, in the words of one kind of unit: read once, whatever comes to be built on it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use indexmap::IndexMap;

use super::field::Field;
use super::kind::{EveryKindYaml, Kind, KindName, KindYaml};
use super::loader::{EVERY, Loader};
use super::structure::{Structure, StructureYaml};
use super::words::Words;
use crate::diagnostic::Diagnostic;

/// The built-in descriptions.
#[derive(Debug, Default)]
pub(super) struct OfProgram {
    /// The fields that every kind has.
    pub every: EveryKindYaml,
    /// The kinds as their files describe them, to lay those of a site over.
    pub described: BTreeMap<KindName, KindYaml>,
    pub kinds: BTreeMap<KindName, Kind>,
    pub structure: Structure,
    /// The fields of `site.yaml`.
    pub site: IndexMap<String, Field>,
    /// The fields of `xac-nhan.yaml`.
    pub confirmations: IndexMap<String, Field>,
    /// What is wrong with them: nothing, which tests hold.
    pub diagnostics: Vec<Diagnostic>,
}

/// The few that there are, by their words.
static READ: Mutex<BTreeMap<Words, Arc<OfProgram>>> = Mutex::new(BTreeMap::new());

impl OfProgram {
    /// All of them in these words.
    pub fn said(words: &Words) -> Arc<Self> {
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(read.entry(words.clone()).or_insert_with(|| Arc::new(Self::read(words))))
    }

    fn read(words: &Words) -> Self {
        let mut diagnostics = Vec::new();
        let mut loader = Loader { words, diagnostics: &mut diagnostics };
        let mut all = Self::default();
        let (every, kinds): (Vec<_>, Vec<_>) =
            loader.built_in("content").into_iter().partition(|(path, _)| path.stem() == EVERY);
        for (path, text) in every {
            all.every = loader.read(&path, &text).unwrap_or_default();
        }
        for (path, text) in kinds {
            let Some(yaml) = loader.read::<KindYaml>(&path, &text) else { continue };
            if let Some(kind) = loader.built(&path, yaml.clone().build(&all.every)) {
                all.kinds.insert(kind.name.clone(), kind);
            }
            all.described.insert(yaml.kind.clone(), yaml);
        }
        for (path, text) in loader.built_in("") {
            match path.stem() {
                "structure" => {
                    let Some(yaml) = loader.read::<StructureYaml>(&path, &text) else { continue };
                    yaml.extend(&mut all.structure, &Structure::default(), &mut Vec::new());
                }
                "site" => loader.fields(&path, &text, &mut all.site),
                "xac-nhan" => loader.fields(&path, &text, &mut all.confirmations),
                _ => {}
            }
        }
        all.diagnostics = diagnostics;
        all
    }
}
