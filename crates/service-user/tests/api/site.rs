//! A service on a database of its own, with a clock and a mailbox that the test holds.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use axum::{Extension, Router};
use cache::{Cache, CacheConfig};
use confique::Config;
use contracts::trips::ExportFile;
use contracts::{ContractError, Trips};
use platform::World;
use platform::auth::SharedAuthenticator;
use serde_json::{Value, json};
use service_user::{
    LocalUsers, Mail, MailError, Mailer, Secrets, UserConfig, UserParts, UserService, migrations, router,
    well_known_router,
};
use storage::Db;
use test_support::{Answer, Asking, FakeClock, TestApp, TestDatabase};

pub(crate) const PASSWORD: &str = "seoul-2026!";
pub(crate) const SECRET: &str = "the secret of the tests, which has more than 32 characters";

/// A running service.
pub(crate) struct Site {
    pub(crate) app: TestApp,
    pub(crate) service: Arc<UserService>,
    pub(crate) clock: FakeClock,
    pub(crate) world: World,
    pub(crate) mailbox: Arc<Mailbox>,
    pub(crate) database: TestDatabase,
}

/// Keeps what was sent.
#[derive(Default)]
pub(crate) struct Mailbox(Mutex<Vec<Mail>>);

impl Mailbox {
    fn taken(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(mail.clone());
        Ok(())
    }
}

/// A trip service with one trip for everybody, and none for those whom it has erased.
pub(crate) struct Shelf;

#[async_trait]
impl Trips for Shelf {
    async fn plan(&self, trip_id: &str, version: i64) -> Result<Value, ContractError> {
        Err(ContractError::NotFound {
            what: "plan",
            id: format!("{trip_id}/{version}"),
        })
    }

    async fn may_read(&self, _: &str, _: &str) -> Result<bool, ContractError> {
        Ok(true)
    }

    async fn export(&self, user_id: &str) -> Result<Vec<ExportFile>, ContractError> {
        let erased = ERASED.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(
            !erased.contains(user_id),
            "nobody asks for the trips of one who left"
        );
        Ok(vec![ExportFile {
            path: "trips/t1/trip.json".to_owned(),
            text: format!("{{\"owner\":\"{user_id}\"}}"),
        }])
    }

    async fn erase(&self, user_id: &str) -> Result<(), ContractError> {
        ERASED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(user_id.to_owned());
        Ok(())
    }
}

/// Whose trips were erased. Ids are unique, so that tests in one process do not meet here.
static ERASED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Whether somebody's trips were erased.
pub(crate) fn trips_erased(user_id: &str) -> bool {
    ERASED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .contains(user_id)
}

/// The usual settings with hashes that cost nothing.
pub(crate) fn config() -> UserConfig {
    let mut config = UserConfig::usual();
    config.passwords.memory_kib = 8;
    config.passwords.passes = 1;
    config
}

/// A service with the usual settings.
pub(crate) async fn site(database: TestDatabase) -> Site {
    site_with(database, config()).await
}

/// A service that has no mail server.
pub(crate) async fn site_without_mail(database: TestDatabase) -> Site {
    let mut site = site(database).await;
    site.service = open(site.database.db.clone(), &site.world, config(), None).await;
    site.app = app(&site.service);
    site
}

/// A service with settings.
pub(crate) async fn site_with(database: TestDatabase, config: UserConfig) -> Site {
    let database = database
        .with("user", migrations())
        .await
        .with("messaging", messaging::migrations())
        .await;
    let clock = FakeClock::default();
    let world = clock.world();
    let mailbox = Arc::new(Mailbox::default());
    let mailer: Arc<dyn Mailer> = Arc::clone(&mailbox) as _;
    let service = open(database.db.clone(), &world, config, Some(mailer)).await;
    Site {
        app: app(&service),
        service,
        clock,
        world,
        mailbox,
        database,
    }
}

pub(crate) async fn open(
    db: Db,
    world: &World,
    config: UserConfig,
    mailer: Option<Arc<dyn Mailer>>,
) -> Arc<UserService> {
    let cache_config = CacheConfig::builder()
        .load()
        .expect("every setting has a default");
    UserService::open(UserParts {
        db,
        world: world.clone(),
        cache: Cache::new(cache_config, world.clone()),
        config,
        mailer,
        trips: Arc::new(Shelf),
        secrets: Secrets::derive(SECRET).expect("a long secret"),
    })
    .await
    .expect("the service opens")
}

/// The routers where the program puts them, with the service's own authenticator.
pub(crate) fn app(service: &Arc<UserService>) -> TestApp {
    let authenticator: SharedAuthenticator = Arc::new(LocalUsers::new(Arc::clone(service)));
    let (users, _) = router(Arc::clone(service)).split_for_parts();
    let (well_known, _) = well_known_router(Arc::clone(service)).split_for_parts();
    TestApp::new(
        Router::new()
            .nest("/api/v1/users", users)
            .merge(well_known)
            .layer(Extension(authenticator)),
    )
}

