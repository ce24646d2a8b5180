//! What a field is, in one line for who fills it.

use indexmap::IndexMap;

use super::field::{ChoiceLabel, Field, FieldType};

impl Field {
    /// The label, the hint, what may be chosen, an example.
    pub fn advice(&self) -> String {
        let mut advice = self.label.clone();
        if let Some(hint) = &self.hint {
            advice += &format!(". {}", hint.trim_end_matches('.'));
        }
        if let Some(values) = choices(&self.ty) {
            let values: Vec<String> = values
                .iter()
                .map(|(key, label)| if *key == label.vi { key.clone() } else { format!("{key} ({})", label.vi) })
                .collect();
            advice += &format!(". Chọn: {}", values.join(", "));
        }
        let is_shown_in_a_row = self.example.as_ref().is_some_and(|example| example.starts_with('['));
        if matches!(self.ty, FieldType::List(_)) && !is_shown_in_a_row {
            advice += ". Mỗi ý một dòng bắt đầu bằng dấu -";
        }
        for (sibling, keys) in &self.required.when {
            advice += &format!(". Bắt buộc khi {sibling} là {}", keys.join(", "));
        }
        if let Some(other) = &self.required.without {
            advice += &format!(". Bắt buộc khi không có {other}");
        }
        if let Some(example) = &self.example {
            advice += &format!(". Ví dụ: {example}");
        }
        advice.replace('\n', " ")
    }
}

fn choices(ty: &FieldType) -> Option<&IndexMap<String, ChoiceLabel>> {
    match ty {
        FieldType::Choice(values) => Some(values),
        FieldType::List(of) => choices(of),
        _ => None,
    }
}
