//! A database for each test.

use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};

use storage::{Backend, Db, Migration, Queries, StorageConfig, params};
use tempfile::TempDir;

use crate::postgres;
use crate::world::world;

/// An empty database that goes away with this value.
#[derive(Debug)]
pub struct TestDatabase {
    /// The pool; cheap to clone.
    pub db: Db,
    /// Its address, for a second pool on the same database.
    pub url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder { _removed_when_dropped: TempDir },
    Server { url: String, name: String },
}

impl TestDatabase {
    /// Applies migrations of an owner.
    ///
    /// # Panics
    /// Where one fails.
    #[must_use]
    pub async fn with(self, owner: &str, migrations: &[Migration]) -> Self {
        self.db
            .migrate(owner, migrations, &world())
            .await
            .expect("the migrations apply");
        self
    }

    /// Another pool on the same database, as another process would have it.
    ///
    /// # Panics
    /// Where it cannot be opened.
    pub async fn another_pool(&self) -> Db {
        Db::open(&self.url, &config())
            .await
            .expect("the database opens again")
    }
}

impl Deref for TestDatabase {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// An empty database.
///
/// # Panics
/// Where there is none to be had, also on PostgreSQL while the tests were told to do without it: [`databases`],
/// [`each_database`] and [`crate::on_both!`] leave it out.
pub async fn database(backend: Backend) -> TestDatabase {
    opened(backend).await.expect("a database of this kind")
}

/// An empty database of each kind.
pub async fn databases() -> Vec<TestDatabase> {
    let mut all = vec![database(Backend::Sqlite).await];
    all.extend(opened(Backend::Postgres).await);
    all
}

/// Runs a check on an empty database of each kind, one after the other.
pub async fn each_database<Done: Future<Output = ()>>(check: impl Fn(TestDatabase) -> Done) {
    for database in databases().await {
        check(database).await;
    }
}

/// Runs a check on an empty database of a kind, in a runtime of its own: what [`crate::on_both!`] writes.
pub fn on<Done: Future<Output = ()>>(backend: Backend, check: impl FnOnce(TestDatabase) -> Done) {
    runtime().block_on(async {
        if let Some(database) = opened(backend).await {
            check(database).await;
        }
    });
}

/// The settings of the pools of tests: few connections, patience, and no syncing to the disk.
pub fn config() -> StorageConfig {
    StorageConfig {
        url: None,
        connections: 4,
        acquire_timeout_ms: 20_000,
        synchronous: "normal".to_owned(),
        ..StorageConfig::default()
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the runtime of a test starts")
}

async fn opened(backend: Backend) -> Option<TestDatabase> {
    match backend {
        Backend::Sqlite => Some(in_a_folder().await),
        Backend::Postgres => match postgres::url() {
            Some(server) => Some(on_a_server(server).await),
            None => None,
        },
    }
}

async fn in_a_folder() -> TestDatabase {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    TestDatabase {
        db: Db::open(&url, &config()).await.expect("a SQLite file opens"),
        url,
        place: Place::Folder {
            _removed_when_dropped: folder,
        },
    }
}

async fn on_a_server(server: String) -> TestDatabase {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    // Every test may be a process of its own, and processes of several runs may share the server.
    let name = format!(
        "test_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    run_on_server(
        &server,
        &[
            format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            // Copying the files takes half the time of the usual way, which writes them to the log as well.
            format!("CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy"),
        ],
    )
    .await;
    let url = postgres::with_database(&server, &name);
    TestDatabase {
        db: Db::open(&url, &config()).await.expect("the new database opens"),
        url,
        place: Place::Server { url: server, name },
    }
}

async fn run_on_server(server: &str, statements: &[String]) {
    let one = StorageConfig {
        connections: 1,
        ..config()
    };
    let mut db = Db::open(server, &one)
        .await
        .expect("the PostgreSQL server of the tests answers");
    for statement in statements {
        db.execute(statement, params![])
            .await
            .expect("the server of the tests runs it");
    }
    db.close().await;
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Place::Server { url, name } = &self.place else {
            return;
        };
        let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        // A runtime cannot wait within a runtime, so this one lives on a thread of its own.
        let dropped = std::thread::scope(|scope| {
            scope
                .spawn(|| runtime().block_on(run_on_server(url, &[statement])))
                .join()
        });
        // The next run drops what stays behind; a panic in here would hide the test's own.
        if dropped.is_err() {
            eprintln!("the database {name} of a test could not be dropped");
        }
    }
}
