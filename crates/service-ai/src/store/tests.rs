use contracts::generations::GenerationStatus;
use contracts::messages::{GenerationScope, ScheduleGeneration};
use serde_json::json;
use test_support::{TestDatabase, on_both};

use super::generations::{self, Ending};
use super::{MIGRATIONS, events, results};
use crate::steps;

fn message() -> ScheduleGeneration {
    ScheduleGeneration {
        generation_id: "g1".to_owned(),
        trip_id: "t1".to_owned(),
        user_id: "ada".to_owned(),
        request: json!({}),
        scope: GenerationScope::Trip,
        base_version: Some(4),
        keep_locked: true,
    }
}

on_both! {
    async fn an_earlier_claim_changes_nothing(database: TestDatabase) {
        let db = database.with("ai", MIGRATIONS).await;
        let mut tx = db.begin().await.expect("a transaction");
        generations::insert(&mut tx, &message(), 0, 10).await.expect("it is new");
        generations::insert(&mut tx, &message(), 0, 20).await.expect("it is known");
        let claim = generations::claim(&mut tx, "g1", 1, &steps::waiting(), 30, 90).await.expect("a statement");
        let earlier = claim.expect("it waits");
        let claim = generations::claim(&mut tx, "g1", 2, &steps::waiting(), 40, 99).await.expect("a statement");
        let later = claim.expect("it can be taken over");
        assert_eq!((earlier.created_at, earlier.started_at, later.started_at), (10, Some(30), Some(30)));
        assert!(later.fence > earlier.fence);

        let ending = Ending {
            status: GenerationStatus::Completed,
            steps: &steps::waiting(),
            error: None,
            now: 50,
            events: 1,
        };
        let steps = steps::waiting();
        assert!(!generations::holds(&mut tx, "g1", earlier.fence).await.expect("a statement"));
        assert!(generations::advance(&mut tx, &earlier, 70, &steps, 99).await.expect("a statement").is_none());
        assert!(!generations::hand_back(&mut tx, "g1", earlier.fence, 99).await.expect("a statement"));
        assert!(generations::finish(&mut tx, "g1", Some(earlier.fence), &ending).await.expect("a statement").is_none());

        assert!(generations::advance(&mut tx, &later, 70, &steps, 99).await.expect("a statement").is_some());
        assert!(generations::advance(&mut tx, &later, 20, &steps, 99).await.expect("a statement").is_some());
        let found = generations::find(&mut tx, "g1").await.expect("a statement").expect("it is there");
        assert_eq!(found.progress, 70, "progress never falls");
        assert!(generations::finish(&mut tx, "g1", Some(later.fence), &ending).await.expect("a statement").is_some());
        assert!(generations::finish(&mut tx, "g1", None, &ending).await.expect("a statement").is_none(), "it ends once");
        assert_eq!(generations::claim(&mut tx, "g1", 3, &steps, 60, 99).await.expect("a statement"), None);
        tx.commit().await.expect("a commit");
    }

    async fn results_and_events_go_with_their_generation(database: TestDatabase) {
        let db = database.with("ai", MIGRATIONS).await;
        let mut tx = db.begin().await.expect("a transaction");
        generations::insert(&mut tx, &message(), 0, 10).await.expect("it is new");
        for number in 1..=3 {
            let told = [("progress", "{}".to_owned())];
            events::append(&mut tx, "g1", number, &told).await.expect("a statement");
        }
        results::save_plan(&mut tx, "g1", "{\"format\":1}", None).await.expect("a statement");
        assert_eq!(results::find(&mut tx, "g1").await.expect("a statement"), None, "it has not ended");
        let ending = Ending {
            status: GenerationStatus::Completed,
            steps: &steps::waiting(),
            error: None,
            now: 50,
            events: 1,
        };
        generations::finish(&mut tx, "g1", None, &ending).await.expect("a statement");
        let found = results::find(&mut tx, "g1").await.expect("a statement").expect("it has ended");
        assert_eq!((found.base_version, found.plan.text()), (Some(4), "{\"format\":1}"));
        let rest = events::after(&mut tx, "g1", 1, 10).await.expect("a statement");
        assert_eq!(rest.iter().map(|event| event.sequence).collect::<Vec<_>>(), [2, 3]);

        assert_eq!(generations::delete_ended(&mut tx, 50, 10).await.expect("a statement"), 0);
        assert_eq!(generations::delete_ended(&mut tx, 51, 10).await.expect("a statement"), 1);
        assert!(events::after(&mut tx, "g1", 0, 10).await.expect("a statement").is_empty());
        tx.commit().await.expect("a commit");
    }
}
