use async_trait::async_trait;
use cache::{Cache, CacheConfig};
use contracts::generations::GenerationStatus;
use contracts::locations::{DayWeather, PackList, WeatherQuery};
use contracts::messages::GenerationScope;
use contracts::{ContractError, Locations};
use engine_model::FindingCode;
use engine_trip::TripError;
use library::Library;
use serde_json::json;
use storage::{Queries, params};
use test_support::{TestDatabase, on_both};

use super::claim::Work;
use super::outcome::Outcome;
use super::*;
use crate::config::AiConfig;
use crate::service::AiParts;
use crate::store::generations;

/// Nobody asks it.
struct NoPlaces;

#[async_trait]
impl Locations for NoPlaces {
    async fn packs(&self) -> Result<PackList, ContractError> {
        Ok(PackList {
            revision: String::new(),
            packs: Vec::new(),
        })
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        Err(ContractError::NotFound {
            what: "pack",
            id: digest.to_owned(),
        })
    }

    async fn weather(&self, _: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        Ok(Vec::new())
    }
}

fn service(database: &TestDatabase) -> Arc<AiService> {
    let world = test_support::world();
    let locations: Arc<dyn Locations> = Arc::new(NoPlaces);
    AiService::new(AiParts {
        db: database.db.clone(),
        cache: Cache::new(CacheConfig::default(), world.clone()),
        world,
        config: AiConfig::default(),
        library: Arc::new(Library::new(Arc::clone(&locations))),
        locations,
        model: None,
    })
    .expect("the service starts")
}

async fn claimed(service: &Arc<AiService>, id: &str) -> Work {
    let message = ScheduleGeneration {
        generation_id: id.to_owned(),
        trip_id: "t1".to_owned(),
        user_id: "ada".to_owned(),
        request: json!({"destinations": [{"name": "seoul", "nights": 2}]}),
        scope: GenerationScope::Trip,
        base_version: None,
        keep_locked: true,
    };
    let claimed = service.claim(&message, 1).await.expect("a claim");
    Work::begin(service, claimed.expect("it is new"))
}

/// The kinds of the messages that wait to be sent to a topic.
async fn told(service: &AiService, topic: &str) -> Vec<String> {
    let mut db = service.db.clone();
    let sql = "SELECT body FROM message_outbox WHERE target = $1 ORDER BY position LIMIT 100";
    let rows = db.fetch_all(sql, params![topic]).await.expect("the outbox");
    rows.iter()
        .map(|row| {
            let body: String = row.get("body").expect("a body");
            let envelope: Envelope = serde_json::from_str(&body).expect("an envelope");
            envelope.kind
        })
        .collect()
}

async fn set(database: TestDatabase) -> (TestDatabase, Arc<AiService>) {
    let database = database
        .with("messaging", messaging::migrations())
        .await
        .with("ai", crate::migrations())
        .await;
    let service = service(&database);
    (database, service)
}

on_both! {
    async fn a_defect_of_ours_is_told_loudly_and_can_be_repeated(database: TestDatabase) {
        let (_database, service) = set(database).await;
        let refused = TripError::PlanRefused {
            findings: vec![FindingCode::LegTooShort],
        };
        let replay = json!({"request": {"seed": 7}, "packs": []});
        let work = claimed(&service, "g1").await;
        work.end(Outcome::defect(&refused, replay.clone()), false).await.expect("it ends");

        let found = generations::find(&mut service.db.clone(), "g1").await.expect("a statement");
        let found = found.expect("it is there");
        assert_eq!(found.status, GenerationStatus::Failed);
        let error = found.error.expect("a reason");
        assert_eq!(error.code, "PLAN_REFUSED");
        assert!(error.message_en.contains("its own check (Travel times)"), "{}", error.message_en);
        assert!(error.message_ko.contains("자체 검증(이동 시간)"), "{}", error.message_ko);
        assert_eq!(service.replay("g1").await.expect("a statement"), Some(replay));
        assert_eq!(told(&service, "trip-events").await, ["failed"]);
        assert_eq!(told(&service, "system-events").await, ["generation.refused"]);
    }

    async fn an_outcome_of_a_lost_claim_is_dropped(database: TestDatabase) {
        let (_database, service) = set(database).await;
        let late = claimed(&service, "g1").await;
        let newer = claimed(&service, "g1").await;
        assert!(late.stop.load(std::sync::atomic::Ordering::Relaxed), "its planner is told to stop");
        late.end(Outcome::broke(None), false).await.expect("nothing to complain of");
        assert!(told(&service, "trip-events").await.is_empty());
        newer.end(Outcome::base_differs(), false).await.expect("it ends");
        assert_eq!(told(&service, "trip-events").await, ["failed"]);
        assert!(told(&service, "system-events").await.is_empty());
    }

    async fn what_may_pass_waits_for_another_try_and_then_ends(database: TestDatabase) {
        let (_database, service) = set(database).await;
        let work = claimed(&service, "g1").await;
        let retried = work.end(Outcome::again("not there"), false).await;
        assert!(matches!(retried, Err(HandleError::Retry(_))), "{retried:?}");
        let found = generations::find(&mut service.db.clone(), "g1").await.expect("a statement");
        assert_eq!(found.expect("it is there").status, GenerationStatus::Queued);
        let work = claimed(&service, "g1").await;
        work.end(Outcome::again("not there"), true).await.expect("it ends");
        assert_eq!(told(&service, "trip-events").await, ["failed"]);
    }
}
