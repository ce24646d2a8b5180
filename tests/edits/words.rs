//! What is written into the files of a school, sound and unsound.

/// Changes to the lines of a file.
pub trait Lines {
    /// Whether the line is there.
    fn has_line(&self, key: &str, value: &str) -> bool;
    /// The front matter says this under the key.
    fn with_line(&self, key: &str, value: &str) -> String;
    /// The same for a file that is nothing but YAML.
    fn with_bare_line(&self, key: &str, value: &str) -> String;
    /// The file says nothing under the key.
    fn without_line(&self, key: &str) -> String;
}

impl Lines for str {
    fn has_line(&self, key: &str, value: &str) -> bool {
        self.lines().any(|line| line == format!("{key}: {value}"))
    }

    fn with_line(&self, key: &str, value: &str) -> String {
        self.without_line(key).replacen("---\n", &format!("---\n{key}: {value}\n"), 1)
    }

    fn with_bare_line(&self, key: &str, value: &str) -> String {
        format!("{}{key}: {value}\n", self.without_line(key))
    }

    fn without_line(&self, key: &str) -> String {
        let start = format!("{key}:");
        self.split_inclusive('\n').filter(|line| !line.starts_with(&start)).collect()
    }
}

pub const TITLES: &[&str] = &[
    "Ngày hội đọc sách",
    "Lễ khai giảng",
    "\"Họp cha mẹ học sinh: đợt 1\"",
    "Ăn trưa bán trú & nước uống",
    "Đội tuyển đá cầu <lớp 9>",
    "\"\"",
    "Thông báo: thiếu ngoặc",
    "Sports day",
];

pub const TAGS: &[&str] =
    &["[học sinh]", "[hội thao, môi trường]", "[Học Sinh, học-sinh]", "[]", "[ceremony, trips]", "học sinh", "[\"\"]"];

pub const DATES: &[&str] =
    &["2026-11-21", "2026-11-22", "2025-01-01", "05/09/2026", "2026-11-20T07:00:00", "2019-12-31", "31/02/2026", "nay"];

pub const HIDING: &[(&str, &str)] = &[
    ("draft", "true"),
    ("publish", "2026-11-22"),
    ("publish", "2026-11-21T23:59:00"),
    ("expires", "2026-11-20"),
    ("expires", "2026-11-21 18:00"),
    ("expires", "2026-11-22"),
];

pub const OTHERS: &[(&str, &str)] = &[
    ("summary", "Tóm tắt một câu."),
    ("pinned", "true"),
    ("urgent", "true"),
    ("updated", "2026-11-21"),
    ("aliases", "[/bai-cu/tri-an/]"),
    ("aliases", "[/cu/, /tin-tuc/cu/]"),
    ("image", "san-truong.jpg"),
    ("image", "/tin-tuc/2026/san-truong.jpg"),
    ("event", "{ start: 2026-11-23, place: Hội trường }"),
    ("organisation", "cong-doan"),
    ("translation_of", "../../tin-tuc/2026/khai-giang.md"),
    ("replaces", "[ke-hoach.md]"),
    ("files", "[ke-hoach.pdf]"),
    ("number", "20/KH-THCS"),
    ("issued", "2025-12-01"),
    ("expired", "2026-11-01"),
    ("closes", "2026-11-20"),
    ("order", "3"),
    ("position", "Bí thư Đoàn trường"),
    ("slug", "trang-khac"),
    ("slug", "Trang Khác"),
    ("lang", "en"),
    ("kind", "page"),
    ("as_of", "2026-11-01"),
    ("totals", "{ pupils: 310 }"),
    ("ngay", "2026-11-27"),
    ("khong_co", "1"),
];

pub const BODIES: &[&str] = &[
    "Thêm một đoạn có *chữ nghiêng* và [trang của Sở](https://so.example/tin).",
    "Xem [lễ khai giảng](/tin-tuc/2026/khai-giang.md) và [văn bản](/van-ban/2026/sua-doi.md).",
    "Xem [phần lễ](/tin-tuc/2026/khai-giang.md#phan-le).",
    "## Phần lễ\n\nChào cờ, hát Quốc ca.",
    "![Sân trường](/tin-tuc/2026/san-truong.jpg)",
    "[Tải kế hoạch](/van-ban/2026/ke-hoach.pdf)",
    "[Trang không có](khong-co.md)",
    "| Lớp | Điểm |\n|---|---:|\n| 6A | 9 |",
    "> [!TIP]\n> Mang theo áo mưa.\n\nGhi chú.[^1]\n\n[^1]: Theo ban tổ chức.",
    "<script>alert(1)</script> <kbd>Ctrl</kbd>",
    "Liên hệ hoaphuong@gmail.com, số căn cước 079203001234.",
    "```yaml\na: 1\n```",
    "Nội dung đang cập nhật…",
];

