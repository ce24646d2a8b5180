//! `site.yaml`: who the school is, and how the site is shown. Checked by the fields of `schemas/site.yaml`.

use serde::{Deserialize, Serialize};

use crate::colour::{self, Colour};
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, Source};
use crate::schema::{Choice, MenuGroup, Schemas, from_fields, root_fields};
use crate::source::{SourcePath, Spanned};

/// The name of the configuration file.
pub const FILE: &str = "site.yaml";

/// What `site.yaml` says. Serialised it is what templates are given as it was written; what is not for pages, or comes
/// to them in another form, is skipped.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Config {
    /// The full name of the unit.
    #[serde(skip_serializing)]
    pub name: Spanned<String>,
    /// Its English name.
    #[serde(skip_serializing)]
    pub name_en: Option<String>,
    /// A shorter name for narrow screens.
    #[serde(skip_serializing)]
    pub short_name: Option<String>,
    /// A motto under the name.
    pub motto: Option<String>,
    /// The kind of unit.
    #[serde(skip_serializing)]
    pub unit: Choice,
    /// Public or private.
    pub ownership: Option<Choice>,
    /// Province or city.
    pub province: Spanned<String>,
    /// The province before the merger of 1 July 2025, where it was another than follows from the name.
    #[serde(skip_serializing)]
    pub former_province: Option<Spanned<String>>,
    /// The district that there was until then.
    #[serde(skip_serializing)]
    pub former_district: Option<String>,
    /// Commune or ward.
    pub ward: Option<String>,
    /// The year it was founded; shortens the five years of statistics.
    pub founded: Option<Spanned<i16>>,
    /// The address of the site, a folder included.
    #[serde(skip_serializing)]
    pub base_url: Spanned<String>,
    /// Where the school stands.
    #[serde(skip_serializing)]
    pub address: String,
    /// Telephone numbers.
    #[serde(skip_serializing)]
    pub phones: Vec<Spanned<String>>,
    /// Official e-mail addresses.
    #[serde(skip_serializing)]
    pub emails: Vec<Spanned<String>>,
    /// The mailbox for what people want to tell the school.
    #[serde(skip_serializing)]
    pub feedback_email: Option<Spanned<String>>,
    /// Working hours.
    pub hours: Option<String>,
    /// Who answers for the contents.
    pub responsible: Person,
    /// The bodies above the school.
    #[serde(default)]
    pub supervisors: Vec<Supervisor>,
    /// The languages of the site.
    #[serde(default, skip_serializing)]
    pub languages: Vec<String>,
    /// A picture in the site's folder, shown beside the name.
    #[serde(skip_serializing)]
    pub logo: Option<Spanned<SourcePath>>,
    /// Theme colours.
    #[serde(default, skip_serializing)]
    pub colours: Colours,
    /// Menus of the school's own.
    #[serde(default, skip_serializing)]
    pub menus: Menus,
    /// Whether readers search the whole text in their browser; they do unless the site says no.
    #[serde(default = "yes", skip_serializing)]
    pub search: bool,
    /// Posts on one page of a list.
    #[serde(skip_serializing)]
    pub page_size: Option<usize>,
    /// Addresses that were given up: themselves and all below them.
    #[serde(default, skip_serializing)]
    pub gone: Vec<Spanned<String>>,
    /// Feeds of the sector's portal, as cached files.
    #[serde(default, skip_serializing)]
    pub portal_rss: Vec<PortalFeed>,
    /// What the school states about matters outside the site.
    #[serde(default, skip_serializing)]
    pub declared: Declared,
}

fn yes() -> bool {
    true
}

/// A name and a position.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Position in the school, as people say it.
    pub position: String,
}

/// A body above the school.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Supervisor {
    /// As it names itself: `Sở Giáo dục và Đào tạo`.
    pub name: String,
    /// Its site.
    pub url: Spanned<String>,
    /// Ministry, department, commune or division: which resource library of theirs is looked for follows from it.
    pub level: Choice,
}

/// Colours as `#rrggbb`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Colours {
    /// Headings, links, the header.
    pub primary: Option<Spanned<String>>,
    /// Marks and highlights.
    pub accent: Option<Spanned<String>>,
}

