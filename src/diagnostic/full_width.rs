//! What is told of signs of full width, wherever they stand: in a field, a text, a cell or a name.

use super::{Code, Diagnostic};
use crate::vietnamese;

/// How much of what was written is shown, in characters.
const SHOWN: usize = 60;

/// A note that these words have such signs; `instead` is what to write.
pub fn full_width(words: &str, instead: &str) -> Diagnostic {
    let shown = vietnamese::shortened(words, SHOWN);
    let message = format!("“{shown}” có chữ, số hoặc dấu rộng gấp đôi của bàn phím tiếng Trung, tiếng Nhật");
    Diagnostic::warning(Code::LookalikeLetter, message).help(format!("Ghi: {instead}"))
}
