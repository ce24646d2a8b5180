//! What `site.yaml` says of the unit and can't be: a year of founding that the site contradicts, a kind of unit that the
//! name isn't, a report before there was anybody to report, a server that stands nowhere.

use crate::checklist::real::{Misdated, Real, misdated};
use crate::checklist::unit_name::Named;
use crate::config;
use crate::content::real::server;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::source::{SourcePath, Span};
use crate::vietnamese::long_date;

/// Warns of it.
pub(super) fn check(real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = real.site;
    let Some(path) = SourcePath::new(config::FILE) else { return };
    let found = [founding(site), unit(site), report(real), data_centre(site)];
    diagnostics.extend(found.into_iter().flatten().map(|(note, span)| note.at(&path, span)));
}

fn founding(site: &Site) -> Option<(Diagnostic, Span)> {
    let year = site.config.founded.as_ref()?;
    let (message, help) = match misdated(site, year.value)? {
        Misdated::Ahead => (
            format!("Năm thành lập {} chưa tới, bảng đối chiếu không tính đơn vị là mới", year.value),
            format!("Ghi năm trên quyết định thành lập, như: founded: {}", site.today().year()),
        ),
        Misdated::Older { entry, by } => (
            format!(
                "Năm thành lập ghi {} mà “{}” có số liệu từ năm {by}, bảng đối chiếu không tính đơn vị là mới",
                year.value, entry.title
            ),
            format!("Sửa năm ở {}, hoặc ghi năm trên quyết định thành lập, như: founded: {by}", entry.path),
        ),
    };
    Some((Diagnostic::warning(Code::DoubtfulDate, message).help(help), year.span))
}

fn unit(site: &Site) -> Option<(Diagnostic, Span)> {
    let (name, unit) = (&site.config.name, &site.config.unit);
    let named = Named::by(name).filter(|named| !named.allows(&unit.key))?;
    let message = format!("Loại đơn vị ghi “{}” mà tên đơn vị là “{}”", unit.label, name.value);
    let help = match named.units.first() {
        Some(likeliest) => format!("Sửa dòng unit thành “unit: {likeliest}”; loại đơn vị quyết định mục nào bắt buộc"),
        None => "Sửa dòng unit theo cấp học của trường, như “unit: lien-cap”".to_owned(),
    };
    Some((Diagnostic::warning(Code::UnlikeName, message).help(help), name.span))
}

fn report(real: &Real<'_>) -> Option<(Diagnostic, Span)> {
    let reported = real.site.config.declared.address_reported.as_ref()?;
    let day = long_date(reported.value);
    let message = if reported.value > real.site.today() {
        format!("Ngày báo địa chỉ trang {day} chưa tới, bảng đối chiếu chưa tính ngày này")
    } else {
        let founded = real.founded.filter(|founded| reported.value.year() < *founded)?;
        format!("Ngày báo địa chỉ trang {day} có trước năm thành lập {founded}, bảng đối chiếu chưa tính ngày này")
    };
    let help = "Ghi ngày gửi công văn báo địa chỉ cho cơ quan quản lý; chưa báo thì xóa dòng này";
    Some((Diagnostic::warning(Code::DoubtfulDate, message).help(help), reported.span))
}

fn data_centre(site: &Site) -> Option<(Diagnostic, Span)> {
    let place = site.config.declared.data_centre.as_ref().filter(|place| !server::is_named(place))?;
    let message = format!("“{}” không phải nơi đặt máy chủ, bảng đối chiếu tính là chưa có", place.value);
    let help = "Ghi tên trung tâm dữ liệu, như “Trung tâm dữ liệu của Sở”; chưa rõ thì bỏ mục này";
    Some((Diagnostic::warning(Code::UnrealValue, message).help(help), place.span))
}
