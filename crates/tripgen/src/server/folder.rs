//! The data folder: created on the first start, readable by its owner only, with the secrets that belong to it.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use platform::World;

pub(crate) use super::seal::Key;

/// The file with the secret that the stored keys and one-time codes are encrypted with.
pub(crate) const SECRET_FILE: &str = "secret.key";
/// The database of a server without another one.
const DATABASE_FILE: &str = "tripgen.db";
/// The settings, where no other file is named.
const CONFIG_FILE: &str = "tripgen.toml";
/// The key of the backups.
const BACKUP_KEY_FILE: &str = "backup.key";

/// The folder that holds everything that a server keeps.
#[derive(Clone, Debug)]
pub(crate) struct DataFolder {
    path: PathBuf,
    /// Where the secret lies, if not in the folder.
    secret_file: Option<PathBuf>,
}

impl DataFolder {
    /// Opens the folder, or creates it so that only its owner may look into it.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)?;
        Ok(Self {
            path: path.to_owned(),
            secret_file: None,
        })
    }

    /// With the secret in a file elsewhere, where one is named.
    pub(crate) fn with_secret_file(self, file: Option<&Path>) -> Self {
        Self {
            secret_file: file.map(Path::to_owned),
            ..self
        }
    }

    /// Where the secret lies.
    pub(crate) fn secret_file(&self) -> PathBuf {
        self.secret_file
            .clone()
            .unwrap_or_else(|| self.path.join(SECRET_FILE))
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The address of its own database.
    pub(crate) fn database_url(&self) -> String {
        format!("sqlite://{}", self.path.join(DATABASE_FILE).display())
    }

    /// The settings file that is read where no other is named.
    pub(crate) fn config_file(&self) -> PathBuf {
        self.path.join(CONFIG_FILE)
    }

    /// The secret of this server, in base64; made on the first start.
    pub(crate) fn secret(&self, world: &World) -> io::Result<String> {
        read_or_create_key(&self.secret_file(), world).map(|key| BASE64.encode(key))
    }

    /// The secret of the installation that this process belongs to: one that is not there is not made, because the other
    /// processes would have another.
    pub(crate) fn shared_secret(&self) -> io::Result<String> {
        read_key(&self.secret_file()).map(|key| BASE64.encode(key))
    }

    /// Puts a secret from a backup in place.
    pub(crate) fn put_secret(&self, bytes: &[u8]) -> io::Result<()> {
        write_private(&self.secret_file(), bytes)
    }

    /// The secret's file as it lies there.
    pub(crate) fn secret_bytes(&self) -> io::Result<Vec<u8>> {
        fs::read(self.secret_file())
    }

    /// Everybody who may look into the folder or a secret of it beside its owner, in words for `doctor`.
    pub(crate) fn loose_permissions(&self) -> Vec<String> {
        let mut loose = Vec::new();
        #[cfg(unix)]
        for path in [
            self.path.clone(),
            self.secret_file(),
            self.path.join(DATABASE_FILE),
        ] {
            use std::os::unix::fs::PermissionsExt;
            if let Ok(metadata) = fs::metadata(&path) {
                let mode = metadata.permissions().mode() & 0o777;
                if mode & 0o077 != 0 {
                    loose.push(format!("{} has mode {mode:03o}", path.display()));
                }
            }
        }
        loose
    }
}

/// The key of the backups, from the file that is named, else from the user's folder of settings, which the archive and
/// the data folder can be lost without. A missing one is made where `create` says so.
pub(crate) fn backup_key(
    named: Option<&Path>,
    settings: &Path,
    create: bool,
    world: &World,
) -> io::Result<(PathBuf, Key)> {
    let path = named.map_or_else(|| settings.join(BACKUP_KEY_FILE), Path::to_owned);
    let key = if create {
        read_or_create_key(&path, world)?
    } else {
        read_key(&path)?
    };
    Ok((path, Key::new(key)))
}

fn read_or_create_key(path: &Path, world: &World) -> io::Result<[u8; 32]> {
    match read_key(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key: [u8; 32] = world.bytes();
            if let Some(folder) = path.parent() {
                DataFolder::open(folder)?;
            }
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(path) {
                Ok(mut file) => {
                    writeln!(file, "{}", BASE64.encode(key))?;
                    file.sync_all()?;
                    Ok(key)
                }
                // Another process was first.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => read_key(path),
                Err(error) => Err(error),
            }
        }
        other => other,
    }
}

fn read_key(path: &Path) -> io::Result<[u8; 32]> {
    let text = fs::read_to_string(path)?;
    let bytes = BASE64
        .decode(text.trim())
        .map_err(|_not_base64| not_a_key(path))?;
    <[u8; 32]>::try_from(bytes).map_err(|_other_length| not_a_key(path))
}

fn not_a_key(path: &Path) -> io::Error {
    io::Error::new(
        ErrorKind::InvalidData,
        format!("{} does not hold 32 bytes in base64", path.display()),
    )
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_its_secret_to_its_owner_and_over_a_restart() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = DataFolder::open(&parent.path().join("a/b")).expect("a new folder");
        let secret = folder.secret(&World::system()).expect("a new secret");
        assert_eq!(folder.secret(&World::system()).expect("the same secret"), secret);
        assert_eq!(folder.loose_permissions(), Vec::<String>::new());
    }

    #[test]
    fn makes_no_secret_that_others_should_have() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = DataFolder::open(parent.path()).expect("a folder");
        let missing = folder.shared_secret().expect_err("there is none");
        assert_eq!(missing.kind(), ErrorKind::NotFound);
        let secret = folder.secret(&World::system()).expect("a new secret");
        let elsewhere = DataFolder::open(&parent.path().join("other")).expect("a folder");
        let elsewhere = elsewhere.with_secret_file(Some(&folder.secret_file()));
        assert_eq!(elsewhere.shared_secret().expect("the same secret"), secret);
    }

    #[test]
    fn refuses_a_key_file_that_holds_something_else() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let file = parent.path().join("key");
        fs::write(&file, "short").expect("a file");
        let error = backup_key(Some(&file), parent.path(), true, &World::system()).expect_err("no key");
        assert_eq!(error.kind(), ErrorKind::InvalidData);
    }
}
