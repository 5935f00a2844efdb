//! The text files of the repository, read once.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Failure;

/// Folders that hold nothing written by hand.
const SKIPPED: &[&str] = &[".git", "dist", "node_modules", "target"];

/// Endings of files that are read as text; files without an ending (Makefile, LICENSE) are read too.
const TEXT: &[&str] = &[
    "css", "csv", "html", "js", "json", "jsonl", "lock", "md", "rs", "sh", "snap", "svg", "toml", "ts",
    "tsx", "txt", "yaml", "yml",
];

/// Files without which nobody else can build or use the project.
const REQUIRED: &[(&str, &str)] = &[
    (
        "Cargo.lock",
        "run `cargo check` and commit Cargo.lock: every build uses --locked",
    ),
    ("LICENSE", "restore the text of the Apache License 2.0"),
];

/// A text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextFile {
    /// Relative to the root, parts divided by `/`.
    pub(crate) path: String,
    /// The content.
    pub(crate) text: String,
}

impl TextFile {
    /// Whether the compiler reads it.
    pub(crate) fn is_rust(&self) -> bool {
        has_ending(&self.path, "rs")
    }

    /// The lines before the tests that stand at the end of a source. A `#[cfg(test)] mod samples;` in its middle does not
    /// end them.
    pub(crate) fn own_lines(&self) -> impl Iterator<Item = &str> {
        let mut lines = self.text.lines().peekable();
        std::iter::from_fn(move || {
            let line = lines.next()?;
            let tests = line == "#[cfg(test)]" && lines.peek().is_some_and(|next| next.ends_with('{'));
            (!tests).then_some(line)
        })
        .fuse()
    }
}

/// Every text file below the root, sorted by path.
pub(crate) fn read(root: &Path) -> Result<Vec<TextFile>> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The files that must be there.
pub(crate) fn required(files: &[TextFile]) -> Vec<Failure> {
    let missing = |path: &str| {
        !files
            .iter()
            .any(|file| file.path == path && !file.text.trim().is_empty())
    };
    REQUIRED
        .iter()
        .filter(|(path, _)| missing(path))
        .map(|(path, action)| Failure {
            file: (*path).to_owned(),
            line: 0,
            rule: "files",
            what: "is missing or empty".to_owned(),
            action: (*action).to_owned(),
        })
        .collect()
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<TextFile>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("listing {}", folder.display()))?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let kind = entry
            .file_type()
            .with_context(|| format!("looking at {}", entry.path().display()))?;
        let path = format!("{prefix}{name}");
        if kind.is_dir() && !SKIPPED.contains(&name.as_str()) {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() && is_text(&name) {
            let bytes = fs::read(entry.path()).with_context(|| format!("reading {path}"))?;
            files.push(TextFile {
                path,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            });
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    !name.trim_start_matches('.').contains('.') || TEXT.iter().any(|ending| has_ending(name, ending))
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::{TextFile, is_text, required};

    #[test]
    fn tells_text_from_other_files() {
        for name in ["lib.rs", "Makefile", "LICENSE", ".editorconfig", "seoul.csv"] {
            assert!(is_text(name), "{name}");
        }
        for name in ["font.otf", "extract.osm.pbf", "plan.png"] {
            assert!(!is_text(name), "{name}");
        }
    }

    #[test]
    fn ends_a_source_where_its_tests_begin() {
        let text = "a\n#[cfg(test)]\nmod samples;\nb\n#[cfg(test)]\nmod tests {\nc\n".to_owned();
        let file = TextFile {
            path: "src/lib.rs".to_owned(),
            text,
        };
        assert_eq!(
            file.own_lines().collect::<Vec<_>>(),
            ["a", "#[cfg(test)]", "mod samples;", "b"]
        );
    }

    #[test]
    fn misses_an_absent_or_empty_licence() {
        let lock = TextFile {
            path: "Cargo.lock".to_owned(),
            text: "version = 4".to_owned(),
        };
        let empty = TextFile {
            path: "LICENSE".to_owned(),
            text: "\n".to_owned(),
        };
        let missing = |files: &[TextFile]| {
            required(files)
                .into_iter()
                .map(|failure| failure.file)
                .collect::<Vec<_>>()
        };
        assert_eq!(missing(&[]), ["Cargo.lock", "LICENSE"]);
        assert_eq!(missing(&[lock, empty]), ["LICENSE"]);
    }
}
