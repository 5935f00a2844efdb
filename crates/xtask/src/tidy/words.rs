//! Words that do not belong into the project: paths of one machine.

use super::Failure;
use super::files::TextFile;

/// What must not occur. A path counts only where it begins: `docs/home/` is none. Upper case counts, since `/users/` is a
/// path of our own interface.
const REFUSED: &[&str] = &["/home/", "/root/", "/Users/"];

/// This file has to spell the words out, and people write paths of their own machines into requests.
const EXCUSED: &[&str] = &["crates/xtask/src/tidy/words.rs", "fixtures/waf/"];

/// Every line with a refused word, once a word.
pub(crate) fn check(files: &[TextFile]) -> Vec<Failure> {
    files
        .iter()
        .filter(|file| !EXCUSED.iter().any(|place| file.path.starts_with(place)))
        .flat_map(check_file)
        .collect()
}

fn check_file(file: &TextFile) -> Vec<Failure> {
    let refused_in = |(number, line): (usize, &str)| {
        let found = REFUSED.iter().filter(|word| occurs(line, word));
        found.map(|word| (number + 1, *word)).collect::<Vec<_>>()
    };
    file.text
        .lines()
        .enumerate()
        .flat_map(refused_in)
        .map(|(line, word)| Failure {
            file: file.path.clone(),
            line,
            rule: "words",
            what: format!("`{word}` does not belong here"),
            action: "name files relative to the root".to_owned(),
        })
        .collect()
}

fn occurs(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|char| char.is_alphanumeric() || ".-_}~$".contains(char))
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
        assert_eq!(lines("fine\nsee /root/catalog\n"), [2]);
        assert_eq!(lines("\"/home/ada/plan.json\""), [1]);
    }

    #[test]
    fn lets_other_paths_stand() {
        assert!(lines("https://example.org/home/index.html").is_empty());
        assert!(lines("network/home /tmp/plan.json $HOME/root/").is_empty());
    }
}
