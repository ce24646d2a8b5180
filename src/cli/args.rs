//! The commands and their options.

use std::path::PathBuf;

use clap::{ArgAction, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::{Date, DateTime};

#[cfg(feature = "serve")]
use super::serve::ServeArgs;
use crate::schema::Schemas;
use crate::vietnamese;

/// How help is laid out; clap's own layout has English headings.
const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// Tạo trang thông tin điện tử của trường học từ các tệp Markdown, kèm bảng đối chiếu nội dung theo quy định.
#[derive(Debug, Parser)]
#[command(
    name = "congtruong",
    // Help calls the program by its name, whatever the file was called.
    bin_name = "congtruong",
    version,
    help_template = TEMPLATE,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "Bắt đầu: congtruong new site truong-toi, rồi đọc congtruong guide."
)]
pub(super) struct Args {
    /// In phần trợ giúp này
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "Tùy chọn chung")]
    help: Option<bool>,
    /// In số phiên bản
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Tùy chọn chung")]
    version: Option<bool>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tạo trang: đọc nội dung, kiểm tra, ghi ra thư mục xuất
    #[command(help_template = TEMPLATE, override_usage = "congtruong build [TÙY CHỌN] [THƯ_MỤC]")]
    Build(BuildArgs),
    /// Xem thử trang trong trình duyệt; sửa tệp là trang tự cập nhật
    #[cfg(feature = "serve")]
    #[command(help_template = TEMPLATE, override_usage = "congtruong serve [TÙY CHỌN] [THƯ_MỤC]")]
    Serve(ServeArgs),
    /// Kiểm tra nội dung và đối chiếu với quy định, không ghi gì
    #[command(help_template = TEMPLATE, override_usage = "congtruong check [TÙY CHỌN] [THƯ_MỤC]")]
    Check(CheckArgs),
    /// Sửa giúp những chỗ chỉ có một cách hiểu; cho xem trước khi ghi
    #[command(help_template = TEMPLATE, override_usage = "congtruong fix [TÙY CHỌN] [THƯ_MỤC|TỆP]")]
    Fix(FixArgs),
    /// Tạo một trang mới, hoặc một bài viết, văn bản… mới từ mẫu
    #[command(help_template = TEMPLATE)]
    New(Box<NewArgs>),
    /// Tìm trong trang như người đọc sẽ tìm
    #[command(help_template = TEMPLATE, override_usage = "congtruong search [TÙY CHỌN] <CÂU_TÌM>")]
    Search(SearchArgs),
    /// Giải thích một mã lỗi (E206) hoặc một nội dung của bảng đối chiếu
    #[command(help_template = TEMPLATE)]
    Explain {
        /// Mã như E206, hoặc mã của một nội dung trong bảng đối chiếu
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        code: String,
    },
    /// In hướng dẫn nhanh cho Ban Biên tập
    #[command(help_template = TEMPLATE)]
    Guide,
    /// In kịch bản gợi ý lệnh cho cửa sổ dòng lệnh
    #[command(help_template = TEMPLATE)]
    Completions {
        /// Loại cửa sổ dòng lệnh
        #[arg(value_name = "SHELL", help_heading = "Tham số", hide_possible_values = true)]
        shell: Shell,
    },
    /// Ghi bản kể mỗi mẫu giao diện nhận được gì
    #[command(help_template = TEMPLATE, hide = true)]
    TemplateReference {
        /// Tệp để ghi
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: PathBuf,
    },
    /// Dựng trang theo mẫu của trường cho một tiến trình khác của chương trình
    #[command(name = crate::edge::apart::COMMAND, help_template = TEMPLATE, hide = true)]
    RenderApart,
    /// Ghi JSON Schema của các loại nội dung
    #[command(help_template = TEMPLATE, hide = true)]
    JsonSchemas {
        /// Thư mục để ghi
        #[arg(value_name = "THƯ_MỤC", help_heading = "Tham số")]
        folder: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct SearchArgs {
    /// Các từ cần tìm, có dấu hay không dấu
    #[arg(value_name = "CÂU_TÌM", help_heading = "Tham số")]
    pub query: String,
    /// Thư mục của trang, hoặc thư mục đã xuất; nếu không ghi là thư mục đang đứng
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", hide_default_value = true)]
    pub site: PathBuf,
    /// Coi như đang ở ngày này (2026-09-05 hoặc 05/09/2026, chưa giờ nào đến), hoặc giờ này (2026-09-05T18:00)
    #[arg(long, value_name = "NGÀY", value_parser = moment)]
    pub today: Option<DateTime>,
    /// Số kết quả hiện ra
    #[arg(long, value_name = "SỐ", default_value_t = 10)]
    pub limit: usize,
    /// Dạng kết quả: human (để đọc), json
    #[arg(
        long,
        value_name = "DẠNG",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: HitsFormat,
}

/// How results of a search are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum HitsFormat {
    /// For reading in a terminal.
    #[default]
    Human,
    /// `{ total, results: [{ url, title, kind, date }] }`, named as `search.js` names them.
    Json,
}

