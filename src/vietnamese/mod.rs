//! What is particular to Vietnamese: letters and tones, folding, dictionary order, old encodings, and how dates,
//! school years and numbers are written. Pure functions of text; nothing here knows of sites or files.

mod alphanumeric;
mod bare_words;
mod capitalised;
mod collation;
mod date;
mod file_name;
mod fold;
mod foreign_letters;
mod hour;
mod legacy;
mod letters;
mod lone_y;
mod lookalike;
mod misread;
mod nearest;
mod nfc;
mod number;
mod school_name;
mod school_year;
mod shortened;
mod slug;
mod spelling;
mod syllable;
pub mod telephone;
mod trouble;
mod typed;
mod week;
mod weekday;
mod whole_address;
mod width;

pub use alphanumeric::is_alphanumeric;
pub use bare_words::bare_words;
pub use capitalised::{capitalised, lower_first};
pub use collation::collation_key;
pub use date::{
    DateFault, clock, end_of_day, format_with_weekday, is_whole_day, long_date, moment, parse_date, rfc822, rfc3339,
};
pub use file_name::file_slug;
pub use fold::fold;
pub use foreign_letters::in_latin;
pub use hour::parse_datetime;
pub use legacy::{certain_legacy, legacy_encoding};
pub use lone_y::{is_lone_y, with_i};
pub use lookalike::{Lookalike, lookalikes, without_lookalikes};
pub use misread::{misread, reread};
pub use nearest::nearest;
pub use nfc::{composed, is_nfc};
pub use number::{amount, decimal, file_size, group_thousands};
pub use school_name::short_school_name;
pub use school_year::SchoolYear;
pub use shortened::shortened;
pub use slug::{anchor, slug};
pub use spelling::{TONES, spelling};
pub use trouble::trouble;
pub use typed::typed;
pub use week::{parse_week, week_monday, week_of};
pub use weekday::{WeekdayClash, weekday_clashes};
pub use whole_address::whole_address;
pub use width::{Wide, narrow, narrowed, wide};
