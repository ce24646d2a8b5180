//! Names of files: they are part of an address, and say whose they are.

use super::number::has_digits;
use super::{Finding, Kind, Weight, citizen, mobile, name, paper};
use crate::vietnamese::{bare_words, capitalised};

/// Folded: words of a name that make somebody a pupil.
const PUPILS: [&str; 9] =
    [" hs ", " hoc sinh ", " em ", " chau ", " be ", " phu huynh ", " phhs ", " lop ", " thi sinh "];

/// What a name of a file tells of somebody: `Nguyen Bang Lang 0900000199.pdf`, with or without marks and capitals. Days
/// are of events, so that they never count.
pub fn in_file_name(file: &str) -> Option<Finding<()>> {
    if !has_digits(file, 9) {
        return None;
    }
    let words = bare_words(file);
    // Each word with a capital, as names are written.
    let spoken = words.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
    let is_named = name::find(&spoken).iter().any(|name| !name.is_shortened);
    let phones: Vec<String> = mobile::find(&words).into_iter().map(|at| mobile::dialled(&words[at])).collect();
    let has_identity = !citizen::find(&words).is_empty();
    let has_card = paper::find(&file.to_uppercase()).iter().any(|(kind, _)| *kind == Kind::Insurance);
    let found = [(Kind::Identity, has_identity), (Kind::Phone, !phones.is_empty()), (Kind::Insurance, has_card)];
    let kinds: Vec<Kind> = found.into_iter().filter_map(|(kind, is_there)| is_there.then_some(kind)).collect();
    let is_of_pupil = PUPILS.iter().any(|pupils| words.contains(pupils));
    let weight = if is_of_pupil { Weight::Unmistakable } else { Weight::Possible };
    (is_named && !kinds.is_empty()).then_some(Finding { weight, kinds, count: 1, phones, place: () })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_whose_they_are() {
        let weight = |file| in_file_name(file).map(|found| found.weight);
        for file in [
            "Nguyen Bang Lang 0900000199",
            "nguyễn-bằng-lăng-079214000199",
            "tran_hoa_sen_+84900000199",
            "tran-hoa-sen-te1797900000199",
        ] {
            assert_eq!(weight(file), Some(Weight::Possible), "{file}");
        }
        assert_eq!(weight("hs-nguyen-bang-lang-0900000199"), Some(Weight::Unmistakable));
        for file in [
            "le-khai-giang-05-09-2026",
            "IMG_20260905_0900000199",
            "z5012345678901_abc",
            "thong-bao-0900000199",
            "12-qd-2026",
        ] {
            assert_eq!(weight(file), None, "{file}");
        }
    }
}