#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    /// Thư mục xuất; nếu không ghi là thư mục public trong thư mục của trang
    #[arg(long, value_name = "THƯ_MỤC")]
    pub out: Option<PathBuf>,
    /// Địa chỉ của trang, thay cho base_url trong site.yaml
    #[arg(long, value_name = "ĐỊA_CHỈ")]
    pub base_url: Option<String>,
    /// Không đăng khi bảng đối chiếu còn thiếu nội dung bắt buộc
    #[arg(long)]
    pub strict: bool,
    /// Ghi cả vào thư mục xuất đã có tệp của người khác (các tệp ấy được giữ lại; tệp nằm đúng chỗ của trang được đổi tên)
    #[arg(long)]
    pub force: bool,
    /// Ghi chắc xuống đĩa để mất điện lúc nào trang cũng nguyên vẹn (lâu hơn)
    #[arg(long)]
    pub durable: bool,
    /// Đưa cả bản nháp và bài hẹn giờ vào trang, để tự xem trước
    #[arg(long)]
    pub drafts: bool,
    /// Làm lại từ đầu, không dùng những gì thư mục .congtruong còn nhớ từ lần trước
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    /// Dạng kết quả: human (để đọc), json, sarif, junit
    #[arg(
        long,
        value_name = "DẠNG",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct FixArgs {
    /// Thư mục của trang, hoặc một thư mục, một tệp trong content; nếu không ghi là thư mục đang đứng
    #[arg(value_name = "THƯ_MỤC|TỆP", default_value = ".", hide_default_value = true, help_heading = "Tham số")]
    pub place: PathBuf,
    /// Ghi ngay các thay đổi, không hỏi
    #[arg(short, long)]
    pub yes: bool,
}

/// Which site, and for which moment.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct SiteArgs {
    /// Thư mục của trang, nơi có site.yaml; nếu không ghi là thư mục đang đứng
    #[arg(value_name = "THƯ_MỤC", default_value = ".", hide_default_value = true, help_heading = "Tham số")]
    pub folder: PathBuf,
    /// Coi như đang ở ngày này (2026-09-05 hoặc 05/09/2026, chưa giờ nào đến), hoặc giờ này (2026-09-05T18:00)
    #[arg(long, value_name = "NGÀY", value_parser = moment)]
    pub today: Option<DateTime>,
}

/// Where a site is published when nothing else is said, below its folder.
pub(super) const PUBLIC: &str = "public";

impl SiteArgs {
    /// Where the site is published when nothing else is said.
    pub fn public(&self) -> PathBuf {
        self.folder.join(PUBLIC)
    }
}

/// How the verdict is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading in a terminal.
    #[default]
    Human,
    /// `report.json`.
    Json,
    /// SARIF 2.1.0, for code hosts.
    Sarif,
    /// JUnit XML, for build servers.
    Junit,
}

#[derive(Debug, clap::Args)]
#[command(
    next_help_heading = "Tùy chọn",
    override_usage = "congtruong new site THƯ_MỤC\n           congtruong new LOẠI \"Tiêu đề\""
)]
pub(super) struct NewArgs {
    /// site, hoặc loại nội dung, hoặc tên chuyên mục
    #[arg(value_name = "LOẠI", help_heading = "Tham số", display_order = 1)]
    pub what: String,
    /// Thư mục của trang mới, hoặc tiêu đề của bài mới
    #[arg(value_name = "THƯ_MỤC|TIÊU_ĐỀ", help_heading = "Tham số", display_order = 2)]
    pub name_or_title: String,
    /// Bài mới: thư mục của trang; nếu không ghi là thư mục đang đứng
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".", hide_default_value = true)]
    pub dir: PathBuf,
    /// Bài mới: chuyên mục, ví dụ hoat-dong
    #[arg(long, value_name = "CHUYÊN_MỤC")]
    pub section: Option<String>,
    /// Bài mới: coi hôm nay là ngày này
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub school: SchoolArgs,
}

