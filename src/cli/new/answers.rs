//! What the site of a school begins with.

use crate::content::placeholder::{HOST, PHONE};

/// What a new site is told of its school.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Answers {
    pub name: String,
    pub unit: String,
    pub province: String,
    pub base_url: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub responsible: String,
    pub position: String,
}

impl Default for Answers {
    /// Answers that nobody takes for real ones.
    fn default() -> Self {
        Self {
            name: "Trường chưa ghi tên".to_owned(),
            unit: "thcs".to_owned(),
            province: "Chưa ghi tỉnh".to_owned(),
            base_url: format!("https://{HOST}/"),
            address: "Trang giữ chỗ: ghi địa chỉ của trường".to_owned(),
            phone: PHONE.to_owned(),
            email: format!("vanthu@{HOST}"),
            responsible: "Chưa ghi họ tên".to_owned(),
            position: "Hiệu trưởng".to_owned(),
        }
    }
}
