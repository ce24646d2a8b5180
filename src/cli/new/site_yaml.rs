//! `site.yaml` of a new site: what was answered, and all else that can be set, switched off.

use super::answers::Answers;
use super::form::{SAMPLE, line, switched_off};
use super::template::quoted;
use crate::schema::{Field, Schemas};

const HEAD: &str = "\
# Khai báo của trang. Dòng bắt đầu bằng dấu # và một dấu cách là ghi chú.
# Mục đang tắt có dấu # đứng sát tên: cần mục nào thì bỏ dấu # ở đầu các dòng của mục ấy rồi ghi giá trị của trường.
";

/// The whole file, in the order of `schemas/site.yaml`.
pub(super) fn text(answers: &Answers) -> String {
    let schemas = Schemas::built_in();
    let fields = schemas.site.iter().map(|(name, field)| match answered(answers, name) {
        Some(value) => format!("\n# {}\n{value}\n", field.advice()),
        None => format!("\n# {}\n{}", field.advice(), off(name, field)),
    });
    HEAD.to_owned() + &fields.collect::<String>()
}

fn off(name: &str, field: &Field) -> String {
    switched_off(&SAMPLE.lines(name, field))
}

/// The lines of a key whose value was answered.
fn answered(answers: &Answers, name: &str) -> Option<String> {
    Some(match name {
        "name" => line(name, &quoted(&answers.name)),
        "unit" => line(name, &answers.unit),
        "province" => line(name, &quoted(&answers.province)),
        "base_url" => line(name, &quoted(&answers.base_url)),
        "address" => line(name, &quoted(&answers.address)),
        "phones" => line(name, &format!("[{}]", quoted(&answers.phone))),
        "emails" => line(name, &format!("[{}]", quoted(&answers.email))),
        "responsible" => {
            let (person, position) = (quoted(&answers.responsible), quoted(&answers.position));
            format!("{name}:\n  name: {person}\n  position: {position}")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inputs;
    use crate::config::{Config, FILE};

    fn faults(text: &str) -> Vec<crate::diagnostic::Diagnostic> {
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21)).with(FILE, text);
        let mut found = Vec::new();
        Config::load(&inputs, &Schemas::built_in(), &mut found);
        found
    }

    #[test]
    fn every_key_is_there_and_each_is_valid_when_it_is_switched_on() {
        let text = text(&Answers::default());
        assert_eq!(faults(&text), []);
        let blocks: Vec<&str> = text.split("\n\n").collect();
        let is_off = |line: &&str| line.starts_with('#') && (!line.starts_with("# ") || line.starts_with("#  "));
        for name in Schemas::built_in().site.keys() {
            let begins =
                |block: &&&str| block.lines().any(|line| line.trim_start_matches('#').starts_with(&format!("{name}:")));
            let block = blocks.iter().find(begins).unwrap_or_else(|| panic!("{name} is missing"));
            if !block.lines().any(|line| is_off(&line)) {
                continue;
            }
            let on: Vec<&str> = block.lines().map(|line| if is_off(&line) { &line[1..] } else { line }).collect();
            let whole = text.replacen(*block, &on.join("\n"), 1);
            assert_eq!(faults(&whole), [], "{name}:\n{}", on.join("\n"));
        }
        let all: Vec<&str> = text.lines().map(|line| if is_off(&line) { &line[1..] } else { line }).collect();
        assert_eq!(faults(&all.join("\n")), []);
    }

    #[test]
    fn a_value_that_is_typed_in_is_no_part_of_a_remark() {
        let text = text(&Answers::default());
        for line in text.lines().filter(|line| !line.starts_with("# ")) {
            assert!(
                !line.trim_start_matches('#').contains(" # ") || line.trim_start_matches('#').trim().starts_with("# "),
                "{line}"
            );
        }
    }
}
