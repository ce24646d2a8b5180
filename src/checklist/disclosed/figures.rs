//! Whether a table says something: by the cells that hold its figures, never by what its rows are called. Running
//! numbers, codes, years and units are names too, however many digits they have.

use std::borrow::Cow;

use super::made_up::{are_made_up, is_typed};
use crate::content::placeholder;
use crate::content::real::{elsewhere, wording};
use crate::schema::{Table, Value, figure};
use crate::source::Spanned;
use crate::vietnamese::bare_words;

/// Words of a row's name that say something by themselves, where a table has nothing but names.
const SENTENCE: usize = 8;

/// Fewest rows by which a column that counts them is known.
const COUNTED: usize = 3;

/// Bare words that head columns of running numbers, codes, years and units.
const NAMING: [&str; 11] = [
    " stt ",
    " tt ",
    " so tt ",
    " so thu tu ",
    " ma ",
    " ma so ",
    " muc ",
    " dvt ",
    " don vi tinh ",
    " don vi ",
    " nam hoc ",
];

/// Bare words in the heads of columns that hold figures; where there are such, remarks beside them show nothing.
const COUNTING: [&str; 10] = [
    " so tien ",
    " so luong ",
    " tong so ",
    " muc thu ",
    " ty le ",
    " ti le ",
    " kinh phi ",
    " so lop ",
    " so hoc sinh ",
    " dien tich ",
];

/// Bare words in the heads of columns that only add to others.
const REMARK: &str = " ghi chu ";

/// Bare words in the heads of columns whose figures are honestly alike: levels, rates, parts, classes of each grade.
const ALIKE: [&str; 10] = [
    " muc ",
    " cap do ",
    " xep loai ",
    " ty le ",
    " ti le ",
    " phan tram ",
    " toi thieu ",
    " minimum ",
    " diem ",
    " lop ",
];

/// Bare words of what a school has many of: one of each post or room is honest, one pupil in each grade isn't.
const MANY: [&str; 13] = [
    " hoc sinh ",
    " tre ",
    " hoc vien ",
    " giao vien ",
    " phong hoc ",
    " so lop ",
    " tong thu ",
    " tong chi ",
    " tong cong ",
    " so tien ",
    " dien tich ",
    " kinh phi ",
    " ngan sach ",
];

/// Bare words of what no school counts nothing of.
const NEVER_NOUGHT: [&str; 7] =
    [" tong thu ", " tong chi ", " ngan sach ", " so lop ", " giao vien ", " phong hoc ", " dien tich "];

/// Bare words of what a school is glad to have none of.
const MAY_BE_NOUGHT: [&str; 25] = [
    " bo hoc ",
    " luu ban ",
    " o lai ",
    " chua dat ",
    " chua hoan thanh ",
    " chuyen ",
    " vi pham ",
    " ky luat ",
    " ki luat ",
    " tai nan ",
    " thieu ",
    " no ",
    " khuyet tat ",
    " mien ",
    " giam ",
    " ho tro ",
    " tai tro ",
    " vien tro ",
    " hoc bong ",
    " thi lai ",
    " yeu ",
    " kem ",
    " ren luyen trong he ",
    " dan toc ",
    " khieu nai ",
];

/// A table as text: the bare words of the heads of its columns, and its rows.
pub(super) struct Sheet<'t> {
    heads: Vec<String>,
    rows: Vec<Vec<Cow<'t, str>>>,
}

fn cell(cell: Option<&Spanned<Value>>) -> Cow<'_, str> {
    match cell.map(|cell| &cell.value) {
        None => Cow::Borrowed(""),
        Some(Value::Text(text)) => Cow::Borrowed(text),
        // A day or a choice was looked at as it was read: it says something.
        Some(value) => figure(value).map_or(Cow::Borrowed("có"), |figure| Cow::Owned(figure.to_string())),
    }
}

fn borrowed(row: &[String]) -> Vec<Cow<'_, str>> {
    row.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect()
}

impl<'t> Sheet<'t> {
    /// A table of the front matter.
    pub(super) fn of(table: &'t Table) -> Self {
        let heads = table.columns.iter().map(|column| bare_words(&column.label)).collect();
        let rows = table.rows.iter().map(|row| row.iter().map(|value| cell(value.as_ref())).collect()).collect();
        Self { heads, rows }
    }

    /// A table of the text, whose first row heads the others.
    pub(super) fn of_rows(rows: &'t [Vec<String>]) -> Self {
        let (heads, rows) = match rows {
            [heads, rows @ ..] if !rows.is_empty() => (heads.as_slice(), rows),
            rows => (&[][..], rows),
        };
        let heads = heads.iter().map(|head| bare_words(head)).collect();
        Self { heads, rows: rows.iter().map(|row| borrowed(row)).collect() }
    }

