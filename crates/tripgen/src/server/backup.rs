//! Writing backups: every row of the database as of one moment and the secrets that belong to it, in one sealed file.
//!
//! Inside the seal lies a ZIP archive: `rows/<table>.jsonl` with one row a line (an array in the order of the columns,
//! bytes as `{"base64": …}`), `files/<name>`, and `manifest.json`, which names the schema's steps, the tables and a
//! BLAKE3 of every file. Rows are the same on SQLite and PostgreSQL, so that a backup of one can be restored into the
//! other. The key is never part of the file. `restore` reads it, `rows` says how a row is written.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use platform::World;
use serde::{Deserialize, Serialize};
use storage::{Db, Migration, StorageError};
use thiserror::Error;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::restore::read;
use super::rows;
use super::seal::{Key, SealWriter};

/// The version of the manifest that is written, and the only one that is read.
pub(super) const VERSION: u32 = 1;

/// The table of applied migrations: its rows are the schema, not data.
const SCHEMA_TABLE: &str = "schema_migrations";

/// The steps of every service's schema.
pub(crate) type Schemas = [(&'static str, &'static [Migration])];

/// Why a backup could not be written or restored.
#[derive(Debug, Error)]
pub(crate) enum BackupError {
    /// The file is no backup.
    #[error("{} is not a backup of TripGen", .0.display())]
    NotABackup(PathBuf),
    /// The key is another one.
    #[error("{} was sealed with another key", .0.display())]
    WrongKey(PathBuf),
    /// The file was changed or cut off.
    #[error("{} was changed or is not whole: {reason}", file.display())]
    Damaged {
        /// Which file.
        file: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// It was written by a newer version.
    #[error("{} was written by a newer version", .0.display())]
    Newer(PathBuf),
    /// There is something already where it should be restored.
    #[error("the database to restore into is not empty")]
    NotEmpty,
    /// A file could not be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database did not do its part.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl BackupError {
    /// The stable code (docs/errors.md).
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotABackup(_) => "BACKUP_FORMAT",
            Self::WrongKey(_) => "BACKUP_KEY",
            Self::Damaged { .. } => "BACKUP_DAMAGED",
            Self::Newer(_) => "BACKUP_NEWER",
            Self::NotEmpty => "BACKUP_TARGET",
            Self::File { .. } => "FILE_UNREADABLE",
            Self::Storage(_) => "DATABASE_FAILED",
        }
    }
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Manifest {
    version: u32,
    /// When it was made (RFC 3339).
    pub(crate) created_at: String,
    /// The version of the program that made it.
    pub(crate) program: String,
    /// The schema's steps with their owners.
    pub(super) migrations: Vec<(String, String)>,
    /// The tables, in an order in which they can be filled.
    pub(crate) tables: Vec<TableEntry>,
    /// The BLAKE3 of every file, by its name.
    pub(super) files: BTreeMap<String, String>,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TableEntry {
    /// Its name.
    pub(crate) name: String,
    /// The columns, in the order of a row's values.
    pub(super) columns: Vec<String>,
    /// How many rows it has.
    pub(crate) rows: u64,
    /// The BLAKE3 of its lines.
    pub(super) blake3: String,
}

impl Manifest {
    /// How many rows there are in all.
    pub(crate) fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// A file of the data folder that belongs to the records, such as the secret that they are encrypted with.
#[derive(Clone, Debug)]
pub(crate) struct ExtraFile {
    /// Its name.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// Writes a backup while others read and write, then reads it back to see that it is whole. The file appears under its
/// name only when it is.
pub(crate) async fn write(
    db: &Db,
    schemas: &Schemas,
    extra: &[ExtraFile],
    key: &Key,
    out: &Path,
    world: &World,
) -> Result<Manifest, BackupError> {
    let part = out.with_extension("part");
    let at_part = |source| BackupError::File {
        file: part.clone(),
        source,
    };
    let file = private_file(&part).map_err(at_part)?;
    let sealed = SealWriter::new(BufWriter::new(file), key, world.bytes()).map_err(at_part)?;
    let mut archive = ZipWriter::new_stream(sealed);
    let mut manifest = Manifest {
        version: VERSION,
        created_at: world.now().to_string(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        migrations: applied(db, schemas).await,
        tables: Vec::new(),
        files: BTreeMap::new(),
    };
    let mut snapshot = db.snapshot().await?;
    for table in snapshot
        .tables()
        .await?
        .into_iter()
        .filter(|table| table.name != SCHEMA_TABLE)
    {
        start(&mut archive, &format!("rows/{}.jsonl", table.name)).map_err(at_part)?;
        let mut digest = blake3::Hasher::new();
        let rows = snapshot
            .rows(&table, |row| {
                let line = rows::to_line(row);
                digest.update(line.as_bytes());
                archive.write_all(line.as_bytes()).map_err(at_part)
            })
            .await?;
        manifest.tables.push(TableEntry {
            name: table.name,
            columns: table.columns.into_iter().map(|(name, _)| name).collect(),
            rows,
            blake3: digest.finalize().to_hex().to_string(),
        });
    }
    for file in extra {
        start(&mut archive, &format!("files/{}", file.name)).map_err(at_part)?;
        archive.write_all(&file.bytes).map_err(at_part)?;
        manifest
            .files
            .insert(file.name.clone(), blake3::hash(&file.bytes).to_hex().to_string());
    }
    start(&mut archive, "manifest.json").map_err(at_part)?;
    archive
        .write_all(
            serde_json::to_string_pretty(&manifest)
                .map_err(io::Error::from)
                .map_err(at_part)?
                .as_bytes(),
        )
        .map_err(at_part)?;
    let sealed = archive
        .finish()
        .map_err(|error| at_part(error.into()))?
        .into_inner();
    let file = sealed
        .finish()
        .map_err(at_part)?
        .into_inner()
        .map_err(|error| at_part(error.into_error()))?;
    file.sync_all().map_err(at_part)?;
    read(&part, key)?.verify()?;
    fs::rename(&part, out).map_err(at_part)?;
    Ok(manifest)
}

fn start<W: Write + io::Seek>(archive: &mut ZipWriter<W>, name: &str) -> io::Result<()> {
    archive
        .start_file(name, SimpleFileOptions::default().large_file(true))
        .map_err(io::Error::from)
}

/// The steps that a database has, with their owners.
pub(super) async fn applied(db: &Db, schemas: &Schemas) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for (owner, migrations) in schemas {
        let states = db.migration_states(owner, migrations).await;
        names.extend(
            states
                .into_iter()
                .filter(|state| state.applied)
                .map(|state| (state.owner, state.name)),
        );
    }
    names
}

/// A new file that only its owner may read.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