impl Colours {
    /// Tells where letters can't have the colour that the school chose.
    fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        let uses = [
            (&self.primary, colour::TEXT, "chữ và liên kết", ": nền và nút vẫn có màu này"),
            (&self.accent, colour::MARK, "đường viền và dấu", ""),
        ];
        for (chosen, contrast, what, elsewhere) in uses {
            let Some(chosen) = chosen else { continue };
            let Some((brand, ink)) = Colour::parse(&chosen.value).map(|brand| (brand, brand.as_ink(contrast))) else {
                continue;
            };
            if ink != brand {
                let message = format!("Màu “{}” quá nhạt cho {what} trên nền sáng nên ở đó dùng {ink}", chosen.value);
                let help = format!("Giữ nguyên cũng được{elsewhere}; muốn khỏi nhắc thì ghi \"{ink}\"");
                diagnostics.push(Diagnostic::warning(Code::PaleColour, message).at(path, chosen.span).help(help));
            }
        }
    }
}

/// Menus of the school's own.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Menus {
    /// Replaces the main menu.
    #[serde(default)]
    pub main: Vec<MenuGroup>,
    /// Replaces the quick buttons.
    #[serde(default)]
    pub quick: Vec<String>,
}

/// A feed of the sector's portal, as the editors last saved it.
#[derive(Clone, Debug, Deserialize)]
pub struct PortalFeed {
    /// What readers call the feed.
    pub title: String,
    /// The saved RSS file.
    pub file: Spanned<SourcePath>,
    /// Where it comes from.
    pub url: String,
}

/// Statements about the outside world; the program can't see whether they are true.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Declared {
    /// When the address was reported to the body above.
    pub address_reported: Option<Spanned<jiff::civil::Date>>,
    /// Where the server stands.
    pub data_centre: Option<Spanned<String>>,
    /// When it said that there was nothing to consult on.
    pub no_consultation: Option<jiff::civil::Date>,
    /// When it said that it holds no exam whose marks are looked up.
    pub no_exam: Option<jiff::civil::Date>,
    /// When it said that none of its procedures is done over the network.
    pub no_online_service: Option<jiff::civil::Date>,
}

impl Config {
    /// The fingerprint of what [`Config::load`] reads, `schemas` being theirs.
    pub fn fingerprint(inputs: &Inputs, schemas: Fingerprint) -> Fingerprint {
        let written = SourcePath::new(FILE).and_then(|path| inputs.bytes(&path));
        Fingerprint::of_all(written.map(|bytes| Fingerprint::of(bytes)).into_iter().chain([schemas]))
    }

    /// Reads `site.yaml` from the snapshot; `None` when it is missing or wrong, with the reasons reported.
    pub fn load(inputs: &Inputs, schemas: &Schemas, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let path = SourcePath::new(FILE)?;
        let Some(Source::Text(bytes)) = inputs.sources.get(&path) else {
            diagnostics.push(
                Diagnostic::error(Code::NoConfig, "Thư mục không có tệp site.yaml")
                    .help("Chạy congtruong new site để tạo một trang mới, hoặc chỉ đúng thư mục của trang"),
            );
            return None;
        };
        let fields = root_fields(&path, bytes, &schemas.site, diagnostics)?;
        let config: Result<Self, _> = from_fields(&fields);
        config
            .inspect(|config: &Self| config.colours.check(&path, diagnostics))
            .map_err(|misfit| {
                let message = format!("schemas/site.yaml không khớp với chương trình: {misfit}");
                diagnostics.push(Diagnostic::error(Code::BadSchema, message).in_file(&path));
            })
            .ok()
    }

    /// Whether the site has an English version.
    pub fn has_english(&self) -> bool {
        self.languages.iter().any(|language| language == "en")
    }
}

/// A `site.yaml` of a made-up school, for tests.
#[cfg(test)]
pub(crate) const SAMPLE: &str = r#"name: Trường THCS Hoa Phượng Vĩ
unit: thcs
province: Phượng Hoa
base_url: "https://thcshoaphuongvi.phuonghoa.edu.vn/"
address: số 12 đường Hàng Điệp
phones: ["0299 000 1998"]
emails: [c2hoaphuongvi@phuonghoa.edu.vn]
responsible: { name: Lê Thị Phượng Vĩ, position: Hiệu trưởng }
"#;
