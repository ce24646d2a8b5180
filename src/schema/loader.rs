//! One description after the other: read, built, and what is wrong with it told.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use super::built_in::embedded;
use super::field::Field;
use super::kind::{EveryKindYaml, KindYaml};
use super::official::{Keys, Overlay, several};
use super::read::{COMPARE, read_schema};
use super::structure::StructureYaml;
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

/// The file of the fields that every kind has.
pub(super) const EVERY: &str = "_every";

/// Reads descriptions, and tells what is wrong with them.
pub(super) struct Loader<'d> {
    /// Those of the site's kind of unit.
    pub(super) words: &'d Words,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
}

impl Loader<'_> {
    pub(super) fn read<T: DeserializeOwned>(&mut self, path: &SourcePath, text: &str) -> Option<T> {
        read_schema(path, text).map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()
    }

    /// The program's own descriptions in a folder of `schemas/`, in the words of the site's unit.
    pub(super) fn built_in(&self, folder: &str) -> Vec<(SourcePath, Cow<'static, str>)> {
        embedded(folder).into_iter().map(|(path, text)| (path, self.words.said(text))).collect()
    }

    /// The site's own sections and menus, where they can be used.
    pub(super) fn structures(&mut self, own: &[(SourcePath, &str)]) -> Vec<(SourcePath, StructureYaml)> {
        let files = own.iter().filter(|(path, _)| path.stem() == "structure");
        let sound = files.filter_map(|(path, text)| {
            let yaml = self.read::<StructureYaml>(path, text)?;
            let yaml = self.built(path, yaml.fault().map_or(Ok(yaml), Err))?;
            Some((path.clone(), yaml))
        });
        sound.collect()
    }

    /// The fields of a file beside `content/`.
    pub(super) fn fields(&mut self, path: &SourcePath, text: &str, known: &mut IndexMap<String, Field>) {
        let Some(yaml) = self.read::<KindYaml>(path, text) else { return };
        if let Some(kind) = self.built(path, yaml.build(&EveryKindYaml::default())) {
            *known = kind.fields;
        }
    }

    /// Those with what the site adds; they stay as they were where its description is wrong.
    pub(super) fn more_fields(
        &mut self,
        path: &SourcePath,
        text: &str,
        official: &str,
        known: &mut IndexMap<String, Field>,
    ) {
        let Some(own) = self.read::<KindYaml>(path, text) else { return };
        let Some(official) = self.read::<KindYaml>(path, official) else { return };
        let every = EveryKindYaml::default();
        let mut overlay = Overlay::new(Keys::Closed);
        let whole = overlay.kind(own, &official, &every);
        if let Some(kind) = self.built(path, whole.build(&every)) {
            *known = kind.fields;
            self.tell_idle(path, &format!("các mục có sẵn của {}.yaml", path.stem()), &overlay.idle);
        }
    }

    pub(super) fn built<T>(&mut self, path: &SourcePath, built: Result<T, String>) -> Option<T> {
        built
            .map_err(|fault| {
                let message = format!("Tệp mô tả sai: {fault}");
                self.diagnostics.push(Diagnostic::error(Code::BadSchema, message).in_file(path).help(COMPARE));
            })
            .ok()
    }

    /// Tells what a site says in vain of what the program has.
    pub(super) fn tell_idle(&mut self, path: &SourcePath, what: &str, idle: &[String]) {
        if idle.is_empty() {
            return;
        }
        let shown = several(idle, "; ", "chỗ");
        let message = format!("Những chỗ sau của tệp này không có tác dụng, vì {what} là của chương trình: {shown}");
        self.diagnostics.push(Diagnostic::warning(Code::OfficialName, message).in_file(path).help(
            "Xóa các chỗ ấy. Tệp này thêm được mục, giá trị và chuyên mục mới, đổi được lời ghi (label, hint, title, \
             about) và thứ tự; muốn một loại khác hẳn thì đặt tên khác, như kind: truong-ten-loai, và ghi section",
        ));
    }

    /// Tells of a file that takes nobody's place.
    pub(super) fn tell_unused(&mut self, path: &SourcePath, help: &str) {
        let message = format!("Tệp {path} không thay được tệp cùng tên của chương trình nên không được dùng");
        self.diagnostics.push(Diagnostic::warning(Code::OfficialName, message).in_file(path).help(help));
    }
}
