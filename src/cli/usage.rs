//! Wrong use of the command line, told in Vietnamese.

use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{TROUBLE, terminal};
use crate::unseen::visible_in_line;

/// Says what is wrong with the arguments, or prints the help that was asked for.
pub(super) fn report(error: &Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // Nobody reads what can't be printed.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(TROUBLE);
    }
    terminal::tell(&format!("lỗi: {}\nXem cách dùng: congtruong --help", sentence(error)));
    ExitCode::from(TROUBLE)
}

fn sentence(error: &Error) -> String {
    let context = |kind| error.get(kind).map(plain).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let nearest = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind).map(best));
    let nearest = nearest.map(|name| format!(" Có phải ý bạn là “{name}”?")).unwrap_or_default();
    let allowed = error.get(ContextKind::ValidValue).map(plain);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("không có lệnh “{}”.", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "thiếu lệnh.".to_owned(),
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("không có tùy chọn “{argument}”."),
        ErrorKind::UnknownArgument => {
            format!("thừa “{argument}”. Tên có dấu cách thì đặt trong ngoặc kép: \"Lễ khai giảng\".")
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}."),
        ErrorKind::ArgumentConflict => format!("“{argument}” không dùng được hai lần hoặc cùng lựa chọn khác."),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}” cần một giá trị."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|reason| format!(" Hãy {reason}.")).unwrap_or_default();
            let allowed = allowed.map(|values| format!(" Được dùng: {values}.")).unwrap_or_default();
            format!("giá trị “{value}” của “{argument}” không dùng được.{reason}{allowed}")
        }
        ErrorKind::InvalidUtf8 => "tham số có ký tự không thuộc bảng mã UTF-8.".to_owned(),
        _ => "các tham số không hợp lệ.".to_owned(),
    };
    what + &nearest
}

/// The last of several suggestions: they come with the likeliest at the end.
fn best(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        other => plain(other),
    }
}

fn plain(value: &ContextValue) -> String {
    let text = match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    };
    visible_in_line(&text).into_owned()
}
