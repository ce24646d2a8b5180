//! `congtruong new post "Tiêu đề"`: a new file in the folder of its section.

use std::io;

use anyhow::{Result, bail};

use super::template::template;
use super::write_new;
use crate::cli::Ending;
use crate::cli::args::NewArgs;
use crate::cli::terminal::{self, print};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::edge::{clock, read};
use crate::schema::{Kind, Schemas, SectionSchema, Structure};
use crate::source::SourcePath;
use crate::{Inputs, Memo, config, vietnamese};

/// Writes the file and says where it is; a file that is there already is left alone.
pub(super) fn run(args: &NewArgs) -> Result<Ending> {
    let today = args.today.unwrap_or_else(clock::today);
    let inputs = read::read(&args.dir, today)?;
    if !SourcePath::new(config::FILE).is_some_and(|path| inputs.sources.contains_key(&path)) {
        bail!(
            "Thư mục “{}” không có tệp site.yaml nên chưa phải một trang. Đứng trong thư mục của trang rồi chạy lại, \
             hoặc tạo trang bằng: congtruong new site THƯ_MỤC",
            args.dir.display()
        );
    }
    let schemas = Schemas::load(&inputs, &mut Vec::new());
    let (kind, section) = place(&schemas, &args.what, args.section.as_deref())?;
    let slug = vietnamese::slug(&args.name_or_title);
    if slug.is_empty() {
        bail!("Tiêu đề “{}” không có chữ hay số nào để đặt tên tệp. Ghi một tiêu đề đủ nghĩa", args.name_or_title);
    }
    // What has a date is kept by year; the folder isn't part of the address.
    let year = if kind.date.is_some() { format!("{}/", today.year()) } else { String::new() };
    let place = format!("content{}{year}{slug}.md", section.route);
    let text = template(kind, section, args.name_or_title.trim(), today);
    let path = args.dir.join(&place);
    if !path.exists() {
        refuse_what_a_check_would(inputs, &place, &text)?;
    }
    write_new(&path, &text)?;
    print(&format!(
        "Đã tạo {}\nMở tệp, điền các mục ở đầu, viết bài bên dưới, rồi chạy: congtruong check\n",
        path.display()
    ))
}

/// A file that is faulty from its first day on, but for what its author has still to fill in, isn't written.
fn refuse_what_a_check_would(inputs: Inputs, place: &str, text: &str) -> Result<()> {
    let Some(path) = SourcePath::new(place) else {
        bail!("Không dùng được tên “{place}”. Đặt tiêu đề khác")
    };
    let inputs = inputs.with(place, text);
    let draft = crate::draft(&inputs, &Memo::none());
    let is_of_it = |diagnostic: &&Diagnostic| diagnostic.place.as_ref().is_some_and(|place| place.path == path);
    let stands = |diagnostic: &&Diagnostic| {
        diagnostic.severity == Severity::Error && diagnostic.code != Code::MissingField && is_of_it(diagnostic)
    };
    let found: Vec<_> = draft.diagnostics().iter().filter(stands).cloned().collect();
    if found.is_empty() {
        return Ok(());
    }
    terminal::draw_aside(&terminal::diagnostics(&found, &inputs, terminal::style(&io::stderr())))?;
    bail!("Chưa tạo gì vì bài này sẽ có lỗi (xem trên). Đặt tiêu đề khác rồi chạy lại lệnh")
}

/// The kind and section that the words mean: a kind (`post`), or a section (`tin-tuc`).
fn place<'s>(schemas: &'s Schemas, what: &str, section: Option<&str>) -> Result<(&'s Kind, &'s SectionSchema)> {
    let named = section.map(|name| find(&schemas.structure, name).ok_or_else(|| unknown(schemas, name))).transpose()?;
    if let Some(kind) = schemas.kinds.get(what) {
        let takes = |section: &&SectionSchema| section.kinds.contains(&kind.name);
        let sections = || schemas.structure.sections.iter();
        let usual =
            sections().find(|section| section.kinds.first() == Some(&kind.name)).or_else(|| sections().find(takes));
        return match named.or(usual) {
            Some(section) if takes(&section) => Ok((kind, section)),
            Some(section) => bail!(
                "Chuyên mục {} không nhận loại “{what}”. Chuyên mục này nhận: {}",
                section.route,
                section.kinds.join(", ")
            ),
            None => bail!("Không chuyên mục nào nhận loại “{what}”"),
        };
    }
    let Some(section) = find(&schemas.structure, what) else { return Err(unknown(schemas, what)) };
    match section.kinds.first().and_then(|kind| schemas.kinds.get(kind)) {
        Some(kind) => Ok((kind, section)),
        None => bail!("Chuyên mục {} do chương trình tự làm, không nhận bài viết", section.route),
    }
}

/// A section by its folder (`gioi-thieu/lich-su`) or by the last part of it (`lich-su`).
fn find<'s>(structure: &'s Structure, name: &str) -> Option<&'s SectionSchema> {
    let route = format!("/{}/", name.trim_matches('/'));
    structure.section(&route).or_else(|| structure.sections.iter().find(|section| section.route.ends_with(&route)))
}

fn unknown(schemas: &Schemas, what: &str) -> anyhow::Error {
    let sections = schemas.structure.sections.iter().map(|section| section.route.trim_matches('/'));
    let known: Vec<&str> = schemas.kinds.keys().map(String::as_str).chain(sections).collect();
    let help = match vietnamese::nearest(what, known.iter().copied()) {
        Some(nearest) => format!("Có phải ý bạn là “{nearest}”?"),
        None => format!("Dùng được: site, {}", known.join(", ")),
    };
    anyhow::anyhow!("Không có loại nội dung hay chuyên mục “{what}”. {help}")
}
