//! Commits of a SQLite file that lie on the disk before anybody hears of them, many with one sync.
//!
//! With `synchronous = FULL`, SQLite syncs its log once a commit while it holds the right to write: on a disk that takes
//! four milliseconds there are 250 commits a second, and no more. With `NORMAL` it leaves that sync out, and commits that
//! were told may be gone with the power. Here the file is opened with `NORMAL`, and whoever commits gives the right to
//! write back and then waits for a sync of the log that began after its commit. One sync serves everybody who waits.
//!
//! What was told is on the disk, as with `FULL`:
//!
//! - a log is valid up to a point, so a commit that is on the disk has all earlier ones before it;
//! - a commit that has left the log for the file was synced on that way, which `NORMAL` does as well;
//! - a log that is not there was brought into the file and synced when the last connection closed.
//!
//! The one difference: another request may read what was committed and is not synced yet.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use tokio::sync::oneshot;

/// How one sync ended; an `io::Error` cannot be told to many.
type Synced = Result<(), (io::ErrorKind, String)>;

/// Waits for syncs of one log; cheap to clone. Its thread ends with the last clone.
#[derive(Clone, Debug)]
pub(crate) struct Syncs(Sender<oneshot::Sender<Synced>>);

impl Syncs {
    /// For the log of a file that is there.
    pub(crate) fn of(file: &Path) -> io::Result<Self> {
        // SQLite puts the log beside the file itself, not beside a link to it.
        let mut log = file.canonicalize()?.into_os_string();
        log.push("-wal");
        Self::start(PathBuf::from(log))
    }

    fn start(log: PathBuf) -> io::Result<Self> {
        let (sender, receiver) = channel();
        std::thread::Builder::new()
            .name("log-sync".to_owned())
            .spawn(move || serve(&log, &receiver))?;
        Ok(Self(sender))
    }

    /// Waits until everything that was committed before this call is on the disk.
    pub(crate) async fn settled(&self) -> Result<(), sqlx::Error> {
        let (tell, told) = oneshot::channel();
        let synced = match self.0.send(tell) {
            Ok(()) => told.await,
            Err(_thread_is_gone) => return Err(broken("the thread that syncs the log has ended")),
        };
        match synced {
            Ok(Ok(())) => Ok(()),
            Ok(Err((kind, reason))) => Err(sqlx::Error::Io(io::Error::new(kind, reason))),
            Err(_thread_is_gone) => Err(broken("the thread that syncs the log has ended")),
        }
    }
}

fn broken(reason: &str) -> sqlx::Error {
    sqlx::Error::Io(io::Error::other(reason.to_owned()))
}

fn serve(log: &Path, waiting: &Receiver<oneshot::Sender<Synced>>) {
    while let Ok(first) = waiting.recv() {
        // Who comes while a sync runs waits for the next: it cannot know what the running one has seen.
        let mut all = vec![first];
        all.extend(waiting.try_iter());
        let synced = sync(log).map_err(|error| (error.kind(), format!("{}: {error}", log.display())));
        for tell in all {
            // Nobody listens where a request was given up meanwhile.
            drop(tell.send(synced.clone()));
        }
    }
}

/// Opened anew each time, since SQLite may have removed the log and begun another. No lock of SQLite lies on it, so
/// closing it releases none. For writing, without which not every system syncs.
fn sync(log: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).open(log) {
        Ok(file) => file.sync_data(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("tripgen-syncs-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        folder
    }

    #[tokio::test]
    async fn everybody_who_waits_is_told() {
        let folder = folder("many");
        let file = folder.join("a.db");
        std::fs::write(&file, "").expect("a file");
        std::fs::write(folder.join("a.db-wal"), "log").expect("a log");
        let syncs = Syncs::of(&file).expect("a thread");
        let all = (0..100).map(|_| {
            let syncs = syncs.clone();
            tokio::spawn(async move { syncs.settled().await })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.expect("a task").expect("synced");
        }
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[tokio::test]
    async fn a_log_that_is_gone_was_brought_into_the_file() {
        let folder = folder("gone");
        let syncs = Syncs::start(folder.join("b.db-wal")).expect("a thread");
        syncs.settled().await.expect("nothing to sync");
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[tokio::test]
    async fn a_sync_that_fails_is_a_failure_of_the_commit() {
        let folder = folder("fails");
        std::fs::write(folder.join("file"), "").expect("a file");
        let syncs = Syncs::start(folder.join("file").join("c.db-wal")).expect("a thread");
        let error = syncs.settled().await.expect_err("a file is no folder");
        assert!(matches!(&error, sqlx::Error::Io(error) if error.kind() == io::ErrorKind::NotADirectory));
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