/// What a new site is told of its school.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Tùy chọn của new site (thiếu thì được hỏi)")]
pub(super) struct SchoolArgs {
    /// Tên đầy đủ của đơn vị
    #[arg(long, value_name = "TÊN")]
    pub name: Option<String>,
    /// Loại đơn vị
    #[arg(long, value_name = "LOẠI")]
    pub unit: Option<String>,
    /// Tỉnh, thành phố
    #[arg(long, value_name = "TỈNH")]
    pub province: Option<String>,
    /// Địa chỉ của trang
    #[arg(long, value_name = "ĐỊA_CHỈ")]
    pub base_url: Option<String>,
    /// Số nhà, đường, xã hoặc phường
    #[arg(long, value_name = "ĐỊA_CHỈ")]
    pub address: Option<String>,
    /// Điện thoại
    #[arg(long, value_name = "SỐ")]
    pub phone: Option<String>,
    /// Thư điện tử chính thức
    #[arg(long, value_name = "THƯ")]
    pub email: Option<String>,
    /// Họ tên người chịu trách nhiệm nội dung
    #[arg(long, value_name = "HỌ_TÊN")]
    pub responsible: Option<String>,
    /// Chức vụ của người ấy
    #[arg(long, value_name = "CHỨC_VỤ")]
    pub position: Option<String>,
}

/// The commands, with what only schemas know in their help. That is read when help on them is asked for, or they run.
pub(super) fn command() -> clap::Command {
    Args::command().mut_subcommand("new", |new| {
        new.defer(|new| {
            let schemas = Schemas::built_in();
            new.mut_arg("unit", |unit| unit.help(units_help(&schemas))).after_help(kinds_help(&schemas))
        })
    })
}

/// What `--unit` may be.
fn units_help(schemas: &Schemas) -> String {
    format!("Loại đơn vị: {}", schemas.units().keys().cloned().collect::<Vec<_>>().join(", "))
}

/// The kinds and the sections that take files of theirs, each with what it is called.
fn kinds_help(schemas: &Schemas) -> String {
    let kinds = schemas.kinds.values().map(|kind| (kind.name.as_str(), kind.label.as_str()));
    let sections = schemas.structure.sections.iter().filter(|section| section.usual_kind().is_some());
    let sections = sections.map(|section| (section.route.trim_matches('/'), section.title.as_str()));
    format!(
        "Loại nội dung:\n{}\nChuyên mục:\n{}\nCòn có loại và chuyên mục mà trang tự thêm trong thư mục schemas.",
        listed(kinds),
        listed(sections)
    )
}

/// Names and what they stand for, as clap lists options.
fn listed<'s>(rows: impl Iterator<Item = (&'s str, &'s str)>) -> String {
    let rows: Vec<_> = rows.collect();
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    rows.into_iter().map(|(name, label)| format!("  {name:<width$}  {label}\n")).collect()
}

fn date(text: &str) -> Result<Date, String> {
    vietnamese::parse_date(text).map_err(|_| "viết ngày là 2026-09-05 hoặc 05/09/2026".to_owned())
}

fn moment(text: &str) -> Result<DateTime, String> {
    vietnamese::parse_datetime(text)
        .map_err(|_| "viết ngày là 2026-09-05 hoặc 05/09/2026; có giờ thì viết 2026-09-05T18:00".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_of_new_names_every_kind_every_section_and_every_unit_of_the_schemas() {
        let mut command = command();
        command.build();
        let help = command.find_subcommand_mut("new").unwrap().render_long_help().to_string();
        let words: Vec<&str> = help.split(|c: char| c.is_whitespace() || c == ',').collect();
        let schemas = Schemas::built_in();
        let sections = schemas.structure.sections.iter().filter(|section| !section.kinds.is_empty());
        let sections = sections.map(|section| section.route.trim_matches('/').to_owned());
        let units = schemas.units().into_keys();
        for name in schemas.kinds.keys().cloned().chain(sections).chain(units) {
            assert!(words.contains(&name.as_str()), "{name} is missing:\n{help}");
        }
    }
}
