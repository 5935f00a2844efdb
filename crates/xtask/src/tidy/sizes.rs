//! Sizes: a file is one thought, and a module tree is two deep at most.

use super::Failure;
use super::files::TextFile;

/// Lines of a Rust file, its tests not counted, above which a note is printed.
const USUAL_LINES: usize = 400;

/// Lines of a Rust file, its tests not counted, above which it must be divided.
const MOST_LINES: usize = 600;

/// Files that may be longer, each with the reason why it is one thought.
const LONG_FILES: &[(&str, &str)] = &[
    (
        "crates/client/src/calls.rs",
        "generated, one method for each endpoint",
    ),
    (
        "crates/client/src/types.rs",
        "generated, one type for each schema",
    ),
];

/// Files that are too long, modules too deep, and `mod.rs`. Beside integration tests a `mod.rs` is the only way to share
/// code without a test binary of its own.
pub(crate) fn check(files: &[TextFile]) -> Vec<Failure> {
    files
        .iter()
        .filter(|file| file.is_rust())
        .flat_map(check_file)
        .collect()
}

/// Files above the usual size.
pub(crate) fn notes(files: &[TextFile]) -> Vec<String> {
    let long = |file: &&TextFile| {
        let excused = LONG_FILES.iter().any(|(path, _)| *path == file.path);
        file.is_rust() && !is_test(&file.path) && !excused && file.own_lines().count() > USUAL_LINES
    };
    files
        .iter()
        .filter(long)
        .map(|file| {
            format!(
                "{}: {} lines; {USUAL_LINES} are usual",
                file.path,
                file.own_lines().count()
            )
        })
        .collect()
}

fn check_file(file: &TextFile) -> Vec<Failure> {
    let failure = |line: usize, what: String, action: &str| Failure {
        file: file.path.clone(),
        line,
        rule: "sizes",
        what,
        action: action.to_owned(),
    };
    let mut failures = Vec::new();
    let lines = file.own_lines().count();
    let excused = LONG_FILES.iter().any(|(path, _)| *path == file.path);
    if lines > MOST_LINES && !is_test(&file.path) && !excused {
        let what = format!("{lines} lines without its tests, {MOST_LINES} are allowed");
        failures.push(failure(
            MOST_LINES + 1,
            what,
            "divide it, or name it with its reason in LONG_FILES (crates/xtask)",
        ));
    }
    if file.path.ends_with("/mod.rs") && !is_test(&file.path) {
        failures.push(failure(
            0,
            "is a mod.rs".to_owned(),
            "call it after its folder: `foo.rs` beside `foo/`",
        ));
    }
    if module_depth(&file.path) > 2 {
        let what = format!("is {} modules deep, two are allowed", module_depth(&file.path));
        failures.push(failure(0, what, "move it up, or make it a crate of its own"));
    }
    failures
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests") || path.ends_with("/tests.rs")
}

/// Modules from the crate's root to the file: `src/lib.rs` 0, `src/pack.rs` 1, `src/pack/reader.rs` 2.
fn module_depth(path: &str) -> usize {
    let Some((_, inside)) = path.split_once("/src/") else {
        return 0;
    };
    if matches!(inside, "lib.rs" | "main.rs") {
        0
    } else {
        inside.split('/').count()
    }
}

#[cfg(test)]
mod tests {
    use super::{check, module_depth, notes};
    use crate::tidy::files::TextFile;

    fn file(path: &str, lines: usize, test_lines: usize) -> TextFile {
        let text = format!(
            "{}#[cfg(test)]\nmod tests {{\n{}",
            "x\n".repeat(lines),
            "y\n".repeat(test_lines)
        );
        TextFile {
            path: path.to_owned(),
            text,
        }
    }

    fn refused(path: &str, lines: usize, test_lines: usize) -> Vec<String> {
        check(&[file(path, lines, test_lines)])
            .into_iter()
            .map(|failure| failure.what)
            .collect()
    }

    #[test]
    fn counts_modules_from_the_root_of_the_crate() {
        assert_eq!(module_depth("crates/wire/src/lib.rs"), 0);
        assert_eq!(module_depth("crates/wire/src/plan.rs"), 1);
        assert_eq!(module_depth("crates/wire/src/plan/read.rs"), 2);
        assert_eq!(module_depth("crates/wire/src/plan/read/legs.rs"), 3);
        assert_eq!(module_depth("crates/wire/tests/all/a/b/c.rs"), 0);
    }

    #[test]
    fn refuses_long_files_but_not_for_their_tests() {
        assert_eq!(
            refused("crates/a/src/b.rs", 601, 0),
            ["601 lines without its tests, 600 are allowed"]
        );
        assert!(refused("crates/a/src/b.rs", 600, 900).is_empty());
        assert!(refused("crates/a/tests/all/main.rs", 900, 0).is_empty());
    }

    #[test]
    fn refuses_deep_modules_and_mod_rs() {
        assert_eq!(refused("crates/a/src/b/mod.rs", 1, 0), ["is a mod.rs"]);
        assert_eq!(
            refused("crates/a/src/b/c/d.rs", 1, 0),
            ["is 3 modules deep, two are allowed"]
        );
    }

    #[test]
    fn notes_files_above_the_usual_size() {
        let files = [
            file("crates/a/src/b.rs", 401, 0),
            file("crates/a/src/c.rs", 400, 100),
        ];
        assert_eq!(notes(&files), ["crates/a/src/b.rs: 401 lines; 400 are usual"]);
    }
}
