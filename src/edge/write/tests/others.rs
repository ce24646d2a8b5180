//! What others do in the output folder, before, while and after the program publishes there.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::Once;

use super::*;
use crate::edge::disk::faults::Fault;

/// Publishes while somebody does something, once.
fn meanwhile(school: &School, shelf: &Shelf, act: impl Fn() + Sync) -> Result<Publication, WriteError> {
    let once = Once::new();
    school.publish_while(&Disk::default(), shelf, &|| once.call_once(&act))
}

/// The ways by which a second edition comes: as a whole, and a few files.
fn editions() -> [Shelf; 2] {
    [Shelf::many(), Shelf::few()]
}

#[test]
fn what_comes_while_the_site_is_made_stays_with_its_mode_and_the_folder_it_is_in() {
    for shelf in editions() {
        let school = School::published();
        let folder = school.out().join(".well-known");
        meanwhile(&school, &shelf, || {
            school.put(".well-known/acme/tep", "chứng thực");
            school.put("trang-2/ghi-chu.txt", "ghi chú");
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o2711)).unwrap();
            symlink("/khong/co", school.out().join("lien-ket")).unwrap();
        })
        .unwrap();
        let files = school.files();
        assert_eq!(files[".well-known/acme/tep"], "chứng thực".as_bytes());
        assert_eq!(files["trang-2/ghi-chu.txt"], "ghi chú".as_bytes());
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o7777, 0o2711);
        assert_eq!(fs::read_link(school.out().join("lien-ket")).unwrap(), Path::new("/khong/co"));
        assert_eq!(files["index.html"], shelf.0["index.html"]);
    }
}

#[test]
fn a_file_that_its_owner_changes_or_removes_meanwhile_keeps_the_change_and_is_told() {
    for shelf in editions() {
        let school = School::published();
        let mut published = meanwhile(&school, &shelf, || {
            school.put("index.html", "sửa tay");
            school.put("cu/b.html", "giữ lại");
            fs::remove_file(school.out().join("trang-3/index.html")).unwrap();
        })
        .unwrap();
        published.kept.sort();
        assert_eq!(published.kept, [Path::new("cu/b.html"), Path::new("index.html")]);
        assert_eq!(school.files()["index.html"], "sửa tay".as_bytes());
        assert_eq!(school.files()["cu/b.html"], "giữ lại".as_bytes());
        // The next time the change is no longer new.
        school.publish(&shelf).unwrap();
        assert_eq!(school.files()["index.html"], shelf.0["index.html"]);
        assert_eq!(school.files()["trang-3/index.html"], shelf.0["trang-3/index.html"]);
        assert_eq!(school.files()["cu/b.html"], "giữ lại".as_bytes(), "it isn't ours any more");
    }
}

/// Where something stands, and how it is put there.
type Obstruction = (&'static str, fn(&Path));

/// Ways to stand where a page belongs: the path of what stands there, and how it is made.
fn obstacles() -> Vec<Obstruction> {
    vec![
        ("moi/x/index.html", |path| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "trang tự làm").unwrap();
        }),
        ("moi/x", |path| {
            fs::create_dir(path.parent().unwrap()).unwrap();
            fs::write(path, "tệp ở chỗ thư mục").unwrap();
        }),
        ("moi", |path| symlink("/tmp", path).unwrap()),
        ("moi/x/index.html", |path| {
            fs::create_dir_all(path.join("trong")).unwrap();
            fs::write(path.join("trong/a"), "trong thư mục").unwrap();
        }),
        ("moi", |path| {
            rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        }),
    ]
}

#[test]
fn what_stands_where_a_page_belongs_stops_the_publication_before_anything_is_moved() {
    for shelf in editions() {
        for (path, make) in obstacles() {
            let mut school = School::published();
            make(&school.out().join(path));
            let before = school.files();
            let refused = school.publish(&shelf).unwrap_err();
            let told = refused.to_string();
            assert!(matches!(refused, WriteError::InTheWay { .. }) && told.contains("“moi"), "{told}");
            assert_eq!(school.files(), before);
            assert_eq!(school.names(), [".congtruong", "public"]);

            school.foreign = Foreign::TakeOver;
            let aside = school.publish(&shelf).unwrap().moved_aside;
            assert_eq!(aside, [("moi".into(), "moi.cu".into())], "{path}");
            let files = school.files();
            let kept = before.iter().filter(|(path, _)| path.starts_with("moi"));
            for (path, bytes) in kept {
                assert_eq!(files[&path.replacen("moi", "moi.cu", 1)], *bytes);
            }
            assert_eq!(files["moi/x/index.html"], shelf.0["moi/x/index.html"]);
        }
    }
}

#[test]
fn what_comes_into_the_way_meanwhile_stops_it_too_and_the_old_site_is_whole() {
    for shelf in editions() {
        let school = School::published();
        let refused = meanwhile(&school, &shelf, || school.put("moi/x/index.html", "vừa đến")).unwrap_err();
        assert!(refused.to_string().contains("“moi"), "{refused}");
        fs::remove_dir_all(school.out().join("moi")).unwrap();
        assert!(school.has(&Shelf::old()));
    }
}

