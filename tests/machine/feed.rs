use congtruong::inputs::Inputs;
use jiff::civil::date;
use jiff::fmt::rfc2822;
use rss::{Category, Channel};
use url::Url;

use super::school::{empty, file, paths, picture, post, with_enrolment};

/// The feed at a path; it must be RSS by the letter.
fn feed(inputs: &Inputs, path: &str) -> Channel {
    let channel: Channel = file(inputs, path).parse().expect("RSS");
    if let Some(fault) = fault(&channel) {
        panic!("{path}: {fault}");
    }
    channel
}

/// What of a feed isn't as RSS 2.0 asks: whole addresses, dates by RFC 822, a title or a description in every item.
fn fault(channel: &Channel) -> Option<String> {
    let mut addresses = vec![channel.link()];
    let mut dates: Vec<&str> = channel.last_build_date().into_iter().chain(channel.pub_date()).collect();
    for item in channel.items() {
        if item.title().or(item.description()).is_none_or(str::is_empty) {
            return Some(format!("an item without words: {item:?}"));
        }
        addresses.extend(item.link());
        addresses.extend(item.guid().filter(|guid| guid.is_permalink()).map(rss::Guid::value));
        addresses.extend(item.source().map(rss::Source::url));
        dates.extend(item.pub_date());
        if let Some(enclosure) = item.enclosure() {
            addresses.push(enclosure.url());
            let (mime, length) = (enclosure.mime_type(), enclosure.length());
            if mime.split('/').filter(|part| !part.is_empty()).count() != 2 || length.parse::<u64>().is_err() {
                return Some(format!("an enclosure of {mime}, {length} bytes"));
            }
        }
    }
    let address = addresses.into_iter().find(|address| Url::parse(address).map_or(true, |url| !url.has_host()));
    let date = || dates.into_iter().find(|date| rfc2822::parse(date).is_err());
    let language = || channel.language().filter(|language| !["vi", "en"].contains(language));
    let empty = (channel.title().is_empty() || channel.description().is_empty()).then_some("an empty channel");
    address.or_else(date).or_else(language).or(empty).map(str::to_owned)
}

#[test]
fn a_feed_that_breaks_the_rules_is_found_out() {
    let sound = feed(&quoted_post(), "tin-tuc/rss.xml");
    let broken: [fn(&mut Channel); 7] = [
        |feed| feed.set_link("/tin-tuc/"),
        |feed| feed.set_description(""),
        |feed| feed.set_last_build_date("2026-09-05".to_owned()),
        |feed| feed.items[0].set_pub_date("hôm nay".to_owned()),
        |feed| feed.items[0].enclosure.as_mut().unwrap().set_length("24 bytes"),
        |feed| feed.items[0].source.as_mut().unwrap().set_url("bao.example"),
        |feed| (feed.items[0].title, feed.items[0].description) = (None, None),
    ];
    for (number, change) in broken.iter().enumerate() {
        let mut feed = sound.clone();
        change(&mut feed);
        assert!(fault(&feed).is_some(), "change {number} went through");
    }
}

fn titles(channel: &Channel) -> Vec<&str> {
    channel.items().iter().map(|item| item.title().unwrap_or_default()).collect()
}

fn quoted_post() -> Inputs {
    let more = "source: Báo Măng Non\nsource_url: https://bao.example/khai-giang?id=1&trang=2\nimage: co.png\n\
                image_alt: Lễ chào cờ\ntags: [khai giảng, lớp 6]\nsummary: Đoàn & Đội cùng 36 < 40 em dự lễ\n";
    let body = "Xem [lịch](../lich-cong-tac/), ![cờ](co.png), [mục hai](#hai) và chú thích[^1].\n\n## Hai\n\nHết.\n\n[^1]: Ghi thêm.";
    empty()
        .with("content/tin-tuc/2026/khai-giang.md", post("Lễ khai giảng", "2026-09-05 07:30", more, body))
        .with("content/tin-tuc/2026/co.png", picture())
        .with("content/tin-tuc/lich-cong-tac.md", post("Về lịch công tác", "2026-09-01", "", "Xem chuyên mục."))
}

