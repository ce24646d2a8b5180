//! What `congtruong fix` writes: nothing that needs mending again, and no other page than was served before.
#![allow(clippy::disallowed_methods, reason = "tests read the cases from disk")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it can't go on")]

mod house;

use std::fs;
use std::path::Path;

use congtruong::inputs::Source;
use congtruong::mend::{Mending, mend};
use congtruong::source::SourcePath;
use congtruong::{Inputs, Memo};
use house::Built;
use house::case::Case;

/// The snapshot after `fix`, and the files that it wrote without changing a letter that readers see.
fn mended(inputs: &Inputs) -> (Inputs, Vec<SourcePath>) {
    let (mut after, mut written) = (inputs.clone(), Vec::new());
    for (path, source) in &inputs.sources {
        let is_ours = path.as_str() == "site.yaml" || path.as_str().starts_with("content/");
        let Some(bytes) = inputs.bytes(path).filter(|_| is_ours && matches!(source, Source::Text(_))) else { continue };
        let Ok(Some(mended)) = mend(path, bytes) else { continue };
        assert_eq!(mend(path, mended.text.as_bytes()), Ok(None), "{path} twice: {:?}", mended.text);
        if mended.done.contains(&Mending::Lookalikes) {
            continue;
        }
        after = after.with(path.as_str(), mended.text);
        written.push(path.clone());
    }
    (after, written)
}

/// What a file tells its readers. A report names the files that it was made of, which are others when they are mended.
fn told(path: &str, bytes: &[u8]) -> Vec<u8> {
    if path != "report.json" {
        return bytes.to_vec();
    }
    let mut report: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    report["origin"].take();
    report.to_string().into_bytes()
}

#[test]
fn every_case_is_mended_once_and_its_pages_stay() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for file in fs::read_dir(cases).unwrap() {
        let file = file.unwrap().path();
        let mut inputs = house::school();
        let blocks = Case::parse(&fs::read_to_string(&file).unwrap()).blocks;
        let is_change = |head: &str| !["expect: ", "rendered: "].iter().any(|begin| head.starts_with(begin));
        for block in blocks.iter().filter(|block| is_change(&block.head)) {
            block.change(&mut inputs);
            let (after, written) = mended(&inputs);
            if written.is_empty() {
                continue;
            }
            let [before, after] = [&inputs, &after].map(|inputs| Built::of(inputs, &Memo::default()));
            if before.published {
                let pages = |built: &Built| built.files.keys().cloned().collect::<Vec<_>>();
                assert_eq!(pages(&before), pages(&after), "{}: {written:?}", file.display());
                for (path, bytes) in &before.files {
                    let same = told(path, &after.files[path]) == told(path, bytes);
                    assert!(same, "{}: {path} is another after {written:?}", file.display());
                }
            }
        }
    }
}

#[test]
fn the_example_site_needs_no_mending() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site");
    let inputs = congtruong::edge::read::read(&root, house::TODAY).unwrap();
    assert_eq!(mended(&inputs).1, []);
}
