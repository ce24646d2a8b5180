//! Full-text search on the example site, from the exported index alone.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::path::Path;
use std::sync::OnceLock;

use congtruong::address::OutPath;
use congtruong::output::Product;
use congtruong::search::{Files, Hits, IndexMemo, Query, Searcher};
use congtruong::{Inputs, Memo, Outputs, build, draft, edge};

fn example() -> &'static Outputs {
    static OUTPUTS: OnceLock<Outputs> = OnceLock::new();
    OUTPUTS.get_or_init(|| {
        let today = jiff::civil::date(2026, 11, 21);
        let inputs = edge::read::read(Path::new("example-site"), today).expect("the example site");
        build(&inputs, &Memo::none()).outputs.expect("a sound site")
    })
}

fn search(files: &Files, text: &str) -> Hits {
    Searcher::of(files).expect("an index").search(&Query { text, limit: 10 }).expect("whole files")
}

fn urls(text: &str) -> Vec<String> {
    search(example().search(), text).hits.into_iter().map(|hit| hit.url).collect()
}

const SITE: &str = "name: Trường THCS Hoa Phượng Vĩ\nunit: thcs\nprovince: Phượng Hoa\n\
    base_url: https://truong.example/lop/\naddress: Số 1\nphones: [\"0299 000 1998\"]\nemails: [c2@phuonghoa.edu.vn]\n\
    responsible: { name: Lê Thị Phượng Vĩ, position: Hiệu trưởng }\n";

fn school(path: &str, text: &str) -> Inputs {
    Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", SITE).with(path, text)
}

fn post(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndate: 2026-10-01\nauthor: Ban Biên tập\napproved_by: Lê Thị Phượng Vĩ\n---\n{body}\n"
    )
}

#[test]
fn what_is_typed_without_marks_finds_the_page() {
    assert!(urls("tuyen sinh lop 6")[0].starts_with("/tuyen-sinh/"), "{:?}", urls("tuyen sinh lop 6"));
    assert!(urls("le thi phuong vi").iter().any(|url| url.contains("/ban-giam-hieu/")));
    assert!(urls("thu tuc chuyen truong").iter().take(3).any(|url| url.starts_with("/thu-tuc-bieu-mau/")));
}

#[test]
fn a_document_is_found_by_its_number_or_a_part_of_it() {
    for number in ["82/KH-THCSHPV", "82/kh-thcshpv", "82 KH"] {
        assert!(urls(number)[0].starts_with("/van-ban/"), "{number}: {:?}", urls(number));
    }
}

