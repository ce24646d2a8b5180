use std::fs::{self, File};

use super::*;

const PAYLOAD: &[u8] = "Lễ khai giảng năm học 2026-2027".as_bytes();

/// A site's folder with a cache that holds one thing.
fn filled() -> (tempfile::TempDir, Cache, PathBuf) {
    let site = tempfile::tempdir().unwrap();
    let cache = Cache::of(site.path());
    cache.write("thu", PAYLOAD);
    let file = site.path().join(FOLDER).join("thu");
    (site, cache, file)
}

#[test]
fn what_was_written_is_read_again_and_nothing_else_is_left() {
    let (site, cache, _) = filled();
    assert_eq!(cache.read("thu").as_deref(), Some(PAYLOAD));
    assert_eq!(cache.read("khac"), None);
    cache.write("thu", b"");
    assert_eq!(cache.read("thu").as_deref(), Some(b"".as_slice()));
    let mut names: Vec<_> =
        fs::read_dir(site.path().join(FOLDER)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".gitignore", "CACHEDIR.TAG", "thu"]);
    cache.remove("thu");
    assert_eq!(cache.read("thu"), None);
}

#[test]
fn a_file_that_was_cut_at_any_byte_is_not_there() {
    let (_site, cache, file) = filled();
    let whole = fs::read(&file).unwrap();
    for length in 0..whole.len() {
        fs::write(&file, &whole[..length]).unwrap();
        assert_eq!(cache.read("thu"), None, "cut to {length} bytes");
    }
}

#[test]
fn a_file_with_any_byte_changed_or_one_too_many_is_not_there() {
    let (_site, cache, file) = filled();
    let whole = fs::read(&file).unwrap();
    for at in 0..whole.len() {
        let mut spoiled = whole.clone();
        spoiled[at] ^= 1;
        fs::write(&file, spoiled).unwrap();
        assert_eq!(cache.read("thu"), None, "byte {at}");
    }
    fs::write(&file, [&whole, b"!".as_slice()].concat()).unwrap();
    assert_eq!(cache.read("thu"), None);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_neither_read_nor_a_hindrance() {
    let (_site, cache, file) = filled();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(cache.read("thu"), None);
    cache.write("thu", PAYLOAD);
    assert_eq!(cache.read("thu"), None);
    assert!(!file.with_extension("new").exists());
}

#[test]
fn a_file_in_the_place_of_the_folder_stays() {
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join(FOLDER), "của người khác").unwrap();
    let cache = Cache::of(site.path());
    cache.write("thu", PAYLOAD);
    assert_eq!(cache.read("thu"), None);
    assert_eq!(fs::read_to_string(site.path().join(FOLDER)).unwrap(), "của người khác");
}

#[test]
fn the_oldest_of_a_kind_are_forgotten() {
    let (site, cache, _) = filled();
    for (age, name) in ["bai-c", "bai-a", "bai-b"].into_iter().enumerate() {
        cache.write(name, PAYLOAD);
        let then = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_790_000_000 - age as u64);
        File::options().append(true).open(site.path().join(FOLDER).join(name)).unwrap().set_modified(then).unwrap();
    }
    cache.forget_oldest("bai-", 2);
    let is_there = |name| cache.read(name).is_some();
    assert_eq!(["bai-a", "bai-b", "bai-c", "thu"].map(is_there), [true, false, true, true]);
    cache.forget_oldest("bai-", 5);
    assert!(is_there("bai-a") && is_there("bai-c"));
}

#[test]
fn a_cache_that_keeps_nothing_makes_no_folder() {
    let cache = Cache::none();
    cache.write("thu", PAYLOAD);
    assert_eq!(cache.read("thu"), None);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    use std::os::unix::fs::symlink;
    let (site, cache, file) = filled();
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("thu");
    fs::rename(&file, &moved).unwrap();
    symlink(&moved, &file).unwrap();
    assert_eq!(cache.read("thu"), None, "a link to a file");
    fs::remove_dir_all(site.path().join(FOLDER)).unwrap();
    symlink(elsewhere.path(), site.path().join(FOLDER)).unwrap();
    assert_eq!(cache.read("thu"), None, "a link to a folder");
    cache.write("khac", PAYLOAD);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}
