//! Values that nobody can use: telephones that were typed to fill a field, mailboxes of nobody, yearbooks of zeros.

use crate::checklist::real::Real;
use crate::config;
use crate::content::Entry;
use crate::content::kinds::{Enrolment, Person, Statistics};
use crate::content::real::{mailbox, phone, wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::{SourcePath, Span};

use super::emails::mailboxes;

/// Warns of them.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let config = SourcePath::new(config::FILE);
    for phone in site.config.phones.iter().filter(|phone| !phone::is_plausible(&phone.value)) {
        if let Some(path) = &config {
            diagnostics.push(nobodys_phone(&phone.value).at(path, phone.span));
        }
    }
    for one in mailboxes(site).filter(|one| mailbox::is_nobodys(one.address, real.in_made_up_place)) {
        if let Some(path) = one.entry.map(|entry| &entry.path).or(config.as_ref()) {
            let message = format!("“{}” không phải hộp thư có thật", one.address);
            let help = "Ghi hộp thư mà đơn vị mở hằng ngày";
            diagnostics.push(unreal(message, help).at(path, one.span));
        }
    }
    for (entry, one) in mailboxes(site).filter_map(|one| Some((one.entry?, one))) {
        if real.is_another_schools(one.address) {
            let message = format!("“{}” là hộp thư ở tên miền của trường khác", one.address);
            diagnostics.push(unreal(message, &own_mailbox(real, one.address)).at(&entry.path, one.span));
        }
    }
    for (_, entry, person) in site.of_kind::<Person>(Lang::Vi) {
        if let Some(number) = person.phone.as_deref().filter(|number| !phone::is_plausible(number)) {
            diagnostics.push(nobodys_phone(number).at(&entry.path, span(entry, "phone")));
        }
    }
    for (_, entry, enrolment) in site.of_kind::<Enrolment>(Lang::Vi) {
        // Words that say nothing at all are told with their field.
        let has_words = enrolment.quota.as_deref().is_some_and(|quota| !wording::is_dummy(quota));
        if has_words && !real.is_given(entry, "quota") {
            let quota = enrolment.quota.as_deref().unwrap_or_default();
            let help = "Ghi số học sinh sẽ tuyển, như: quota: 360 học sinh / 8 lớp";
            diagnostics.push(unreal(why_no_quota(quota), help).at(&entry.path, span(entry, "quota")));
        }
    }
    for (_, entry, figures) in site.of_kind::<Statistics>(Lang::Vi) {
        if figures.pupil_count() == 0 || figures.teacher_count() == 0 {
            let help = "Nhập số liệu thật của năm học; chưa có thì thêm dòng draft: true cho tới khi có";
            let message = format!("Số liệu năm học {} toàn số 0", figures.school_year);
            diagnostics.push(unreal(message, help).at(&entry.path, entry.head));
        }
    }
}

/// What is wrong with a quota that names no number of pupils.
fn why_no_quota(quota: &str) -> String {
    let digits = quota.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 {
        "Chỉ tiêu không có con số nào".to_owned()
    } else {
        format!("Con số trong “{quota}” không thể là số học sinh một đơn vị tuyển")
    }
}

/// The line of a mailbox at the unit's own domain.
fn own_mailbox(real: &Real<'_>, address: &str) -> String {
    let user = address.split('@').next().unwrap_or_default();
    match real.mail_host() {
        Some(host) => format!("Ghi hộp thư của đơn vị, như: email: {user}@{host}"),
        None => "Ghi hộp thư mà đơn vị mở hằng ngày".to_owned(),
    }
}

fn nobodys_phone(number: &str) -> Diagnostic {
    unreal(format!("“{number}” không phải số điện thoại có thật"), "Ghi số mà người gọi gặp được đơn vị")
}

fn unreal(message: String, help: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnrealValue, message).help(help)
}

fn span(entry: &Entry, field: &str) -> Span {
    entry.span_of(field)
}
