//! A small school in a temporary folder, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day of every test.
pub const TODAY: &str = "2026-11-21";

/// A site in a folder that goes away with it.
pub struct School {
    _keeper: TempDir,
    /// The folder with `site.yaml`.
    pub root: PathBuf,
}

const SITE: &str = r#"name: Trường THCS Hoa Phượng Vĩ
unit: thcs
province: Phượng Hoa
base_url: "https://thcshoaphuongvi.phuonghoa.edu.vn/"
address: số 12 đường Hàng Điệp, phường Bàng Lăng Tím
phones: ["0299 000 1998"]
emails: [c2hoaphuongvi@phuonghoa.edu.vn]
responsible: { name: Lê Thị Phượng Vĩ, position: Hiệu trưởng }
"#;

impl School {
    /// A school with one post.
    pub fn new() -> Self {
        let keeper = tempfile::tempdir().unwrap();
        // Not the temporary folder itself: what the program writes beside things must stay inside it.
        let root = keeper.path().join("truong");
        let school = Self { _keeper: keeper, root };
        school.write("site.yaml", SITE);
        school.post("khai-giang", "Lễ khai giảng", "Sáng 05/9, thầy và trò dự lễ khai giảng.");
        school
    }

    /// Writes a file of the site.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes a post.
    pub fn post(&self, slug: &str, title: &str, body: &str) {
        let text = format!(
            "---\ntitle: {title}\ndate: 2026-09-05\nauthor: Ban Biên tập\napproved_by: Lê Thị Phượng Vĩ\n---\n\n{body}\n"
        );
        self.write(&format!("content/tin-tuc/2026/{slug}.md"), text);
    }

    /// Where the site is published.
    pub fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// What is in the folder of the site, by name.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.root).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A command on this site; the arguments come after the name of the folder.
    pub fn command(&self, command: &str, args: &[&str]) -> Command {
        self.command_at(TODAY, command, args)
    }

    fn command_at(&self, moment: &str, command: &str, args: &[&str]) -> Command {
        let mut process = program();
        process.arg(command).arg(&self.root).args(["--today", moment]).args(args);
        process
    }

    /// Runs `congtruong build` for a moment.
    pub fn build_at(&self, moment: &str, args: &[&str]) -> Ran {
        Ran::of(&mut self.command_at(moment, "build", args))
    }

    /// Runs `congtruong build`.
    pub fn build(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.command("build", args))
    }

    /// Runs `congtruong check`.
    pub fn check(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.command("check", args))
    }
}

/// The program under test.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_congtruong"))
}

/// How a command ended.
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Asserts the exit code, showing what was said when it is another.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }
}

/// The text of a file.
#[track_caller]
pub fn text(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
