//! Templates of a school's own that would hold the program: each is told at its place, nothing is published, and a
//! minute is far more than it takes.

use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::school::{Ran, School};

/// Longer than a build with a faulty template may take on any machine; it gives up by itself after ten seconds.
const LONG: Duration = Duration::from_mins(1);

/// Runs `congtruong build` on a school with these files in `theme/templates`.
fn build(files: &[(&str, &str)]) -> (School, Ran) {
    let school = School::new();
    for (name, text) in files {
        school.write(&format!("theme/templates/{name}"), text);
    }
    let mut command = school.command("build", &[]);
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let ran = ended(process);
    (school, ran)
}

fn ended(mut process: Child) -> Ran {
    let begun = Instant::now();
    while process.try_wait().unwrap().is_none() {
        if begun.elapsed() > LONG {
            process.kill().unwrap();
            panic!("it doesn't end");
        }
        thread::sleep(Duration::from_millis(20));
    }
    let output = process.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[track_caller]
fn is_told(name: &str, text: &str) {
    let (school, ran) = build(&[(name, text)]);
    let begin = &text[..text.floor_char_boundary(80)];
    assert_eq!(ran.code, Some(1), "{begin}: {}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("lỗi[E503]"), "{begin}: {}", ran.stderr);
    assert!(ran.stderr.contains(&format!("theme/templates/{name}")), "{begin}: {}", ran.stderr);
    assert!(ran.stderr.len() < 8_000, "{begin}: {} bytes are told", ran.stderr.len());
    assert!(!school.public().exists(), "{begin}: something is published");
}

/// Loops within loops, all over the same.
fn nested(loops: usize, over: &str, inside: &str) -> String {
    let begin: String = (0..loops).map(|n| format!("{{% for v{n} in {over} %}}")).collect();
    format!("{begin}{inside}{}", "{% endfor %}".repeat(loops))
}

#[test]
fn loops_that_come_to_no_end_are_ended() {
    is_told("post.html", &nested(3, "range(end=10000)", "{{ v0 }}"));
    is_told("post.html", &nested(5, "range(end=1000)", "{% if v0 == v1 %}{% endif %}"));
}

#[test]
fn a_loop_over_what_the_page_has_is_ended_where_only_one_page_has_so_much() {
    let school = School::new();
    school.post("dai", "Bài dài", &"## Đề mục\n\n".repeat(3_000));
    let text = "{% for a in view.contents | default(value=view.html) %}{% endfor %}{% if view.html | length > 9000 %}";
    let text = format!("{text}{}{{% endif %}}", nested(4, "range(end=9000)", ""));
    school.write("theme/templates/post.html", text);
    let ran = school.check(&[]).ends_with(1);
    assert!(ran.stdout.contains("lỗi[E503]") && ran.stdout.contains("/tin-tuc/dai/"), "{}", ran.stdout);
}

#[test]
fn values_that_grow_without_measure_are_ended() {
    is_told("post.html", &format!("{{% set a = \"một\" %}}{}", "{% set a = a ~ a %}".repeat(40)));
    is_told(
        "post.html",
        &format!("{{% set a %}}một{{% endset %}}{}", "{% set a %}{{ a }}{{ a }}{% endset %}".repeat(40)),
    );
    is_told("post.html", &format!("{{% set a = [1] %}}{}{{{{ a }}}}", "{% set a = [a, a] %}".repeat(40)));
    is_told(
        "post.html",
        &format!("{{% set a = \"aa\" %}}{}", "{% set a = a | replace(from=\"a\", to=\"aaaa\") %}".repeat(40)),
    );
    is_told("_footer.html", &format!("{{% set a = \"một\" %}}{}", "{% set a = a ~ a %}".repeat(40)));
    is_told(
        "post.html",
        "{% set_global a = [1] %}{% for n in range(end=99999) %}{% for m in range(end=99) %}{% set_global a = [a] %}{% endfor %}{% endfor %}",
    );
}

#[test]
fn pages_that_grow_without_measure_are_ended() {
    is_told("post.html", &nested(2, "range(end=9999)", "Một trang không bao giờ hết."));
    is_told("_header.html", &nested(2, "range(end=9999)", "Một đầu trang không bao giờ hết."));
}

#[test]
fn templates_too_long_or_winding_to_be_read_are_told() {
    is_told("post.html", &format!("{{% if a %}}{}{{% endif %}}", "{% elif a %}".repeat(5_000)));
    is_told("post.html", &format!("{}{}", "{% if a %}".repeat(5_000), "{% endif %}".repeat(5_000)));
    is_told("post.html", &format!("{{{{ {}1{} }}}}", "(".repeat(5_000), ")".repeat(5_000)));
    is_told("post.html", &format!("{{{{ {}1{} }}}}", "[".repeat(5_000), "]".repeat(5_000)));
    is_told("post.html", &format!("{{{{ {}1{} }}}}", "{\"a\": ".repeat(5_000), "}".repeat(5_000)));
    is_told("post.html", &format!("{{{{ 1{} }}}}", " | upper".repeat(5_000)));
    is_told("post.html", &format!("{{{{ {}1 }}}}", "- ".repeat(5_000)));
    is_told("post.html", &format!("{{{{ {}1 }}}}", "1 if a else ".repeat(5_000)));
    is_told("post.html", &format!("{{{{ {} }}}}", "a".repeat(800_000)));
    is_told("post.html", &"x".repeat(1 << 20));
    is_told("post.html", &format!("{{{{ a }}}}{}", "x".repeat(200_000)));
}

#[test]
fn parts_that_call_each_other_without_end_are_told() {
    is_told("post.html", "{% component lap() %}{{ <lap /> }}{% endcomponent lap %}{{ <lap /> }}");
    is_told(
        "post.html",
        "{% component lap() %}{{ <lap /> }}{{ <lap /> }}{{ <lap /> }}{% endcomponent lap %}{{ <lap /> }}",
    );
    let chain: Vec<(String, String)> =
        (0..190).map(|n| (format!("_p{n}.html"), format!("{{% include \"_p{}.html\" %}}", n + 1))).collect();
    let mut files: Vec<(&str, &str)> = chain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    files.extend([("_p190.html", "Hết."), ("post.html", "{% include \"_p0.html\" %}")]);
    let (_school, ran) = build(&files);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.stderr);
}

#[test]
fn blocks_that_replace_each_other_over_and_over_are_told() {
    for (templates, blocks) in [(100, 100), (190, 20), (3, 3_000)] {
        let block = |inner: &str| -> String {
            (0..blocks).map(|number| format!("{{% block b{number} %}}x{inner}{{% endblock %}}")).collect()
        };
        let mut files =
            vec![("post.html".to_owned(), format!("{{% extends \"c0.html\" %}}{}", block("{{ super() }}")))];
        files.extend((0..templates).map(|number| {
            let above = format!("{{% extends \"c{}.html\" %}}{}", number + 1, block("{{ super() }}"));
            (format!("c{number}.html"), above)
        }));
        files.push((format!("c{templates}.html"), block("")));
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (_school, ran) = build(&files);
        assert!(ran.code == Some(1) && ran.stderr.contains("E503") && ran.stderr.contains("khối"), "{}", ran.stderr);
    }
}

#[test]
fn harmless_templates_of_a_school_are_published() {
    let text = "{% for n in range(end=100) %}{% for m in range(end=100) %}{{ n * m }} {% endfor %}{% endfor %}";
    let (school, ran) = build(&[("post.html", text)]);
    ran.ends_with(0);
    let page = crate::school::text(school.public().join("tin-tuc/khai-giang/index.html"));
    assert!(page.ends_with("9702 9801 "), "{}", &page[page.len() - 20..]);
}
