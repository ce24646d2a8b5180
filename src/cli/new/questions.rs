//! What `new site` has to know of the school: from the options, else asked for.

use std::io::{self, BufRead, IsTerminal};

use anyhow::{Result, bail};

use super::answers::Answers;
use super::{skeleton, unit};
use crate::cli::args::SchoolArgs;
use crate::cli::terminal::{self, Drawn};
use crate::schema::Schemas;

/// The answers, asked for on a terminal where an option is missing.
pub(super) fn complete(given: SchoolArgs) -> Result<Answers> {
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    if !asks {
        return told(given);
    }
    let says = |words: &str| Ok(terminal::draw_aside(&Drawn::default().then(words))?);
    asked(given, &mut Talk { hears: &mut io::stdin().lock(), says: &says })
}

/// A talk with the person who makes the site.
struct Talk<'t> {
    hears: &'t mut dyn BufRead,
    says: &'t dyn Fn(&str) -> Result<()>,
}

impl Talk<'_> {
    /// One line of the person; an empty one means what stands in brackets.
    fn ask(&mut self, words: &str, otherwise: &str) -> Result<String> {
        (self.says)(&format!("{words} [{otherwise}]: "))?;
        let mut line = String::new();
        self.hears.read_line(&mut line)?;
        let line = line.trim();
        Ok(if line.is_empty() { otherwise.to_owned() } else { line.to_owned() })
    }
}

/// One question, and where its answer goes.
struct Question {
    words: &'static str,
    given: Option<String>,
    slot: fn(&mut Answers) -> &mut String,
}

/// All questions but that for the kind of unit, in their order.
fn questions(given: SchoolArgs) -> [Question; 8] {
    let question = |words, given, slot| Question { words, given, slot };
    [
        question("Tên đầy đủ của đơn vị", given.name, |answers| &mut answers.name),
        question("Tỉnh, thành phố", given.province, |answers| &mut answers.province),
        question("Địa chỉ của trang", given.base_url, |answers| &mut answers.base_url),
        question("Địa chỉ của trường", given.address, |answers| &mut answers.address),
        question("Điện thoại", given.phone, |answers| &mut answers.phone),
        question("Thư điện tử chính thức", given.email, |answers| &mut answers.email),
        question("Người chịu trách nhiệm nội dung", given.responsible, |answers| &mut answers.responsible),
        question("Chức vụ của người ấy", given.position, |answers| &mut answers.position),
    ]
}

/// The answers where nobody can be asked: what the options say, and placeholders.
fn told(given: SchoolArgs) -> Result<Answers> {
    let unit = given.unit.clone().or_else(|| unit::of_name(given.name.as_deref()?).map(str::to_owned));
    let missing: Vec<&str> = [("--name", &given.name), ("--unit", &unit), ("--province", &given.province)]
        .into_iter()
        .filter_map(|(option, value)| value.is_none().then_some(option))
        .collect();
    if !missing.is_empty() {
        bail!(
            "Thiếu {}. Ví dụ: --name \"Trường THCS Hoa Phượng Vĩ\" --unit thcs --province \"Phượng Hoa\"",
            missing.join(", ")
        );
    }
    let mut answers = Answers::default();
    if let Some(unit) = unit {
        answers.unit = unit::meant(&unit, &Schemas::built_in().units()).unwrap_or(unit);
    }
    for question in questions(given) {
        if let Some(value) = question.given {
            *(question.slot)(&mut answers) = value;
        }
    }
    Ok(answers)
}

/// The answers of a person.
fn asked(given: SchoolArgs, talk: &mut Talk<'_>) -> Result<Answers> {
    let mut answers = Answers::default();
    let unit = given.unit.clone();
    for (at, question) in questions(given).into_iter().enumerate() {
        match question.given {
            Some(value) => *(question.slot)(&mut answers) = value,
            None => ask(question.words, question.slot, &mut answers, talk)?,
        }
        // The name, which comes first, tells the kind of unit.
        if at == 0 {
            answers.unit = unit_of(unit.as_deref(), &answers, talk)?;
        }
    }
    Ok(answers)
}

