//! Kills at random moments, as many as `CONGTRUONG_KILLS` says, by both ways of publishing.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

use crate::again::files;
use crate::school::School;

/// The two editions between which a site goes to and fro.
const EDITIONS: [&str; 2] = ["Một", "Hai"];

fn write(school: &School, edition: &str, posts: usize) {
    for number in 0..posts {
        school.post(&format!("bai-{number:02}"), &format!("Bài {number} {edition}"), edition);
    }
}

fn fresh(school: &School) -> BTreeMap<String, Vec<u8>> {
    let out = school.root.with_file_name("moi");
    let _ = fs::remove_dir_all(&out);
    school.build(&["--no-cache", "--out", out.to_str().unwrap()]).ends_with(0);
    files(&out)
}

/// Kills builds of which so many of 40 posts differ; one in two beside a file of somebody else's.
fn kill(rounds: u32, changed: usize) {
    let school = School::new();
    write(&school, EDITIONS[0], 40);
    let sites = EDITIONS.map(|edition| {
        write(&school, edition, changed);
        fresh(&school)
    });
    school.build(&[]).ends_with(0);
    write(&school, EDITIONS[0], changed);
    let begun = Instant::now();
    school.build(&[]).ends_with(0);
    let mut usual = begun.elapsed();
    let note = school.public().join("ghi-chu.txt");
    for round in 0..rounds {
        let foreign = round % 4 > 1;
        if foreign {
            fs::write(&note, "của người khác").unwrap();
        } else {
            let _ = fs::remove_file(&note);
        }
        write(&school, EDITIONS[(round as usize + 1) % 2], changed);
        let begun = Instant::now();
        let mut build = school.command("build", &[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Spread over the whole time without being random: a failure can be had again.
        sleep(usual.mul_f64(f64::from(round.wrapping_mul(2_654_435_761) >> 16) / 65_536.0));
        build.kill().unwrap();
        // Where the build was over before, the machine has become quicker.
        usual = if build.wait().unwrap().success() { begun.elapsed().mul_f64(0.9) } else { usual.mul_f64(1.01) };
        school.check(&[]);
        let mut standing = files(&school.public());
        assert_eq!(standing.remove("ghi-chu.txt").is_some(), foreign, "round {round}");
        assert!(sites.contains(&standing), "round {round}: neither the old site nor the new one stands");
        assert!(!school.names().iter().any(|name| name.starts_with(".public")), "round {round}: {:?}", school.names());
    }
}

fn rounds() -> u32 {
    std::env::var("CONGTRUONG_KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(1_000)
}

#[test]
#[ignore = "takes minutes: CONGTRUONG_KILLS=1000 cargo test --test cli kills -- --ignored"]
fn a_site_is_whole_after_every_kill_of_a_build_that_changes_all() {
    kill(rounds().div_ceil(2), 40);
}

#[test]
#[ignore = "takes minutes: CONGTRUONG_KILLS=1000 cargo test --test cli kills -- --ignored"]
fn a_site_is_whole_after_every_kill_of_a_build_that_changes_little() {
    kill(rounds().div_ceil(2), 1);
}
