//! What the pages of each kind say, and how they change with the day.

use crate::everything::everything;
use crate::school::{between, in_order, page, school, whole_page};

#[test]
fn a_procedure_shows_its_papers_with_forms_its_steps_and_how_far_it_goes_online() {
    let html = page(&everything("2026-11-21"), "/thu-tuc-bieu-mau/chuyen-truong/");
    let papers = between(&html, "<tbody>", "</tbody>");
    assert!(
        papers.contains("Học bạ bản chính") && papers.contains("don-xin-chuyen-truong.docx\" download"),
        "{papers}"
    );
    assert!(in_order(between(&html, "<ol class=\"steps\">", "</ol>"), &["Nộp hồ sơ", "Hiệu trưởng ký"]));
    assert!(html.contains("Toàn trình") && html.contains("Nộp trực tiếp, Trực tuyến") && html.contains("Không thu"));
}

#[test]
fn disclosures_stand_by_school_year_newest_first_with_the_day_they_were_published() {
    let html = page(&everything("2026-11-21"), "/cong-khai/");
    assert!(in_order(&html, &["Năm học 2026-2027", "Đội ngũ nhà giáo", "Năm học 2025-2026", "Thu, chi năm tài chính"]));
    assert!(html.contains("Năm tài chính 2025") && html.contains("datetime=\"2026-06-25\""), "{html}");
}

#[test]
fn a_disclosed_table_is_html_and_csv() {
    let html = page(&everything("2026-11-21"), "/cong-khai/doi-ngu/");
    let table = between(&html, "<table class=\"figures\">", "</table>");
    assert!(table.contains("<caption>Đội ngũ theo vị trí việc làm</caption>"), "{table}");
    assert!(table.contains("<th scope=\"row\">Giáo viên</th>"));
    assert!(html.contains("href=\"/truong/cong-khai/doi-ngu/bang-1.csv\""));
}

#[test]
fn the_yearbook_puts_the_five_latest_years_side_by_side_with_charts_told_in_words() {
    let html = page(&everything("2026-11-21"), "/thong-ke/");
    let heads = between(&html, "<thead>", "</thead>");
    assert!(in_order(heads, &["2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026"]), "{heads}");
    assert!(!heads.contains("2020-2021"));
    assert!(html.contains("2024-2025: 1.004; 2025-2026: 1.005</desc>"), "{html}");
    assert!(html.contains("href=\"/truong/thong-ke/nien-giam.csv\""));
}

#[test]
fn a_year_of_figures_adds_up_its_columns_and_holds_them_against_what_was_published() {
    let html = page(&everything("2026-11-21"), "/thong-ke/2025-2026/");
    let totals = between(&html, "<tr class=\"total\">", "</tr>");
    assert!(in_order(totals, &["Tổng", ">15<", ">1.005<", ">490<"]), "{totals}");
    // One grade has no figure for ethnic minorities, so the column has no sum.
    assert!(totals.contains("<td class=\"number\"></td>"));
    assert!(in_order(between(&html, "Đối chiếu với số đã công bố", "</table>"), &["1.005", "1.005", "khớp"]));
    assert!(html.contains("8.500,5") || html.contains("8500,5"), "{html}");
    assert!(html.contains("href=\"/truong/thong-ke/2025-2026/hoc-sinh.csv\""));
}

#[test]
fn the_steps_of_an_enrolment_move_with_the_day() {
    let state = |today: &str, step: &str| {
        let html = page(&everything(today), "/tuyen-sinh/");
        between(between(&html, &format!("<span class=\"step-title\">{step}"), "</li>"), "badge-", "\"").to_owned()
    };
    assert_eq!(state("2026-06-14", "Nộp hồ sơ"), "wait");
    assert_eq!(state("2026-06-15", "Nộp hồ sơ"), "good");
    assert_eq!(state("2026-06-25", "Nộp hồ sơ"), "good");
    assert_eq!(state("2026-06-26", "Nộp hồ sơ"), "closed");
    assert_eq!(state("2026-07-10", "Công bố kết quả"), "good");
    assert_eq!(state("2026-07-11", "Công bố kết quả"), "closed");
}

#[test]
fn a_notice_tells_all_seven_facts_and_says_so_when_there_is_no_exam() {
    let html = page(&everything("2026-06-20"), "/tuyen-sinh/thong-bao-2026/");
    let facts = between(&html, "<dl class=\"facts\">", "</dl>");
    for fact in ["hoàn thành chương trình tiểu học", "320 học sinh", "Xét tuyển", "Cư trú trên", "Học bạ tiểu học"]
    {
        assert!(facts.contains(fact), "{fact}\n{facts}");
    }
    assert!(facts.contains("datetime=\"2026-06-25\"") && facts.contains("Không tổ chức thi"));
}

#[test]
fn a_list_of_results_shows_only_filled_columns_and_where_to_look_up() {
    let html = page(&everything("2026-11-21"), "/tuyen-sinh/ket-qua-2026/");
    let heads = between(&html, "<thead>", "</thead>");
    assert!(heads.contains("Số báo danh") && heads.contains("Kết quả") && !heads.contains("Phòng"), "{heads}");
    assert!(html.contains("<th scope=\"row\">0001</th>") && html.contains("href=\"https://tracuu.example/\""));
}

#[test]
fn only_lists_of_children_ask_search_engines_to_stay_away() {
    let inputs = everything("2026-11-21");
    let asks = |route: &str| whole_page(&inputs, route).contains("<meta name=\"robots\" content=\"noindex\">");
    assert!(asks("/tuyen-sinh/ket-qua-2026/"));
    assert!(!asks("/tuyen-sinh/thong-bao-2026/"));
}

