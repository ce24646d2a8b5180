//! Patterns of single values: web and mail addresses, addresses of the site, colours, hours.

use jiff::civil::Time;

/// An hour as people write it: `7h30`, `7g`.
pub(super) fn hour(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

pub(super) fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some_and(|host| host.contains('.') || host == "localhost")
    })
}

pub(super) fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let clean = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte))
    };
    clean(name) && clean(domain) && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
}

/// Whether it can be an address of the site on every server and as a file on every system.
pub(super) fn is_address_inside(text: &str) -> bool {
    let parts = text.strip_prefix('/').map(|inside| inside.strip_suffix('/').unwrap_or(inside));
    let clean = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| c.is_control() || c.is_whitespace() || "\\?#:<>\"|*".contains(c))
    };
    text == "/" || parts.is_some_and(|inside| inside.split('/').all(clean))
}

pub(super) fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