#[test]
fn an_item_tells_who_wrote_it_when_and_where_it_is_quoted_from() {
    let inputs = quoted_post();
    let feed = feed(&inputs, "tin-tuc/rss.xml");
    let item = &feed.items()[0];
    let address = "https://hoaphuongvi.example/truong/tin-tuc/khai-giang/";
    assert_eq!(item.title(), Some("Lễ khai giảng"));
    assert_eq!(item.link(), Some(address));
    assert_eq!(item.guid().map(|guid| (guid.value(), guid.is_permalink())), Some((address, true)));
    assert_eq!(item.pub_date(), Some("Sat, 05 Sep 2026 07:30:00 +0700"));
    assert_eq!(item.dublin_core_ext().unwrap().creators(), ["Ban Biên tập"]);
    let source = item.source().unwrap();
    assert_eq!(source.title(), Some("Báo Măng Non"));
    assert_eq!(source.url(), "https://bao.example/khai-giang?id=1&trang=2");
    let tags: Vec<_> = item.categories().iter().map(Category::name).collect();
    assert_eq!(tags, ["khai giảng", "lớp 6"]);
}

#[test]
fn a_summary_is_text_that_readers_may_show_as_html() {
    let feed = feed(&quoted_post(), "tin-tuc/rss.xml");
    assert_eq!(feed.items()[0].description(), Some("Đoàn &amp; Đội cùng 36 &lt; 40 em dự lễ"));
}

#[test]
fn the_picture_of_a_post_is_its_enclosure() {
    let feed = feed(&quoted_post(), "tin-tuc/rss.xml");
    let enclosure = feed.items()[0].enclosure().unwrap();
    assert_eq!(enclosure.url(), "https://hoaphuongvi.example/truong/tin-tuc/2026/co.png");
    assert_eq!((enclosure.mime_type(), enclosure.length()), ("image/png", "24"));
    assert!(feed.items()[1].enclosure().is_none());
}

#[test]
fn the_text_of_an_item_has_only_full_addresses() {
    let feed = feed(&quoted_post(), "tin-tuc/rss.xml");
    let html = feed.items()[0].content().unwrap();
    for address in [
        "href=\"https://hoaphuongvi.example/truong/tin-tuc/lich-cong-tac/\"",
        "src=\"https://hoaphuongvi.example/truong/tin-tuc/2026/co.png\"",
        "href=\"https://hoaphuongvi.example/truong/tin-tuc/khai-giang/#hai\"",
        "href=\"https://hoaphuongvi.example/truong/tin-tuc/khai-giang/#chu-thich_1\"",
        "href=\"https://hoaphuongvi.example/truong/tin-tuc/khai-giang/#dan_1\"",
    ] {
        assert!(html.contains(address), "{address} in {html}");
    }
    let addresses = html.matches("href=\"").count() + html.matches("src=\"").count();
    assert_eq!(addresses, html.matches("=\"https://").count(), "{html}");
}

#[test]
fn markup_that_a_text_shows_is_left_as_it_is() {
    let inputs = empty().with("content/tin-tuc/html.md", post("Học HTML", "2026-11-11", "", "Viết `<a href=\"#x\">`."));
    let feed = feed(&inputs, "tin-tuc/rss.xml");
    assert_eq!(feed.items()[0].content(), Some("<p>Viết <code>&lt;a href=\"#x\"&gt;</code>.</p>"));
}

#[test]
fn a_channel_says_which_school_and_section_it_is_of_and_where_it_is_itself() {
    let feed = feed(&quoted_post(), "tin-tuc/rss.xml");
    assert_eq!(feed.title(), "Tin tức - Sự kiện – Trường THCS Hoa Phượng Vĩ");
    assert_eq!(feed.link(), "https://hoaphuongvi.example/truong/tin-tuc/");
    assert_eq!(feed.description(), "Tin tức, sự kiện về hoạt động của trường và của ngành.");
    assert_eq!(feed.language(), Some("vi"));
    assert_eq!(feed.last_build_date(), Some("Sat, 05 Sep 2026 07:30:00 +0700"));
    let link = &feed.extensions()["atom"]["link"][0];
    assert_eq!(link.attrs()["href"], "https://hoaphuongvi.example/truong/tin-tuc/rss.xml");
    assert_eq!(link.attrs()["rel"], "self");
}

