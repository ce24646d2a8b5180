//! Where a server stands: named, and in the country.

use super::wording;
use crate::vietnamese::bare_words;

/// Folded: places and firms abroad that sites are put on.
const ABROAD: [&str; 26] = [
    " hoa ky ",
    " nuoc ngoai ",
    " usa ",
    " us east ",
    " us west ",
    " california ",
    " singapore ",
    " hong kong ",
    " nhat ban ",
    " tokyo ",
    " github ",
    " gitlab ",
    " netlify ",
    " vercel ",
    " cloudflare ",
    " google ",
    " blogspot ",
    " wordpress ",
    " wix ",
    " amazon ",
    " aws ",
    " azure ",
    " heroku ",
    " firebase ",
    " digitalocean ",
    " hostinger ",
];

/// Folded: what says that it stands in the country all the same, with a firm abroad in front of it.
const AT_HOME: [&str; 10] = [
    " viet nam ",
    " so giao duc ",
    " so gd ",
    " viettel ",
    " vnpt ",
    " fpt ",
    " cmc ",
    " ho chi minh ",
    " ha noi ",
    " da nang ",
];

/// Whether a place is named at all.
pub fn is_named(place: &str) -> bool {
    wording::says_something(place)
}

/// Whether it is one abroad.
pub fn is_abroad(place: &str) -> bool {
    let bare = bare_words(place);
    let names = |words: &[&str]| words.iter().any(|words| bare.contains(words));
    names(&ABROAD) && !names(&AT_HOME)
}

#[cfg(test)]
mod tests {
    use super::{is_abroad, is_named};

    #[test]
    fn a_server_stands_somewhere_and_abroad_only_where_nothing_says_otherwise() {
        for place in ["GitHub Pages, Hoa Kỳ", "Netlify", "máy chủ Singapore", "AWS us-east-1"] {
            assert!(is_abroad(place), "{place}");
        }
        for place in
            ["Trung tâm dữ liệu của Sở Giáo dục và Đào tạo, qua Cloudflare", "VNPT Phú Mỹ", "AWS tại Hà Nội, Việt Nam"]
        {
            assert!(is_named(place) && !is_abroad(place), "{place}");
        }
        assert!(!is_named("."));
    }
}
