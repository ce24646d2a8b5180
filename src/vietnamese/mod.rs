//! What is particular to Vietnamese: letters and tones, folding, dictionary order, old encodings, and how dates,
//! school years and numbers are written. Pure functions of text; nothing here knows of sites or files.

mod bare_words;
mod capitalised;
mod collation;
mod date;
mod file_name;
mod fold;
mod legacy;
mod letters;
mod nearest;
mod nfc;
mod number;
mod school_year;
mod shortened;
mod slug;
mod spelling;
mod syllable;
mod trouble;
mod week;
mod weekday;

pub use bare_words::bare_words;
pub use capitalised::capitalised;
pub use collation::collation_key;
pub use date::{DateFault, clock, format_with_weekday, is_whole_day, long_date, parse_date, parse_datetime, rfc822};
pub use file_name::file_slug;
pub use fold::fold;
pub use legacy::{certain_legacy, legacy_encoding};
pub use nearest::nearest;
pub use nfc::{composed, is_nfc};
pub use number::{amount, decimal, file_size, group_thousands};
pub use school_year::SchoolYear;
pub use shortened::shortened;
pub use slug::{anchor, slug};
pub use spelling::{TONES, spelling};
pub use trouble::trouble;
pub use week::{parse_week, week_monday, week_of};
pub use weekday::{WeekdayClash, weekday_clashes};
