//! `cargo xtask tidy`: one module for each check, each a pure function over what was read.

mod codes;
mod files;
mod layers;
mod sizes;
mod tree;
mod words;

use std::fmt;
use std::path::Path;

use anyhow::Result;

/// What the checks say.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Everything that must be put right before a commit.
    pub(crate) failures: Vec<Failure>,
    /// Worth knowing, never a failure.
    pub(crate) notes: Vec<String>,
    /// Number of files read.
    pub(crate) files: usize,
    /// Number of crates of the workspace.
    pub(crate) crates: usize,
}

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Relative to the root.
    pub(crate) file: String,
    /// 1-based; 0 = the file as a whole.
    pub(crate) line: usize,
    /// Which rule, by the name of its module.
    pub(crate) rule: &'static str,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do about it.
    pub(crate) action: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}: {}\n    {}", self.rule, self.what, self.action)
    }
}

/// Reads the repository and runs every check.
pub(crate) fn run(root: &Path) -> Result<Outcome> {
    let files = files::read(root)?;
    let crates = layers::workspace(root)?;
    let mut failures = files::required(&files);
    failures.extend(layers::check(&crates));
    failures.extend(sizes::check(&files));
    failures.extend(codes::check(&files));
    failures.extend(words::check(&files));
    failures.extend(tree::check(root, &crates)?);
    failures.extend(crate::openapi::stale(root)?.into_iter().map(|file| Failure {
        file: file.to_owned(),
        line: 0,
        rule: "openapi",
        what: "is not what docs/openapi.json gives".to_owned(),
        action: "run `cargo xtask openapi`".to_owned(),
    }));
    failures.sort_by(|a, b| (&a.file, a.line, a.rule).cmp(&(&b.file, b.line, b.rule)));
    Ok(Outcome {
        failures,
        notes: sizes::notes(&files),
        files: files.len(),
        crates: crates.len(),
    })
}
