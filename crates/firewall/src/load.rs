//! Reads rules from a folder.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::rules::{Builder, RuleSet};
use crate::seclang::{self, Directive};

/// How deep files may include others.
const DEEPEST_INCLUDE: usize = 8;

/// Rules that do not come from the folder.
#[derive(Clone, Debug)]
pub struct Part {
    /// What errors call it.
    pub name: String,
    /// The rules.
    pub text: String,
}

/// Why rules cannot be used.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The folder or a file of it.
    #[error("the rules in {path} cannot be read: {reason}")]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The folder holds no rules.
    #[error("{path} holds no rules: there is no *.conf in it or in its folder `rules`")]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// A line of a file.
    #[error("{file}, line {line}: {reason}")]
    Rule {
        /// The file.
        file: String,
        /// Its line.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

impl RuleSet {
    /// Reads the rules of a folder: its setup, then what it or its folder `rules` holds, in the order of the names.
    /// Of version 4's folder `plugins`, what ends in `-config.conf` and `-before.conf` comes before the rules, in this
    /// order, and `-after.conf` after them. `before` comes first of all; files about answers (`RESPONSE-…`) are not
    /// read, as none are looked at.
    pub fn load(folder: &Path, before: &[Part]) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        for part in before {
            add(&mut builder, &part.name, &part.text, None, 0)?;
        }
        let files = files_of(folder)?;
        if files.is_empty() {
            return Err(empty(folder));
        }
        for path in files {
            add_file(&mut builder, &path, 0)?;
        }
        let rules = builder.build();
        if rules.count() == 0 {
            return Err(empty(folder));
        }
        Ok(rules)
    }

    /// Rules of a text alone.
    pub fn read(part: &Part) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        add(&mut builder, &part.name, &part.text, None, 0)?;
        Ok(builder.build())
    }
}

/// Every file of a rule set, in its order.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let mut files = conf_files(folder)?;
    let plugins = folder.join("plugins");
    let plugins = if plugins.is_dir() {
        conf_files(&plugins)?
    } else {
        Vec::new()
    };
    let of_plugins = |ending: &'static str| {
        let ends = move |path: &&PathBuf| path.to_string_lossy().ends_with(ending);
        plugins.iter().filter(ends).cloned()
    };
    files.extend(of_plugins("-config.conf").chain(of_plugins("-before.conf")));
    let rules = folder.join("rules");
    if rules.is_dir() {
        files.extend(conf_files(&rules)?);
    }
    files.extend(of_plugins("-after.conf"));
    Ok(files)
}

fn add_file(builder: &mut Builder, path: &Path, depth: usize) -> Result<(), LoadError> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    add(builder, &name, &text, path.parent(), depth)
}

/// Adds a text; what it includes comes in its place.
fn add(
    builder: &mut Builder,
    name: &str,
    text: &str,
    folder: Option<&Path>,
    depth: usize,
) -> Result<(), LoadError> {
    for directive in seclang::read(name, text)? {
        let Directive::Include(at, pattern, optional) = directive else {
            builder.add(directive, folder)?;
            continue;
        };
        let files = included(&pattern, folder).map_err(|reason| at.error(reason))?;
        if files.is_empty() && !optional {
            return Err(at.error(format!("{pattern}: there is no such file")));
        }
        if depth == DEEPEST_INCLUDE {
            return Err(at.error("files include each other too deep"));
        }
        for file in files {
            add_file(builder, &file, depth + 1)?;
        }
    }
    Ok(())
}

/// The files that an inclusion names, in the order of their names; a star in the last part stands for any letters.
fn included(pattern: &str, folder: Option<&Path>) -> Result<Vec<PathBuf>, String> {
    let pattern = Path::new(pattern);
    let path = match folder {
        Some(folder) => folder.join(pattern),
        None if pattern.is_absolute() => pattern.to_owned(),
        None => return Err(format!("{}: there is no folder for it", pattern.display())),
    };
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let Some((begins, ends)) = name.split_once('*') else {
        return Ok(path.is_file().then_some(path).into_iter().collect());
    };
    let Some(parent) = path.parent().filter(|parent| parent.is_dir()) else {
        return Ok(Vec::new());
    };
    let entries = std::fs::read_dir(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", parent.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let fits =
            name.len() >= begins.len() + ends.len() && name.starts_with(begins) && name.ends_with(ends);
        if fits && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

fn empty(folder: &Path) -> LoadError {
    LoadError::Empty {
        path: folder.to_owned(),
    }
}

fn conf_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".conf") && !name.starts_with("RESPONSE-") && path.is_file() {
            files.push(path);
        }
    }
    // In capital letters, so that the setup in small ones comes last by itself; it belongs first.
    files.sort_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_owned();
        (!name.to_string_lossy().contains("setup"), name)
    });
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> LoadError {
    LoadError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
