//! What others have in the output folder, put there while a build runs, or put where the program's own files are.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::again::files;
use crate::school::{Ran, School, text};

fn write_posts(school: &School, edition: &str) {
    for number in 0..40 {
        school.post(&format!("bai-{number:02}"), &format!("Bài {number} {edition}"), edition);
    }
}

/// A school whose posts are published in their first edition.
fn published() -> School {
    let school = School::new();
    write_posts(&school, "Một");
    school.build(&[]).ends_with(0);
    school
}

#[test]
fn files_that_another_program_puts_there_while_builds_run_are_all_there_in_the_end() {
    let school = published();
    let (public, ended) = (school.public(), AtomicBool::new(false));
    let put = thread::scope(|scope| {
        let other = scope.spawn(|| {
            let mut put = Vec::new();
            for number in 0.. {
                let path = format!("thu-muc-{}/{}/tep-{number}", number % 3, number % 7);
                let file = public.join(&path);
                // Between two steps of a publication the folder may be another one: then it is tried again.
                let tried = fs::create_dir_all(file.parent().unwrap()).and_then(|()| fs::write(&file, &path));
                if tried.is_ok() {
                    put.push(path);
                }
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                thread::sleep(std::time::Duration::from_millis(2));
            }
            put
        });
        for (round, edition) in ["Hai", "Ba", "Bốn", "Năm"].iter().enumerate() {
            write_posts(&school, edition);
            if round == 2 {
                fs::remove_dir_all(public.join("thu-muc-0")).ok();
            }
            school.build(&[]).ends_with(0);
            school.post("bai-05", "Bài năm", &format!("Sửa lần {round}"));
            school.build(&[]).ends_with(0);
        }
        ended.store(true, Ordering::Relaxed);
        other.join().unwrap()
    });
    let lost: Vec<_> =
        put.iter().filter(|path| !path.starts_with("thu-muc-0") && text_of(&public.join(path)) != **path).collect();
    assert!(put.len() > 20 && lost.is_empty(), "of {} files these are lost: {lost:?}", put.len());
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn a_foreign_folder_keeps_its_mode_owner_and_inode_whatever_changes_beside_it() {
    let school = published();
    let folder = school.public().join("tep-tai-len");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("anh.jpg"), "ảnh").unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o2770)).unwrap();
    // Only root may give files away; elsewhere the owner is the same all along.
    let _ = std::os::unix::fs::chown(&folder, Some(1234), Some(1234));
    let facts = |path: &Path| {
        let found = fs::metadata(path).unwrap();
        (found.mode(), found.uid(), found.gid(), found.ino(), found.mtime_nsec())
    };
    let before = (facts(&folder), facts(&folder.join("anh.jpg")));
    write_posts(&school, "Hai");
    school.build(&[]).ends_with(0);
    school.build(&["--no-cache"]).ends_with(0);
    assert_eq!((facts(&folder), facts(&folder.join("anh.jpg"))), before);
}

#[test]
fn a_folder_of_the_site_keeps_the_mode_that_somebody_gave_it() {
    let school = published();
    let folder = school.public().join("tin-tuc");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o2775)).unwrap();
    write_posts(&school, "Hai");
    school.build(&[]).ends_with(0);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o7777, 0o2775);
}

/// Runs a script in a space of mounts of its own; `None`, told aloud, where this user may not.
fn with_mounts(school: &School, script: &str) -> Option<Ran> {
    let may = Command::new("unshare").args(["-m", "true"]).stderr(Stdio::null()).status();
    if !may.is_ok_and(|may| may.success()) {
        eprintln!("skipped: this user may not mount anything");
        return None;
    }
    let program = env!("CARGO_BIN_EXE_congtruong");
    let build = format!("'{program}' build '{}' --today 2026-11-21", school.root.display());
    let script = format!("set -e; public='{}'; build() {{ {build} \"$@\"; }}; {script}", school.public().display());
    Some(Ran::of(Command::new("unshare").args(["-m", "sh", "-c", &script])))
}

