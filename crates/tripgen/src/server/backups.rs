//! Backups that operators make over HTTP: files in the folder `backups` beside the records, sealed as `tripgen backup`
//! seals them. The key lies elsewhere, and is never told.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{Timestamp, Unit};
use platform::World;
use storage::Db;

use super::backup::{self, BackupError, ExtraFile};
use super::folder::{self, DataFolder, SECRET_FILE};
use super::house;

/// Backups that are kept at most; a further one is refused until somebody removes one.
pub(crate) const MOST_BACKUPS: usize = 50;

const FOLDER: &str = "backups";
const PREFIX: &str = "tripgen-";
const SUFFIX: &str = ".backup";
/// What stands between them: the instant in milliseconds, so that names sort by age.
const STAMP: &str = "00000000T000000000Z";

/// Where backups are made, and with which key.
#[derive(Clone, Debug)]
pub(crate) struct BackupPlace {
    /// The folder of the records.
    pub(crate) data: DataFolder,
    /// The file with the key, where one is named.
    pub(crate) key_file: Option<PathBuf>,
    /// The folder of the user's settings, where the key lies otherwise.
    pub(crate) settings: Option<PathBuf>,
}

/// The backups of a server.
#[derive(Debug)]
pub(crate) struct Backups {
    place: BackupPlace,
    db: Db,
    world: World,
    last: Mutex<Option<Run>>,
}

/// The backup that is being made, or that failed last.
#[derive(Clone, Debug)]
struct Run {
    name: String,
    /// The code of its failure; `None` while it is being made.
    failure: Option<&'static str>,
}

/// How far a backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BackupState {
    /// It is being made.
    Running,
    /// The file is there, read back and whole.
    Ready {
        /// Its size.
        bytes: u64,
    },
    /// There is no file.
    Failed {
        /// Why, as a code of docs/errors.md.
        code: &'static str,
    },
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Backup {
    /// The name of its file.
    pub(crate) name: String,
    /// When it was asked for.
    pub(crate) at: Timestamp,
    /// How far it is.
    pub(crate) state: BackupState,
}

/// Why a backup is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Another one is being made.
    Running,
    /// There are as many as may be.
    Full,
}

impl Backups {
    /// At a place, of a database.
    pub(crate) fn new(place: BackupPlace, db: Db, world: World) -> Self {
        Self {
            place,
            db,
            world,
            last: Mutex::default(),
        }
    }

    /// All of them, the newest first; asks the file system.
    pub(crate) fn list(&self) -> io::Result<Vec<Backup>> {
        let mut found = Vec::new();
        let entries = match fs::read_dir(self.folder()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(self.with_last(found)),
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(at) = instant_of(&name) {
                let bytes = entry.metadata()?.len();
                let state = BackupState::Ready { bytes };
                found.push(Backup { name, at, state });
            }
        }
        Ok(self.with_last(found))
    }

    fn with_last(&self, mut found: Vec<Backup>) -> Vec<Backup> {
        if let Some(run) = self.last().clone()
            && found.iter().all(|backup| backup.name != run.name)
            && let Some(at) = instant_of(&run.name)
        {
            let state = run
                .failure
                .map_or(BackupState::Running, |code| BackupState::Failed { code });
            found.push(Backup {
                name: run.name,
                at,
                state,
            });
        }
        found.sort_by(|a, b| b.name.cmp(&a.name));
        found
    }

    /// Notes that a backup begins, and names it; whoever called this makes it with [`Backups::make`].
    pub(crate) fn begin(&self) -> io::Result<Result<Backup, Refused>> {
        let count = self.list()?.len();
        let mut last = self.last();
        if last.as_ref().is_some_and(|run| run.failure.is_none()) {
            return Ok(Err(Refused::Running));
        }
        if count >= MOST_BACKUPS {
            return Ok(Err(Refused::Full));
        }
        let at = self.world.now();
        // A name tells milliseconds, so the backup says no more of itself either.
        let at = at.round(Unit::Millisecond).unwrap_or(at);
        let milliseconds = at.as_millisecond().rem_euclid(1000);
        let name = format!(
            "{PREFIX}{}{milliseconds:03}Z{SUFFIX}",
            at.strftime("%Y%m%dT%H%M%S")
        );
        *last = Some(Run {
            name: name.clone(),
            failure: None,
        });
        Ok(Ok(Backup {
            name,
            at,
            state: BackupState::Running,
        }))
    }

