//! How a school's name may stand in a host: whole, without marks, shortened to first letters, with what it is before it.

use crate::vietnamese::fold;

/// Words that say what a unit is or whose, not which; they may be left out of a host or stand there by first letters.
const COMMON: [&str; 52] = [
    "truong", "trung", "tam", "tieu", "hoc", "co", "so", "pho", "thong", "mam", "non", "mau", "giao", "nha", "nhom",
    "tre", "lop", "doc", "lap", "thcs", "thpt", "th", "mn", "mg", "pt", "ptdtnt", "ptdtbt", "thcsthpt", "chuyen",
    "dan", "toc", "noi", "tru", "ban", "tu", "thuc", "cong", "quoc", "te", "song", "ngu", "lien", "cap", "duc",
    "thuong", "xuyen", "nghe", "nghiep", "gdtx", "gdnn", "ttgdtx", "va",
];

/// What may stand beside the name: short forms of what a unit is, and words for a site.
const BESIDE: [&str; 24] = [
    "truong",
    "tieuhoc",
    "mamnon",
    "maugiao",
    "trunghoccoso",
    "trunghocphothong",
    "phothong",
    "thcs",
    "thpt",
    "th",
    "mn",
    "mg",
    "pt",
    "c1",
    "c2",
    "c3",
    "tt",
    "gdtx",
    "gdnn",
    "chuyen",
    "school",
    "www",
    "web",
    "portal",
];

/// Words before the name of a place: what follows them tells where a school is.
const PLACES: [&str; 6] = ["quận", "huyện", "phường", "xã", "tp", "tp."];

/// The fewest letters that tell a school.
const TELLING: usize = 3;

/// Whether letters of a host, the city's taken away, are the name and nothing else: every word of its own is there,
/// whole or by its first letter, in the order of the name.
pub fn is_name(letters: &str, name: &str) -> bool {
    letters.len() >= TELLING && spellings(name).iter().any(|words| is_made_of(letters, words))
}

/// Whether a short name is of the school: each of its words is one of the name's, or its first letters are.
pub fn is_short_for(short: &str, name: &str) -> bool {
    let own: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
    let of_name = |word: &Word| own.contains(&word.text) || is_name(&word.text, name);
    words(short).iter().all(|word| word.common || of_name(word))
}

/// A word of a name.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// It may be left out.
    common: bool,
}

/// The name as it is written, without what stands behind a comma or dash (whom the school belongs to), and what stands
/// in brackets.
fn spellings(name: &str) -> Vec<Vec<Word>> {
    let head = name.split([',', '(', '–']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default();
    let bracketed = name.split_once('(').map_or("", |(_, rest)| rest.split(')').next().unwrap_or_default());
    [name, head, bracketed].into_iter().map(words).filter(|words| words.iter().any(|word| !word.common)).collect()
}

/// The words of a name. If it says no more than what the unit is, its last two words are its own.
fn words(name: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut in_place = false;
    for word in name.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty()) {
        let named = words.iter().any(|word| !word.common);
        in_place |= named && PLACES.contains(&word);
        let text: String = fold(word).chars().filter(char::is_ascii_alphanumeric).collect();
        let common = in_place || COMMON.contains(&text.as_str());
        words.push(Word { text, common });
    }
    if words.iter().all(|word| word.common) {
        words.iter_mut().rev().take(2).for_each(|word| word.common = false);
    }
    words
}

/// Whether the letters are the words in their order, each whole or by its first letter, common ones or not at all, with
/// nothing but [`BESIDE`] before and behind them.
fn is_made_of(letters: &str, words: &[Word]) -> bool {
    // Where one may be in the letters after the words so far; a host has at most 253 letters.
    let mut places = vec![0];
    spread(&mut places, letters, &BESIDE);
    for word in words {
        let mut next: Vec<usize> = if word.common { places.clone() } else { Vec::new() };
        for place in &places {
            let rest = &letters[*place..];
            let first = word.text.get(..1).unwrap_or_default();
            next.extend(
                [word.text.as_str(), first].iter().filter(|part| rest.starts_with(**part)).map(|p| place + p.len()),
            );
        }
        next.sort_unstable();
        next.dedup();
        places = next;
    }
    spread(&mut places, letters, &BESIDE);
    places.contains(&letters.len())
}

/// Adds the places that are reached over words that may stand there.
fn spread(places: &mut Vec<usize>, letters: &str, words: &[&str]) {
    let mut nth = 0;
    while let Some(place) = places.get(nth).copied() {
        nth += 1;
        let reached = words.iter().filter(|word| letters[place..].starts_with(**word)).map(|word| place + word.len());
        let reached: Vec<usize> = reached.filter(|place| !places.contains(place)).collect();
        places.extend(reached);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_whole_shortened_and_with_what_it_is() {
        for (letters, name) in [
            ("hoaphuongvi", "Trường THCS Hoa Phượng Vĩ"),
            ("thcshoaphuongvi", "Trường Trung học cơ sở Hoa Phượng Vĩ"),
            ("c2hoaphuongvi", "Trường THCS Hoa Phượng Vĩ"),
            ("hpv", "Trường THCS Hoa Phượng Vĩ"),
            ("thcshpv", "Trường THCS Hoa Phượng Vĩ"),
            ("mnsen", "Trường Mầm non Sen"),
            ("mamnonsen", "Trường Mầm non Sen"),
            ("ptnb", "Trường Phổ thông Nắng Biếc, Đại học Mây"),
            ("thptmaitrang", "Trường THPT Chuyên Mai Trắng"),
            ("chuyenmaitrang", "Trường THPT Chuyên Mai Trắng"),
            ("thngoc", "Trường Tiểu học Ngọc Quận 31"),
            ("thngocq31", "Trường Tiểu học Ngọc Quận 31"),
            ("gdtxq31", "Trung tâm Giáo dục thường xuyên Quận 31"),
            ("mhis", "Trường Quốc tế Mây Hồng (MHIS)"),
            ("daimocthanh", "Trường TH Đại Mộc Thanh"),
        ] {
            assert!(is_name(letters, name), "{letters}: {name}");
        }
    }

    #[test]
    fn other_words_and_half_a_name_are_no_name() {
        for letters in
            ["casinophuongvi", "phuongvi", "vi", "thcs", "hoaphuongvicasino", "maitrang", "thcsmaitrang", "h"]
        {
            assert!(!is_name(letters, "Trường THCS Hoa Phượng Vĩ"), "{letters}");
        }
    }

    #[test]
    fn a_short_name_is_of_the_school_or_counts_for_nothing() {
        let name = "Trường THCS Hoa Phượng Vĩ";
        assert!(
            is_short_for("THCS Hoa Phượng Vĩ", name)
                && is_short_for("THCS HPV", name)
                && is_short_for("Phượng Vĩ", name)
        );
        assert!(!is_short_for("Casino Phượng Vĩ", name));
    }
}