pub const FOLDERS: &[&str] = &[
    "content/tin-tuc/2026",
    "content/tin-tuc",
    "content/thong-bao",
    "content/hoat-dong/2025",
    "content/doan-the",
    "content/gioi-thieu/lich-su",
    "content/van-ban/2026",
    "content/hoi-dap",
    "content/en/tin-tuc",
    "content/thuc-don",
    "content/muc-khong-co",
];

pub const NAMES: &[&str] =
    &["khai-giang", "Khai Giảng", "hoi-thao", "xe-dap", "2026-w47", "moi", "con", "_index", "nam"];

const POST: &str = "---\ndate: 2026-11-19\nauthor: Ban Biên tập\napproved_by: Hiệu trưởng\n---\nTin mới viết.\n";

/// New pages: the folder and the text.
pub const NEW: &[(&str, &str)] = &[
    ("content/tin-tuc/2026", POST),
    ("content/tin-tuc", POST),
    ("content/thong-bao", POST),
    ("content/en/thong-bao", POST),
    ("content/doan-the", POST),
    ("content/gioi-thieu/thanh-tich", "---\n---\nNhiều năm là tập thể lao động xuất sắc.\n"),
    ("content/hoi-dap", "---\nasked: 2026-11-20\nquestion: Khi nào thi?\n---\n"),
    ("content/thuc-don", "---\nngay: 2026-11-25\nmon: [Cơm, Thịt kho]\n---\n"),
    ("content/lich-cong-tac", "---\nweek: 2026-W48\nentries: [{ day: 2026-11-24, what: Họp tổ }]\n---\n"),
    (
        "content/van-ban/2026",
        "---\nnumber: 1/TB-THCS\ntype: Thông báo\nauthority: UBND xã\nissued: 2026-11-03\nabstract: Nghỉ lễ\n\
         files: [ke-hoach.pdf]\namends: [ke-hoach.md]\n---\n",
    ),
];

/// What breaks front matter, or the page.
pub const FAULTS: &[&str] =
    &["title: \"\n", "\tx: 1\n", "---\n", "- a\n: b\n", "title: x\ntitle: y\n", "{%\n", "&a *b\n"];

pub const CONFIG: &[(&str, &str)] = &[
    ("name", "Trường THCS Bằng Lăng Tím"),
    ("name_en", "Bang Lang Tim Secondary School"),
    ("short_name", "THCS Hoa Phượng"),
    ("motto", "Dạy tốt, học tốt"),
    ("unit", "tieu-hoc"),
    ("unit", "mam-non"),
    ("unit", "đại học"),
    ("ownership", "ngoai-cong-lap"),
    ("province", "Thành phố Hồ Chí Minh"),
    ("province", "Tỉnh Quảng Ngãi"),
    ("founded", "2024"),
    ("base_url", "https://phonghoa.example/truong/"),
    ("base_url", "hoaphuongvi"),
    ("emails", "[hoaphuongvi@gmail.com]"),
    ("hours", "7 giờ đến 17 giờ"),
    ("languages", "[vi]"),
    ("languages", "[vi, en]"),
    ("logo", "content/tin-tuc/2026/san-truong.jpg"),
    ("colours", "{ primary: \"#7a1f1f\" }"),
    ("menus", "{ main: [{ title: Tin, routes: [/tin-tuc/, /thong-bao/] }], quick: [/hoi-dap/] }"),
    ("menus", "{ quick: [/khong-co/] }"),
    ("page_size", "6"),
    ("page_size", "100"),
    ("page_size", "1"),
    ("search", "true"),
    ("search", "false"),
    ("search", "false"),
    ("declared", "{ address_reported: 2026-09-10, data_centre: Trung tâm dữ liệu tỉnh }"),
    ("khong_co", "1"),
];

/// A built-in kind, described anew by the site.
const QUESTION: &str = "\
kind: question
label: Câu hỏi
about: Câu hỏi của phụ huynh.
order: [title]
date: asked
feed: true
fields:
  asked: { type: date, required: true, label: Ngày hỏi }
  question: { type: text, required: true, label: Câu hỏi }
  answered: { type: date, label: Ngày trả lời }
  answer: { type: text, label: Trả lời }
  answered_by: { type: text, label: Người trả lời }
  field: { type: text, label: Lĩnh vực }