    /// Makes a backup that was begun. It reads and writes files: to be run where that holds nobody up.
    pub(crate) async fn make(&self, name: &str) {
        let made = self.write(name).await;
        *self.last() = match made {
            Ok(()) => {
                tracing::info!(backup = name, "a backup was made");
                None
            }
            Err((code, reason)) => {
                tracing::error!(backup = name, code, cause = %reason, "no backup could be made");
                Some(Run {
                    name: name.to_owned(),
                    failure: Some(code),
                })
            }
        };
    }

    async fn write(&self, name: &str) -> Result<(), (&'static str, String)> {
        let of_file = |error: io::Error| ("FILE_UNWRITABLE", error.to_string());
        let key = self.key().map_err(|error| ("BACKUP_KEY", error.to_string()))?;
        let bytes = self.place.data.secret_bytes().map_err(of_file)?;
        let extra = [ExtraFile {
            name: SECRET_FILE.to_owned(),
            bytes,
        }];
        let folder = self.folder();
        DataFolder::open(&folder).map_err(of_file)?;
        remove_parts(&folder).map_err(of_file)?;
        let out = folder.join(name);
        let written = backup::write(&self.db, house::schemas(), &extra, &key, &out, &self.world).await;
        written
            .map(|_manifest| ())
            .map_err(|error: BackupError| (error.code(), error.to_string()))
    }

    fn key(&self) -> io::Result<folder::Key> {
        let BackupPlace {
            key_file, settings, ..
        } = &self.place;
        let nowhere = || io::Error::new(io::ErrorKind::NotFound, "there is no home to look for the key in");
        let home = key_file.as_ref().or(settings.as_ref()).ok_or_else(nowhere)?;
        let (_, key) = folder::backup_key(key_file.as_deref(), home, true, &self.world)?;
        Ok(key)
    }

    /// The file of a backup that is there.
    pub(crate) fn file(&self, name: &str) -> io::Result<Option<fs::File>> {
        if instant_of(name).is_none() {
            return Ok(None);
        }
        match fs::File::open(self.folder().join(name)) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes the file of a backup, or forgets one that failed; `false` where there is none.
    pub(crate) fn remove(&self, name: &str) -> io::Result<bool> {
        if instant_of(name).is_none() {
            return Ok(false);
        }
        let mut last = self.last();
        if last
            .as_ref()
            .is_some_and(|run| run.name == name && run.failure.is_some())
        {
            *last = None;
            return Ok(true);
        }
        match fs::remove_file(self.folder().join(name)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn folder(&self) -> PathBuf {
        self.place.data.path().join(FOLDER)
    }

    fn last(&self) -> MutexGuard<'_, Option<Run>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes what a process that died in the middle of a backup has left.
fn remove_parts(folder: &std::path::Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "part") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// The instant in the name of a backup; `None` for any other name, so that no name leads out of the folder.
fn instant_of(name: &str) -> Option<Timestamp> {
    let stamp = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    let alike = |(byte, pattern): (u8, u8)| match pattern {
        b'0' => byte.is_ascii_digit(),
        _ => byte == pattern,
    };
    if stamp.len() != STAMP.len() || !stamp.bytes().zip(STAMP.bytes()).all(alike) {
        return None;
    }
    let (whole, milliseconds) = stamp.trim_end_matches('Z').split_at(15);
    format!("{whole}.{milliseconds}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_only_its_own_names() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(
                instant_of(name).map(|at| at.to_string()).as_deref(),
                expected,
                "{name}"
            );
        };
        check(
            "tripgen-20261121T143000123Z.backup",
            Some("2026-11-21T14:30:00.123Z"),
        );
        check("tripgen-20261341T143000123Z.backup", None);
        check("tripgen-../../../secret.key.backup", None);
        check("tripgen-20261121T143000123Z.part", None);
        check("secret.key", None);
        check("", None);
    }
}
