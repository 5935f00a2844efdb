//! A trip service on a test's database, with stand-ins for the other services.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use async_trait::async_trait;
use axum::Router;
use cache::{Cache, CacheConfig};
use contracts::locations::{DayWeather, PackList, PackRef, WeatherQuery};
use contracts::users::UserCard;
use contracts::{ContractError, Locations, Users};
use engine_pack::Pack;
use library::Library;
use platform::auth::{Authenticator, Principal};
use platform::problem::Problem;
use serde_json::{Value, json};
use service_trip::{TripConfig, TripService};
use storage::{Queries, params};
use test_support::{Asking, FakeAuthenticator, FakeClock, TestApp, TestDatabase};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::planner::Planner;

/// A trip service with its router at `/api/v1`.
pub(crate) struct Api {
    pub(crate) app: TestApp,
    pub(crate) clock: FakeClock,
    pub(crate) service: Arc<TripService>,
    pub(crate) document: OpenApi,
    pub(crate) outlook: Arc<Mutex<Outlook>>,
    pub(crate) planner: Arc<Planner>,
    database: TestDatabase,
}

impl Api {
    /// At 2026-05-01T00:00:00Z, with the packs of Seoul and Busan.
    pub(crate) async fn on(database: TestDatabase) -> Self {
        Self::with(database, TripConfig::default()).await
    }

    pub(crate) async fn with(database: TestDatabase, config: TripConfig) -> Self {
        let database = database
            .with("messaging", messaging::migrations())
            .await
            .with("trip", service_trip::migrations())
            .await;
        let clock = FakeClock::default();
        let world = clock.world();
        let outlook = Arc::new(Mutex::new(Outlook {
            packs: PACKS.clone(),
            weather: Vec::new(),
        }));
        let planner = Arc::new(Planner::default());
        let locations: Arc<dyn Locations> = Arc::new(TwoCities(Arc::clone(&outlook)));
        let service = Arc::new(TripService {
            db: database.db.clone(),
            cache: Cache::new(CacheConfig::default(), world.clone()),
            world,
            config,
            users: Arc::new(Everybody),
            generations: Arc::clone(&planner) as _,
            library: Arc::new(Library::new(Arc::clone(&locations))),
            locations,
        });
        let (router, document) = OpenApiRouter::new()
            .nest("/api/v1/trips", service_trip::router(Arc::clone(&service)))
            .nest(
                "/api/v1/shared",
                service_trip::shared_router(Arc::clone(&service)),
            )
            .split_for_parts();
        Self {
            app: TestApp::new(Router::new().merge(router)),
            clock,
            service,
            document,
            outlook,
            planner,
            database,
        }
    }

    pub(crate) fn get(&self, path: &str) -> Asking {
        self.app.get(&format!("/api/v1{path}")).bearer("user:ada")
    }

    pub(crate) fn post(&self, path: &str, body: impl serde::Serialize) -> Asking {
        self.app
            .post(&format!("/api/v1{path}"))
            .json(body)
            .bearer("user:ada")
    }

    pub(crate) fn put(&self, path: &str, body: impl serde::Serialize) -> Asking {
        self.app
            .put(&format!("/api/v1{path}"))
            .json(body)
            .bearer("user:ada")
    }

    pub(crate) fn delete(&self, path: &str) -> Asking {
        self.app.delete(&format!("/api/v1{path}")).bearer("user:ada")
    }

    /// The same, as somebody else.
    pub(crate) fn get_as(&self, who: &str, path: &str) -> Asking {
        self.app
            .get(&format!("/api/v1{path}"))
            .bearer(&format!("user:{who}"))
    }

    pub(crate) fn post_as(&self, who: &str, path: &str, body: impl serde::Serialize) -> Asking {
        self.app
            .post(&format!("/api/v1{path}"))
            .json(body)
            .bearer(&format!("user:{who}"))
    }

    pub(crate) fn put_as(&self, who: &str, path: &str, body: impl serde::Serialize) -> Asking {
        self.app
            .put(&format!("/api/v1{path}"))
            .json(body)
            .bearer(&format!("user:{who}"))
    }

    pub(crate) fn delete_as(&self, who: &str, path: &str) -> Asking {
        self.app
            .delete(&format!("/api/v1{path}"))
            .bearer(&format!("user:{who}"))
    }

    /// A trip of ada's, by its body.
    pub(crate) async fn make(&self, body: Value) -> Value {
        self.clock.advance(std::time::Duration::from_millis(5));
        self.post("/trips", body).await.expect(201).json()
    }

    /// The id of a new trip with that name and nothing else.
    pub(crate) async fn named(&self, name: &str) -> String {
        id(&self.make(json!({"tripName": name})).await)
    }

    /// The id of a new trip with two members and three nights in two cities from 2026-06-01 on.
    pub(crate) async fn whole(&self) -> String {
        id(&self.make(whole()).await)
    }