    /// Whether it says something.
    pub(super) fn says_something(&self) -> bool {
        let width = self.width();
        let names = self.name_columns(width);
        let rest: Vec<usize> = (names..width).filter(|column| !self.is_naming(*column)).collect();
        if rest.is_empty() {
            // What has only names may be a list of sentences.
            return width > 1 && self.column(names - 1).any(|cell| cell.split_whitespace().count() >= SENTENCE);
        }
        let counting: Vec<usize> = rest.iter().copied().filter(|column| self.is_counting(*column)).collect();
        self.told_by(if counting.is_empty() { rest } else { counting }).says_something()
    }

    /// Whether the cells that should hold its figures are empty, or keep their place.
    pub(super) fn is_blank(&self) -> bool {
        let columns = self.figure_columns();
        self.rows.is_empty() || !columns.is_empty() && self.told_by(columns).is_nothing()
    }

    /// Whether it counts nothing of what every school has, and isn't about what may honestly be none.
    pub(super) fn is_nought(&self, title: &str) -> bool {
        let told = self.told_by(self.figure_columns());
        if !told.figures || told.counted {
            return false;
        }
        let words = self.words();
        let may_be = || has(&words, &MAY_BE_NOUGHT) || has(&bare_words(title), &MAY_BE_NOUGHT);
        has(&words, &MANY) && (has(&words, &NEVER_NOUGHT) || !may_be())
    }

    /// Whether its figures are such as nobody counted.
    pub(super) fn is_made_up(&self) -> bool {
        let columns = self.figure_columns().into_iter().filter(|column| !has(self.head(*column), &ALIKE));
        let columns: Vec<Vec<&str>> = columns.map(|column| self.column(column).collect()).collect();
        if !are_made_up(&columns) {
            return false;
        }
        let words = self.words();
        let mut cells = columns.iter().flatten();
        // One of each is honest of posts and rooms; none is of much.
        let is_honest = cells.clone().all(|cell| *cell == "1") && !has(&words, &MANY);
        let is_rare = cells.any(|cell| *cell == "0") && !has(&words, &NEVER_NOUGHT);
        !is_honest && !is_rare
    }

    /// The bare words of its heads and of the names of its rows.
    pub(super) fn words(&self) -> String {
        let names = self.name_columns(self.width());
        let cells = self.rows.iter().flat_map(|row| row.iter().take(names)).map(|cell| bare_words(cell));
        self.heads.iter().cloned().chain(cells).collect()
    }

    fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// The columns that hold figures, if there are any: no names, no remarks.
    fn figure_columns(&self) -> Vec<usize> {
        let width = self.width();
        let is_figures = |column: &usize| !self.is_naming(*column) && !self.head(*column).contains(REMARK);
        (self.name_columns(width)..width).filter(is_figures).collect()
    }

    fn told_by(&self, columns: Vec<usize>) -> Told {
        let mut told = Told::default();
        for cell in columns.into_iter().flat_map(|column| self.column(column)) {
            told.add(cell);
        }
        told
    }

    fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.get(at));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// How many columns at the beginning name the rows: the first one, and where that only counts them, on to the one
    /// that has their names.
    fn name_columns(&self, width: usize) -> usize {
        let ordinal = (0..width).take_while(|column| self.is_ordinal(*column)).count();
        let has_names = || self.is_filled(ordinal) && self.column(ordinal).all(is_name);
        let is_named = ordinal < width && (ordinal == 0 || has_names());
        (ordinal + usize::from(is_named)).max(1)
    }

    /// Whether a column numbers the rows.
    fn is_ordinal(&self, at: usize) -> bool {
        let counts = || self.column(at).zip(1usize..).all(|(cell, nth)| cell.parse() == Ok(nth));
        let is_long = || self.column(at).nth(COUNTED - 1).is_some();
        self.is_naming(at) || self.is_filled(at) && (self.column(at).all(is_code) || (at == 0 || is_long()) && counts())
    }

    fn is_filled(&self, at: usize) -> bool {
        self.column(at).next().is_some()
    }

    fn head(&self, at: usize) -> &str {
        self.heads.get(at).map_or("", String::as_str)
    }

    fn is_naming(&self, at: usize) -> bool {
        let head = self.head(at);
        let is_of_years = || head.contains(" nam ") && self.column(at).all(is_year);
        NAMING.contains(&head) || is_of_years()
    }

    fn is_counting(&self, at: usize) -> bool {
        has(self.head(at), &COUNTING)
    }
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|words| text.contains(words))
}

