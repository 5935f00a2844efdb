//! Reads rules from a folder.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::rules::{Builder, RuleSet};
use crate::seclang;

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
    /// Reads the rules of a folder: its `crs-setup.conf`, then what it or its folder `rules` holds, in the order of the
    /// names. `before` comes first of all; files about answers (`RESPONSE-…`) are not read, as none are looked at.
    pub fn load(folder: &Path, before: &[Part]) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        for part in before {
            builder.add(seclang::read(&part.name, &part.text)?, None)?;
        }
        let mut files = conf_files(folder)?;
        let below = folder.join("rules");
        if below.is_dir() {
            files.extend(conf_files(&below)?);
        }
        if files.is_empty() {
            return Err(LoadError::Empty {
                path: folder.to_owned(),
            });
        }
        for path in files {
            let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            let text = String::from_utf8_lossy(&bytes);
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            builder.add(seclang::read(&name, &text)?, path.parent())?;
        }
        let rules = builder.build();
        if rules.count() == 0 {
            return Err(LoadError::Empty {
                path: folder.to_owned(),
            });
        }
        Ok(rules)
    }

    /// Rules of a text alone.
    pub fn read(part: &Part) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        builder.add(seclang::read(&part.name, &part.text)?, None)?;
        Ok(builder.build())
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
