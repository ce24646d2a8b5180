//! What authors write and what readers get.

use super::*;
use crate::diagnostic::Severity;

mod hostile;
mod html;

/// Renders `text` as if it stood in `content/tin-tuc/khai-giang.md`.
fn rendered(text: &str) -> (Body, Vec<Diagnostic>) {
    let path = SourcePath::new("content/tin-tuc/khai-giang.md").unwrap();
    let mut diagnostics = Vec::new();
    let body = render(text, 0, &path, &mut diagnostics);
    (body, diagnostics)
}

/// The body with its slots filled as a site would, when nothing is to be complained of.
fn page(text: &str) -> String {
    let (body, diagnostics) = rendered(text);
    assert_eq!(diagnostics, [], "for {text:?}");
    assembled(&body)
}

fn assembled(body: &Body) -> String {
    body.assemble(|slot, link, out| match slot.fill {
        Fill::Address => {
            out.push_str(if link.kind == LinkKind::Image { " src=\"@" } else { " href=\"@" });
            escape::address(out, &link.target);
            if let Some(fragment) = &link.fragment {
                out.push('#');
                escape::address(out, fragment);
            }
            out.push('"');
        }
        Fill::Dimensions => out.push_str(" width=\"4\" height=\"3\""),
        Fill::FileNote => out.push_str(" (PDF)"),
    })
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn text_lists_and_emphasis_are_commonmark() {
    assert_eq!(
        page(
            "Nhà trường **tập trung** lúc *7 giờ* ~~8 giờ~~.\n\n- Lớp 6\n- Lớp 7\n\n3. Ba\n4. Bốn\n\n> Trích\n\n---\n"
        ),
        "<p>Nhà trường <strong>tập trung</strong> lúc <em>7 giờ</em> <del>8 giờ</del>.</p>\n\
         <ul>\n<li>Lớp 6</li>\n<li>Lớp 7</li>\n</ul>\n<ol start=\"3\">\n<li>Ba</li>\n<li>Bốn</li>\n</ol>\n\
         <blockquote>\n<p>Trích</p>\n</blockquote>\n<hr>\n"
    );
    assert_eq!(page("\"A\" -- B... & <3"), "<p>\"A\" -- B... &amp; &lt;3</p>\n");
    assert_eq!(page("Một  \nhai\nba"), "<p>Một<br>\nhai\nba</p>\n");
}

#[test]
fn tasks_tell_their_state_to_screen_readers() {
    assert_eq!(
        page("- [x] Học bạ\n- [ ] Giấy khai sinh\n"),
        "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"Đã xong\"> Học bạ</li>\n\
         <li><input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> Giấy khai sinh</li>\n</ul>\n"
    );
}

#[test]
fn notices_are_named_in_vietnamese() {
    assert_eq!(
        page("> [!TIP]\n> Nộp *sớm*.\n"),
        "<aside class=\"notice notice-tip\" role=\"note\"><p class=\"notice-title\">Mẹo</p>\n\
         <p>Nộp <em>sớm</em>.</p>\n</aside>\n"
    );
    for (kind, title) in
        [("NOTE", "Ghi chú"), ("IMPORTANT", "Quan trọng"), ("WARNING", "Lưu ý"), ("CAUTION", "Cảnh báo")]
    {
        let html = page(&format!("> [!{kind}]\n> Nghỉ học.\n"));
        assert!(html.contains(&format!("<p class=\"notice-title\">{title}</p>")), "{html}");
    }
}

#[test]
fn a_table_scrolls_and_aligns_by_class() {
    assert_eq!(
        page("| Khối | Sĩ số |\n|---|--:|\n| 6 | 120 |\n"),
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n\
         <thead><tr><th scope=\"col\">Khối</th><th scope=\"col\" class=\"right\">Sĩ số</th></tr></thead>\n\
         <tbody>\n<tr><td>6</td><td class=\"right\">120</td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn headings_start_at_two_and_carry_anchors() {
    let (body, _) = rendered("# Hồ sơ *tuyển sinh*\n\n### Hồ sơ tuyển sinh\n\n#### `A` & B\n");
    assert_eq!(
        body.html,
        "<h2 id=\"ho-so-tuyen-sinh\">Hồ sơ <em>tuyển sinh</em>\
         <a class=\"anchor\" href=\"#ho-so-tuyen-sinh\" tabindex=\"-1\" aria-hidden=\"true\"></a></h2>\n\
         <h3 id=\"ho-so-tuyen-sinh-2\">Hồ sơ tuyển sinh\
         <a class=\"anchor\" href=\"#ho-so-tuyen-sinh-2\" tabindex=\"-1\" aria-hidden=\"true\"></a></h3>\n\
         <h4 id=\"a-b\"><code>A</code> &amp; B</h4>\n"
    );
    assert_eq!(body.headings[2], Heading { level: 4, id: "a-b".to_owned(), text: "A & B".to_owned() });
    assert!(body.table_of_contents().is_none());
}

#[test]
fn links_to_files_of_the_site_stay_open() {
    let (body, diagnostics) = rendered("Xem [kế hoạch](../van-ban/k%E1%BA%BF-hoach.md#muc-2 \"Kế hoạch \\\"A\\\"\").");
    assert_eq!(diagnostics, []);
    assert_eq!(body.html, "<p>Xem <a title=\"Kế hoạch &quot;A&quot;\">kế hoạch</a>.</p>\n");
    let link = &body.links[0];
    assert_eq!((link.target.as_str(), link.fragment.as_deref()), ("../van-ban/kế-hoach.md", Some("muc-2")));
    assert_eq!((link.kind, body.slots.len()), (LinkKind::Page, 1));
    assert!(assembled(&body).contains("<a href=\"@../van-ban/kế-hoach.md#muc-2\" title="));
    assert_eq!(page("[Lên đầu](#dau)"), "<p><a href=\"@#dau\">Lên đầu</a></p>\n");
}

#[test]
fn a_link_to_an_attachment_leaves_room_for_its_size() {
    assert_eq!(
        page("- [Mẫu đơn](mau-don.docx), [**quyết định**](/van-ban/qd.pdf)\n- [Bài](x.md) [Ảnh](a.jpg)\n"),
        "<ul>\n<li><a href=\"@mau-don.docx\">Mẫu đơn</a> (PDF), \
         <a href=\"@/van-ban/qd.pdf\"><strong>quyết định</strong></a> (PDF)</li>\n\
         <li><a href=\"@x.md\">Bài</a> <a href=\"@a.jpg\">Ảnh</a></li>\n</ul>\n"
    );
}

#[test]
fn links_that_leave_the_site_are_written_at_once() {
    assert_eq!(
        page("[Bộ](https://moet.gov.vn/?a=1&b=2) <mailto:c2@thcs.edu.vn> [Gọi](tel:02371234567) <c2@thcs.edu.vn>"),
        "<p><a href=\"https://moet.gov.vn/?a=1&amp;b=2\" rel=\"noopener\">Bộ</a> \
         <a href=\"mailto:c2@thcs.edu.vn\">mailto:c2@thcs.edu.vn</a> <a href=\"tel:02371234567\">Gọi</a> \
         <a href=\"mailto:c2@thcs.edu.vn\">c2@thcs.edu.vn</a></p>\n"
    );
}

#[test]
fn unsafe_links_lose_their_address_and_stop_publication() {
    for address in ["javascript:alert(1)", "<java&#10;script:x>", "data:text/html,x", "vbscript:x", "zalo:x", "//x.vn"]
    {
        let (body, diagnostics) = rendered(&format!("Bấm [**vào** đây]({address})."));
        assert_eq!(body.html, "<p>Bấm <strong>vào</strong> đây.</p>\n", "{address}");
        assert_eq!(codes(&diagnostics), [Code::UnsafeLink], "{address}");
        assert_eq!(diagnostics[0].severity, Severity::Error);
    }
}

#[test]
fn a_message_points_into_the_file_and_not_into_the_body() {
    let path = SourcePath::new("content/a.md").unwrap();
    let mut diagnostics = Vec::new();
    render("Bấm [x](ftp://y)", 100, &path, &mut diagnostics);
    let span = diagnostics[0].place.as_ref().unwrap().span.unwrap();
    assert_eq!(span, Span::new(100 + "Bấm ".len(), 100 + "Bấm [x](ftp://y)".len()));
}

#[test]
fn a_picture_alone_is_a_figure_and_several_are_a_gallery() {
    let image = |name: &str, alt: &str| {
        format!("<img src=\"@{name}\" alt=\"{alt}\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\">")
    };
    assert_eq!(
        page("![Lễ \"khai\" giảng](a.jpg)"),
        format!("<figure>{}</figure>\n", image("a.jpg", "Lễ &quot;khai&quot; giảng"))
    );
    assert_eq!(
        page("![Lễ *khai* giảng](a.jpg \"Ảnh: Đoàn trường\")"),
        format!("<figure>{}<figcaption>Ảnh: Đoàn trường</figcaption></figure>\n", image("a.jpg", "Lễ khai giảng"))
    );
    assert_eq!(
        page("![Một](a.jpg)\n![Hai](b.jpg \"Chú\")"),
        format!(
            "<ul class=\"gallery\">\n<li><figure>{}</figure></li>\n\
             <li><figure>{}<figcaption>Chú</figcaption></figure></li>\n</ul>\n",
            image("a.jpg", "Một"),
            image("b.jpg", "Hai")
        )
    );
    assert_eq!(page("![Một](a.jpg) là ảnh"), format!("<p>{} là ảnh</p>\n", image("a.jpg", "Một")));
    assert_eq!(
        page("Xem ![Một](a.jpg \"Chú\")"),
        "<p>Xem <img src=\"@a.jpg\" alt=\"Một\" title=\"Chú\" width=\"4\" height=\"3\" loading=\"lazy\" \
         decoding=\"async\"></p>\n"
    );
}

#[test]
fn a_picture_without_description_is_told() {
    let (body, diagnostics) = rendered("![](khai-giang.jpg)");
    assert_eq!(codes(&diagnostics), [Code::NoImageAlt]);
    assert_eq!(diagnostics[0].severity, Severity::Warning);
    assert!(body.html.contains("alt=\"\""), "{}", body.html);
}

#[test]
fn a_picture_of_another_host_becomes_a_link() {
    let (body, diagnostics) = rendered("![Cổng](https://x.vn/a.jpg)\n");
    assert_eq!(body.html, "<p><a href=\"https://x.vn/a.jpg\" rel=\"noopener\">Cổng</a></p>\n");
    assert_eq!((codes(&diagnostics), body.slots.len()), (vec![Code::UnsafeLink], 0));
    let (body, _) = rendered("[![Cổng](https://x.vn/a.jpg)](x.md) ![Dữ liệu](data:image/png;base64,AA)");
    assert_eq!(body.html, "<p><a>Cổng</a> Dữ liệu</p>\n");
}

#[test]
fn footnotes_are_numbered_by_use_and_lead_back() {
    let (body, diagnostics) =
        rendered("Một[^b], hai[^a], ba[^b].\n\n[^a]: Chú *a*.\n[^b]: Chú [b](b.pdf)\n[^c]: Thừa.\n");
    assert_eq!(codes(&diagnostics), [Code::UnshownText]);
    let number = |n: u8, id: &str| {
        format!(
            "<sup class=\"note-number\"><a href=\"#chu-thich_{n}\"{id} role=\"doc-noteref\" \
             aria-label=\"Chú thích {n}\">{n}</a></sup>"
        )
    };
    let back = |n: u8| {
        format!(
            " <a class=\"note-back\" href=\"#dan_{n}\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn chú thích {n}\">↩</a>"
        )
    };
    assert_eq!(
        assembled(&body),
        format!(
            "<p>Một{}, hai{}, ba{}.</p>\n<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n\
             <li id=\"chu-thich_1\"><p>Chú <a href=\"@b.pdf\">b</a> (PDF){}</p>\n</li>\n\
             <li id=\"chu-thich_2\"><p>Chú <em>a</em>.{}</p>\n</li>\n</ol>\n</section>\n",
            number(1, " id=\"dan_1\""),
            number(2, " id=\"dan_2\""),
            number(1, ""),
            back(1),
            back(2)
        )
    );
    assert_eq!(body.plain_text(), "Một, hai, ba.\nChú b\nChú a.");
}

#[test]
fn code_is_coloured_by_classes_when_its_language_is_known() {
    let html = page("```json\n{\"lop\": \"6A\"}\n```\n");
    assert!(html.starts_with("<pre tabindex=\"0\"><code><span class=\"c-source c-json\">"), "{html}");
    assert!(!html.contains("style="), "{html}");
    assert_eq!(page("```khong-co\n<a>\n```\n"), "<pre tabindex=\"0\"><code>&lt;a&gt;\n</code></pre>\n");
    assert_eq!(page("    <thụt>\n"), "<p>&lt;thụt&gt;</p>\n", "code is written between fences");
    let long = format!("```json\n{}```\n", "[1,\n2]\n".repeat(12_000));
    assert!(!page(&long).contains("<span"), "64 kB and more stay plain");
}

#[test]
fn excerpt_words_and_plain_text_come_from_what_is_read() {
    let (body, _) =
        rendered("# Kế hoạch\n\nSáng **mai**\nhọc sinh nghỉ.\n\n- Khối 6\n\nĐi học lại thứ Hai & thứ Ba.\n");
    assert_eq!(body.excerpt, "Sáng mai học sinh nghỉ. Đi học lại thứ Hai & thứ Ba.");
    assert_eq!(body.plain_text(), "Kế hoạch\nSáng mai\nhọc sinh nghỉ.\nKhối 6\nĐi học lại thứ Hai & thứ Ba.");
    assert_eq!(body.words(), 16);
    assert!(body.has_words(16) && !body.has_words(17));
    assert_eq!(rendered("").0, Body::default());
}