#[test]
fn the_calendar_begins_with_this_week_and_orders_the_day_by_the_clock() {
    let html = page(&everything("2026-11-21"), "/lich-cong-tac/");
    assert!(in_order(&html, &["Tuần này", "Chào cờ", "Họp tổ", "Lễ kỷ niệm", "Tuần tới", "Kiểm tra nội bộ"]), "{html}");
    assert!(html.contains("/truong/lich-cong-tac/calendar.ics"));
    let later = page(&everything("2026-11-25"), "/lich-cong-tac/");
    assert!(in_order(&later, &["Tuần này", "Kiểm tra nội bộ", "Các tuần trước", "/lich-cong-tac/2026-w47/"]));
    let holiday = page(&everything("2026-12-15"), "/lich-cong-tac/");
    assert!(holiday.contains("Chưa có lịch của tuần này"));
}

#[test]
fn a_consultation_counts_its_days_and_closes_by_itself() {
    let list = |today: &str| page(&everything(today), "/lay-y-kien/");
    assert!(list("2026-11-09").contains("Sắp lấy ý kiến"));
    assert!(list("2026-11-21").contains("Số ngày còn lại: 3"));
    assert!(list("2026-11-24").contains("Hôm nay là ngày cuối"));
    let closed = list("2026-11-25");
    assert!(closed.contains("Đã kết thúc") && closed.contains("Chọn mẫu áo xanh") && !closed.contains("mailto:"));
    let html = page(&everything("2026-11-21"), "/lay-y-kien/dong-phuc/");
    assert!(html.contains("mailto:gopy@hoaphuongvi.example.edu.vn") && html.contains("số 1 đường Hoa Phượng"));
    assert!(!html.contains("Chọn mẫu áo xanh"), "an outcome is told when the consultation is over");
}

#[test]
fn questions_stand_by_field_with_the_day_of_the_answer_or_the_word_that_it_is_awaited() {
    let html = page(&everything("2026-11-21"), "/hoi-dap/");
    assert!(
        in_order(&html, &["Bán trú</h2>", "id=\"cau_ban-tru\"", "datetime=\"2026-10-03\"", "Có, đăng ký"]),
        "{html}"
    );
    assert!(between(&html, "id=\"cau_xe-dap\"", "</article>").contains("Đang chờ trả lời"));
}

#[test]
fn resources_stand_by_type_and_links_by_system() {
    let html = page(&everything("2026-11-21"), "/hoc-lieu/");
    assert!(in_order(&html, &["Bài giảng e-learning</h2>", "Số nguyên tố", "Toán", "Lớp 6", "CC BY 4.0"]), "{html}");
    let html = page(&everything("2026-11-21"), "/lien-ket/");
    assert!(in_order(&html, &["Bộ Giáo dục và Đào tạo</h2>", "href=\"https://bo.example/\""]), "{html}");
}

#[test]
fn a_leader_is_shown_with_all_five_facts_ready_to_call_and_write() {
    let html = page(&everything("2026-11-21"), "/gioi-thieu/ban-giam-hieu/");
    let facts = ["Nguyễn Thị Hoa Phượng", "Hiệu trưởng", "tel:02553000002", "mailto:hieutruong@", "Phụ trách chung"];
    assert!(in_order(between(&html, "<li class=\"card person\">", "</li>"), &facts), "{html}");
}

#[test]
fn the_board_shows_its_decision_members_and_the_parts_of_its_regulation() {
    let html = page(&everything("2026-11-21"), "/ban-bien-tap/");
    for fact in ["31/QĐ-THCS", "Trưởng ban", "Quản trị viên", "Tổ Toán - Tin", "quyet-dinh.pdf", "quy-che.pdf"]
    {
        assert!(html.contains(fact), "{fact}\n{html}");
    }
    assert!(html.contains("href=\"/truong/ban-bien-tap/quy-che/#noi-dung-dang-tai\""));
}

#[test]
fn an_event_names_a_day_once_and_tells_no_end_that_says_nothing() {
    let cases = [
        ("start: 2026-09-05 06:45, end: 2026-09-05 08:15", "06:45 đến 08:15, Thứ Bảy, 05/09/2026"),
        ("start: 2026-09-05 06:45, end: 2026-09-05", "06:45, Thứ Bảy, 05/09/2026"),
        ("start: 2026-09-05, end: 2026-09-05", "Thứ Bảy, 05/09/2026"),
        ("start: 2026-09-05, end: 2026-09-05 11:00", "Thứ Bảy, 05/09/2026 đến 11:00, Thứ Bảy, 05/09/2026"),
        ("start: 2026-09-05 18:00, end: 2026-09-06", "18:00, Thứ Bảy, 05/09/2026 đến Chủ Nhật, 06/09/2026"),
    ];
    for (event, told) in cases {
        let post = format!(
            "---\ntitle: Hội trại\ndate: 2026-09-01\nauthor: Ban Biên tập\napproved_by: Nguyễn Thị Hoa Phượng\n\
             event: {{ {event} }}\n---\n\nHọc sinh cắm trại ở sân trường.\n"
        );
        let html = page(&school("2026-09-02").with("content/tin-tuc/hoi-trai.md", post), "/tin-tuc/hoi-trai/");
        let time = between(&html, "<dt>Thời gian</dt><dd>", " <span");
        let words: String = time.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        assert_eq!(words, told, "{event}");
    }
}
