//! How a text is written so that YAML reads it back as it is.

/// A text in quotation marks: in single ones where double ones are part of it.
pub fn quoted(text: &str) -> String {
    if text.contains(|c: char| c.is_control()) {
        // YAML's double quotes know all that JSON's do.
        return serde_json::Value::from(text).to_string();
    }
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// A text as a value or as an item between brackets: bare where no sign in it means anything to YAML.
pub fn as_value(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " -./".contains(c);
    let is_bare = text.starts_with(char::is_alphanumeric)
        && text.chars().all(is_plain)
        && !text.ends_with(' ')
        && !text.eq_ignore_ascii_case("null");
    if is_bare { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::schema::yaml::{NodeKind, parse};
    use crate::source::SourcePath;

    fn read(written: &str) -> String {
        let text = format!("a: {written}\n");
        let node = parse(&text, 0, &SourcePath::new("a.md").unwrap(), &|_, _| None).unwrap();
        let NodeKind::Map(pairs) = node.kind else { panic!("{text}") };
        let NodeKind::Scalar { text, .. } = &pairs[0].1.kind else { panic!("{written}") };
        text.clone()
    }

    #[test]
    fn quotation_marks_within_are_kept() {
        assert_eq!(quoted("Chúc mừng: \"Ngày hội\""), "'Chúc mừng: \"Ngày hội\"'");
        assert_eq!(quoted("L'Oreal"), "\"L'Oreal\"");
        assert_eq!(as_value("lớp 6"), "lớp 6");
        assert_eq!(as_value("lớp #6"), "\"lớp #6\"");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(text in "[a-cđề0-9 \"'#:,\\[\\]{}&*!|>%@`\\\\\t\n~-]{1,12}") {
            prop_assert_eq!(read(&quoted(&text)), text.clone());
            prop_assert_eq!(read(&as_value(&text)), text);
        }
    }
}
