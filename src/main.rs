//! The command line.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::wildcard_imports,
    reason = "stand-in for the edge"
)]

use congtruong::{
    inputs::{FileFacts, Source},
    source::SourcePath,
    *,
};
fn main() {
    let mut a = std::env::args().skip(1);
    let (root, out) = (a.next().unwrap(), a.next().unwrap());
    let t = std::time::Instant::now();
    let mut inputs = Inputs::new(jiff::civil::date(2026, 11, 21));
    for e in walkdir::WalkDir::new(&root) {
        let e = e.unwrap();
        if !e.file_type().is_file() {
            continue;
        }
        let rel = e.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(e.path()).unwrap();
        let p = SourcePath::new(&rel).unwrap();
        let s = if matches!(p.extension().as_str(), "md" | "yaml" | "csv") {
            Source::Text(bytes.into())
        } else {
            Source::File(FileFacts::of(&bytes))
        };
        inputs.sources.insert(p, s);
    }
    eprintln!("read {:?}", t.elapsed());
    let b = build(&inputs, &Memo::default());
    eprintln!("build {:?}", t.elapsed());
    for d in b.diagnostics.iter().take(40) {
        println!("{}\n", diagnostic::render(d, |p| inputs.text(p), diagnostic::Style::Plain));
    }
    println!("{}", diagnostic::summary(&b.diagnostics));
    if let Some(o) = b.outputs {
        use rayon::prelude::*;
        let paths: Vec<_> = o.paths().collect();
        let dirs: std::collections::BTreeSet<_> =
            paths.iter().map(|p| std::path::Path::new(&out).join(p).parent().unwrap().to_owned()).collect();
        for d in dirs {
            std::fs::create_dir_all(d).unwrap();
        }
        paths.par_iter().for_each(|p| {
            let to = std::path::Path::new(&out).join(p);
            match o.carry_out(p).unwrap().unwrap() {
                output::Product::Bytes(b) => std::fs::write(to, b).unwrap(),
                output::Product::File(f) => {
                    std::fs::copy(std::path::Path::new(&root).join(f.as_str()), to).unwrap();
                }
            }
        });
        eprintln!("written {} {:?}", paths.len(), t.elapsed());
    }
}