#[test]
fn a_feed_without_new_content_is_the_same_on_every_day() {
    let before = quoted_post();
    let after = Inputs { now: date(2027, 3, 1).into(), ..before.clone() };
    assert_eq!(file(&before, "rss.xml"), file(&after, "rss.xml"));
}

#[test]
fn a_section_without_posts_has_a_feed_without_items() {
    let feed = feed(&empty(), "tuyen-dung/rss.xml");
    assert!(feed.items().is_empty() && feed.last_build_date().is_none());
}

#[test]
fn a_day_without_a_time_begins_at_midnight() {
    let inputs = empty().with("content/thong-bao/nghi.md", post("Nghỉ học", "11/11/2026", "", "Do bão."));
    assert_eq!(feed(&inputs, "thong-bao/rss.xml").items()[0].pub_date(), Some("Wed, 11 Nov 2026 00:00:00 +0700"));
}

#[test]
fn the_feed_of_the_site_gathers_all_sections_newest_first_and_a_section_only_its_own() {
    let document = "---\ntitle: Kế hoạch năm học\nnumber: \"12/KH-THCS\"\ntype: Kế hoạch\nauthority: Trường THCS Hoa Phượng Vĩ\n\
                    issued: 2026-09-10\nabstract: Về việc thực hiện nhiệm vụ năm học\nfiles: [ke-hoach.pdf]\n---\n";
    let inputs = quoted_post()
        .with("content/van-ban/ke-hoach.md", document)
        .with("content/van-ban/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF")
        .with("content/gioi-thieu/su-menh.md", "---\ntitle: Sứ mệnh\nupdated: 2026-10-01\n---\nTrồng người.\n");
    let all = feed(&inputs, "rss.xml");
    assert_eq!(titles(&all), ["Kế hoạch năm học", "Lễ khai giảng", "Về lịch công tác"]);
    assert_eq!(all.title(), "Trường THCS Hoa Phượng Vĩ");
    assert_eq!(all.items()[0].dublin_core_ext().unwrap().creators(), ["Trường THCS Hoa Phượng Vĩ"]);
    assert_eq!(titles(&feed(&inputs, "van-ban/rss.xml")), ["Kế hoạch năm học"]);
}

#[test]
fn a_feed_holds_the_thirty_newest_items() {
    let inputs = (1..=40).fold(empty(), |inputs, day| {
        let (month, day) = (1 + day / 20, 1 + day % 20);
        let text = post(&format!("Ngày {day} tháng {month}"), &format!("2026-{month:02}-{day:02}"), "", "Tin ngắn.");
        inputs.with(&format!("content/tin-tuc/tin-{month}-{day}.md"), text)
    });
    let feed = feed(&inputs, "rss.xml");
    assert_eq!(feed.items().len(), 30);
    assert_eq!(titles(&feed)[0], "Ngày 1 tháng 3");
    assert_eq!(titles(&feed)[29], "Ngày 12 tháng 1");
}

#[test]
fn a_candidate_list_is_in_no_feed() {
    let inputs = with_enrolment(empty());
    assert_eq!(titles(&feed(&inputs, "tuyen-sinh/rss.xml")), ["Kế hoạch tuyển sinh lớp 6"]);
    assert!(!file(&inputs, "rss.xml").contains("Danh sách dự tuyển"));
}

#[test]
fn a_consultation_enters_the_feed_on_the_day_it_opens() {
    let consultation = "---\ntitle: Góp ý đồng phục\nissue: Đồng phục\ncontent: Mẫu áo mới\naddress: Văn phòng\n\
                        email: gopy@hoaphuongvi.example\nopens: 2026-12-01\ncloses: 2026-12-15\n---\n";
    let before = empty().with("content/lay-y-kien/dong-phuc.md", consultation);
    let after = Inputs { now: date(2026, 12, 1).into(), ..before.clone() };
    assert!(feed(&before, "lay-y-kien/rss.xml").items().is_empty());
    assert_eq!(titles(&feed(&after, "lay-y-kien/rss.xml")), ["Góp ý đồng phục"]);
}

