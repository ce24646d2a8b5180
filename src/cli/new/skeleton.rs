//! The files of a new site. It builds at once; every page that the school has to write says that it only keeps a place.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::answers::Answers;
use super::site_yaml;
use super::template::quoted;
use crate::Inputs;
use crate::config::{self, Config};
use crate::content::placeholder::SENTENCE;
use crate::diagnostic::{Diagnostic, Severity};
use crate::schema::{Schemas, json};

/// The files of a new site, by their paths in its folder.
pub(in crate::cli) fn skeleton(answers: &Answers) -> BTreeMap<String, String> {
    let schemas = Schemas::built_in();
    let mut files = BTreeMap::from([
        (config::FILE.to_owned(), site_yaml::text(answers)),
        ("README.md".to_owned(), readme(&answers.name)),
        (".gitignore".to_owned(), "/public/\n/.public.congtruong/\n.DS_Store\nThumbs.db\n~$*\n".to_owned()),
    ]);
    // The sections that are one page of words rather than a list that fills by itself.
    for section in
        schemas.structure.sections.iter().filter(|section| section.kinds.first().is_some_and(|kind| kind == "page"))
    {
        let text = format!("---\ntitle: {}\n---\n\n{SENTENCE}\n\n{}\n", quoted(&section.title), section.about);
        files.insert(format!("content{}_index.md", section.route), text);
    }
    for (name, schema) in json::all(&schemas) {
        files.insert(format!(".vscode/schemas/{name}"), format!("{schema:#}\n"));
    }
    files.insert(".vscode/settings.json".to_owned(), format!("{:#}\n", settings(&schemas)));
    files
}

/// The files as a snapshot, to see what a build says of them before they are on the disk.
pub(in crate::cli) fn snapshot(files: &BTreeMap<String, String>, now: impl Into<DateTime>) -> Inputs {
    files.iter().fold(Inputs::new(now), |inputs, (path, text)| inputs.with(path, text.as_str()))
}

/// What stands against these answers, whatever else is in the folder.
pub(super) fn fault(answers: &Answers) -> Option<Diagnostic> {
    let inputs = Inputs::new(Date::ZERO).with(config::FILE, site_yaml::text(answers));
    let mut found = Vec::new();
    Config::load(&inputs, &Schemas::built_in(), &mut found);
    found.into_iter().find(|diagnostic| diagnostic.severity == Severity::Error)
}

fn readme(name: &str) -> String {
    format!(
        "# {name}: nội dung trang thông tin điện tử\n\n\
         Mỗi bài là một tệp `.md` trong thư mục `content/`; mỗi thư mục con là một chuyên mục.\n\n\
         - Viết tin mới: `congtruong new tin-tuc \"Tiêu đề\"`\n\
         - Đăng văn bản: `congtruong new van-ban \"Tên văn bản\"`, đặt tệp PDF cạnh tệp vừa tạo\n\
         - Xem thử trong trình duyệt: `congtruong serve`\n\
         - Xem lỗi và nội dung còn thiếu: `congtruong check`\n\
         - Tạo trang: `congtruong build`, kết quả ở thư mục `public/`\n\n\
         Trang nào còn câu “{SENTENCE}” thì bảng đối chiếu tính là chưa có.\n\n\
         Hướng dẫn đầy đủ cho Ban Biên tập: `congtruong guide`\n"
    )
}

/// Tells the editor's program which schema belongs to which files.
fn settings(schemas: &Schemas) -> serde_json::Value {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    files.insert("./.vscode/schemas/site.schema.json".to_owned(), vec!["site.yaml".to_owned()]);
    for section in &schemas.structure.sections {
        if let Some(kind) = section.kinds.first() {
            let globs = files.entry(format!("./.vscode/schemas/{kind}.schema.json")).or_default();
            globs.push(format!("content{}**/*.md", section.route));
        }
    }
    serde_json::json!({
        "files.encoding": "utf8",
        "files.eol": "\n",
        "editor.wordWrap": "on",
        "yaml.schemas": files,
    })
}
