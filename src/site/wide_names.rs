//! Files of `content/` whose names have signs of full width: nobody who types the name finds them.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, full_width};
use crate::inputs::Inputs;
use crate::name;
use crate::vietnamese;

/// Tells each such file, with the name to give it.
pub(super) fn tell(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    for path in inputs.sources.keys().filter(|path| path.as_str().starts_with("content/")) {
        let written = path.file_name();
        if let Cow::Owned(plain) = vietnamese::narrowed(written) {
            // What no system takes in a name is left out, as in its address.
            let plain = if name::fault(&plain).is_some() { vietnamese::file_slug(&plain) } else { plain };
            let told = full_width(written, &plain).help(format!("Đổi tên tệp thành {plain}"));
            diagnostics.push(told.in_file(path));
        }
    }
}
