//! Text inside XML.

/// The text without the characters that XML 1.0 allows in no form, escaped or not.
pub(super) fn allowed(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// The text as it stands in an element or a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    allowed(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped() {
        assert_eq!(escaped("Đoàn & \u{b}Đội\u{fffe} <6A> \"\t\u{85}"), "Đoàn &amp; Đội &lt;6A&gt; &quot;\t\u{85}");
    }
}
