//! `congtruong new post "Tiêu đề"`: a new file in the folder of its section.

use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::template::template;
use super::told::Told;
use super::{SHOW, address, argument, write_new};
use crate::cli::Ending;
use crate::cli::args::NewArgs;
use crate::cli::terminal::{self, print};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::edge::{clock, read};
use crate::schema::{Kind, Schemas, SectionSchema, Structure};
use crate::source::SourcePath;
use crate::vietnamese::fold;
use crate::{Draft, Inputs, Memo, config, vietnamese};

/// Writes the file and says where it is; a file that is there already is left alone, and its address too.
pub(super) fn run(args: &NewArgs) -> Result<Ending> {
    let today = args.today.unwrap_or_else(|| clock::now().date());
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
    let told = Told::by(&args.name_or_title, today);
    if vietnamese::slug(&told.title).is_empty() {
        bail!("Tiêu đề “{}” không có chữ hay số nào để đặt tên tệp. Ghi một tiêu đề đủ nghĩa", told.title);
    }
    // What has a date is kept by year; the folder isn't part of the address.
    let year = if kind.date.is_some() { format!("{}/", today.year()) } else { String::new() };
    let folder = format!("content{}{year}", section.route);
    let text = template(kind, section, &told, today);
    let year = told.week.map_or(today.year(), |(year, _)| year);
    let (place, is_first) = free(&args.dir, &inputs, &folder, address::candidates(&told.title, year), &text)?;
    let path = args.dir.join(&place);
    write_new(&path, &text)?;
    if !is_first {
        print("Tiêu đề này đã có một bài khác dùng làm địa chỉ, nên tệp mới có tên khác.\n")?;
    }
    let site = if args.dir == Path::new(".") { String::new() } else { format!(" {}", argument(&args.dir)) };
    print(&format!(
        "Đã tạo {}\nMở tệp, điền các mục ở đầu, viết bài bên dưới.\nXem thử: congtruong {SHOW}{site}\n\
         Xem còn thiếu gì: congtruong check{site}\n",
        path.display()
    ))
}

/// The first place in a folder whose name and address are free, and whether that is the first of all.
fn free(
    root: &Path,
    inputs: &Inputs,
    folder: &str,
    candidates: impl Iterator<Item = String>,
    text: &str,
) -> Result<(String, bool)> {
    let before = collisions(&crate::draft(inputs, &Memo::none()));
    for (at, slug) in candidates.enumerate() {
        let place = format!("{folder}{slug}.md");
        if root.join(&place).symlink_metadata().is_ok() {
            continue;
        }
        let Some(path) = SourcePath::new(&place) else {
            bail!("Không dùng được tên “{place}”. Đặt tiêu đề khác")
        };
        let with = inputs.clone().with(&place, text);
        let draft = crate::draft(&with, &Memo::none());
        if collisions(&draft) == before {
            refuse_faults(&with, &path, &draft)?;
            return Ok((place, at == 0));
        }
    }
    bail!("Tiêu đề này đã có quá nhiều bài dùng. Đặt tiêu đề khác")
}

/// Addresses that several files want.
fn collisions(draft: &Draft) -> Vec<Diagnostic> {
    draft.diagnostics().iter().filter(|diagnostic| diagnostic.code == Code::RouteCollision).cloned().collect()
}

/// A file that is faulty from its first day on, but for what its author has still to fill in, isn't written.
fn refuse_faults(inputs: &Inputs, path: &SourcePath, draft: &Draft) -> Result<()> {
    let is_of_it = |diagnostic: &&Diagnostic| diagnostic.place.as_ref().is_some_and(|place| place.path == *path);
    let stands = |diagnostic: &&Diagnostic| {
        diagnostic.severity == Severity::Error && diagnostic.code != Code::MissingField && is_of_it(diagnostic)
    };
    let found: Vec<_> = draft.diagnostics().iter().filter(stands).cloned().collect();
    if found.is_empty() {
        return Ok(());
    }
    terminal::draw_aside(&terminal::diagnostics(&found, inputs, terminal::style(&io::stderr())))?;
    bail!("Chưa tạo gì vì bài này sẽ có lỗi (xem trên). Đặt tiêu đề khác rồi chạy lại lệnh")
}

/// The kind and section that the words mean: a kind (`post`), or a section (`tin-tuc`), by name or by label.
fn place<'s>(schemas: &'s Schemas, what: &str, section: Option<&str>) -> Result<(&'s Kind, &'s SectionSchema)> {
    let is_meant = |kind: &&Kind| kind.name == what || fold(&kind.label) == fold(what);
    let Some(kind) = schemas.kinds.values().find(is_meant) else {
        let Some(found) = find(&schemas.structure, what) else { return Err(unknown(schemas, what)) };
        return match found.usual_kind().and_then(|kind| schemas.kinds.get(kind)) {
            Some(kind) => Ok((kind, found)),
            None => bail!("Chuyên mục {} do chương trình tự làm, không nhận bài viết", found.route),
        };
    };
    let taking = || schemas.structure.sections.iter().filter(|section| section.kinds.contains(&kind.name));
    let names = || taking().map(|section| section.route.trim_matches('/')).collect::<Vec<_>>();
    let Some(name) = section else {
        let usual = taking().find(|section| section.usual_kind() == Some(&kind.name)).or_else(|| taking().next());
        return usual
            .map(|section| (kind, section))
            .with_context(|| format!("Không chuyên mục nào nhận loại “{what}”"));
    };
    match find(&schemas.structure, name) {
        Some(section) if section.kinds.contains(&kind.name) => Ok((kind, section)),
        Some(section) => bail!(
            "Chuyên mục {} không nhận loại “{what}”. Loại này đặt được trong: {}",
            section.route,
            names().join(", ")
        ),
        None => {
            let help = match vietnamese::nearest(name, names()) {
                Some(nearest) => format!("Có phải ý bạn là “{nearest}”?"),
                None => format!("Loại này đặt được trong: {}", names().join(", ")),
            };
            bail!("Không có chuyên mục “{name}”. {help}")
        }
    }
}

/// A section by its folder (`gioi-thieu/lich-su`), by the last part of it (`lich-su`), or by its title.
fn find<'s>(structure: &'s Structure, name: &str) -> Option<&'s SectionSchema> {
    let route = format!("/{}/", name.trim_matches('/'));
    let sections = || structure.sections.iter();
    let by_end = || sections().find(|section| section.route.ends_with(&route));
    structure.section(&route).or_else(by_end).or_else(|| sections().find(|section| fold(&section.title) == fold(name)))
}

fn unknown(schemas: &Schemas, what: &str) -> anyhow::Error {
    let sections = schemas.structure.sections.iter().filter(|section| section.usual_kind().is_some());
    let sections = sections.map(|section| section.route.trim_matches('/'));
    let known: Vec<&str> = schemas.kinds.keys().map(String::as_str).chain(sections).collect();
    let help = match vietnamese::nearest(what, known.iter().copied()) {
        Some(nearest) => format!("Có phải ý bạn là “{nearest}”?"),
        None => format!("Dùng được: site, {}", known.join(", ")),
    };
    anyhow::anyhow!("Không có loại nội dung hay chuyên mục “{what}”. {help}")
}