#[test]
fn a_mounted_folder_and_what_is_in_it_stay_mounted() {
    let mounts = ["mount -t tmpfs none \"$public/video\"", "mkdir ../kho; mount --bind ../kho \"$public/video\""];
    for mount in mounts {
        let school = published();
        write_posts(&school, "Hai");
        let script = format!(
            "cd \"$public\"; mkdir video; {mount}; echo phim > video/a.mp4; build; mountpoint -q \"$public/video\"; \
             cat \"$public/video/a.mp4\"; build --no-cache; mountpoint -q \"$public/video\"; cat \"$public/video/a.mp4\""
        );
        let Some(ran) = with_mounts(&school, &script) else { return };
        assert_eq!(ran.ends_with(0).stdout.matches("phim").count(), 2);
        assert!(text(school.public().join("tin-tuc/bai-07/index.html")).contains("Bài 7 Hai"));
    }
}

#[test]
fn a_mounted_folder_where_pages_belong_stops_the_build() {
    let school = published();
    let script = "mount -t tmpfs none \"$public/tin-tuc\"; echo giu > \"$public/tin-tuc/giu\"; \
                  build --no-cache 2>&1 || echo \"mã $?\"; cat \"$public/tin-tuc/giu\"";
    let Some(ran) = with_mounts(&school, script) else { return };
    let said = ran.ends_with(0).stdout;
    assert!(
        said.contains("“tin-tuc” không do congtruong tạo") && said.contains("mã 2") && said.contains("giu"),
        "{said}"
    );
}

#[test]
fn a_file_that_is_mounted_over_a_page_stops_the_build_and_stays_mounted() {
    for options in ["", "--no-cache"] {
        let school = published();
        write_posts(&school, "Hai");
        let script = format!(
            "echo giu > ../tep; mount --bind ../tep \"$public/robots.txt\"; cd \"$public\"; \
             build {options} 2>&1 || echo \"mã $?\"; cat robots.txt; umount robots.txt; build"
        );
        let Some(ran) = with_mounts(&school, &script) else { return };
        let said = ran.ends_with(0).stdout;
        assert!(said.contains("“robots.txt”") && said.contains("mã 2") && said.contains("\ngiu\n"), "{said}");
        assert!(text(school.public().join("tin-tuc/bai-07/index.html")).contains("Bài 7 Hai"));
    }
}

#[test]
fn a_link_to_a_folder_that_is_not_there_is_left_alone() {
    let school = School::new();
    let link = school.root.join("cho-moi");
    for to in ["o-dia/chua-gan", "/khong/co/o-day", "cho-moi"] {
        symlink(to, &link).unwrap();
        for out in [link.clone(), link.join("public")] {
            let told = school.build(&["--out", out.to_str().unwrap()]).ends_with(2).stderr;
            assert!(told.contains("liên kết tượng trưng"), "{told}");
            assert_eq!(fs::read_link(&link).unwrap(), Path::new(to));
        }
        fs::remove_file(&link).unwrap();
    }
}

#[test]
fn a_list_of_files_that_a_power_cut_spoiled_is_made_anew_with_the_whole_site() {
    let school = published();
    let whole = files(&school.public());
    let list = school.public().join(".congtruong-manifest.json");
    let bytes = fs::read(&list).unwrap();
    for spoiled in [Vec::new(), vec![0; bytes.len()], bytes[..bytes.len() / 2].to_vec()] {
        fs::write(&list, spoiled).unwrap();
        fs::write(school.public().join("index.html"), [0; 64]).unwrap();
        school.build(&[]).ends_with(0);
        assert_eq!(files(&school.public()), whole);
    }
}

