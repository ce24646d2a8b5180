//! Words that stand where content is still to come.

/// The sentence that `congtruong new site` leaves in every page that the school has still to write.
pub const SENTENCE: &str = "Trang giữ chỗ: thay bằng nội dung thật của trường.";
