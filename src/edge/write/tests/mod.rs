//! A publication under every fault that its disk can have. What stands beside it: a small site of made-up files.

mod faults;
mod others;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::edge::disk::faults::Manners;
use crate::output::Class;
use goods::Fresh;

/// A site of made-up files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shelf(BTreeMap<OutPath, Vec<u8>>);

impl Shelf {
    /// The site that stands.
    fn old() -> Self {
        let pages = (1..=9).map(|number| (format!("trang-{number}/index.html"), format!("trang {number}")));
        let others = ["index.html", "rss.xml", "cu/a/index.html", "cu/b.html", "tai-lieu/a"];
        let others = others.map(|path| (path.to_owned(), format!("cũ: {path}")));
        Self(pages.chain(others).map(|(path, text)| (OutPath::new(path), text.into_bytes())).collect())
    }

    /// A few files other than the old site's, some more, some gone, and a folder where a file was.
    fn few() -> Self {
        let mut shelf = Self::old().with("index.html", "mới").with("rss.xml", "mới").with("moi/x/index.html", "mới");
        shelf.0.retain(|path, _| !path.as_str().starts_with("cu/"));
        shelf
    }

    /// Nearly all files other than the old site's.
    fn many() -> Self {
        let mut shelf = Self::few();
        shelf.0.remove("tai-lieu/a");
        for (path, text) in &mut shelf.0 {
            if path.as_str() != "trang-1/index.html" {
                text.extend_from_slice(" của lần sau".as_bytes());
            }
        }
        shelf.with("tai-lieu/a/index.html", "nay là thư mục").with("Trang-9.html", "hoa")
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(OutPath::new(path), text.as_bytes().to_vec());
        self
    }
}

impl Goods for Shelf {
    fn paths(&self) -> Vec<&OutPath> {
        self.0.keys().collect()
    }

    fn pages(&self) -> usize {
        self.0.len()
    }

    fn is_rehearsal(&self) -> bool {
        false
    }

    fn class(&self, path: &OutPath) -> Option<Class> {
        let class = if path.as_str() == "rss.xml" { Class::Lead } else { Class::Page };
        self.0.contains_key(path).then_some(class)
    }

    fn fingerprint(&self, path: &OutPath) -> Option<Fingerprint> {
        self.0.get(path).map(|bytes| Fingerprint::of(bytes))
    }

    fn make(&self, path: &OutPath) -> Result<Fresh, WriteError> {
        let bytes = self.0[path].clone();
        let fingerprint = Fingerprint::of(&bytes);
        let class = self.class(path).unwrap();
        Ok(Fresh::Bytes(Made { class, recipe: Some(fingerprint), bytes: fingerprint }, bytes))
    }
}

/// A folder with a site's sources, of which there are none, and its output.
struct School {
    keeper: TempDir,
    foreign: Foreign,
    durability: Durability,
}

impl School {
    /// One that was never published. It is kept in memory where that can be done.
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let keeper = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let school = Self { keeper: keeper.unwrap(), foreign: Foreign::Refuse, durability: Durability::Kill };
        fs::create_dir(school.root()).unwrap();
        school
    }

    /// One whose old site stands.
    fn published() -> Self {
        let school = Self::new();
        school.publish(&Shelf::old()).unwrap();
        school
    }

    fn root(&self) -> PathBuf {
        self.keeper.path().join("truong")
    }

    fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    fn publish(&self, shelf: &Shelf) -> Result<Publication, WriteError> {
        self.publish_on(&Disk::default(), shelf)
    }

    fn publish_on(&self, disk: &Disk, shelf: &Shelf) -> Result<Publication, WriteError> {
        self.publish_while(disk, shelf, &|| ())
    }

    /// Publishes; `tick` is called while the site is being made.
    fn publish_while(&self, disk: &Disk, shelf: &Shelf, tick: &(dyn Fn() + Sync)) -> Result<Publication, WriteError> {
        let (root, out) = (self.root(), self.out());
        let cache = Cache::of(&root).on(disk);
        let place = Place {
            root: &root,
            out: &out,
            cache: &cache,
            foreign: self.foreign,
            durability: self.durability,
            begun: SystemTime::now(),
        };
        place.publish_on(disk, shelf, Imprint { snapshot: None, note: String::new() }, tick)
    }

    fn settle(&self) -> Settled {
        settle_on(&Disk::default(), &self.out()).unwrap()
    }

    /// Writes a file into the output folder, as somebody else would.
    fn put(&self, path: &str, text: &str) {
        let path = self.out().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// What stands in the output folder, but for the manifest.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let walk = walkdir::WalkDir::new(self.out()).into_iter().filter_map(Result::ok);
        let files = walk.filter(|entry| entry.file_type().is_file()).map(|entry| {
            let name = entry.path().strip_prefix(self.out()).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(entry.path()).unwrap())
        });
        files.filter(|(name, _)| *name != MANIFEST.as_str()).collect()
    }

    /// Whether exactly this stands there, with a manifest that says so.
    fn has(&self, shelf: &Shelf) -> bool {
        let files: BTreeMap<String, Vec<u8>> =
            shelf.0.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())).collect();
        let listed = manifest::Manifest::read(&Disk::default(), &self.out()).unwrap();
        self.files() == files && listed.is_some_and(|listed| listed.files == shelf.0.keys().cloned().collect())
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}
