//! Consultations: what is asked, and where answers go.

use super::super::Real;
use super::Unreal;
use crate::content::Entry;
use crate::content::kinds::Consultation;
use crate::vietnamese::bare_words;

/// Bare words of an address that leads nowhere: the reader's question was which school, which room.
const NOWHERE: [&str; 24] = [
    "tai", "o", "truong", "nha", "hoc", "nop", "gui", "ve", "cua", "dia", "chi", "don", "vi", "den", "truc", "tiep",
    "co", "quan", "noi", "day", "so", "tren", "theo", "thu",
];

/// Fewest words of a text that asks something.
const ASKED: usize = 5;

pub(super) fn look<'e>(real: &Real<'_>, entry: &Entry, consultation: &'e Consultation, found: &mut Vec<Unreal<'e>>) {
    let address = bare_words(&consultation.address);
    if address.len() > 1 && address.split_whitespace().all(|word| NOWHERE.contains(&word)) {
        let school = &real.site.config;
        let message = format!("“{}” chưa phải là địa chỉ", consultation.address);
        let help = format!("Ghi: address: \"Văn phòng {}, {}\"", school.name.value, school.address);
        found.push(Unreal::new("address", message, help));
    }
    let content = bare_words(&consultation.content);
    let is_again = content == bare_words(&consultation.issue) || content == bare_words(&entry.title);
    if is_again && !entry.body.has_words(ASKED) && entry.common.files.is_empty() {
        let help = "Ghi ở content những điều cần hỏi ý kiến, hoặc đính kèm bản dự thảo";
        found.push(Unreal::new("content", "Nội dung chỉ nhắc lại vấn đề, tiêu đề", help));
    }
    if let Some(first) = real.overused.before(entry) {
        let message = format!("Vấn đề và nội dung giống hệt đợt lấy ý kiến ở {first}, trong cùng thời gian");
        found.push(Unreal::new("content", message, "Xóa một trong hai tệp, hoặc ghi điều riêng của đợt này"));
    }
}
