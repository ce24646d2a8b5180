//! Documents: what their number says against what stands beside it.

use super::Unreal;
use crate::content::Entry;
use crate::content::kinds::Document;
use crate::content::real::{number, symbol};
use crate::vietnamese::bare_words;

/// Bare words that stand around a number and tell nothing of what a document is about.
const AROUND: [&str; 6] = ["so", "ngay", "thang", "nam", "van", "ban"];

pub(super) fn look<'e>(entry: &Entry, document: &'e Document, found: &mut Vec<Unreal<'e>>) {
    let form = document.r#type.key.as_str();
    if let Some(other) = symbol::other_form(&document.number, form) {
        let message = format!("Số “{}” là số của {other}, không phải {form}", document.number);
        found.push(Unreal::new("type", message, format!("Ghi type: {other}; nếu số sai thì sửa number")));
    }
    if symbol::is_of_another_body(&document.number, &document.authority) {
        let message = format!("Số “{}” không phải của {}", document.number, document.authority);
        let help = "Ghi ở authority cơ quan đã cấp số này; nếu số sai thì sửa number";
        found.push(Unreal::new("authority", message, help));
    }
    if is_number_again(document) {
        let help = "Chép đúng dòng trích yếu của văn bản, tức là văn bản nói về việc gì";
        found.push(Unreal::new("abstract", "Trích yếu chỉ ghi lại số, tên loại văn bản", help));
    }
    if let Some(titled) = symbol::in_title(&entry.title, form).filter(|other| !number::is_same(other, &document.number))
    {
        let message = format!("Tiêu đề ghi số {titled} mà mục số ghi {}", document.number);
        found.push(Unreal::strange("number", message, format!("Ghi number: \"{titled}\", hoặc sửa tiêu đề")));
    }
}

/// Whether an abstract has no word that the number and the form don't have.
fn is_number_again(document: &Document) -> bool {
    let text = &document.r#abstract;
    // A text that goes on much longer says more.
    if text.len() > document.number.len() + document.r#type.label.len() + 40 {
        return false;
    }
    let known = bare_words(&document.number) + &bare_words(&document.r#type.label) + &bare_words(&document.authority);
    let known: Vec<&str> = known.split_whitespace().collect();
    let told = bare_words(text);
    let is_known =
        |word: &str| known.contains(&word) || AROUND.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    text.contains(char::is_alphanumeric) && told.split_whitespace().all(is_known)
}
