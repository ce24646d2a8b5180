//! Patterns of single values: web and mail addresses, addresses of the site, colours, hours.

use std::borrow::Cow;

use jiff::civil::Time;
use percent_encoding::percent_decode_str;

use crate::web::{self, Fault, Reason};

/// An hour as people write it: `7h30`, `7g`.
pub(super) fn hour(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

/// What is wrong with the address of a page outside, written in full.
pub(super) fn fault_of_web_address(text: &str) -> Option<Fault> {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))) {
        let unreadable = || url::Url::parse(text).is_err().then_some(Fault { reason: Reason::Host, meant: None });
        return web::fault(text).or_else(unreadable);
    }
    let completed = || {
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest).trim_start_matches('/');
        Some(format!("https://{rest}")).filter(|whole| !rest.contains(':') && web::fault(whole).is_none())
    };
    Some(Fault { reason: Reason::Scheme, meant: web::misspelt(text).or_else(completed) })
}

/// An address as its file is called: without `%C4%91`. `None` where that stands for no letter.
pub(super) fn decoded(text: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().ok()
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