    /// Makes somebody a companion of ada's trip.
    pub(crate) async fn invite(&self, trip: &str, who: &str, role: &str) -> String {
        let path = format!("/trips/{trip}/companions");
        let invited = self.post(&path, json!({"role": role})).await.expect(201).json();
        let token = invited["token"].as_str().expect("a token");
        let path = format!("/trips/invitations/{token}");
        self.post_as(who, &path, json!({})).await.expect(200);
        text(&invited["companion"]["companionId"])
    }

    /// Gives a trip an itinerary version that nobody reads.
    pub(crate) async fn give_itinerary(&self, trip: &str) {
        let mut db = self.database.db.clone();
        db.execute(
            "INSERT INTO itinerary_versions (trip_id, number, plan, origin, action_ko, action_en, pinned, created_at) \
             VALUES ($1, 1, '{}', 'generation', '', '', 0, 0)",
            params![trip],
        )
        .await
        .expect("a version");
        db.execute(
            "UPDATE trips SET itinerary_version = 1, version = version + 1 WHERE id = $1",
            params![trip],
        )
        .await
        .expect("the trip");
        self.service.cache.clear();
    }

    /// The kinds of the messages that wait to be sent, in the order in which they were written.
    pub(crate) async fn messages(&self) -> Vec<String> {
        let rows = self
            .database
            .db
            .clone()
            .fetch_all("SELECT body FROM message_outbox ORDER BY position", params![])
            .await
            .expect("the outbox");
        rows.iter()
            .map(|row| {
                let body: String = row.get("body").expect("a body");
                let body: Value = serde_json::from_str(&body).expect("JSON");
                text(&body["type"])
            })
            .collect()
    }
}

/// Two members, Busan for two nights and Seoul for one, from 2026-06-01 on.
pub(crate) fn whole() -> Value {
    json!({
        "tripName": "Two cities",
        "startDate": "2026-06-01",
        "members": [{"name": "Ada", "age": 34, "likes": ["culture"]}, {"name": "Bo", "age": 5}],
        "destinations": [{"name": "Busan", "nights": 2}, {"name": "seoul", "nights": 1}]
    })
}

pub(crate) fn id(trip: &Value) -> String {
    text(&trip["tripId"])
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The values of a field in a list of objects.
pub(crate) fn each(list: &Value, field: &str) -> Vec<Value> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry[field].clone())
        .collect()
}

/// The refused fields of a problem with their rules.
pub(crate) fn refused(problem: &Value) -> Vec<(String, String)> {
    problem["errors"]
        .as_array()
        .expect("a list of fields")
        .iter()
        .map(|error| (text(&error["field"]), text(&error["rule"])))
        .collect()
}

/// Everybody has an account.
struct Everybody;

#[async_trait]
impl Authenticator for Everybody {
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
        FakeAuthenticator.authenticate(token).await
    }
}

#[async_trait]
impl Users for Everybody {
    async fn cards(&self, user_ids: &[String]) -> Result<Vec<UserCard>, ContractError> {
        Ok(user_ids.iter().map(|id| card(id)).collect())
    }

    async fn find(&self, login: &str) -> Result<Option<UserCard>, ContractError> {
        Ok(Some(card(login)))
    }
}

fn card(id: &str) -> UserCard {
    UserCard {
        user_id: id.to_owned(),
        username: format!("{id}1"),
        name: id.to_uppercase(),
        locale: "en".to_owned(),
    }
}

static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let pack = |id| {
        engine_pack::bundled::pack(id)
            .expect("a bundled id")
            .expect("the bundled data reads")
    };
    vec![pack("busan"), pack("seoul")]
});

/// What the location service knows.
pub(crate) struct Outlook {
    /// Seoul and Busan.
    pub(crate) packs: Vec<Pack>,
    /// No weather, unless a test says so.
    pub(crate) weather: Vec<DayWeather>,
}

struct TwoCities(Arc<Mutex<Outlook>>);

impl TwoCities {
    fn read<T>(&self, read: impl FnOnce(&Outlook) -> T) -> T {
        read(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Locations for TwoCities {
    async fn packs(&self) -> Result<PackList, ContractError> {
        let packs: Vec<PackRef> = self.read(|outlook| {
            let packs = outlook.packs.iter();
            let reference = |pack: &Pack| PackRef {
                destination: pack.destination.id.to_string(),
                digest: pack.digest.clone(),
            };
            packs.map(reference).collect()
        });
        Ok(PackList {
            revision: packs.iter().map(|pack| pack.digest.as_str()).collect(),
            packs,
        })
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        self.read(|outlook| {
            let found = outlook.packs.iter().find(|pack| pack.digest == digest);
            found.map(Pack::to_bytes).ok_or_else(|| unknown("pack", digest))
        })
    }

    async fn weather(&self, _: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        Ok(self.read(|outlook| outlook.weather.clone()))
    }
}

pub(crate) fn unknown(what: &'static str, id: &str) -> ContractError {
    ContractError::NotFound {
        what,
        id: id.to_owned(),
    }
}
