use congtruong::inputs::Inputs;
use jiff::civil::date;

use super::school::{empty, file, post};

const PATH: &str = "lich-cong-tac/calendar.ics";

/// The lines of the calendar as they were before folding.
fn lines(inputs: &Inputs) -> Vec<String> {
    let text = file(inputs, PATH);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends with CRLF");
    text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

/// The appointments, each as its lines.
fn appointments(inputs: &Inputs) -> Vec<Vec<String>> {
    let lines = lines(inputs);
    let begin = |line: &String| line == "BEGIN:VEVENT";
    lines
        .split(begin)
        .skip(1)
        .map(|lines| lines.iter().take_while(|line| *line != "END:VEVENT").cloned().collect())
        .collect()
}

fn week(entries: &str) -> Inputs {
    let text = format!("---\nweek: 2026-W47\nentries:\n{entries}---\n");
    empty().with("content/lich-cong-tac/2026-w47.md", text)
}

fn event(fields: &str) -> Vec<String> {
    let more = format!("event: {{ {fields} }}\nsummary: Cả trường cùng dự\n");
    appointments(&empty().with("content/hoat-dong/hoi-xuan.md", post("Hội xuân", "2026-11-02", &more, ""))).remove(0)
}

#[test]
fn an_entry_of_the_week_has_its_time_in_vietnam_and_who_and_where() {
    let inputs = week(
        "  - { day: 2026-11-16, what: \"Chào cờ\", time: \"07:15\" }\n  - { day: 2026-11-17, time: \"07:30\", until: \"11:00\", \
         what: \"Họp hội đồng: kế hoạch; thi, xét\", chair: Hiệu trưởng, attendees: Toàn thể giáo viên, place: Phòng họp }\n",
    );
    let page = "https://hoaphuongvi.example/truong/lich-cong-tac/2026-w47/";
    assert_eq!(
        appointments(&inputs)[1],
        [
            &format!("UID:{page}#2026-11-17-578bbf84f8b389c3"),
            "DTSTAMP:20261115T170000Z",
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20261117T073000",
            "DTEND;TZID=Asia/Ho_Chi_Minh:20261117T110000",
            "SUMMARY:Họp hội đồng: kế hoạch\\; thi\\, xét",
            "DESCRIPTION:Chủ trì: Hiệu trưởng\\nThành phần: Toàn thể giáo viên",
            "LOCATION:Phòng họp",
            &format!("URL:{page}"),
        ]
    );
}

#[test]
fn an_appointment_keeps_its_name_whatever_stands_before_it_and_whenever_it_begins() {
    let uids = |entries: &str| -> Vec<String> {
        let all = appointments(&week(entries)).concat();
        let uid = |line: String| {
            Some(
                line.strip_prefix("UID:")?
                    .split('#')
                    .skip_while(|part| part.contains("//"))
                    .collect::<Vec<_>>()
                    .join("#"),
            )
        };
        all.into_iter().filter_map(uid).collect()
    };
    let meeting = "  - { day: 2026-11-17, time: \"07:30\", what: Họp tổ }\n";
    let later = meeting.replace("07:30", "14:00");
    let alone = uids(meeting);
    assert_eq!(alone, ["2026-11-17-07e2b11002380c1c"]);
    let other = "  - { day: 2026-11-16, what: Chào cờ, id: chao-co }\n";
    assert_eq!(uids(&[other, &later].concat()), ["chao-co@truong-thcs-hoa-phuong-vi", &alone[0]]);
    // Equals are counted by their hours, in whatever order they stand.
    let second = format!("{}#2", alone[0]);
    assert_eq!(uids(&[meeting, &later].concat()), [alone[0].as_str(), &second]);
    assert_eq!(uids(&[&later, meeting].concat()), [&second, alone[0].as_str()]);
}

#[test]
fn words_that_differ_in_a_mark_or_far_behind_have_names_of_their_own() {
    let names = |words: [&str; 2]| {
        let line = |what: &str| format!("  - {{ day: 2026-11-17, what: {what} }}\n");
        let uid = |appointment: Vec<String>| appointment.into_iter().find(|line| line.starts_with("UID:"));
        let names = |words: &[&str]| -> Vec<_> {
            let lines: String = words.iter().map(|what| line(what)).collect();
            appointments(&week(&lines)).into_iter().filter_map(uid).collect()
        };
        let there = names(&words);
        let mut back = names(&[words[1], words[0]]);
        back.reverse();
        assert_eq!(there, back, "{words:?}");
        there
    };
    let long = "Tập huấn cho giáo viên chủ nhiệm về cách ghi sổ theo dõi và đánh giá học sinh của trường khối";
    let (sixth, seventh) = (format!("{long} 6"), format!("{long} 7"));
    for words in [["Họp tổ", "Hợp tổ"], ["Họp tổ", "họp tổ"], [&sixth, &seventh], ["Thi C", "Thi C++"]]
    {
        let names = names(words);
        assert_ne!(names[0], names[1]);
        assert!(names.iter().all(|name| !name.contains("#2-") && !name.ends_with("#2")), "{names:?}");
    }
}

#[test]
fn an_entry_without_a_time_takes_the_whole_day() {
    let appointment = appointments(&week("  - { day: 2026-11-20, what: Ngày Nhà giáo Việt Nam }\n")).remove(0);
    assert!(appointment.contains(&"DTSTART;VALUE=DATE:20261120".to_owned()));
    assert!(appointment.contains(&"DTEND;VALUE=DATE:20261121".to_owned()));
}

#[test]
fn an_event_of_a_post_keeps_its_own_days() {
    let appointment = event("start: 2026-12-30, end: 2026-12-31, place: Sân trường");
    for line in [
        "UID:https://hoaphuongvi.example/truong/hoat-dong/hoi-xuan/#1",
        "DTSTAMP:20261101T170000Z",
        "DTSTART;VALUE=DATE:20261230",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Hội xuân",
        "DESCRIPTION:Cả trường cùng dự",
        "LOCATION:Sân trường",
    ] {
        assert!(appointment.contains(&line.to_owned()), "{line} in {appointment:#?}");
    }
}

#[test]
fn an_event_that_begins_at_a_time_and_ends_on_a_day_lasts_through_that_day() {
    let appointment = event("start: 2026-12-30 07:00, end: 2026-12-31");
    assert!(appointment.contains(&"DTSTART;TZID=Asia/Ho_Chi_Minh:20261230T070000".to_owned()));
    assert!(appointment.contains(&"DTEND;TZID=Asia/Ho_Chi_Minh:20270101T000000".to_owned()));
}

#[test]
fn long_lines_are_folded_between_characters() {
    let what = "Bồi dưỡng học sinh giỏi và phụ đạo học sinh yếu các khối lớp 6, 7, 8, 9 ".repeat(5);
    let inputs = week(&format!("  - {{ day: 2026-11-18, what: \"{}\" }}\n", what.trim()));
    let text = file(&inputs, PATH);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let summary = format!("SUMMARY:{}", what.trim().replace(',', "\\,"));
    assert!(lines(&inputs).contains(&summary));
}

#[test]
fn the_calendar_is_whole_even_when_it_is_empty_and_names_its_time_zone() {
    let lines = lines(&empty());
    assert_eq!(lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
    for line in ["TZID:Asia/Ho_Chi_Minh", "TZOFFSETTO:+0700", "X-WR-CALNAME:Lịch công tác - Trường THCS Hoa Phượng Vĩ"]
    {
        assert!(lines.contains(&line.to_owned()), "{line}");
    }
}

#[test]
fn the_calendar_is_the_same_on_every_day() {
    let before = week("  - { day: 2026-11-20, what: Ngày Nhà giáo Việt Nam }\n");
    let after = Inputs { now: date(2027, 3, 1).into(), ..before.clone() };
    assert_eq!(file(&before, PATH), file(&after, PATH));
}

#[test]
fn the_last_day_that_there_is_ends_like_any_other() {
    let line = |fields: &str, name: &str| event(fields).into_iter().find(|line| line.starts_with(name));
    assert_eq!(line("start: 2026-11-20", "DTEND").as_deref(), Some("DTEND;VALUE=DATE:20261121"));
    assert_eq!(line("start: 9999-12-31", "DTEND"), None);
    assert_eq!(line("start: 9999-12-31", "DURATION").as_deref(), Some("DURATION:P1D"));
    assert_eq!(line("start: 9999-12-29, end: 9999-12-31", "DURATION").as_deref(), Some("DURATION:P3D"));
    let timed = "start: \"9999-12-31 07:00\", end: 9999-12-31";
    assert_eq!(line(timed, "DTEND").as_deref(), Some("DTEND;TZID=Asia/Ho_Chi_Minh:99991231T235959"));
    assert_eq!(line("start: 0001-01-01", "DTEND").as_deref(), Some("DTEND;VALUE=DATE:00010102"));
}

#[test]
fn midnight_as_an_end_is_an_hour() {
    let times = |fields: &str| -> Vec<String> {
        event(fields).into_iter().filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND")).collect()
    };
    let at = |name: &str, moment: &str| format!("{name};TZID=Asia/Ho_Chi_Minh:{moment}");
    let evening = [at("DTSTART", "20261230T190000"), at("DTEND", "20261231T000000")];
    assert_eq!(times("start: 2026-12-30 19:00, end: 2026-12-31 00:00"), evening);
    assert_eq!(times("start: 2026-12-30 19:00, end: 2026-12-30 0h"), evening);
    assert_eq!(
        times("start: 2027-01-01 00:00, end: 2027-01-01 01:00"),
        [at("DTSTART", "20270101T000000"), at("DTEND", "20270101T010000")]
    );
    let days = ["DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270101"];
    assert_eq!(times("start: 2026-12-30, end: 2026-12-31"), days);
    let week =
        appointments(&week("  - { day: 2026-11-20, time: \"19:00\", until: \"00:00\", what: Hội diễn }\n")).remove(0);
    assert!(week.contains(&at("DTEND", "20261121T000000")), "{week:#?}");
}
