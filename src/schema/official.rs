//! What a site may say otherwise of a kind, a section or a field that the program has.
//!
//! It may add: fields, keys of choices, kinds that a section takes; it may ask for more; and it may change words and the
//! order of lists. It can't take anything away: not a field, a key, a type, a bound, nor that something must be there,
//! since then its verdict would mean less than another school's. What has no effect is told, never silently left out.

use indexmap::IndexMap;

use super::field::FieldYaml;
use super::kind::{EveryKindYaml, KindName, KindYaml};
use super::title;

/// Whether a site may add keys to the choices of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// It may: to those of content.
    Open,
    /// It may not: rules ask who a unit is by the keys of `site.yaml`.
    Closed,
}

/// Lays a site's descriptions over the program's, and keeps what of them has no effect.
#[derive(Debug)]
pub(super) struct Overlay {
    keys: Keys,
    /// In words for who wrote them: “type của “number””.
    pub(super) idle: Vec<String>,
}

impl Overlay {
    pub(super) fn new(keys: Keys) -> Self {
        Self { keys, idle: Vec::new() }
    }

    /// The program's kind with what the site adds to it.
    pub(super) fn kind(&mut self, own: KindYaml, official: &KindYaml, every: &EveryKindYaml) -> KindYaml {
        let restates = |name: &String| own.fields.get(name).is_some_and(|field| field.r#type.is_some());
        let dropped = official.fields.keys().filter(|name| !own.fields.contains_key(*name));
        let dropped: Vec<&str> = dropped.map(String::as_str).collect();
        if official.fields.keys().any(restates) && !dropped.is_empty() {
            self.idle.push(format!("bỏ {}", several(&dropped, ", ", "mục")));
        }
        if own.date.is_some() && own.date != official.date {
            self.idle.push("dòng date".to_owned());
        }
        let mut fields = official.fields.clone();
        for (name, field) in own.fields {
            let known = match (official.fields.get(&name), every.fields.get(&name)) {
                (Some(field), Some(common)) => Some(field.clone().over(common)),
                (Some(field), None) | (None, Some(field)) => Some(field.clone()),
                (None, None) => None,
            };
            let field = match known {
                Some(known) => self.field(field, &known, &name),
                None => field,
            };
            fields.insert(name, field);
        }
        let known = |name: &String| {
            let name = name.trim_start_matches('-');
            fields.contains_key(name) || every.fields.contains_key(name)
        };
        let label = self.label(Some(own.label), Some(&official.label), &official.kind);
        KindYaml {
            kind: official.kind.clone(),
            label: label.unwrap_or_default(),
            label_en: own.label_en.or_else(|| official.label_en.clone()),
            about: own.about,
            order: if own.order.is_empty() || !own.order.iter().all(known) {
                official.order.clone()
            } else {
                own.order
            },
            date: official.date.clone(),
            feed: official.feed || own.feed,
            section: None,
            fields,
        }
    }

    fn fields(
        &mut self,
        own: IndexMap<String, FieldYaml>,
        official: &IndexMap<String, FieldYaml>,
    ) -> IndexMap<String, FieldYaml> {
        let mut fields = official.clone();
        for (name, field) in own {
            let field = match official.get(&name) {
                Some(known) => self.field(field, known, &name),
                None => field,
            };
            fields.insert(name, field);
        }
        fields
    }

    fn field(&mut self, own: FieldYaml, official: &FieldYaml, name: &str) -> FieldYaml {
        self.compare(&own, official, name);
        let mut required_when = official.required_when.clone();
        for (field, keys) in own.required_when {
            required_when.entry(field).or_default().extend(keys);
        }
        FieldYaml {
            r#type: official.r#type.clone(),
            label: self.label(own.label, official.label.as_ref(), name),
            label_en: own.label_en.or_else(|| official.label_en.clone()),
            hint: own.hint.or_else(|| official.hint.clone()),
            example: own.example.or_else(|| official.example.clone()),
            shown: official.shown,
            once: stricter(own.once, official.once),
            required: stricter(own.required, official.required),
            required_in: [&official.required_in[..], &own.required_in[..]].concat(),
            required_when,
            required_without: official.required_without.clone().or(own.required_without),
            of: match (own.of, &official.of) {
                (Some(own), Some(official)) => Some(Box::new(self.field(*own, official, name))),
                (_, official) => official.clone(),
            },
            fields: self.fields(own.fields, &official.fields),
            short: official.short.clone(),
            values: self.values(own.values, &official.values, name),
            values_en: official.values_en.clone().into_iter().chain(own.values_en).collect(),
            columns: self.fields(own.columns, &official.columns),
            min: official.min.into_iter().chain(own.min).reduce(f64::max),
            max: official.max.into_iter().chain(own.max).reduce(f64::min),
        }
    }

    /// What the site calls something, unless that tells readers nothing.
    fn label(&mut self, own: Option<String>, official: Option<&String>, name: &str) -> Option<String> {
        let (empty, said): (Option<_>, Option<_>) = match own {
            Some(own) if title::says_nothing(&own) => (Some(own), None),
            own => (None, own),
        };
        self.idle.extend(empty.map(|label| format!("label “{label}” của “{name}”")));
        said.or_else(|| official.cloned())
    }

    /// Keeps what the site's description of a field would take away.
    fn compare(&mut self, own: &FieldYaml, official: &FieldYaml, name: &str) {
        let differs = |own: Option<&String>, official: Option<&String>| own.is_some() && own != official;
        let eased = |own: Option<bool>, official: Option<bool>| own == Some(false) && official == Some(true);
        // Who restates a field's type without `required` means that it need not be there.
        let unasked = own.r#type.is_some() && own.required.is_none() && official.required == Some(true);
        let wider = |own: Option<f64>, official: Option<f64>, beyond: fn(f64, f64) -> bool| {
            own.zip(official).is_some_and(|(own, official)| beyond(own, official))
        };
        let idle = [
            (differs(own.r#type.as_ref(), official.r#type.as_ref()), "type"),
            (eased(own.required, official.required) || unasked, "không bắt buộc"),
            (eased(own.once, official.once), "once"),
            (own.shown == Some(false) && official.shown != Some(false), "shown"),
            (differs(own.short.as_ref(), official.short.as_ref()), "short"),
            (
                official.required_without.is_some()
                    && differs(own.required_without.as_ref(), official.required_without.as_ref()),
                "required_without",
            ),
            (wider(own.min, official.min, |own, official| own < official), "min"),
            (wider(own.max, official.max, |own, official| own > official), "max"),
        ];
        let idle = idle.into_iter().filter(|(is_idle, _)| *is_idle);
        self.idle.extend(idle.map(|(_, what)| format!("{what} của “{name}”")));
    }

    fn values(
        &mut self,
        own: IndexMap<String, String>,
        official: &IndexMap<String, String>,
        name: &str,
    ) -> IndexMap<String, String> {
        let dropped: Vec<&str> = official.keys().filter(|key| !own.contains_key(*key)).map(String::as_str).collect();
        if !own.is_empty() && !dropped.is_empty() {
            self.idle.push(format!("bỏ {} khỏi values của “{name}”", several(&dropped, ", ", "giá trị")));
        }
        let mut values = official.clone();
        for (key, label) in own {
            if self.keys == Keys::Closed && !official.contains_key(&key) {
                self.idle.push(format!("“{key}” trong values của “{name}”"));
            } else {
                values.insert(key, label);
            }
        }
        values
    }
}

/// Most that a note names.
const SHOWN: usize = 4;

/// A few of many in words: “a, b, c, d và 3 mục khác”.
pub(super) fn several<T: AsRef<str>>(all: &[T], between: &str, what: &str) -> String {
    let shown: Vec<&str> = all.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let shown = shown.join(between);
    match all.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} và {more} {what} khác"),
    }
}

/// What both say of a rule that is kept or not: whoever asks for it.
fn stricter(own: Option<bool>, official: Option<bool>) -> Option<bool> {
    match (own, official) {
        (Some(true), _) => Some(true),
        (_, official) => official,
    }
}

/// Whether a site's description is of another kind, which only has the name of the program's: it has a place of its
/// own, and lacks what every entry of the program's kind must give.
pub(super) fn is_another(own: &KindYaml, official: &KindYaml) -> bool {
    official.fields.iter().any(|(name, field)| {
        field.required == Some(true) && own.fields.get(name).is_none_or(|own| own.r#type != field.r#type)
    })
}

/// What follows the name of a kind of the site's own where the program has a kind of the same name.
const BESIDE: &str = "-cua-truong";

/// The name by which the program knows a site's kind beside one of its own.
pub(super) fn name_beside(written: &str) -> KindName {
    format!("{written}{BESIDE}")
}

/// The name that a kind had before the program had one of that name, as a template of the site's own may still have it.
pub fn name_in_templates(kind: &str) -> &str {
    kind.strip_suffix(BESIDE).unwrap_or(kind)
}
