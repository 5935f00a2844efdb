//! The error index: every stable code of the sources has its paragraph in docs/errors.md, and the other way round.

use std::collections::BTreeMap;

use super::Failure;
use super::files::TextFile;

/// Where the codes are explained, each under a heading of the third level.
const INDEX: &str = "docs/errors.md";

/// Crates whose upper-case texts are no codes that a user meets; those of the firewall are the variables of its rules.
const SKIPPED: &[&str] = &["crates/xtask/", "crates/benchmarks/", "crates/firewall/"];

/// Upper-case names that are not ours to explain: variables of the environment, and the name of a spelling.
const NOT_CODES: &[&str] = &[
    "CARGO_",
    "LC_",
    "NO_COLOR",
    "OUT_DIR",
    "RUST_",
    "SCREAMING_SNAKE_CASE",
    "TRIPGEN_",
    "XDG_",
];

/// Codes that are missing in the index, and headings and mentions there that no source knows.
pub(crate) fn check(files: &[TextFile]) -> Vec<Failure> {
    let Some(index) = files.iter().find(|file| file.path == INDEX) else {
        return vec![failure(
            INDEX,
            0,
            "is missing".to_owned(),
            "write a paragraph for each code",
        )];
    };
    let known = in_sources(files);
    let headed = headings(&index.text);
    let mut failures = Vec::new();
    for (code, (path, line)) in &known {
        if !headed.contains_key(code) {
            let what = format!("{code} has no paragraph in {INDEX}");
            failures.push(failure(
                path,
                *line,
                what,
                "add `### CODE` with meaning, numbers and what to do",
            ));
        }
    }
    let mentioned = mentions(&index.text);
    for (code, line) in headed.iter().chain(&mentioned) {
        if !known.contains_key(code) {
            let what = format!("{code} occurs in no source");
            failures.push(failure(
                INDEX,
                *line,
                what,
                "take it out, or restore the code in the source",
            ));
        }
    }
    failures.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    failures.dedup();
    failures
}

fn failure(file: &str, line: usize, what: String, action: &str) -> Failure {
    Failure {
        file: file.to_owned(),
        line,
        rule: "codes",
        what,
        action: action.to_owned(),
    }
}

/// Each code with the first place where it stands.
fn in_sources(files: &[TextFile]) -> BTreeMap<String, (String, usize)> {
    let mut codes = BTreeMap::new();
    let source = |file: &&TextFile| {
        file.is_rust()
            && file.path.contains("/src/")
            && !file.path.ends_with("/tests.rs")
            && !SKIPPED.iter().any(|skipped| file.path.starts_with(skipped))
    };
    for file in files.iter().filter(source) {
        for (line, code) in codes_of(file) {
            codes.entry(code).or_insert_with(|| (file.path.clone(), line));
        }
    }
    codes
}

/// Upper-case texts of a source before its tests. One with an underscore is a code wherever it stands; a single word
/// may be a currency or an abbreviation, so it counts only where codes are given: in `fn code`, in `finding_codes!`, and
/// behind the status of an answer.
fn codes_of(file: &TextFile) -> Vec<(usize, String)> {
    let mut codes = Vec::new();
    let mut giving: Option<usize> = None;
    let mut after_status = false;
    for (number, line) in file.own_lines().enumerate() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if trimmed.starts_with("//") {
            continue;
        }
        if giving.is_some_and(|start| indent <= start && trimmed.starts_with('}')) {
            giving = None;
        }
        if trimmed.contains("fn code(") || trimmed.starts_with("finding_codes! {") {
            giving = Some(indent);
        }
        // Every piece between two quotes is looked at, not every other one: an escaped quote would shift them, and what
        // stands between two texts holds a comma or a blank.
        let found = line.split('"').skip(1).filter(|text| is_code(text));
        let counted = found.filter(|text| giving.is_some() || after_status || text.contains('_'));
        codes.extend(counted.map(|code| (number + 1, code.to_owned())));
        after_status = trimmed.starts_with("StatusCode::");
    }
    codes
}

fn is_code(text: &str) -> bool {
    let upper =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    text.len() > 3
        && text.starts_with(|char: char| char.is_ascii_uppercase())
        && text.split('_').all(upper)
        && !NOT_CODES.iter().any(|start| text.starts_with(start))
}

fn headings(text: &str) -> BTreeMap<String, usize> {
    let heading = |line: &str| Some(line.strip_prefix("### ")?.trim().trim_matches('`').to_owned());
    text.lines()
        .enumerate()
        .filter_map(|(number, line)| Some((heading(line)?, number + 1)))
        .filter(|(code, _)| is_code(code))
        .collect()
}

/// Codes between backticks; a single word may be anything.
fn mentions(text: &str) -> BTreeMap<String, usize> {
    let mut mentions = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        for code in line
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|text| is_code(text) && text.contains('_'))
        {
            mentions.entry(code.to_owned()).or_insert(number + 1);
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::{check, codes_of};
    use crate::tidy::files::TextFile;

    const SOURCE: &str = r#"
        pub const fn code(&self) -> &'static str {
            match self {
                Self::Format => "FORMAT",
                Self::Magic { .. } => "PACK_MAGIC",
            }
        }
        fn currency() -> &'static str {
            "EURO"
        }
        // A comment names "NOT_THIS".
        const HOME: &str = env!("CARGO_MANIFEST_DIR");
    "#;

    fn source(text: &str) -> TextFile {
        TextFile {
            path: "crates/engine-pack/src/pack.rs".to_owned(),
            text: text.to_owned(),
        }
    }

    fn refused(text: &str, index: &str) -> Vec<String> {
        let index = TextFile {
            path: "docs/errors.md".to_owned(),
            text: index.to_owned(),
        };
        check(&[source(text), index])
            .into_iter()
            .map(|failure| failure.what)
            .collect()
    }

    #[test]
    fn finds_the_codes_of_a_source() {
        assert_eq!(
            codes_of(&source(SOURCE)),
            [(4, "FORMAT".to_owned()), (5, "PACK_MAGIC".to_owned())]
        );
    }

    #[test]
    fn finds_the_codes_of_the_finding_list() {
        let list = "finding_codes! {\n    /// Not open.\n    Closed = \"CLOSED\", Openings, Broken;\n}\nlet x = \"OTHER\";\n";
        assert_eq!(codes_of(&source(list)), [(3, "CLOSED".to_owned())]);
    }

    #[test]
    fn is_content_where_sources_and_index_agree() {
        assert!(
            refused(
                SOURCE,
                "### `FORMAT`\ntext\n### PACK_MAGIC\nsee `FORMAT` and `PACK_MAGIC`\n"
            )
            .is_empty()
        );
    }

    #[test]
    fn misses_a_paragraph() {
        assert_eq!(
            refused(SOURCE, "### FORMAT\n"),
            ["PACK_MAGIC has no paragraph in docs/errors.md"]
        );
    }

    #[test]
    fn refuses_a_paragraph_without_a_code() {
        let index = "### FORMAT\n### PACK_MAGIC\n### GONE_LONG_AGO\nlike `ANOTHER_ONE`\n";
        assert_eq!(
            refused(SOURCE, index),
            [
                "GONE_LONG_AGO occurs in no source",
                "ANOTHER_ONE occurs in no source"
            ]
        );
    }

    #[test]
    fn asks_for_the_index_itself() {
        assert_eq!(check(&[])[0].what, "is missing");
    }
}
