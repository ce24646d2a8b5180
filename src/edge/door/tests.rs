use std::fs;
use std::io::Write;

use tempfile::TempDir;

use super::*;

const MOST: u64 = 1 << 20;

fn school() -> TempDir {
    let school = tempfile::tempdir().unwrap();
    fs::create_dir_all(school.path().join("content/tin-tuc")).unwrap();
    fs::write(school.path().join("content/tin-tuc/khai-giang.md"), "Lễ khai giảng").unwrap();
    school
}

fn refused(folder: &Path, inside: &str) -> String {
    format!("{:?}", Folder::open(folder).unwrap().file(Path::new(inside), MOST).unwrap_err())
}

#[test]
fn a_file_below_the_folder_is_read() {
    let school = school();
    let opened = Folder::open(school.path()).unwrap().file(Path::new("content/tin-tuc/khai-giang.md"), MOST).unwrap();
    assert_eq!(opened.metadata().len(), 17);
    assert_eq!(opened.bytes().unwrap(), "Lễ khai giảng".as_bytes());
    let own = file(&school.path().join("content/tin-tuc/khai-giang.md"), MOST).unwrap();
    assert_eq!(own.bytes().unwrap().len(), 17);
}

#[test]
fn what_is_not_there_is_missing_and_nothing_leads_out_of_the_folder() {
    let school = school();
    let outside = school.path().join("bi-mat.txt");
    fs::write(&outside, "mật").unwrap();
    for inside in ["x.md", "tin-tuc/x.md", "tin-tuc/khai-giang.md/x", "../bi-mat.txt", "./../bi-mat.txt", ""] {
        assert_eq!(refused(&school.path().join("content"), inside), "Missing", "{inside}");
    }
    assert_eq!(refused(school.path(), outside.to_str().unwrap()), "Missing");
}

#[test]
fn a_folder_is_no_file_and_a_file_no_folder() {
    let school = school();
    assert_eq!(refused(school.path(), "content"), "Irregular");
    let folder = Folder::open(school.path()).unwrap();
    assert!(folder.list(Path::new("content/tin-tuc/khai-giang.md")).is_err());
    assert!(Folder::open(&school.path().join("content/tin-tuc/khai-giang.md")).is_err());
    let listed = folder.list(Path::new("content/tin-tuc")).unwrap();
    assert_eq!(listed, [Listed { name: "khai-giang.md".into(), sort: Sort::File }]);
    assert_eq!(folder.list(Path::new("")).unwrap(), [Listed { name: "content".into(), sort: Sort::Folder }]);
}

#[test]
fn a_file_over_the_limit_is_not_opened() {
    let school = school();
    let folder = Folder::open(school.path()).unwrap();
    let inside = Path::new("content/tin-tuc/khai-giang.md");
    assert!(folder.file(inside, 17).is_ok());
    let refusal = folder.file(inside, 16).unwrap_err();
    assert!(matches!(refusal, Refusal::TooLarge { size: 17, most: 16 }), "{refusal:?}");
}

#[test]
fn a_file_that_grows_or_shrinks_while_it_is_read_is_told() {
    let school = school();
    let path = school.path().join("content/tin-tuc/khai-giang.md");
    let opened = || file(&path, MOST).unwrap();
    let grows = opened();
    fs::File::options().append(true).open(&path).unwrap().write_all(&"a".repeat(40_000).into_bytes()).unwrap();
    assert!(matches!(grows.bytes(), Err(Refusal::Changed)));
    let shrinks = opened();
    fs::File::options().write(true).open(&path).unwrap().set_len(7).unwrap();
    assert!(matches!(shrinks.bytes(), Err(Refusal::Changed)));
    let replaced = opened();
    fs::write(path.with_extension("moi"), "khác").unwrap();
    fs::rename(path.with_extension("moi"), &path).unwrap();
    assert_eq!(replaced.bytes().unwrap().len(), 7, "what was opened is what is read");
}

