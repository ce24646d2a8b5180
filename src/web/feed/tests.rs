use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn rss(items: &str) -> Feed {
    let head = "<title>Sở</title><link>https://so.example/tin/</link><description>Tin</description>";
    read_text(&format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>{head}{items}</channel></rss>"))
}

fn read_text(text: &str) -> Feed {
    read(text.as_bytes(), "https://cong.example/rss.xml").expect("a feed")
}

fn shown(feed: &Feed) -> Vec<(&str, &str)> {
    feed.items.iter().map(|item| (item.title.as_str(), item.address.as_str())).collect()
}

#[test]
fn an_item_has_an_address_wherever_it_stands() {
    for (item, address) in [
        ("<link>https://a.example/1</link>", "https://a.example/1"),
        ("<link>\n https://a.example/1?a=1&b=2 \n</link>", "https://a.example/1?a=1&b=2"),
        ("<link><![CDATA[https://a.example/1?a=1&amp;b=2]]></link>", "https://a.example/1?a=1&b=2"),
        ("<link>/1.html</link>", "https://so.example/1.html"),
        ("<link>1.html</link>", "https://so.example/tin/1.html"),
        ("<link>//khac.example/1</link>", "https://khac.example/1"),
        ("<link>www.khac.example/1</link>", "https://www.khac.example/1"),
        ("<link>so.example/tin/1</link>", "https://so.example/tin/1"),
        ("<link>WWW.So.example:8080/tin/1?a=b.vn</link>", "https://www.so.example:8080/tin/1?a=b.vn"),
        ("<link>truong.edu.vn/1.html</link>", "https://truong.edu.vn/1.html"),
        ("<link>index.php/tin/1</link>", "https://so.example/tin/index.php/tin/1"),
        ("<link>2026.11/tin.html</link>", "https://so.example/tin/2026.11/tin.html"),
        ("<guid>www.khac.example/1</guid>", "https://www.khac.example/1"),
        ("<guid>https://a.example/1</guid>", "https://a.example/1"),
        ("<link/><guid isPermaLink=\"true\">https://a.example/1</guid>", "https://a.example/1"),
        ("<atom:link href='https://a.example/rss'/><link>https://a.example/1</link>", "https://a.example/1"),
    ] {
        assert_eq!(shown(&rss(&format!("<item><title>Tin</title>{item}</item>"))), [("Tin", address)], "{item}");
    }
    for item in [
        "",
        "<link>javascript:alert(1)</link>",
        "<link>mailto:a@b.example</link>",
        "<guid>tin-7</guid>",
        "<guid isPermaLink='false'>https://a.example/1</guid>",
        "<source><link>https://a.example/1</link></source>",
    ] {
        let feed = rss(&format!("<item><title>Tin</title>{item}</item>"));
        assert_eq!((feed.items.len(), feed.unaddressed), (0, 1), "{item}");
    }
}

#[test]
fn what_breaks_the_rules_of_xml_is_read_as_it_is_meant() {
    for (title, meant) in [
        ("A & B", "A & B"),
        ("Sĩ số < 45", "Sĩ số < 45"),
        ("<b>Thẻ thật</b> trong tên", "Thẻ thật trong tên"),
        ("Một<br>hai", "Một hai"),
        ("T&ecirc;n c&oacute;&nbsp;d&#7845;u", "Tên có dấu"),
        ("<![CDATA[Họp <i>phụ huynh</i> &amp; học sinh]]>", "Họp phụ huynh & học sinh"),
        ("&lt;b&gt;Bế giảng&lt;/b&gt; &amp;amp; vui", "Bế giảng & vui"),
        ("Có\u{8} ký tự\u{0} lạ", "Có ký tự lạ"),
    ] {
        let feed = rss(&format!("<item><title>{title}</title><link>/1</link></item>"));
        assert_eq!(shown(&feed), [(meant, "https://so.example/1")], "{title}");
    }
    let open = "<item><title>Một</title><link>/1</link><item><title>Hai<link>/2</link></title></item><item/>";
    let feed = rss(open);
    assert_eq!((feed.items.len(), feed.unaddressed, feed.untitled), (1, 1, 1), "{feed:?}");
}

#[test]
fn a_doctype_keeps_nothing_from_being_read_and_defines_plain_words_alone() {
    let item = |title: &str| {
        format!("<rss><channel><item><title>{title}</title><link>https://a.example/1</link></item></channel></rss>")
    };
    for (doctype, title, meant) in [
        (
            "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"https://a.example/rss.dtd\">",
            "Tin",
            "Tin",
        ),
        ("<!DOCTYPE rss [<!ENTITY a \"Thử > [x]\">]>", "&a; nghiệm &amp; thi", "Thử > [x] nghiệm & thi"),
        ("<!doctype html>", "Tin", "Tin"),
        ("<!DOCTYPE r [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]>", "Tin &b;", "Tin"),
    ] {
        assert_eq!(shown(&read_text(&[doctype, &item(title)].concat())), [(meant, "https://a.example/1")], "{doctype}");
    }
    let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let feed = read_text(&[bomb, &item("&b;")].concat());
    assert_eq!((feed.items.len(), feed.untitled), (0, 1));
}

#[test]
fn an_item_whose_letters_got_lost_is_left_out() {
    let item = |title: &[u8]| [b"<item><title>", title, b"</title><link>/1</link></item>"].concat();
    let text = [b"<rss><channel>".to_vec(), item(b"Tuy\xe1n"), item("Tuyển".as_bytes()), b"</channel></rss>".to_vec()];
    let feed = read(&text.concat(), "https://so.example/").expect("a feed");
    assert_eq!((feed.broken, shown(&feed)), (1, vec![("Tuyển", "https://so.example/1")]));
}

#[test]
fn other_kinds_of_feeds_are_read_too() {
    let rdf = "<rdf:RDF><channel rdf:about='https://a.example'><title>t</title></channel><item \
               rdf:about='https://a.example/1'><title>Tin</title><dc:date>2026-11-21T07:00:00+07:00</dc:date></item></rdf:RDF>";
    let atom = "<feed xml:base='https://a.example/'><title>t</title><link rel='self' href='rss'/><entry>\
                <title type='html'>&lt;b>Tin&lt;/b></title><link rel='enclosure' href='x.mp4'/><link href='1'/>\
                <updated>2026-11-22T00:00:00Z</updated><published>2026-11-20T18:00:00Z</published></entry></feed>";
    let prefixed = atom.replace('<', "<atom:").replace("<atom:/", "</atom:");
    for text in [rdf, atom, &prefixed] {
        let feed = read_text(text);
        assert_eq!(shown(&feed), [("Tin", "https://a.example/1")], "{text}");
        assert_eq!(feed.items[0].day, Some(date(2026, 11, 21)), "{text}");
    }
}

#[test]
fn what_is_told_twice_is_one_item_and_what_is_cut_is_told() {
    let item = "<item><title>Tin</title><link>/1</link></item>";
    assert_eq!(rss(&[item, item].concat()).items.len(), 1);
    let cut = read_text(&format!("<br>Warning: x<rss><channel>{item}<item><title>Hai</title><link>/2</li"));
    assert_eq!((cut.items.len(), cut.is_cut), (1, true));
}

#[test]
fn what_is_no_feed_is_refused() {
    for (text, why) in [
        ("", Refused::NoFeed),
        ("<html><body><h1>404</h1></body></html>", Refused::NoFeed),
        ("<!doctype html><html></html>", Refused::NoFeed),
        ("<!DOCTYPE", Refused::NoFeed),
    ] {
        assert_eq!(read(text.as_bytes(), ""), Err(why), "{text}");
    }
    let deep = format!("<rss><channel>{}", "<x:a>".repeat(65));
    assert_eq!(read(deep.as_bytes(), ""), Err(Refused::TooDeep));
}

proptest! {
    #[test]
    fn no_file_is_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..400) {
        let _ = read(&bytes, "https://so.example/");
        let whole = "<rss><channel><link>/</link><item><title>Sở &lt;b&gt; & <b>x</b></title><guid>https://a.example/ệ</guid>\
                     <pubDate>Thứ Bảy, 21/11/2026</pubDate></item></channel></rss>";
        let mut broken = whole.as_bytes().to_vec();
        broken.truncate(cut);
        broken.extend(bytes);
        let _ = read(&broken, "");
    }
}