/// What a registration sends for a user name.
pub(crate) fn registration(username: &str) -> Value {
    json!({
        "name": "김민아", "email": format!("{username}@example.com"), "username": username,
        "password": PASSWORD, "passwordConfirm": PASSWORD, "termsAccepted": true
    })
}

/// A session as a test holds it.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) access: String,
    pub(crate) refresh: String,
}

impl Session {
    pub(crate) fn of(answer: &Answer) -> Self {
        let body = answer.json();
        let text = |field: &str| body[field].as_str().expect("a token").to_owned();
        Self {
            access: text("accessToken"),
            refresh: text("refreshToken"),
        }
    }
}

impl Site {
    /// The same database seen by another process: another pool, another memory, the same clock.
    pub(crate) async fn another_process(&self, config: UserConfig) -> (Arc<UserService>, TestApp) {
        let db = self.database.another_pool().await;
        let mailer: Arc<dyn Mailer> = Arc::clone(&self.mailbox) as _;
        let service = open(db, &self.world, config, Some(mailer)).await;
        let app = app(&service);
        (service, app)
    }

    /// The mails that were sent since this was asked last.
    pub(crate) async fn mails(&self) -> Vec<Mail> {
        self.service.flush_mails().await;
        self.mailbox.taken()
    }

    /// How many rows a table has.
    pub(crate) async fn rows(&self, table: &str) -> usize {
        let mut db = self.database.db.clone();
        let statement = format!("SELECT 1 FROM {table}");
        storage::Queries::fetch_all(&mut db, &statement, storage::params![])
            .await
            .expect("a list")
            .len()
    }

    pub(crate) fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub(crate) async fn register(&self, username: &str) -> String {
        let answer = self.post("/register", registration(username)).await.expect(201);
        answer.json()["userId"].as_str().expect("an id").to_owned()
    }

    pub(crate) async fn login(&self, username: &str) -> Session {
        Session::of(&self.try_login(username, PASSWORD).await.expect(200))
    }

    pub(crate) async fn remembered(&self, username: &str) -> Session {
        let body = json!({"username": username, "password": PASSWORD, "rememberMe": true});
        Session::of(&self.post("/login", body).await.expect(200))
    }

    pub(crate) fn try_login(&self, login: &str, password: &str) -> Asking {
        self.post("/login", json!({"username": login, "password": password}))
    }

    /// Somebody who has registered and logged in.
    pub(crate) async fn somebody(&self, username: &str) -> Session {
        self.register(username).await;
        self.login(username).await
    }

    pub(crate) fn refresh(&self, session: &Session) -> Asking {
        self.post("/token/refresh", json!({"refreshToken": session.refresh}))
    }

    pub(crate) fn me(&self, session: &Session) -> Asking {
        self.get("/me").bearer(&session.access)
    }

    pub(crate) fn get(&self, path: &str) -> Asking {
        self.app.get(&format!("/api/v1/users{path}"))
    }

    pub(crate) fn post(&self, path: &str, body: Value) -> Asking {
        self.app.post(&format!("/api/v1/users{path}")).json(body)
    }

    pub(crate) fn put(&self, path: &str, body: Value) -> Asking {
        self.app.put(&format!("/api/v1/users{path}")).json(body)
    }

    pub(crate) fn delete(&self, path: &str) -> Asking {
        self.app.delete(&format!("/api/v1/users{path}"))
    }
}

/// The cookies that an answer sets, in their order.
pub(crate) fn cookies(answer: &Answer) -> Vec<String> {
    let set = answer.headers.get_all("set-cookie").iter();
    set.map(|value| value.to_str().expect("a text").to_owned())
        .collect()
}

/// The fields that a refusal names, each with its rule.
pub(crate) fn refused(problem: &Value) -> Vec<(String, String)> {
    let errors = problem["errors"].as_array().expect("a list of fields");
    errors
        .iter()
        .map(|error| {
            let text = |field: &str| error[field].as_str().expect("a text").to_owned();
            (text("field"), text("rule"))
        })
        .collect()
}

/// The same document with values that differ between runs taken out.
pub(crate) fn redacted(mut value: Value, fields: &[&str]) -> Value {
    redact(&mut value, fields);
    value
}

fn redact(value: &mut Value, fields: &[&str]) {
    match value {
        Value::Object(map) => {
            for (name, value) in map.iter_mut() {
                if fields.contains(&name.as_str()) {
                    *value = json!(format!("[{name}]"));
                } else {
                    redact(value, fields);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| redact(value, fields)),
        _ => {}
    }
}
