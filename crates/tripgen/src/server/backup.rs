//! Backups: every row of the database as of one moment and the secrets that belong to it, in one sealed file.
//!
//! Inside the seal lies a ZIP archive: `rows/<table>.jsonl` with one row a line (an array in the order of the columns,
//! bytes as `{"base64": …}`), `files/<name>`, and `manifest.json`, which names the schema's steps, the tables and a
//! BLAKE3 of every file. Rows are the same on SQLite and PostgreSQL, so that a backup of one can be restored into the
//! other. The key is never part of the file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use platform::World;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use storage::{ColumnKind, Db, Migration, StorageError, Table, Value};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::seal::{self, Broken, Key, SealWriter};

/// The version of the manifest that is written, and the only one that is read.
const VERSION: u32 = 1;

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
    migrations: Vec<(String, String)>,
    /// The tables, in an order in which they can be filled.
    pub(crate) tables: Vec<TableEntry>,
    files: BTreeMap<String, String>,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TableEntry {
    /// Its name.
    pub(crate) name: String,
    columns: Vec<String>,
    /// How many rows it has.
    pub(crate) rows: u64,
    blake3: String,
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
                let mut line = Json::Array(row.into_iter().map(to_json).collect()).to_string();
                line.push('\n');
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

async fn applied(db: &Db, schemas: &Schemas) -> Vec<(String, String)> {
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

/// An opened backup: decrypted into a file without a name, which ends with this value.
pub(crate) struct Backup {
    path: PathBuf,
    archive: ZipArchive<File>,
    /// What it says of itself.
    pub(crate) manifest: Manifest,
}

/// Opens a backup; every chunk's tag is checked on the way.
pub(crate) fn read(path: &Path, key: &Key) -> Result<Backup, BackupError> {
    let at = |source| BackupError::File {
        file: path.to_owned(),
        source,
    };
    let sealed = BufReader::new(File::open(path).map_err(at)?);
    let mut plain = tempfile::tempfile().map_err(at)?;
    seal::open(sealed, key, BufWriter::new(&mut plain))
        .map_err(at)?
        .map_err(|broken| match broken {
            Broken::NotSealed => BackupError::NotABackup(path.to_owned()),
            Broken::WrongKey => BackupError::WrongKey(path.to_owned()),
            Broken::Changed => damaged(path, "a part was changed or is missing"),
        })?;
    let mut archive = ZipArchive::new(plain).map_err(|error| damaged(path, error))?;
    let mut text = String::new();
    archive
        .by_name("manifest.json")
        .map_err(|error| damaged(path, error))?
        .read_to_string(&mut text)
        .map_err(at)?;
    let version = serde_json::from_str::<Json>(&text)
        .ok()
        .and_then(|manifest| manifest.get("version").and_then(Json::as_u64));
    if version.is_some_and(|version| version > u64::from(VERSION)) {
        return Err(BackupError::Newer(path.to_owned()));
    }
    let manifest = serde_json::from_str(&text).map_err(|error| damaged(path, error))?;
    Ok(Backup {
        path: path.to_owned(),
        archive,
        manifest,
    })
}

fn damaged(path: &Path, reason: impl std::fmt::Display) -> BackupError {
    BackupError::Damaged {
        file: path.to_owned(),
        reason: reason.to_string(),
    }
}

impl Backup {
    /// Compares every file with the manifest.
    pub(crate) fn verify(&mut self) -> Result<(), BackupError> {
        for table in self.manifest.tables.clone() {
            let mut digest = blake3::Hasher::new();
            let mut rows = 0;
            self.lines(&table.name, |line| {
                digest.update(line.as_bytes());
                rows += 1;
                Ok(())
            })?;
            if rows != table.rows || digest.finalize().to_hex().as_str() != table.blake3 {
                return Err(damaged(&self.path, format!("table {}", table.name)));
            }
        }
        for (name, expected) in self.manifest.files.clone() {
            if blake3::hash(&self.file(&name)?).to_hex().as_str() != expected {
                return Err(damaged(&self.path, format!("file {name}")));
            }
        }
        Ok(())
    }

    /// A file that was kept beside the rows.
    pub(crate) fn file(&mut self, name: &str) -> Result<Vec<u8>, BackupError> {
        let mut bytes = Vec::new();
        let mut entry = self
            .archive
            .by_name(&format!("files/{name}"))
            .map_err(|error| damaged(&self.path, error))?;
        entry
            .read_to_end(&mut bytes)
            .map_err(|source| BackupError::File {
                file: self.path.clone(),
                source,
            })?;
        Ok(bytes)
    }

    /// The names of the files that were kept beside the rows.
    pub(crate) fn files(&self) -> Vec<String> {
        self.manifest.files.keys().cloned().collect()
    }

    /// Fills an empty database: the schema as it was then, the rows in one transaction, then the steps since.
    pub(crate) async fn restore(
        &mut self,
        db: &Db,
        schemas: &Schemas,
        world: &World,
    ) -> Result<(), BackupError> {
        self.verify()?;
        if !applied(db, schemas).await.is_empty() {
            return Err(BackupError::NotEmpty);
        }
        for (owner, migrations) in schemas {
            let known = |step: &&Migration| {
                self.manifest
                    .migrations
                    .iter()
                    .any(|(whose, name)| whose == owner && *name == step.name)
            };
            let then: Vec<Migration> = migrations.iter().filter(known).copied().collect();
            db.migrate(owner, &then, world).await?;
        }
        let mut tx = db.begin().await?;
        let present = tx.tables().await?;
        for entry in self.manifest.tables.iter().rev() {
            tx.empty(&self.table(&present, entry)?).await?;
        }
        for entry in self.manifest.tables.clone() {
            let table = self.table(&present, &entry)?;
            let broken = |reason: String| damaged(&self.path, reason);
            let rows = self
                .archive
                .by_name(&format!("rows/{}.jsonl", entry.name))
                .map_err(|error| broken(error.to_string()))?;
            for line in BufReader::new(rows).lines() {
                let line = line.map_err(|error| broken(error.to_string()))?;
                let row =
                    from_line(&line, &table).ok_or_else(|| broken(format!("a row of {}", entry.name)))?;
                tx.insert_row(&table, row).await?;
            }
        }
        tx.commit().await?;
        for (owner, migrations) in schemas {
            db.migrate(owner, migrations, world).await?;
        }
        Ok(())
    }

    /// The columns of a table as the backup has them, with the kinds that the database has.
    fn table(&self, present: &[Table], entry: &TableEntry) -> Result<Table, BackupError> {
        let missing = |what: &str| damaged(&self.path, format!("{what} of {} is not known", entry.name));
        let table = present
            .iter()
            .find(|table| table.name == entry.name)
            .ok_or_else(|| missing("the table"))?;
        let columns = entry
            .columns
            .iter()
            .map(|name| {
                table
                    .columns
                    .iter()
                    .find(|(own, _)| own == name)
                    .cloned()
                    .ok_or_else(|| missing(name))
            })
            .collect::<Result<_, _>>()?;
        Ok(Table {
            name: entry.name.clone(),
            columns,
        })
    }

    fn lines(
        &mut self,
        table: &str,
        mut each: impl FnMut(&str) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let entry = self
            .archive
            .by_name(&format!("rows/{table}.jsonl"))
            .map_err(|error| damaged(&self.path, error))?;
        let mut reader = BufReader::new(entry);
        let mut line = String::new();
        loop {
            line.clear();
            let read = reader
                .read_line(&mut line)
                .map_err(|error| damaged(&self.path, error))?;
            if read == 0 {
                return Ok(());
            }
            each(&line)?;
        }
    }
}

fn to_json(value: Value) -> Json {
    match value {
        Value::Text(value) => value.into(),
        Value::Int(value) => value.into(),
        Value::Real(value) => value.into(),
        Value::Bytes(value) => value.map_or(
            Json::Null,
            |bytes| serde_json::json!({ "base64": BASE64.encode(bytes) }),
        ),
    }
}

fn from_line(line: &str, table: &Table) -> Option<Vec<Value>> {
    let Json::Array(values) = serde_json::from_str(line).ok()? else {
        return None;
    };
    if values.len() != table.columns.len() {
        return None;
    }
    values
        .into_iter()
        .zip(&table.columns)
        .map(|(value, (_, kind))| from_json(value, *kind))
        .collect()
}

fn from_json(value: Json, kind: ColumnKind) -> Option<Value> {
    Some(match (kind, value) {
        (ColumnKind::Text, Json::Null) => Value::Text(None),
        (ColumnKind::Int, Json::Null) => Value::Int(None),
        (ColumnKind::Real, Json::Null) => Value::Real(None),
        (ColumnKind::Bytes, Json::Null) => Value::Bytes(None),
        (ColumnKind::Text, Json::String(text)) => Value::from(text),
        (ColumnKind::Int, Json::Number(number)) => Value::from(number.as_i64()?),
        (ColumnKind::Real, Json::Number(number)) => Value::from(number.as_f64()?),
        (ColumnKind::Bytes, Json::Object(object)) => {
            Value::from(BASE64.decode(object.get("base64")?.as_str()?).ok()?)
        }
        _ => return None,
    })
}