#[test]
fn sections_that_exist_in_english_have_english_feeds() {
    let inputs = quoted_post().with("content/en/tin-tuc/opening.md", post("Opening day", "2026-09-06", "", "Welcome."));
    let english = feed(&inputs, "en/tin-tuc/rss.xml");
    assert_eq!(english.title(), "News – Flame Tree Lower Secondary School");
    assert_eq!(english.language(), Some("en"));
    assert_eq!(english.items()[0].link(), Some("https://hoaphuongvi.example/truong/en/tin-tuc/opening/"));
    assert_eq!(titles(&feed(&inputs, "en/rss.xml")), ["Opening day"]);
    assert!(!titles(&feed(&inputs, "rss.xml")).contains(&"Opening day"));
    assert!(!paths(&quoted_post()).iter().any(|path| path.starts_with("en/") && path.ends_with("rss.xml")));
}

#[test]
fn text_that_xml_cannot_hold_does_not_break_a_feed() {
    let text = post("\"Tin \\uFFF9 5 < 6 & ]]>\"", "2026-11-11", "", "Mã `]]>` và\u{b} `a && b`.");
    let feed = feed(&empty().with("content/tin-tuc/la.md", text), "rss.xml");
    assert_eq!(titles(&feed), ["Tin  5 < 6 & ]]>"]);
    let content = feed.items()[0].content().unwrap();
    assert!(content.contains("]]&gt;") && !content.contains('\u{b}'), "{content}");
}

#[test]
fn every_item_says_who_wrote_it_and_what_it_is_about() {
    let document = "---\ntitle: Kế hoạch năm học\nnumber: \"12/KH-THCS\"\ntype: Kế hoạch\nauthority: Phòng Văn hóa\n\
                    issued: 2026-09-10\nabstract: Về nhiệm vụ năm học\nfiles: [ke-hoach.pdf]\n---\n";
    let consultation = "---\ntitle: Góp ý đồng phục\nissue: Đồng phục\ncontent: Mẫu áo mới\naddress: Văn phòng\n\
                        email: gopy@hoaphuongvi.example\nopens: 2026-11-01\ncloses: 2026-12-15\n---\n";
    let inputs = with_enrolment(quoted_post())
        .with("content/van-ban/ke-hoach.md", document)
        .with("content/van-ban/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF")
        .with("content/lay-y-kien/dong-phuc.md", consultation)
        .with(
            "content/thong-bao/anh.md",
            post("Ảnh đẹp", "2026-11-11", "summary: \" \"\n", "![Cờ](../tin-tuc/2026/co.png)"),
        )
        .with("content/en/tin-tuc/opening.md", post("Opening day", "2026-09-06", "", "Welcome."));
    let told = |path: &str| -> Vec<(String, String, String)> {
        let feed = feed(&inputs, path);
        let item = |item: &rss::Item| {
            let creators = item.dublin_core_ext().map(|core| core.creators().join("; ")).unwrap_or_default();
            let words = |text: Option<&str>| text.unwrap_or_default().to_owned();
            (words(item.title()), creators, words(item.description()))
        };
        feed.items().iter().map(item).collect()
    };
    for path in ["rss.xml", "tin-tuc/rss.xml", "tuyen-sinh/rss.xml", "en/rss.xml"] {
        for (title, creator, about) in told(path) {
            assert!(!creator.trim().is_empty() && !about.trim().is_empty(), "{path}: {title}");
        }
    }
    let school = "Trường THCS Hoa Phượng Vĩ";
    for (title, creator, about) in [
        ("Kế hoạch năm học", "Phòng Văn hóa", "Về nhiệm vụ năm học"),
        ("Góp ý đồng phục", school, "Mẫu áo mới"),
        ("Kế hoạch tuyển sinh lớp 6", school, "Xét tuyển."),
    ] {
        let item = (title.to_owned(), creator.to_owned(), about.to_owned());
        assert!(told("rss.xml").contains(&item), "{item:?} in {:#?}", told("rss.xml"));
    }
}