#[test]
fn what_comes_into_the_way_of_moves_that_were_cut_short_stays_and_the_old_site_is_whole_again() {
    let mut met = 0;
    for at in 0.. {
        let school = School::published();
        let disk = Disk::with_fault(at, Fault::Kills, Manners::default());
        let _ = school.publish_on(&disk, &Shelf::few());
        if disk.passed() <= at {
            break;
        }
        if school.out().join("moi").exists() {
            continue;
        }
        school.put("moi", "của người khác");
        school.settle();
        assert_eq!(fs::read_to_string(school.out().join("moi")).unwrap(), "của người khác", "killed at {at}");
        fs::remove_file(school.out().join("moi")).unwrap();
        assert!(school.has(&Shelf::old()), "killed at {at}");
        met += 1;
    }
    assert!(met > 50, "{met}");
}

#[test]
fn a_work_folder_that_others_can_write_to_or_a_link_is_left_alone_and_another_is_taken() {
    let plants: [fn(&Path); 4] = [
        |folder| fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).unwrap(),
        |folder| fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap(),
        |folder| {
            let elsewhere = folder.with_file_name("noi-khac");
            fs::rename(folder, &elsewhere).unwrap();
            symlink(&elsewhere, folder).unwrap();
        },
        |folder| {
            fs::remove_dir_all(folder).unwrap();
            fs::write(folder, "một tệp").unwrap();
        },
    ];
    for plant in plants {
        let school = School::published();
        let folder = school.root().join(".public.congtruong");
        fs::create_dir_all(folder.join("new/la")).unwrap();
        fs::write(folder.join("new/la/index.html"), "cài vào").unwrap();
        symlink(school.root().join("quan-trong"), folder.join("lock")).unwrap();
        fs::write(school.root().join("quan-trong"), "giữ").unwrap();
        plant(&folder);
        let list = || {
            walkdir::WalkDir::new(&folder).into_iter().flatten().map(walkdir::DirEntry::into_path).collect::<Vec<_>>()
        };
        let before = list();
        school.settle();
        school.publish(&Shelf::many()).unwrap();
        assert!(school.has(&Shelf::many()));
        assert_eq!(list(), before);
        assert_eq!(fs::read_to_string(school.root().join("quan-trong")).unwrap(), "giữ");
    }
}

#[test]
fn a_kill_is_ended_also_where_the_work_folder_has_another_name() {
    for at in (0..).step_by(5) {
        let school = School::published();
        fs::write(school.root().join(".public.congtruong"), "của người khác").unwrap();
        let disk = Disk::with_fault(at, Fault::Kills, Manners::default());
        let _ = school.publish_on(&disk, &Shelf::few());
        school.settle();
        assert!(school.has(&Shelf::old()) || school.has(&Shelf::few()), "killed at {at}");
        assert_eq!(school.names().iter().filter(|name| name.starts_with(".public")).count(), 1);
        if disk.passed() <= at {
            break;
        }
    }
}

#[test]
fn a_spoiled_journal_is_left_under_another_name_with_all_that_is_beside_it() {
    let school = School::published();
    let folder = school.root().join(".public.congtruong");
    crate::edge::system::make_private_folder(&folder).unwrap();
    fs::write(folder.join("journal"), [0; 300]).unwrap();
    fs::create_dir(folder.join("new")).unwrap();
    fs::write(folder.join("new/tep-cua-ai"), "chưa biết").unwrap();
    let aside = school.settle().spoiled.unwrap();
    assert_eq!(fs::read_to_string(aside.join("new/tep-cua-ai")).unwrap(), "chưa biết");
    school.publish(&Shelf::many()).unwrap();
    assert!(school.has(&Shelf::many()));
}

#[test]
fn a_system_without_case_that_refuses_files_held_open_is_served_too() {
    let manners = Manners { without_case: true, held: true, without_exchange: true };
    let disk = Disk::of_manners(manners);
    let school = School::published();
    let old = Shelf::old().with("Tin/Anh.png", "ảnh");
    school.publish_on(&disk, &old).unwrap();
    assert!(school.has(&old));
    let mut renamed = Shelf::old().with("tin/anh.png", "ảnh khác").with("TIN/khac.html", "khác");
    school.publish_on(&disk, &renamed).unwrap();
    let lower = |files: BTreeMap<String, Vec<u8>>| -> BTreeMap<String, Vec<u8>> {
        files.into_iter().map(|(path, bytes)| (path.to_lowercase(), bytes)).collect()
    };
    let wanted = |shelf: &Shelf| lower(shelf.0.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())).collect());
    assert_eq!(lower(school.files()), wanted(&renamed));
    renamed = Shelf::many();
    school.publish_on(&disk, &renamed).unwrap();
    assert_eq!(lower(school.files()), wanted(&renamed));
}
