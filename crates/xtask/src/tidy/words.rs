//! Words that do not belong into the project: paths of one machine, and tools that happened to be at hand.

use super::Failure;
use super::files::TextFile;

/// What must not occur, and why. A path counts only where it begins: `docs/home/` is none.
const REFUSED: &[(&str, &str)] = &[
    ("/work/", "a path of one machine; name files relative to the root"),
    ("/home/", "a path of one machine; name files relative to the root"),
    (
        "/tmp/target",
        "a path of one machine; let cargo choose its target folder",
    ),
    (
        "subagent",
        "how a text came about does not matter to its reader; leave it out",
    ),
];

/// This file has to spell the words out.
const EXCUSED: &[&str] = &["crates/xtask/src/tidy/words.rs"];

/// Every line with a refused word, once a word.
pub(crate) fn check(files: &[TextFile]) -> Vec<Failure> {
    files
        .iter()
        .filter(|file| !EXCUSED.contains(&file.path.as_str()))
        .flat_map(check_file)
        .collect()
}

fn check_file(file: &TextFile) -> Vec<Failure> {
    let refused_in = |(number, line): (usize, &str)| {
        let found = REFUSED.iter().filter(|(word, _)| occurs(line, word));
        found
            .map(|(word, why)| (number + 1, *word, *why))
            .collect::<Vec<_>>()
    };
    file.text
        .lines()
        .enumerate()
        .flat_map(refused_in)
        .map(|(line, word, why)| Failure {
            file: file.path.clone(),
            line,
            rule: "words",
            what: format!("`{word}` does not belong here"),
            action: why.to_owned(),
        })
        .collect()
}

fn occurs(line: &str, word: &str) -> bool {
    let line = line.to_ascii_lowercase();
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !word.starts_with('/')
            || !before.is_some_and(|char| char.is_alphanumeric() || ".-_}~$".contains(char))
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::files::TextFile;

    fn lines(text: &str) -> Vec<usize> {
        let file = TextFile {
            path: "docs/a.md".to_owned(),
            text: text.to_owned(),
        };
        check(&[file]).into_iter().map(|failure| failure.line).collect()
    }

    #[test]
    fn refuses_paths_of_one_machine() {
        assert_eq!(lines("fine\nsee /work/main/catalog\n"), [2]);
        assert_eq!(lines("CARGO_TARGET_DIR=/tmp/target-x"), [1]);
        assert_eq!(lines("\"/home/ada/plan.json\""), [1]);
    }

    #[test]
    fn lets_other_paths_stand() {
        assert!(lines("https://example.org/home/index.html").is_empty());
        assert!(lines("network/home work /tmp/plan.json $HOME/work/").is_empty());
    }
}