#[test]
fn a_refusal_passes_through_the_errors_of_the_system_and_back() {
    for refusal in [Refusal::Missing, Refusal::Link, Refusal::Irregular, Refusal::Changed] {
        let told = refusal.to_string();
        assert_eq!(Refusal::from(io::Error::from(refusal)).to_string(), told);
    }
    assert_eq!(io::Error::from(Refusal::Missing).kind(), io::ErrorKind::NotFound);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    #[test]
    fn no_link_is_followed_in_any_part_of_the_way() {
        let (school, outside) = (school(), school());
        let at = |inside: &str| school.path().join(inside);
        symlink(outside.path().join("content"), at("content/ngoai")).unwrap();
        symlink("tin-tuc", at("content/trong")).unwrap();
        symlink("khai-giang.md", at("content/tin-tuc/cung.md")).unwrap();
        symlink("/dev/zero", at("content/khong-het.png")).unwrap();
        symlink("khong-co", at("content/dut.md")).unwrap();
        symlink("vong.md", at("content/vong.md")).unwrap();
        for inside in [
            "content/ngoai/tin-tuc/khai-giang.md",
            "content/trong/khai-giang.md",
            "content/tin-tuc/cung.md",
            "content/khong-het.png",
            "content/dut.md",
            "content/vong.md",
        ] {
            assert_eq!(refused(school.path(), inside), "Link", "{inside}");
        }
        let folder = Folder::open(school.path()).unwrap();
        assert!(matches!(folder.list(Path::new("content/ngoai")), Err(Refusal::Link)));
        assert!(matches!(folder.list(Path::new("content/trong")), Err(Refusal::Link)));
        assert!(matches!(file(&at("content/tin-tuc/cung.md"), MOST), Err(Refusal::Link)));
        assert!(file(&at("content/ngoai/tin-tuc/khai-giang.md"), MOST).is_ok(), "the way to a trusted folder");
        let sorts = |listed: Vec<Listed>| listed.iter().filter(|listed| listed.sort == Sort::Link).count();
        assert_eq!(sorts(folder.list(Path::new("content")).unwrap()), 5);
    }

    #[test]
    fn what_never_ends_or_begins_is_refused_at_once() {
        let school = school();
        let pipe = school.path().join("ong.pdf");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _socket = UnixListener::bind(school.path().join("o-cam.pdf")).unwrap();
        for inside in ["ong.pdf", "o-cam.pdf"] {
            assert_eq!(refused(school.path(), inside), "Irregular", "{inside}");
        }
        for device in ["/dev/zero", "/dev/null", "/dev/tty"] {
            let refusal = file(Path::new(device), MOST).unwrap_err();
            // A terminal that isn't there can't even be opened.
            assert!(matches!(refusal, Refusal::Irregular), "{device}: {refusal:?}");
        }
        // Files of this sort have no length, and yet something in them.
        if let Ok(opened) = file(Path::new("/proc/self/status"), MOST) {
            assert!(matches!(opened.bytes(), Err(Refusal::Changed)));
        }
        let sorts: Vec<Sort> = Folder::open(school.path())
            .unwrap()
            .list(Path::new(""))
            .unwrap()
            .iter()
            .map(|listed| listed.sort)
            .collect();
        assert_eq!(sorts.iter().filter(|sort| **sort == Sort::Other).count(), 2);
    }

    #[test]
    fn a_folder_that_was_opened_stays_the_one_it_was() {
        let (school, other) = (school(), school());
        fs::write(other.path().join("content/tin-tuc/khai-giang.md"), "của người khác").unwrap();
        let folder = Folder::open(&school.path().join("content")).unwrap();
        fs::rename(school.path().join("content"), school.path().join("cu")).unwrap();
        symlink(other.path().join("content"), school.path().join("content")).unwrap();
        let bytes = folder.file(Path::new("tin-tuc/khai-giang.md"), MOST).unwrap().bytes().unwrap();
        assert_eq!(bytes, "Lễ khai giảng".as_bytes());
    }

    #[test]
    fn without_the_quick_way_the_same_is_opened_and_refused() {
        use rustix::fs::OFlags;
        let school = school();
        symlink("tin-tuc", school.path().join("content/trong")).unwrap();
        let folder = system::Folder::open(school.path()).unwrap();
        let opened = |inside: &str| folder.step_by_step(Path::new(inside), OFlags::RDONLY | OFlags::NOFOLLOW);
        assert!(opened("content/tin-tuc/khai-giang.md").is_ok());
        assert!(matches!(opened("content/trong/khai-giang.md"), Err(Refusal::Link)));
        assert!(matches!(opened("content/trong"), Err(Refusal::Link)));
        assert!(matches!(opened("content/khong-co/x"), Err(Refusal::Missing)));
        assert!(matches!(opened("content/tin-tuc/khai-giang.md/x"), Err(Refusal::Missing)));
    }

    #[test]
    fn where_only_paths_can_be_opened_the_same_is_opened_and_refused() {
        let (school, outside) = (school(), school());
        symlink("tin-tuc", school.path().join("content/trong")).unwrap();
        symlink(outside.path(), school.path().join("ngoai")).unwrap();
        assert!(Command::new("mkfifo").arg(school.path().join("ong.pdf")).status().unwrap().success());
        let folder = paths::Folder::open(school.path()).unwrap();
        let opened = |inside: &str| folder.file(Path::new(inside));
        assert!(opened("content/tin-tuc/khai-giang.md").is_ok());
        for link in ["content/trong", "content/trong/khai-giang.md", "ngoai/content/tin-tuc/khai-giang.md"] {
            assert!(matches!(opened(link), Err(Refusal::Link)), "{link}");
        }
        for missing in ["x", "../x", "content/x/y", "content/tin-tuc/khai-giang.md/x"] {
            assert!(matches!(opened(missing), Err(Refusal::Missing)), "{missing}");
        }
        for other in ["ong.pdf", "content"] {
            assert!(matches!(opened(other), Err(Refusal::Irregular)), "{other}");
        }
        assert!(matches!(folder.below(Path::new("ngoai")), Err(Refusal::Link)));
        let mut listed = folder.list().unwrap();
        listed.sort();
        let sorts: Vec<Sort> = listed.iter().map(|listed| listed.sort).collect();
        assert_eq!(sorts, [Sort::Folder, Sort::Link, Sort::Other]);
        assert_eq!(folder.below(Path::new("content/tin-tuc")).unwrap().list().unwrap().len(), 1);
    }

    #[test]
    fn a_path_that_no_system_takes_is_refused_without_a_walk() {
        let school = school();
        let refusal = Folder::open(school.path()).unwrap().file(Path::new(&"a/".repeat(3_000)), MOST).unwrap_err();
        assert!(
            matches!(&refusal, Refusal::Io(error) if error.kind() == io::ErrorKind::InvalidFilename),
            "{refusal:?}"
        );
    }
}
