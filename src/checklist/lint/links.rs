//! Links that don't lead where they say: to addresses kept for examples, or past the body or system that is meant.

use crate::checklist::real::{EXAMPLE, Real};
use crate::config;
use crate::content::kinds::{Link, Procedure};
use crate::content::real::host;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::schema::{FieldType, Value};
use crate::site::Site;
use crate::source::SourcePath;

/// The key of the system that a body above the school is, by its level: a commune's committee is what the district's
/// office was.
pub fn system_of(level: &str) -> &str {
    if level == "xa" { "phong" } else { level }
}

/// Warns of links to systems and of addresses in texts.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, link) in site.of_kind::<Link>(Lang::Vi) {
        if let Some(why) = real.misleads(&link.system.key, &link.url) {
            let span = entry.span_of("url");
            diagnostics.push(misleading(&link.url, why).at(&entry.path, span));
        }
    }
    examples(site, real, diagnostics);
    for (_, entry, procedure) in site.of_kind::<Procedure>(Lang::Vi) {
        let online = procedure.online.as_ref().filter(|online| real.is_own_home(&online.url));
        if let Some(online) = online {
            let span = entry.span_of("online");
            let why = "là trang chủ của chính đơn vị, người đọc không nộp được hồ sơ ở đó";
            diagnostics.push(misleading(&online.url, why).at(&entry.path, span));
        }
    }
    let config = SourcePath::new(config::FILE);
    for body in &site.config.supervisors {
        if let (Some(why), Some(path)) = (real.misleads(system_of(&body.level.key), &body.url.value), &config) {
            diagnostics.push(misleading(&body.url.value, why).at(path, body.url.span));
        }
    }
    if real.in_made_up_place {
        return;
    }
    for entry in &site.entries {
        for link in entry.body.outside.iter().filter(|link| link.address.contains("example")) {
            let host = host::of(&link.address);
            if host::is_below(&host, "example") || host.split('.').any(|label| label == "example") {
                diagnostics.push(misleading(&link.address, EXAMPLE).at(&entry.path, link.span));
            }
        }
    }
}

/// Warns of fields that hold an address for examples; those of links are looked at with what they lead to.
fn examples(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entry in site.entries.iter().filter(|entry| entry.lang == Lang::Vi && entry.record.get::<Link>().is_none()) {
        let Some(kind) = site.kind(entry) else { continue };
        for (name, field) in &entry.fields {
            let Some(known) = kind.fields.get(name) else { continue };
            if let Some(address) = example_in(&field.value, &known.ty, real) {
                diagnostics.push(misleading(address, EXAMPLE).at(&entry.path, entry.span_of(name)));
            }
        }
    }
}

fn example_in<'v>(value: &'v Value, ty: &FieldType, real: &Real<'_>) -> Option<&'v str> {
    match (value, ty) {
        // A machine without a name is none for examples.
        (Value::Text(address), FieldType::Url) => {
            Some(address.as_str()).filter(|address| !real.is_address(address) && !host::is_number(&host::of(address)))
        }
        (Value::List(items), FieldType::List(of)) => items.iter().find_map(|item| example_in(&item.value, of, real)),
        (Value::Record(values), FieldType::Record { fields, .. }) => {
            let known = values.iter().filter_map(|(name, value)| Some((value, fields.get(name)?)));
            known.into_iter().find_map(|(value, field)| example_in(&value.value, &field.ty, real))
        }
        _ => None,
    }
}

fn misleading(address: &str, why: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnrealLink, format!("“{address}” {why}"))
        .help("Mở trang cần dẫn tới bằng trình duyệt rồi chép lại địa chỉ của nó")
}
