//! A PostgreSQL server of one test with a copy that follows it, for tests that stop and hold one of the two.

use std::path::{Path, PathBuf};
use std::process::Command;

use storage::{Db, Queries, StorageConfig, params};
use tempfile::TempDir;

use crate::database::config;

/// A primary and its streaming replica, which end with this value.
#[derive(Debug)]
pub struct Replicated {
    /// The address of the primary.
    pub primary: String,
    /// The address of the copy.
    pub replica: String,
    folder: TempDir,
}

impl Replicated {
    /// Starts both; `None` where the tests were told to do without PostgreSQL.
    ///
    /// # Panics
    /// Where they do not start.
    pub fn start() -> Option<Self> {
        crate::postgres::url()?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let of = folder.path().join("server");
        let primary = said(&of, &["start", "%", "15"]);
        let replica = said(&of, &["replica", "%"]);
        Some(Self {
            primary,
            replica,
            folder,
        })
    }

    /// A pool that reads from the copy where it may.
    ///
    /// # Panics
    /// Where the primary does not answer.
    pub async fn open(&self, settings: StorageConfig) -> Db {
        let settings = StorageConfig {
            replica_urls: vec![self.replica.clone()],
            ..settings
        };
        Db::open(&self.primary, &settings)
            .await
            .expect("the primary answers")
    }

    /// One address that names both, the copy first.
    pub fn both(&self) -> String {
        let of = self.folder.path().join("server");
        let of = of.display();
        format!("postgres://tripgen@localhost/postgres?host={of}/replica,{of}&sslmode=disable")
    }

    /// Ends the primary at once and makes the copy the primary.
    ///
    /// # Panics
    /// Where the copy cannot be promoted.
    pub fn fail_over(&self) {
        said(&self.folder.path().join("server"), &["promote", "%"]);
    }

    /// Runs a statement on the copy, such as one that holds it back.
    ///
    /// # Panics
    /// Where it fails.
    pub async fn tell_replica(&self, sql: &str) {
        let mut db = Db::open(&self.replica, &config())
            .await
            .expect("the copy answers");
        db.fetch_optional(sql, params![]).await.expect("the copy does it");
        db.close().await;
    }
}

impl Drop for Replicated {
    fn drop(&mut self) {
        said(&self.folder.path().join("server"), &["stop", "%"]);
    }
}

/// Runs `scripts/postgres.sh`; `%` stands for the folder.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let script: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/postgres.sh");
    let folder = folder.display().to_string();
    let arguments = arguments
        .iter()
        .map(|word| if *word == "%" { folder.as_str() } else { word });
    let output = Command::new("bash").arg(&script).args(arguments).output();
    let output = output.expect("bash runs scripts/postgres.sh");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
