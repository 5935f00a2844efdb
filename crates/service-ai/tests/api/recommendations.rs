//! `POST /ai/places/{placeId}/recommendations`.

use std::collections::BTreeSet;
use std::time::Duration;

use contracts::messages::{RECOMMENDATION, RecommendPlace};
use engine_model::place::Category;
use messaging::{Broker, Envelope, SendOptions, Target, outbox};
use serde_json::{Value, json};
use service_ai::{ModelConfig, model_of};
use test_support::{Asking, Outside, Reply, TestApp, TestDatabase, on_both};

use crate::stage::{Stage, bundled, within};

const PALACE: &str = "seoul%2Fgyeongbokgung";

fn body() -> Value {
    json!({"members": [{"age": 34, "likes": ["culture"]}], "context": {"date": "2026-06-05"}})
}

fn asking(app: &TestApp, place: &str, body: &Value) -> Asking {
    let path = format!("/ai/places/{place}/recommendations");
    app.post(&path).bearer("user:ada").json(body)
}

async fn ask(app: &TestApp, place: &str, body: &Value) -> Value {
    asking(app, place, body).await.expect(200).json()
}

/// Every sentence names facts, and every fact that is named is there.
fn check_facts(answer: &Value) {
    let facts = answer["facts"].as_array().expect("facts").iter();
    let known: BTreeSet<&str> = facts.map(|fact| fact["id"].as_str().expect("an id")).collect();
    let mut lists = Vec::new();
    gather(answer, &mut lists);
    assert!(lists.len() > 3, "{answer}");
    for list in lists {
        assert!(!list.is_empty(), "{answer}");
        assert!(
            list.iter().all(|id| known.contains(id.as_str())),
            "{list:?} in {known:?}"
        );
    }
}

fn gather(value: &Value, lists: &mut Vec<Vec<String>>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if key == "factIds" {
                    lists.push(serde_json::from_value(value.clone()).expect("a list of ids"));
                }
                gather(value, lists);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, lists)),
        _ => {}
    }
}

on_both! {
    async fn every_sentence_has_a_fact_behind_it(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let app = stage.process().app;
        for place in [PALACE, "seoul/gyeongbokgung"] {
            let answer = ask(&app, place, &body()).await;
            check_facts(&answer);
            assert_eq!(answer["placeId"], "seoul/gyeongbokgung");
            assert_eq!(answer["expiresAt"], "2026-05-02T00:00:00Z");
            assert_eq!(answer["wording"], json!({"modelUsed": false, "reason": "notConfigured"}));
            assert_eq!(answer["tips"]["events"], json!([]));
            let reasons = answer["reasons"].as_array().expect("reasons").iter();
            let terms: Vec<&str> = reasons.map(|reason| reason["term"].as_str().expect("a term")).collect();
            assert!(terms.contains(&"fame"), "{terms:?}");
        }
        let korean = asking(&app, PALACE, &body()).lang("ko").await.expect(200).json();
        assert_eq!(korean["name"], "경복궁");
    }

    async fn a_place_to_eat_has_facts_but_no_terms(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let app = stage.process().app;
        let seoul = bundled("seoul");
        let restaurant = seoul
            .places
            .iter()
            .find(|place| place.category == Category::Restaurant).expect("a restaurant");
        let answer = ask(&app, restaurant.id.as_str(), &body()).await;
        check_facts(&answer);
        assert_eq!(answer["reasons"], json!([]));
        let excluded = answer["tips"]["alternatives"][0]["placeId"].clone();
        assert!(excluded.is_string(), "{answer}");
        let mut other = body();
        other["context"]["exclude"] = json!([excluded]);
        let answer = ask(&app, restaurant.id.as_str(), &other).await;
        assert_ne!(answer["tips"]["alternatives"][0]["placeId"], excluded);
    }

    async fn refuses_what_is_no_question(database: TestDatabase) {
        let app = Stage::set(database).await.process().app;
        for place in ["seoul%2Fnowhere", "nowhere", "seoul/nowhere"] {
            asking(&app, place, &body()).await.problem(404, "PLACE_NOT_FOUND");
        }
        let member = json!({"age": 20});
        for (body, field) in [
            (json!({"members": [{"age": 200}]}), "members[0].age"),
            (json!({"members": []}), "members"),
            (json!({"members": [member], "context": {"date": "soon"}}), "context.date"),
            (json!({"members": [member], "mood": 1}), "mood"),
        ] {
            let problem = asking(&app, PALACE, &body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(problem["errors"][0]["field"], field);
        }
    }

    async fn a_model_words_facts_and_adds_none(database: TestDatabase) {
        let outside = Outside::start().await;
        let palace = json!({"kind": "description", "text": "A grand palace.", "facts": ["category", "fame"]});
        let tips = json!({"tips": [
            palace,
            {"kind": "practical", "text": "Bring 500 dollars.", "facts": ["category"]},
            {"kind": "practical", "text": "There is a concert tonight.", "facts": ["concert"]}
        ]});
        let choice = json!({"message": {"content": tips.to_string()}});
        let reply = Reply::Json(200, json!({ "choices": [choice] }));
        let outside = outside.replies("/v1/chat/completions", [reply]);
        let mut stage = Stage::set(database).await;
        let config = ModelConfig {
            enabled: true,
            url: Some(outside.url("/v1/")),
            ..stage.config.model.clone()
        };
        stage.model = model_of(&config, &stage.world).expect("a model");
        stage.config.model = config;
        let app = stage.process().app;
        let answer = ask(&app, PALACE, &body()).await;
        check_facts(&answer);
        assert_eq!(answer["wording"], json!({"modelUsed": true}));
        let expected = json!({"text": palace["text"], "factIds": palace["facts"]});
        assert_eq!(answer["tips"]["description"], expected);
        let said = answer["tips"].to_string();
        assert!(!said.contains("500") && !said.contains("concert"), "{said}");
        assert!(!answer["tips"]["practical"].as_array().expect("tips").is_empty());
        assert_eq!(ask(&app, PALACE, &body()).await, answer);
        assert_eq!(outside.requests().len(), 1);
    }

    async fn the_queue_prepares_answers(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let asked = RecommendPlace {
            place_id: "seoul/gyeongbokgung".to_owned(),
            members: body()["members"].clone(),
            context: body()["context"].clone(),
            language: "en".to_owned(),
        };
        let asked = serde_json::to_value(&asked).expect("JSON");
        let mut tx = stage.database.db.begin().await.expect("a transaction");
        for (payload, key) in [(asked, "a"), (json!({"placeId": 1}), "b")] {
            let envelope = Envelope::new(&stage.world, "recommend", "place", key, payload).expect("a message");
            let target = Target::Queue(RECOMMENDATION);
            outbox::send(&mut tx, target, &envelope, SendOptions::default()).await.expect("it is sent");
        }
        tx.commit().await.expect("a commit");
        within(async {
            loop {
                let depth = stage.broker.depth(RECOMMENDATION).await.expect("a depth");
                if (depth.waiting, depth.leased, depth.dead) == (0, 0, 1) {
                    return;
                }
                stage.broker.wait(RECOMMENDATION).await;
            }
        })
        .await;
        stage.clock.advance(Duration::from_mins(1));
        let answer = ask(&process.app, PALACE, &body()).await;
        assert_eq!(answer["expiresAt"], "2026-05-02T00:00:00Z", "it was made a minute ago");
        running.shutdown(Duration::from_secs(10)).await;
    }
}