/// Asks until the answer can be used.
fn ask(words: &str, slot: fn(&mut Answers) -> &mut String, answers: &mut Answers, talk: &mut Talk<'_>) -> Result<()> {
    let otherwise = slot(answers).clone();
    loop {
        let answer = talk.ask(words, &otherwise)?;
        // By itself: what another answer is, is no matter of this one.
        let mut alone = Answers::default();
        slot(&mut alone).clone_from(&answer);
        match skeleton::fault(&alone).filter(|_| answer != otherwise) {
            Some(fault) => {
                let help = fault.help.map(|help| format!(". {help}")).unwrap_or_default();
                (talk.says)(&format!("{}{help}. Ghi lại.\n", fault.message))?;
            }
            None => {
                *slot(answers) = answer;
                return Ok(());
            }
        }
    }
}

/// The kind of unit: as an option says, else asked for until it is one; the name tells which one is likely.
fn unit_of(given: Option<&str>, answers: &Answers, talk: &mut Talk<'_>) -> Result<String> {
    let units = Schemas::built_in().units();
    if let Some(given) = given {
        return Ok(unit::meant(given, &units).unwrap_or_else(|| given.to_owned()));
    }
    for (number, (key, label)) in (1..).zip(&units) {
        (talk.says)(&format!("  {number}. {label} ({key})\n"))?;
    }
    let likely = unit::of_name(&answers.name).unwrap_or(&answers.unit);
    loop {
        let answer = talk.ask("Loại đơn vị (ghi số hoặc tên)", likely)?;
        if let Some(key) = unit::meant(&answer, &units) {
            return Ok(key);
        }
        (talk.says)(&format!("Không có loại đơn vị “{answer}”; ghi một số hoặc một tên ở trên.\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// The answers of a person who says these lines, and what was said to them.
    fn talked(lines: &str) -> (Answers, String) {
        let said = RefCell::new(String::new());
        let says = |words: &str| {
            said.borrow_mut().push_str(words);
            Ok(())
        };
        let answers = asked(SchoolArgs::default(), &mut Talk { hears: &mut lines.as_bytes(), says: &says }).unwrap();
        (answers, said.into_inner())
    }

    #[test]
    fn an_answer_that_cant_be_used_is_asked_for_again_at_once() {
        let lines = "Trường THCS Hòa Phượng Vĩ\n\nPhượng Hoa\ntruong\nhttps://hoaphuongvi.example/\n\n12\n0299 000 1998\n\
                     khong phai thu\nvanthu@hoaphuongvi.example\n\n\n";
        let (answers, said) = talked(lines);
        assert_eq!(said.matches("Ghi lại.").count(), 3, "{said}");
        assert_eq!((answers.unit.as_str(), answers.province.as_str()), ("thcs", "Phượng Hoa"));
        assert_eq!(answers.base_url, "https://hoaphuongvi.example/");
        assert_eq!((answers.phone.as_str(), answers.email.as_str()), ("0299 000 1998", "vanthu@hoaphuongvi.example"));
        assert_eq!(answers.position, Answers::default().position);
    }

    #[test]
    fn a_unit_is_answered_by_number_or_label_until_it_is_one() {
        for (answer, unit) in
            [("3\n", "thcs"), ("cấp hai\ntrung hoc co so\n", "thcs"), ("Trường tiểu học\n", "tieu-hoc")]
        {
            let lines = format!("Trường Hoa Sữa\n{answer}");
            assert_eq!(talked(&lines).0.unit, unit, "{answer}");
        }
    }

    #[test]
    fn who_says_nothing_more_gets_placeholders() {
        let (answers, _) = talked("");
        assert_eq!(answers.name, Answers::default().name);
    }
}
