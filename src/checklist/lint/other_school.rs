//! Pages about a school that tell of another one in the place of their own.

use crate::checklist::school_name::is_short_for;
use crate::content::Record;
use crate::content::markdown::Block;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::{bare_words, short_school_name};

/// The section that tells of the school itself.
const ROUTE: &str = "/gioi-thieu/";

/// What a school is, as its name says it.
const LEVELS: [&str; 12] = [
    "Tiểu học",
    "tiểu học",
    "THCS",
    "THPT",
    "TH",
    "Trung học cơ sở",
    "trung học cơ sở",
    "Trung học phổ thông",
    "trung học phổ thông",
    "Mầm non",
    "mầm non",
    "Mẫu giáo",
];

/// Bare words with which a sentence goes on that tells what a school is.
const TELLS: [&str; 10] =
    ["duoc thanh lap", "thanh lap", "ra doi", "co tien", "la ", "nam o", "nam tren", "toa lac", "hien co", "co "];

/// Bare words of pages that honestly name a school before their own.
const FORMER: [&str; 12] = [
    " tien than ",
    " tach ",
    " sap nhap ",
    " doi ten ",
    " hop nhat ",
    " mang ten ",
    " truoc day ",
    " ket nghia ",
    " nguyen la ",
    " chia tach ",
    " ten cu ",
    " ten goi ",
];

/// Warns of them.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let own = &site.config.name.value;
    for entry in &site.entries {
        let is_about_us =
            entry.lang == Lang::Vi && entry.section.starts_with(ROUTE) && matches!(entry.record, Record::Page(_));
        if !is_about_us || memchr::memmem::find(entry.body.html.as_bytes(), "Trường ".as_bytes()).is_none() {
            continue;
        }
        let mut other = None;
        entry.body.each_block(|block| {
            let Block::Text(text) = block else { return };
            let mut sentences = text.split(['.', '\n', ';', '!']).map(str::trim);
            other = other
                .take()
                .or_else(|| sentences.find_map(told).filter(|name| !is_short_for(name, own)).map(str::to_owned));
        });
        let Some(other) = other else { continue };
        let text = bare_words(&format!("{} {}", entry.title, entry.body.plain_text()));
        let short = short_school_name(own).map(|short| bare_words(&short));
        let names_own = text.contains(&bare_words(own)) || short.is_some_and(|short| text.contains(&short));
        if names_own || FORMER.iter().any(|words| text.contains(words)) {
            continue;
        }
        let message = format!("Trang này nói về “{other}”, không nhắc tên {own}");
        let help = "Viết về chính trường mình; nếu là tên cũ của trường thì ghi rõ “tiền thân là” hay “đổi tên từ”";
        diagnostics.push(Diagnostic::warning(Code::UnrealValue, message).help(help).at(&entry.path, entry.head));
    }
}

/// The school that a sentence tells of: it begins with its name.
fn told(sentence: &str) -> Option<&str> {
    let rest = sentence.strip_prefix("Trường ")?;
    let named = LEVELS.iter().find_map(|level| rest.strip_prefix(level)?.strip_prefix(' '))?;
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let mut end = sentence.len() - named.len();
    for word in named.split(' ').take_while(is_name) {
        end += word.len() + 1;
    }
    let (name, behind) = (sentence[..end.min(sentence.len())].trim_end(), sentence.get(end..).unwrap_or_default());
    let behind = bare_words(behind);
    let is_named = name.len() > sentence.len() - named.len();
    (is_named && TELLS.iter().any(|words| behind[1..].starts_with(words))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_sentence_tells_of_the_school_it_begins_with() {
        assert_eq!(told("Trường Tiểu học Hoa Gạo Đỏ được thành lập năm 1975"), Some("Trường Tiểu học Hoa Gạo Đỏ"));
        assert_eq!(told("Trường THCS Bằng Lăng có 20 lớp"), Some("Trường THCS Bằng Lăng"));
        for other in [
            "Trường được thành lập năm 1998",
            "Trường THCS có",
            "Đội tuyển Trường THCS Sen Hồng thắng",
            "Trường THCS Sen Hồng tặng sách",
            "Trường THCS Sen Hồng",
            "",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}
