//! Examples in documentation are run. A library without any says so (`doctest = false`), because looking for them takes
//! seconds a library; one that has some must not say so.

use super::Failure;
use super::files::TextFile;

const OFF: &str = "doctest = false";

/// Libraries whose manifest says something else than their documentation shows.
pub(crate) fn check(files: &[TextFile]) -> Vec<Failure> {
    let libraries = files.iter().filter_map(|file| {
        let folder = file.path.strip_suffix("/src/lib.rs")?;
        files
            .iter()
            .find(|other| other.path.strip_suffix("/Cargo.toml") == Some(folder))
    });
    libraries
        .filter_map(|manifest| check_library(manifest, files))
        .collect()
}

fn check_library(manifest: &TextFile, files: &[TextFile]) -> Option<Failure> {
    let sources = manifest.path.replace("Cargo.toml", "src/");
    let shows = files
        .iter()
        .filter(|file| file.is_rust() && file.path.starts_with(&sources))
        .any(|file| has_example(&file.text));
    let is_off = manifest.text.lines().any(|line| line.trim() == OFF);
    let (what, action) = match (shows, is_off) {
        (true, true) => ("its examples are not run", format!("take `{OFF}` out")),
        (false, false) => ("it has no examples to run", format!("put `{OFF}` under [lib]")),
        _ => return None,
    };
    Some(Failure {
        file: manifest.path.clone(),
        line: 0,
        rule: "examples",
        what: what.to_owned(),
        action,
    })
}

/// Whether a documentation comment has a block of code that the compiler is to read.
fn has_example(source: &str) -> bool {
    let said = source.lines().map(str::trim_start);
    let said = said.filter_map(|line| line.strip_prefix("///").or_else(|| line.strip_prefix("//!")));
    let fences = said.filter_map(|line| line.trim_start().strip_prefix("```"));
    // Every other one closes a block.
    fences
        .step_by(2)
        .any(|kind| !matches!(kind.trim(), "text" | "json" | "toml" | "sh" | "sql" | "ignore"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(manifest: &str, source: &str) -> Vec<TextFile> {
        let file = |path: &str, text: &str| TextFile {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        vec![
            file("crates/a/Cargo.toml", manifest),
            file("crates/a/src/lib.rs", "//! A library.\n"),
            file("crates/a/src/b.rs", source),
        ]
    }

    #[test]
    fn a_library_with_examples_runs_them() {
        let example = "/// ```\n/// assert!(true);\n/// ```\nfn a() {}\n";
        assert!(check(&library("[package]\n", example)).is_empty());
        let said = check(&library("[lib]\ndoctest = false\n", example));
        assert_eq!(said[0].what, "its examples are not run");
    }

    #[test]
    fn a_library_without_examples_does_not_look_for_them() {
        let table = "/// ```text\n/// a b\n/// ```\nfn a() {}\n";
        assert!(check(&library("[lib]\ndoctest = false\n", table)).is_empty());
        let said = check(&library("[package]\n", table));
        assert_eq!(said[0].what, "it has no examples to run");
    }
}
