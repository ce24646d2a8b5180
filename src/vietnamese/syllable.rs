//! Whether a word can be a Vietnamese syllable: an onset, a rhyme, and a tone that the rhyme allows.

use super::letters::{Tone, spell};

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x", "đ",
];

/// Rhymes without their tone. `ă` and `â` never end one.
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng", "eo",
    "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
    "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe",
    "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u",
    "ua", "uc", "ui", "um", "un", "ung", "uy", "uya", "uych", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt", "up", "ut",
    "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "y", "ych",
    "yn", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch",
    "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm",
    "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Whether a word is spelt as a Vietnamese syllable may be, in any case: “Trường”, “quyển”, “ghế”; not “trốs”.
pub(super) fn is_syllable(word: &str) -> bool {
    let letters = spell(word);
    let mut tones = letters.iter().filter_map(|letter| letter.tone);
    let tone = tones.next();
    if tones.next().is_some() {
        return false;
    }
    let bare: String = letters.iter().map(|letter| letter.base).collect();
    ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset)).any(|rhyme| is_rhyme(rhyme, tone))
}

/// Rhymes that end in c, ch, p or t only have the tones sắc and nặng.
fn is_rhyme(rhyme: &str, tone: Option<Tone>) -> bool {
    let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    let sung = !stopped || matches!(tone, Some(Tone::Sac | Tone::Nang));
    sung && RHYMES.contains(&rhyme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_words_are_syllables() {
        let text = "Trường trung học cơ sở Hoa Sen tổ chức lễ khai giảng và tuyên dương những học sinh đạt giải \
            quyển ghế nghiêng giếng gì quốc khuya khuỷu thuở huơ xoong yêu ủy uỷ ý ngoằn ngoèo quýt quỳnh";
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_of_other_languages_are_not() {
        for word in ["trốs", "élève", "für", "schön", "hôtel", "c¬", "häc", "tôt", "côte", "ă", "áá", "kỹs", ""]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
