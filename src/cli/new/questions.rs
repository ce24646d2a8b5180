//! What `new site` has to know of the school: from the options, else asked for.

use std::io::{self, BufRead, IsTerminal};

use anyhow::{Result, bail};

use super::skeleton::Answers;
use crate::cli::args::SchoolArgs;
use crate::cli::terminal::{self, Drawn};
use crate::schema::Schemas;

/// The answers, asked for on a terminal where an option is missing.
pub(super) fn complete(given: SchoolArgs) -> Result<Answers> {
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    let missing: Vec<&str> = [("--name", &given.name), ("--unit", &given.unit), ("--province", &given.province)]
        .into_iter()
        .filter_map(|(option, value)| value.is_none().then_some(option))
        .collect();
    if !asks && !missing.is_empty() {
        bail!(
            "Thiếu {}. Ví dụ: --name \"Trường THCS Hoa Phượng Vĩ\" --unit thcs --province \"Phượng Hoa\"",
            missing.join(", ")
        );
    }
    let blank = Answers::default();
    let answer = |given: Option<String>, question: &str, otherwise: &str| match given {
        Some(value) => Ok(value),
        None if asks => ask(question, otherwise),
        None => Ok(otherwise.to_owned()),
    };
    Ok(Answers {
        name: answer(given.name, "Tên đầy đủ của đơn vị", &blank.name)?,
        unit: match given.unit {
            None if asks => ask_unit(&blank.unit)?,
            unit => unit.unwrap_or(blank.unit),
        },
        province: answer(given.province, "Tỉnh, thành phố", &blank.province)?,
        base_url: answer(given.base_url, "Địa chỉ của trang", &blank.base_url)?,
        address: answer(given.address, "Địa chỉ của trường", &blank.address)?,
        phone: answer(given.phone, "Điện thoại", &blank.phone)?,
        email: answer(given.email, "Thư điện tử chính thức", &blank.email)?,
        responsible: answer(given.responsible, "Người chịu trách nhiệm nội dung", &blank.responsible)?,
        position: answer(given.position, "Chức vụ của người ấy", &blank.position)?,
    })
}

fn ask(question: &str, otherwise: &str) -> Result<String> {
    terminal::draw_aside(&Drawn::default().then(&format!("{question} [{otherwise}]: ")))?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    Ok(if line.is_empty() { otherwise.to_owned() } else { line.to_owned() })
}

/// Asks until the answer is a kind of unit.
fn ask_unit(otherwise: &str) -> Result<String> {
    let units = Schemas::built_in().units();
    for (key, label) in &units {
        terminal::tell(&format!("  {key}: {label}"));
    }
    loop {
        let key = ask("Loại đơn vị", otherwise)?;
        if units.contains_key(&key) {
            return Ok(key);
        }
        terminal::tell(&format!("Không có loại đơn vị “{key}”; ghi một trong các tên ở trên."));
    }
}
