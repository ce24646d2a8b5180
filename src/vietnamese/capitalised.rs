//! Sentences that begin with a capital.

/// The sentence with a capital at its beginning.
pub fn capitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// With its first letter in lower case, for the middle of a sentence: “Thư điện tử” becomes “thư điện tử”.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(characters).collect()
}
