//! Reading backups back: opening the seal, comparing every file with the manifest, filling an empty database.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};

use platform::World;
use serde_json::Value as Json;
use storage::{Db, Migration, Table};
use zip::ZipArchive;

use super::backup::{BackupError, Manifest, Schemas, TableEntry, VERSION, applied};
use super::rows::from_line;
use super::seal::{self, Broken, Key};

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
