//! Where the unit stands: a name that nobody knows would free it from what binds its place.

use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::place::{self, Place, Whereabouts};
use crate::site::Site;
use crate::source::{SourcePath, Spanned};

/// Tells of a province that isn't known, and of a former one that isn't part of it.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(path) = SourcePath::new(config::FILE) else { return };
    let (province, former) = (&site.config.province, site.config.former_province.as_ref());
    let whereabouts = place::locate(province, former.map(|former| former.value.as_str()));
    if whereabouts != Whereabouts::Unknown {
        diagnostics.extend(elsewhere(site, whereabouts).map(|note| note.at(&path, province.span)));
        return;
    }
    let (note, name) = match (place::find(province), former) {
        (Some(place), Some(former)) if place::find(former).is_some() => (unlike(place, province, former), former),
        (Some(_), Some(former)) => (unknown("former_province", former), former),
        _ => (unknown("province", province), province),
    };
    diagnostics.push(note.at(&path, name.span));
}

/// Tells of an address that ends in another province than the site says: guidance follows what it says.
fn elsewhere(site: &Site, whereabouts: Whereabouts) -> Option<Diagnostic> {
    let address = site.config.address.as_str();
    let Whereabouts::In { now: there, .. } = place::locate(address, None) else { return None };
    if matches!(whereabouts, Whereabouts::In { now, .. } if now == there) {
        return None;
    }
    let province = &site.config.province.value;
    let message = format!("Tỉnh, thành phố ghi “{province}” mà địa chỉ “{address}” ở nơi khác");
    let help = format!("Sửa lại địa chỉ, hoặc ghi: province: {there}");
    Some(Diagnostic::warning(Code::UnknownPlace, message).help(help))
}

fn unknown(key: &str, name: &Spanned<String>) -> Diagnostic {
    let message = format!("Không nhận ra tỉnh, thành phố “{}”", name.value);
    let help = match place::nearest(name) {
        Some(nearest) => format!("Có phải ý bạn là “{nearest}”? Ghi: {key}: {nearest}"),
        None => format!("Ghi tên một tỉnh, thành phố, như {key}: Lâm Đồng"),
    };
    Diagnostic::warning(Code::UnknownPlace, message).help(help)
}

fn unlike(place: Place, province: &Spanned<String>, former: &Spanned<String>) -> Diagnostic {
    let message = format!("“{}” không sáp nhập vào “{}”", former.value, province.value);
    let parts: Vec<&str> = match place {
        Place::Present(now) => place::parts(now).iter().map(String::as_str).collect(),
        Place::Former(before) => vec![before],
        Place::MadeUp => Vec::new(),
    };
    let help = format!(
        "Xóa dòng ấy nếu đơn vị vẫn ở nơi cùng tên; nơi này trước đây gồm {}. Ghi như: former_province: {}",
        parts.join(", "),
        parts.last().unwrap_or(&"…")
    );
    Diagnostic::warning(Code::UnknownPlace, message).help(help)
}