#[test]
fn a_lone_i_and_y_are_one_sound_and_the_spelling_that_was_typed_comes_first() {
    let inputs = school("content/hoat-dong/vat-li.md", &post("Câu lạc bộ Vật lí", "Mỗi chiều thứ Năm."))
        .with("content/hoat-dong/dia-ly.md", post("Ngoại khóa Địa lý", "Đi thực tế."))
        .with("content/hoat-dong/vat-ly.md", post("Đội tuyển Vật lý", "Mỗi chiều thứ Ba."));
    let outputs = build(&inputs, &Memo::none()).outputs.expect("a sound site");
    let urls = |text: &str| -> Vec<String> {
        let hits = search(outputs.search(), text).hits;
        hits.into_iter().map(|hit| hit.url.rsplit('/').nth(1).unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(urls("vật lý")[..2], ["vat-ly", "vat-li"]);
    assert_eq!(urls("vật lí")[..2], ["vat-li", "vat-ly"]);
    assert_eq!(urls("câu lạc bộ vật lý")[0], "vat-li");
    assert_eq!(urls("dia li")[0], "dia-ly");
}

/// The self-test of requirement 66: a sample of pages is found by words of their own titles, typed without marks.
#[test]
fn pages_are_found_by_their_titles_without_marks() {
    let outputs = example();
    let pages: Vec<&str> = outputs.paths().map(OutPath::as_str).collect();
    let pages = pages.into_iter().filter(|path| path.starts_with("tin-tuc/") && path.ends_with("/index.html"));
    let mut missed = Vec::new();
    let mut asked = 0;
    for path in pages.filter(|path| path.matches('/').count() == 2) {
        let slug = path.split('/').nth(1).expect("a slug");
        if slug == "nam" || slug == "trang" {
            continue;
        }
        asked += 1;
        let query = slug.replace('-', " ");
        if !urls(&query).contains(&format!("/tin-tuc/{slug}/")) {
            missed.push(query);
        }
    }
    assert!(asked > 20, "{asked} pages");
    assert!(missed.len() * 20 <= asked, "missed {missed:?}");
}

#[test]
fn typing_marks_prefers_what_is_written_so() {
    let inputs = school("content/tin-tuc/a.md", &post("Bán trú", "Bữa trưa."))
        .with("content/tin-tuc/b.md", post("Bạn đọc", "Thư."));
    let outputs = build(&inputs, &Memo::none()).outputs.expect("a site");
    assert_eq!(search(outputs.search(), "bán").hits[0].title, "Bán trú");
    assert_eq!(search(outputs.search(), "bạn").hits[0].title, "Bạn đọc");
    assert_eq!(search(outputs.search(), "ban").total, 2);
    assert_eq!(search(outputs.search(), "bán").hits[0].url, "/lop/tin-tuc/a/");
}

#[test]
fn the_last_word_may_be_half_typed() {
    let inputs = school("content/tin-tuc/a.md", &post("Khai giảng năm học mới", "Lễ chào cờ."));
    let outputs = build(&inputs, &Memo::none()).outputs.expect("a site");
    for typed in ["kha", "khai gi", "khai giảng nă", "nam hoc mo"] {
        assert_eq!(search(outputs.search(), typed).total, 1, "{typed}");
    }
    assert_eq!(search(outputs.search(), "kha ").total, 0, "a finished word is a word");
}

#[test]
fn keys_that_an_input_method_left_over_are_read_as_meant() {
    let meant = urls("tuyen sinh ");
    assert!(!meant.is_empty());
    assert_eq!(urls("tuyeenr sinh "), meant);
    assert_eq!(urls("tuyeenr sinhj "), meant, "more than one word");
}

#[test]
fn odd_queries_are_answered() {
    let long = "học ".repeat(3000);
    for query in ["", " ", "x", "😀", "<script>alert(1)</script>", "\u{301}", long.as_str()] {
        let _ = search(example().search(), query);
    }
    assert_eq!(search(example().search(), "").total, 0);
}

#[test]
fn candidate_lists_stay_out_of_the_index() {
    let list = "danh-sach-du-tuyen-lop-6/";
    assert!(example().paths().any(|path| path.route().as_str().ends_with(list)), "the site has such a list");
    let found = urls("danh sach du tuyen lop 6 theo ma ho so");
    assert!(!found.is_empty());
    assert!(!found.iter().any(|url| url.ends_with(list)), "{found:?}");
}

/// What one page of a site says, as a reader's browser gets it.
fn html(outputs: &Outputs, path: &str) -> String {
    match outputs.carry_out(&OutPath::new(path)) {
        Some(Ok(Product::Bytes(bytes))) => String::from_utf8(bytes).expect("UTF-8"),
        _ => panic!("no page {path}"),
    }
}

#[test]
fn pages_speak_of_the_search_only_where_the_site_has_one() {
    let with = school("content/tin-tuc/a.md", &post("Khai giảng", "Lễ chào cờ."));
    let without = with.clone().with("site.yaml", format!("{SITE}search: false\n"));
    let page = |inputs: &Inputs, path| html(&build(inputs, &Memo::none()).outputs.expect("a site"), path);
    for path in ["index.html", "tin-tuc/a/index.html", "404.html", "tim-kiem/index.html"] {
        assert!(page(&with, path).contains("<script"), "{path}");
        let plain = page(&without, path);
        for word in ["<script", "top-search", "search.js", "type=\"search\""] {
            assert!(!plain.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn the_same_site_gives_the_same_index() {
    let inputs = school("content/tin-tuc/a.md", &post("Khai giảng", "Lễ chào cờ."));
    let index = || build(&inputs, &Memo::none()).outputs.expect("a site").search().clone();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    assert_eq!(index(), alone.install(index));
}

/// Words to make posts of, as they stand in a school's news.
const WORDS: &str = "tuyển sinh lớp đầu cấp năm học khai giảng bế lễ chào cờ thi học sinh giỏi hội đồng đội thiếu niên \
    tiền phong thư viện sách bàn ghế phòng máy kế hoạch công khai chất lượng giáo dục thu chi bán trú thực đơn y tế";

/// A post made of a few hundred words that only its seed decides on.
fn spun(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut next = |count: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % count
    };
    let mut text = |count: usize| (0..count).map(|_| words[next(words.len())]).collect::<Vec<_>>().join(" ");
    let (title, body) = (text(6), text(60));
    post(&format!("Bài {title}"), &format!("{body} so{seed}."))
        .replace("2026-10-01", &format!("2026-10-{:02}", seed % 28 + 1))
}

/// The index of a site, made from what another run of the program left.
fn continued(inputs: &Inputs, stored: &[u8]) -> Files {
    let draft = draft(inputs, &Memo::none()).searched_with(IndexMemo::from_bytes(stored));
    draft.judge(inputs).outputs.expect("a site").search().clone()
}

#[test]
fn an_index_that_grew_by_edits_is_the_one_made_at_once() {
    let path = |number: u64| format!("content/tin-tuc/bai-{number}.md");
    let write = |inputs: Inputs, numbers: std::ops::Range<u64>, salt: u64| {
        numbers.fold(inputs, |inputs, number| inputs.with(&path(number), spun(number + salt)))
    };
    let remove = |mut inputs: Inputs, numbers: std::ops::Range<u64>| {
        let gone: Vec<String> = numbers.map(path).collect();
        inputs.sources.retain(|path, _| !gone.iter().any(|gone| gone == path.as_str()));
        inputs
    };
    let first = write(school("content/tin-tuc/a.md", &post("Khai giảng", "Lễ chào cờ.")), 0..600, 0);
    let in_folder = SITE.replace("/lop/", "/truong/");
    let steps: Vec<(&str, Inputs)> = vec![
        ("one post written anew", write(first.clone(), 7..8, 1000)),
        ("and as it was", first.clone()),
        ("a few more posts, on many days", write(first.clone(), 600..640, 0)),
        ("a few posts gone", remove(first.clone(), 100..120)),
        ("half of the posts written anew", write(first.clone(), 0..300, 2000)),
        ("most posts gone", remove(first.clone(), 0..590)),
        ("all back", first.clone()),
        ("another folder", first.clone().with("site.yaml", in_folder)),
        ("no search", first.clone().with("site.yaml", format!("{SITE}search: false\n"))),
        ("search again", write(first.clone(), 599..600, 3000)),
    ];
    let index = |inputs: &Inputs, memo: &Memo| build(inputs, memo).outputs.expect("a site").search().clone();
    let memo = Memo::default();
    index(&first, &memo);
    for (step, inputs) in steps {
        let at_once = index(&inputs, &Memo::none());
        let stored = memo.search().to_bytes().expect("what the last index left");
        assert!(index(&inputs, &memo) == at_once, "{step}");
        assert!(continued(&inputs, &stored) == at_once, "{step}, by another run of the program");
    }
}

#[test]
fn what_an_index_left_is_ignored_when_it_is_broken() {
    let inputs = school("content/tin-tuc/a.md", &post("Khai giảng", "Lễ chào cờ."));
    let index = |memo: &Memo| build(&inputs, memo).outputs.expect("a site").search().clone();
    let memo = Memo::default();
    let at_once = index(&memo);
    let stored = memo.search().to_bytes().expect("what the index left");
    for length in (0..stored.len()).step_by(97) {
        assert!(continued(&inputs, &stored[..length]) == at_once, "cut off after {length} bytes");
    }
}

#[test]
fn a_missing_or_cut_file_is_told_not_ignored() {
    let mut files = example().search().clone();
    for (path, bytes) in &mut files {
        if path.as_str().contains("/t") && !path.as_str().ends_with(".js") {
            *bytes = bytes[..bytes.len() - 1].into();
        }
    }
    let searcher = Searcher::of(&files).expect("an index");
    assert_eq!(searcher.search(&Query { text: "tuyển sinh", limit: 5 }), None);
}

#[test]
fn a_telephone_number_is_found_however_it_is_cut() {
    let written =
        ["0299 3999 199", "0299.3999.199", "+84 299 3999 199", "(0299) 3.999.199", "0299-3999-199", "02993999199"];
    let inputs = (0..written.len()).fold(
        school("content/tin-tuc/khac.md", &post("Tin khác", "Năm 2026, 0299 học sinh.")),
        |inputs, at| {
            let body = format!("Phụ huynh gọi số {} trong giờ làm việc.", written[at]);
            inputs.with(&format!("content/tin-tuc/so-{at}.md"), post(&format!("Thông báo {at}"), &body))
        },
    );
    let outputs = build(&inputs, &Memo::none()).outputs.expect("a sound site");
    for typed in written {
        let mut found: Vec<String> = search(outputs.search(), typed).hits.into_iter().map(|hit| hit.title).collect();
        found.sort();
        assert_eq!(found, (0..written.len()).map(|at| format!("Thông báo {at}")).collect::<Vec<_>>(), "{typed}");
    }
    assert!(search(outputs.search(), "năm 2026").hits.iter().any(|hit| hit.title == "Tin khác"));
}
