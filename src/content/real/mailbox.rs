//! Mailboxes: the unit's own, free ones, and none.

use super::host;
use crate::content::placeholder;

/// Providers whose mailboxes aren't used in official business (4210/GDĐT-TTTT IV.3; vnn.vn by an older letter), and
/// others like them.
const FREE: [&str; 30] = [
    "gmail.com",
    "googlemail.com",
    "gmail.com.vn",
    "yahoo.com",
    "yahoo.com.vn",
    "ymail.com",
    "rocketmail.com",
    "hotmail.com",
    "hotmail.com.vn",
    "outlook.com",
    "outlook.com.vn",
    "live.com",
    "msn.com",
    "vnn.vn",
    "icloud.com",
    "me.com",
    "aol.com",
    "mail.com",
    "gmx.com",
    "mail.ru",
    "yandex.com",
    "yandex.ru",
    "zoho.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "163.com",
    "fpt.vn",
    "viettel.vn",
    "yopmail.com",
];

/// What is typed before the `@` to fill a field.
const DUMMIES: [&str; 12] = ["test", "abc", "xyz", "xxx", "x", "a", "email", "mail", "user", "example", "name", "ten"];

/// What stands before the `@` of mailboxes that only send.
const SENDERS: [&str; 5] = ["noreply", "donotreply", "khongtraloi", "mailerdaemon", "nobody"];

/// The host of a mailbox, in lower case.
fn host_of(address: &str) -> String {
    address.rsplit('@').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase()
}

/// Whether the address is of a free provider.
pub fn is_free(address: &str) -> bool {
    let host = host_of(address);
    // Yahoo has a domain in each country.
    FREE.iter().any(|free| host::is_below(&host, free)) || host.starts_with("yahoo.") || host.starts_with("hotmail.")
}

/// Whether nobody reads the mailbox: its host is that of a new site or, in a real province, one for examples.
pub fn is_nobodys(address: &str, in_made_up_place: bool) -> bool {
    let user = address.split('@').next().unwrap_or_default().to_ascii_lowercase();
    placeholder::is_address(address)
        || DUMMIES.contains(&user.as_str())
        || SENDERS.contains(&user.replace(['-', '_', '.'], "").as_str())
        || !in_made_up_place && host::is_reserved(&host_of(address))
}

/// Whether a mailbox may stand where an official one is asked for.
pub fn is_official(address: &str, in_made_up_place: bool) -> bool {
    !is_free(address) && !is_nobodys(address, in_made_up_place) && !host::is_shared(&host_of(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_mailboxes_and_nobodys_are_not_official() {
        for address in [
            "a.b@gmail.com",
            "thcs@YAHOO.com.vn",
            "x@yahoo.fr",
            "vanthu@truong.example.edu.vn",
            "test@truong.edu.vn",
            "no-reply@truong.edu.vn",
        ] {
            assert!(!is_official(address, true), "{address}");
        }
        assert!(
            is_official("vanphong@hoaphuongvi.example", true) && !is_official("vanphong@hoaphuongvi.example", false)
        );
        assert!(is_official("c2hoaphuongvi@phuonghoa.edu.vn", false));
    }
}
