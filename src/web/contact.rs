//! What stands behind `mailto:` and `tel:`.

use percent_encoding::percent_decode_str;

use super::{Fault, Reason};

/// Digits of a telephone number: an emergency call has three, no number in the world more than fifteen.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// What is wrong with an address that begins with `mailto:`.
pub fn fault_of_mailto(written: &str) -> Option<Fault> {
    let rest = after_scheme(written);
    let (mailboxes, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    let decoded = percent_decode_str(mailboxes).decode_utf8_lossy();
    if decoded.split(',').all(is_mailbox) {
        return None;
    }
    let plain: String = decoded.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_matches(['/', '.', ',', ';', '<', '>']).replace("(at)", "@").replace("[at]", "@");
    // A comma parts mailboxes, but only a point stands within a host.
    let right =
        [plain.replace(';', ","), plain.replace(',', ".")].into_iter().find(|all| all.split(',').all(is_mailbox));
    Some(Fault { reason: Reason::Mailbox, meant: right.map(|right| format!("mailto:{right}{query}")) })
}

/// What is wrong with an address that begins with `tel:`.
pub fn fault_of_telephone(written: &str) -> Option<Fault> {
    let rest = after_scheme(written);
    let decoded = percent_decode_str(rest).decode_utf8_lossy();
    let number = decoded.split(';').next().unwrap_or_default();
    let is_sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+.-()".contains(c);
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if number.chars().all(is_sign) && DIGITS.contains(&digits(number)) {
        return None;
    }
    let plain: String = decoded.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let meant = DIGITS.contains(&digits(&plain)).then(|| format!("tel:{plain}"));
    Some(Fault { reason: Reason::Telephone, meant })
}

fn after_scheme(written: &str) -> &str {
    written.split_once(':').map_or(written, |(_, rest)| rest)
}

/// Whether it is a mailbox: one `@`, and behind it a host of two labels.
pub(super) fn is_mailbox(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let is_name = |c: char| c.is_alphanumeric() || ".-_+'".contains(c);
    !name.is_empty() && name.chars().all(is_name) && !host.contains([':', '@']) && super::host::fault(host).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_mailto_stands_a_mailbox() {
        for right in ["mailto:a@b.edu.vn", "MAILTO:a@b.vn?subject=Hỏi%20về", "mailto:a@b.vn,c@d.vn", "mailto:a%40b.vn"]
        {
            assert_eq!(fault_of_mailto(right), None, "{right}");
        }
        for (wrong, right) in [
            ("mailto:vanphong", None),
            ("mailto:", None),
            ("mailto:a@b@c.vn", None),
            ("mailto:a@truong", None),
            ("mailto://a@b.vn", Some("mailto:a@b.vn")),
            ("mailto: a@b.vn?subject=x", Some("mailto:a@b.vn?subject=x")),
            ("mailto:a@b,edu.vn", Some("mailto:a@b.edu.vn")),
            ("mailto:a@b.vn;c@d.vn", Some("mailto:a@b.vn,c@d.vn")),
            ("mailto:a(at)b.vn", Some("mailto:a@b.vn")),
        ] {
            let fault = fault_of_mailto(wrong).unwrap();
            assert_eq!(fault.meant.as_deref(), right, "{wrong}");
        }
    }

    #[test]
    fn behind_tel_stand_digits() {
        for right in ["tel:113", "tel:+84 225 3000 001", "tel:0225.3000.001", "tel:(0225)%203000001;ext=2"] {
            assert_eq!(fault_of_telephone(right), None, "{right}");
        }
        for (wrong, right) in [
            ("tel:", None),
            ("tel:phòng bảo vệ", None),
            ("tel://0225.3000.001", Some("tel:02253000001")),
            ("tel:ĐT 02253000001", Some("tel:02253000001")),
        ] {
            let fault = fault_of_telephone(wrong).unwrap();
            assert_eq!(fault.meant.as_deref(), right, "{wrong}");
        }
    }
}
