//! Hours as people write them: `07:30`, `7h30`, `7 giờ 30`, `2h chiều`, before the day or behind it.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::Offset;

use super::date::{DateFault, parse_date};

/// UTC+7, without summer time since 1975.
const VIETNAM: Offset = Offset::constant(7);

/// Words behind an hour that begin to count anew at noon, and whether they mean the second half of the day.
const HALVES: [(&str, Half); 8] = [
    ("sáng", Half::First),
    ("chiều", Half::Second),
    ("tối", Half::Second),
    ("am", Half::First),
    ("pm", Half::Second),
    // As a Vietnamese Windows writes it.
    ("sa", Half::First),
    ("ch", Half::Second),
    ("", Half::Whole),
];

#[derive(Clone, Copy)]
enum Half {
    First,
    Second,
    /// Hours are counted to 23.
    Whole,
}

/// A written date ([`parse_date`]) with an hour: `2026-09-05 07:30`, `2026-09-05T07:30:00`, `05/09/2026 7h30`,
/// `7 giờ 30 ngày 05/09/2026`. Midnight when no hour is given. An offset (`2026-09-05T00:30:00Z`) is brought to Vietnam's
/// time.
///
/// # Errors
/// What keeps it from being a date.
pub fn parse_datetime(text: &str) -> Result<DateTime, DateFault> {
    let text = text.trim();
    let Some((first, behind)) = text.split_once(['T', ' ']) else {
        return Ok(parse_date(text)?.to_datetime(Time::midnight()));
    };
    match parse_date(first) {
        Ok(date) => match text.parse::<Timestamp>() {
            Ok(instant) => Ok(VIETNAM.to_datetime(instant)),
            Err(_) => Ok(date.to_datetime(parse_time(behind)?)),
        },
        Err(fault) => hour_first(text).unwrap_or(Err(fault)),
    }
}

/// An hour with its day behind it; `None` when it isn't that.
fn hour_first(text: &str) -> Option<Result<DateTime, DateFault>> {
    let (hour, day) = text.rsplit_once(' ')?;
    let hour = hour.trim_end();
    let hour = hour.strip_suffix("ngày").unwrap_or(hour).trim_end().trim_end_matches(',');
    let date = parse_date(day).ok()?;
    hour.starts_with(|c: char| c.is_ascii_digit()).then(|| Ok(date.to_datetime(parse_time(hour)?)))
}

/// `07:30`, `07:30:00`, `7h30`, `7h`, `7g30`, `7 giờ 30 phút`, `2h chiều`.
fn parse_time(text: &str) -> Result<Time, DateFault> {
    let plain: String = text.to_lowercase().replace("giờ", "h").replace("phút", "");
    let plain: String = plain.split_whitespace().collect();
    let half = HALVES.iter().find_map(|(word, half)| Some((plain.strip_suffix(word)?, *half)));
    let (plain, half) = half.ok_or(DateFault::NoHour)?;
    let parts: Vec<&str> = match plain.split_once(['h', 'g']) {
        Some((hour, "")) => vec![hour, "0"],
        Some((hour, minute)) => vec![hour, minute],
        None => plain.split(':').collect(),
    };
    let mut numbers = [0_i8; 3];
    if !(2..=3).contains(&parts.len()) {
        return Err(DateFault::NoHour);
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| digits).ok_or(DateFault::NoHour)?;
    }
    let [hour, minute, second] = numbers;
    let hour = match half {
        // “12 giờ sáng” is noon to one and midnight to another.
        Half::First if hour >= 12 => return Err(DateFault::NoHour),
        Half::Second if hour < 12 => hour + 12,
        _ => hour,
    };
    Time::new(hour, minute, second, 0).map_err(|_| DateFault::NoHour)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;
    use proptest::prelude::*;

    #[test]
    fn the_usual_ways_to_write_an_hour_are_understood() {
        let morning = datetime(2026, 9, 5, 7, 30, 0, 0);
        for text in [
            "2026-09-05 07:30",
            "2026-09-05T07:30",
            "2026-09-05T07:30:00",
            "05/09/2026 07:30",
            "05/09/2026  7:30",
            "05/09/2026 7h30",
            "05/09/2026 7H30",
            "05/09/2026 7g30",
            "05/09/2026 7 giờ 30",
            "05/09/2026 7h30 sáng",
            "05/09/2026 7:30 SA",
            "07:30 05/09/2026",
            "7h30 ngày 05/09/2026",
            "7 giờ 30 phút, ngày 5/9/2026",
            "7h30, 2026-09-05",
        ] {
            assert_eq!(parse_datetime(text), Ok(morning), "{text}");
        }
        assert_eq!(parse_datetime("05/09/2026 7h"), Ok(datetime(2026, 9, 5, 7, 0, 0, 0)));
        assert_eq!(parse_datetime("05/09/2026"), Ok(datetime(2026, 9, 5, 0, 0, 0, 0)));
        for text in ["2h chiều 05/09/2026", "05/09/2026 2:00 CH", "05/09/2026 2:00 PM", "14 giờ chiều ngày 05/09/2026"]
        {
            assert_eq!(parse_datetime(text), Ok(datetime(2026, 9, 5, 14, 0, 0, 0)), "{text}");
        }
    }

    #[test]
    fn an_offset_is_brought_to_vietnams_time() {
        let morning = Ok(datetime(2026, 9, 5, 7, 30, 0, 0));
        assert_eq!(parse_datetime("2026-09-05T07:30:00+07:00"), morning);
        assert_eq!(parse_datetime("2026-09-05T00:30:00Z"), morning);
    }

    #[test]
    fn faults_of_the_hour_are_told() {
        let hours = ["25:00", "24:00", "7h75", "12h sáng", "sáng", "-7:30", "18", "7h30 đêm"];
        for hour in hours {
            assert_eq!(parse_datetime(&format!("05/09/2026 {hour}")), Err(DateFault::NoHour), "{hour}");
        }
        assert_eq!(parse_datetime("24h 05/09/2026"), Err(DateFault::NoHour));
        for text in ["sáng 05/09/2026", "h 05/09/2026", "7h30"] {
            assert_eq!(parse_datetime(text), Err(DateFault::NotADate), "{text}");
        }
        assert_eq!(parse_datetime("05/09 07:30"), Err(DateFault::NoYear));
        assert_eq!(parse_datetime("31/02/2026 07:30"), Err(DateFault::Impossible));
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "[0-9/.:hgTZ+ ,ờáchpm-]{0,24}") {
            let _ = parse_datetime(&text);
        }
    }
}
