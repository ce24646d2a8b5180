//! HTML that authors write into Markdown.

use super::*;

#[test]
fn simple_tags_are_kept() {
    assert_eq!(
        page("H<sub>2</sub>O, <kbd>Ctrl</kbd> <abbr title=\"Trung học cơ sở\">THCS</abbr><br>m<sup>2</sup>"),
        "<p>H<sub>2</sub>O, <kbd>Ctrl</kbd> <abbr title=\"Trung học cơ sở\">THCS</abbr><br>\nm<sup>2</sup></p>\n"
    );
    assert_eq!(
        page("<table>\n<tr><th colspan=\"2\" style=\"x\">Khối</th></tr>\n</table>\n"),
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n\
         <tbody><tr><th colspan=\"2\">Khối</th></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn details_may_hold_markdown() {
    assert_eq!(
        page("<details>\n<summary>Hồ sơ</summary>\n\n- Học bạ\n- [Đơn](don.pdf)\n\n</details>\n\nHết.\n"),
        "<details>\n<summary>Hồ sơ</summary>\n<ul>\n<li>Học bạ</li>\n<li><a href=\"@don.pdf\">Đơn</a> (PDF)</li>\n\
         </ul>\n</details>\n<p>Hết.</p>\n"
    );
}

#[test]
fn tags_left_open_end_with_the_element_around_them() {
    assert_eq!(page("Một <b>hai\n\nba"), "<p>Một <b>hai</b></p>\n<p>ba</p>\n");
    assert_eq!(page("**a <i>b** c</i>"), "<p><strong>a <i>b</i></strong> c</p>\n");
    assert_eq!(page("> <div>\n\nNgoài\n"), "<blockquote>\n<div>\n</div></blockquote>\n<p>Ngoài</p>\n");
}

#[test]
fn closing_tags_cannot_close_the_layout() {
    assert_eq!(page("</div></p></blockquote>\n\nMột </p></b> hai\n"), "<p></p>\n<p>Một  hai</p>\n");
    assert_eq!(page("- a </li></ul> b"), "<ul>\n<li>a  b</li>\n</ul>\n");
}

#[test]
fn a_paragraph_tag_of_the_author_does_not_wrap_our_paragraphs() {
    assert_eq!(page("<p align=\"center\">\n\nGiữa\n\n</p>\n"), "<p>\n</p><p>Giữa</p>\n<p></p>\n");
}

#[test]
fn dangerous_html_is_dropped_and_told() {
    for (text, html) in [
        ("<script>alert(1)</script>\n", ""),
        ("<style>p{}</style>\n", ""),
        ("<iframe src=\"https://x.vn\"></iframe>\n", ""),
        ("<form><input name=\"a\"></form>\n", ""),
        ("a <img src=x onerror=alert(1)> b", "<p>a  b</p>\n"),
        ("<svg>\n<a href=\"javascript:x\">y</a></svg>\n", ""),
    ] {
        let (body, diagnostics) = rendered(text);
        assert_eq!(body.html.trim(), html.trim(), "{text}");
        assert!(codes(&diagnostics).contains(&Code::RefusedHtml), "{text}");
    }
    assert_eq!(page("<b onclick=\"x()\" style=\"y\" class=\"z\" id=\"menu\">đậm</b>"), "<p><b>đậm</b></p>\n");
    assert_eq!(page("<a href=\"javascript:x\">y</a>"), "<p><a rel=\"noopener\">y</a></p>\n");
}

#[test]
fn a_link_written_in_html_is_a_link_like_any_other() {
    let (body, diagnostics) = rendered("Xem <a href=\"../van-ban/k%E1%BA%BF.md#a\">kế hoạch</a> nhé.");
    assert_eq!(diagnostics, []);
    assert_eq!(body.links[0].target, "../van-ban/kế.md");
    assert_eq!(assembled(&body), "<p>Xem <a href=\"@../van-ban/kế.md#a\" rel=\"noopener\">kế hoạch</a> nhé.</p>\n");
    assert_eq!(codes(&rendered("<a href=\"//x.vn/a\">y</a>").1), [Code::UnsafeLink]);
}

#[test]
fn an_unfinished_tag_does_not_swallow_the_text_after_it() {
    let (body, diagnostics) = rendered("<div title=\"\n\nQuan *trọng* \"onmouseover=alert(1) x\n\n<b>\">\n");
    assert_eq!(codes(&diagnostics), [Code::RefusedHtml]);
    assert!(body.html.contains("<p>Quan <em>trọng</em>"), "{}", body.html);
    assert!(body.html.starts_with("&lt;div title="), "{}", body.html);
}

#[test]
fn a_forged_mark_gains_nothing() {
    let marks = "&#xE000;1&#xE001;&#xE002;javascript%3Ax&#xE003;&#xE000;<i title=\"&#xE000;1&#xE001;\">y</i>";
    let (body, diagnostics) = rendered(&format!("<div>{marks}\u{E000}1\u{E001}\n\n[x](y.md)\n\n</div>\n"));
    assert_eq!(body.html, "<div><p><a>x</a></p>\n<i>y</i>1\n</div>\n");
    assert_eq!((codes(&diagnostics), body.slots.len()), (vec![], 1));
}

#[test]
fn deep_or_long_html_is_shown_as_text() {
    for html in ["<div>".repeat(65), format!("<p>{}</p>", "x ".repeat(140_000))] {
        let (body, diagnostics) = rendered(&format!("{html}\n\nCòn lại\n"));
        assert_eq!(codes(&diagnostics), [Code::TooDeep]);
        assert!(body.html.starts_with("&lt;") && body.html.ends_with("<p>Còn lại</p>\n"));
    }
}