/// Whether a cell has words and begins with none of the figures that a table is made for.
fn is_name(cell: &str) -> bool {
    let has_words = cell.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    has_words && !cell.starts_with(|c: char| c.is_ascii_digit()) && !wording::is_dummy(cell)
}

/// “A.1”, “II”, “b)”: what numbers a row and isn't a figure.
fn is_code(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let is_roman =
        || cell.chars().filter(|c| c.is_alphabetic()).all(|c| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x'));
    letters > 0 && (letters == 1 || is_roman()) && !cell.contains(char::is_whitespace)
}

/// “2025”, “2025-2026”.
fn is_year(cell: &str) -> bool {
    let parts = cell.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let is_one = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    cell.starts_with(|c: char| c.is_ascii_digit()) && parts.clone().count() <= 2 && parts.into_iter().all(is_one)
}

/// What the cells of a table say together.
#[derive(Default)]
struct Told {
    /// Whether any has a figure.
    figures: bool,
    /// Whether one of these isn't zero.
    counted: bool,
    /// Whether any has a word that keeps no place.
    words: bool,
}

impl Told {
    fn add(&mut self, cell: &str) {
        if wording::is_dummy(cell) || placeholder::find(cell).is_some() || elsewhere::points(cell) || is_typed(cell) {
            return;
        }
        if cell.bytes().any(|byte| byte.is_ascii_digit()) {
            self.figures = true;
            self.counted |= cell.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        } else {
            self.words |= cell.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
        }
    }

    fn is_nothing(&self) -> bool {
        !self.figures && !self.words
    }

    /// Where there are figures, one of them isn't zero: units beside them say nothing.
    fn says_something(&self) -> bool {
        if self.figures { self.counted } else { self.words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(table: &str) -> bool {
        let rows = table.split('/').map(|row| row.split(',').map(|cell| cell.trim().to_owned()).collect());
        Sheet::of_rows(&rows.collect::<Vec<Vec<String>>>()).says_something()
    }

    #[test]
    fn names_numbers_codes_years_and_units_show_nothing() {
        for table in [
            "Nội dung,Số tiền/Tổng thu,",
            "TT,Khoản thu,Mức thu/1,Học phí,theo quy định/2,Tiền ăn,đang cập nhật",
            "Nội dung,Số tiền/Tổng thu,0/Tổng chi,0 đồng",
            "Nội dung,Số tiền/Tổng thu,0,0",
            "Nội dung,Số tiền/Tổng thu,xxx/Tổng chi,-",
            "STT,Nội dung,Số tiền/1,Tổng thu,Đang cập nhật/2,Tổng chi,Chưa có",
            "STT,Nội dung,Số tiền/1,Thu năm 2025,/2,Chi năm 2025,",
            "Mục,Nội dung,Số tiền/A.1,Thu ngân sách,.../A.2,Thu khác,...",
            ",Nội dung,Số tiền/I,Thu ngân sách,.../II,Thu khác,...",
            "Khối,Học sinh/Khối 6,/Khối 7,",
            "Năm,Nội dung/2024,/2025,",
            "Nội dung,ĐVT,Số lượng/Máy tính,cái,chưa có/Ti vi,cái,",
            "Nội dung,Số tiền,Ghi chú/Tổng thu,...,theo dự toán",
            "STT,Nội dung/1,Tổng thu/2,Tổng chi",
            "Nội dung,Số tiền/Tổng thu,Đang cập nhật năm 2025",
            "Nội dung,Số tiền/Tổng thu,123456789/Tổng chi,987.654.321",
            "Khoản thu,Mức thu/Học phí,Theo quy định/Tiền ăn,Theo thỏa thuận",
        ] {
            assert!(!shown(table), "{table}");
        }
    }

    #[test]
    fn figures_and_words_that_tell_show_something() {
        for table in [
            "Nội dung,Số tiền/Tổng thu,12",
            "Nội dung,Số tiền/Tổng thu,0/Tổng chi,1.250.000 đồng",
            "STT,Khoản thu,Mức thu/1,Học phí,Không thu/2,Nước uống,Không thu",
            "Năm học,Học sinh/2024-2025,1412/2025-2026,1398",
            "Lớp,Sĩ số/6A,42",
            "Khối,Số lớp,Học sinh/6,8,360/7,8,352/8,7,311/9,7,300",
            "Tiêu chuẩn,Kết quả/Tổ chức và quản lý nhà trường,Đạt mức 2",
            "STT,Cam kết/1,Mỗi lớp không quá bốn mươi lăm em và học hai buổi",
            "TT,Họ và tên,Trình độ/1,Lê Thị Phượng Vĩ,Thạc sĩ",
            "1,2/3,4",
        ] {
            assert!(shown(table), "{table}");
        }
    }
}