#[test]
fn a_file_that_its_owner_changes_while_the_build_still_reads_keeps_the_change() {
    let school = published();
    let (home, ended) = (school.public().join("index.html"), AtomicBool::new(false));
    let replace = || {
        let new = home.with_extension("moi");
        fs::write(&new, "của chủ").and_then(|()| fs::rename(&new, &home)).ok();
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            // From before the command until after its end the file is the owner's.
            while !ended.load(Ordering::Relaxed) {
                replace();
                thread::sleep(std::time::Duration::from_millis(1));
            }
        });
        for edition in ["Hai", "Ba", "Bốn"] {
            write_posts(&school, edition);
            let told = school.build(&[]).ends_with(0).stderr;
            assert_eq!(text(&home), "của chủ");
            assert!(told.contains("“index.html” vừa được người khác sửa"), "{told}");
        }
        ended.store(true, Ordering::Relaxed);
    });
    fs::remove_file(home.with_extension("moi")).ok();
    write_posts(&school, "Năm");
    school.build(&[]).ends_with(0);
    assert!(text(&home).contains("Năm"), "what was changed before the command is made anew");
}

/// What something is, and how it is made.
type Trap = (&'static str, fn(&Path));

/// What may stand where the program expects a file of its own.
fn traps() -> Vec<Trap> {
    vec![
        ("a pipe", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
        ("a link", |path| {
            let target = std::env::temp_dir().join(format!("congtruong-dich-{}", std::process::id()));
            fs::write(&target, "của người khác").unwrap();
            symlink(target, path).unwrap();
        }),
        ("a device", |path| symlink("/dev/zero", path).unwrap()),
        ("a folder", |path| {
            fs::create_dir(path).unwrap();
            fs::write(path.join("tep"), "của người khác").unwrap();
        }),
    ]
}

#[test]
fn whatever_stands_where_the_programs_own_files_are_nothing_hangs_and_nothing_is_followed() {
    for (what, trap) in traps() {
        let school = School::new();
        school.build(&[]).ends_with(0);
        let cache = school.root.join(".congtruong");
        for name in fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>() {
            if name.file_name().unwrap() != "CACHEDIR.TAG" {
                fs::remove_file(&name).unwrap();
                trap(&name);
            }
        }
        school.post("moi", "Bài mới", "Nội dung.");
        school.build(&[]).ends_with(0);
        assert!(school.public().join("tin-tuc/moi/index.html").is_file(), "{what}");

        for name in ["lock", "journal", "new", "old"] {
            let work = school.root.join(".public.congtruong");
            fs::create_dir(&work).unwrap();
            fs::set_permissions(&work, fs::Permissions::from_mode(0o700)).unwrap();
            trap(&work.join(name));
            let ran = school.build(&["--no-cache"]);
            assert!(ran.code == Some(0), "{what} as {name}: {}", ran.stderr);
            let _ = fs::remove_dir_all(&work);
            for left in fs::read_dir(&school.root).unwrap().map(|entry| entry.unwrap().path()) {
                if left.to_str().unwrap().contains(".public.congtruong.cu") {
                    fs::remove_dir_all(left).unwrap();
                }
            }
        }

        let target = std::env::temp_dir().join(format!("congtruong-dich-{}", std::process::id()));
        assert!(what != "a link" || text(target) == "của người khác");
        let manifest = school.public().join(".congtruong-manifest.json");
        fs::remove_file(&manifest).unwrap();
        trap(&manifest);
        let ran = school.build(&[]).ends_with(2);
        assert!(ran.stderr.contains("không do congtruong tạo"), "{what}: {}", ran.stderr);
        school.build(&["--force"]).ends_with(0);
        assert!(fs::symlink_metadata(&manifest).unwrap().is_file(), "{what}");
        assert!(fs::symlink_metadata(school.public().join(".congtruong-manifest.json.cu")).is_ok(), "{what}");
    }
}

#[test]
fn a_durable_build_is_the_same_to_the_byte() {
    let school = School::new();
    school.build(&["--durable"]).ends_with(0);
    let durable = files(&school.public());
    school.build(&["--durable"]).ends_with(0);
    let out = school.root.with_file_name("thuong");
    school.build(&["--out", out.to_str().unwrap()]).ends_with(0);
    assert_eq!(durable, files(&out));
    school.post("moi", "Bài mới", "Nội dung.");
    school.build(&["--durable"]).ends_with(0);
    assert!(school.public().join("tin-tuc/moi/index.html").is_file());
}