";

/// The school's own kind, with a section that it names itself and a field that readers aren't to see.
const MENU: &str = "\
kind: thuc-don
label: Bữa trưa
label_en: Lunch
about: Các bữa.
order: [ngay]
date: ngay
feed: true
section: { route: /bua-trua/, menu: Học tập }
fields:
  ngay: { type: date, required: true, label: Ngày ăn, label_en: Day }
  mon: { type: list, of: { type: text }, shown: false, label: Món }
";

/// A rule of the school's own.
const PACK: &str = "\
id: truong
title: Việc của trường
version: 1
in_force_from: 2026-01-01
citation: { document: Quy chế của trường }
rules:
  - id: truong.thuc-don
    title: Thực đơn bán trú
    clause: điều 1
    level: mandatory
    condition: Có thực đơn
    todo: Viết thực đơn
    check: { section_has: { route: /thuc-don/, kind: thuc-don, words: 1, what: thực đơn } }
";

/// Files that are exchanged as a whole: the theme, the schemas, tables, pictures.
pub const FILES: &[(&str, &str)] = &[
    ("theme/templates/post.html", "<article class=\"cua-truong\">{{ page.title }} {{ page.lang }}</article>\n"),
    ("theme/templates/post.html", "{% extends \"base.html\" %}{% block main %}{{ view.khong_co.gi }}{% endblock %}\n"),
    ("theme/templates/post.html", "{% if page.title %}chưa đóng\n"),
    ("theme/templates/question.html", "{% extends \"base.html\" %}{% block main %}{{ site.name }}{% endblock %}\n"),
    ("theme/templates/_footer.html", "<footer>{{ site.name }}, {{ site.year }}</footer>\n"),
    ("theme/templates/_footer.html", "<footer>{{ site.khong_co.gi }}</footer>\n"),
    ("theme/strings.yaml", "home: { vi: Nhà, en: House }\n"),
    ("theme/strings.yaml", "home: [\n"),
    ("theme/style/95-truong.css", ".cua-truong { padding: 2rem }\n"),
    ("theme/assets/truong.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
    ("schemas/content/thuc-don.yaml", "kind: thuc-don\nlabel: Bữa trưa\nabout: Các bữa.\nfields: {}\n"),
    ("schemas/content/thuc-don.yaml", "kind: thuc-don\nfields: [\n"),
    ("schemas/content/thuc-don.yaml", MENU),
    (
        "theme/templates/entries-thuc-don.html",
        "{{ view.heading }}{% for row in view.rows %}{{ row.title }}{% endfor %}\n",
    ),
    (
        "theme/templates/entry-thuc-don.html",
        "{{ view.title }}{% for fact in view.details %}{{ fact.label }}{% endfor %}\n",
    ),
    ("schemas/content/question.yaml", QUESTION),
    ("schemas/structure.yaml", "sections: []\n"),
    (
        "schemas/structure.yaml",
        "sections:\n  - { route: /an/, title: Ăn, about: Ăn trưa., kinds: [thuc-don], view: pages }\n",
    ),
    ("schemas/checklist/truong.yaml", PACK),
    ("content/thong-ke/hoc-sinh.csv", "Khối;Số lớp;Học sinh;Nữ\nLớp 6;5;200;90\n"),
    ("content/thong-ke/hoc-sinh.csv", "Khối;Số lớp\nLớp 6;năm\n"),
    ("content/van-ban/2026/ke-hoach.pdf (docx)", ""),
    ("content/van-ban/2026/sua-doi.pdf (pdf)", ""),
    ("content/tin-tuc/2026/san-truong.jpg (png)", ""),
    ("content/gioi-thieu/san-truong.jpg (jpeg)", ""),
];

/// What is not in a file: the moment, the address, whether drafts are shown.
pub const SURROUNDINGS: &[&str] = &[
    "today: 2026-11-20",
    "today: 2026-11-21",
    "today: 2026-11-21T18:00",
    "today: 2026-11-21T23:59",
    "today: 2026-11-22",
    "today: 2026-12-01",
    "today: 2027-01-01",
    "drafts: shown",
    "drafts: hidden",
    "base-url: http://localhost:1313/",
    "base-url: https://hoaphuongvi.example/",
];
