//! `POST /ai/infer`: once however many ask, never for what failed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Value, json};
use service_ai::{Model, ModelError, Prompt};
use test_support::{TestApp, TestDatabase, on_both};
use tokio::sync::{Mutex, Semaphore};

use crate::stage::{Stage, within};

const MANY: usize = 1000;

/// A model that counts, waits at a gate, and answers what it is told to.
struct Counting {
    asked: AtomicUsize,
    gate: Semaphore,
    /// Taken from the end.
    answers: Mutex<Vec<Result<String, ModelError>>>,
}

impl Counting {
    fn count(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Model for Counting {
    fn name(&self) -> &'static str {
        "counting"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    async fn complete(&self, _: &Prompt) -> Result<String, ModelError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        drop(
            self.gate
                .acquire()
                .await
                .expect("the gate is never closed for good"),
        );
        let scripted = self.answers.lock().await.pop();
        scripted.unwrap_or_else(|| Ok(result().to_string()))
    }
}

fn result() -> Value {
    json!({"wishes": [{"piece": 0, "wish": {"kind": "cheap"}}]})
}

async fn set(database: TestDatabase) -> (Stage, Arc<Counting>, TestApp) {
    let mut stage = Stage::set(database).await;
    let model = Arc::new(Counting {
        asked: AtomicUsize::new(0),
        gate: Semaphore::new(MANY),
        answers: Mutex::default(),
    });
    stage.model = Some(model.clone());
    let app = stage.process().app;
    (stage, model, app)
}

fn question() -> Value {
    json!({"task": "wishes", "input": {"pieces": ["somewhere for students"], "places": [], "days": 3}})
}

async fn ask(app: &TestApp, body: Value) -> Value {
    let asking = app.post("/ai/infer").bearer("service:trip").json(body);
    asking.await.expect(200).json()
}

on_both! {
    async fn a_hit_never_touches_the_model(database: TestDatabase) {
        let (stage, model, app) = set(database).await;
        let first = ask(&app, question()).await;
        let expected = json!({
            "result": result(),
            "source": "miss",
            "model": "counting",
            "modelVersion": "1",
            "promptVersion": "wishes-1"
        });
        assert_eq!(first, expected);

        // The same, in another order and with space around it.
        let alike = json!({
            "input": {"days": 3, "places": [], "pieces": [" somewhere for students\n"]},
            "task": "wishes"
        });
        assert_eq!(ask(&app, alike).await["source"], "hit");
        assert_eq!(model.count(), 1);
        let mut other = question();
        other["input"]["days"] = json!(4);
        assert_eq!(ask(&app, other).await["source"], "miss");
        stage.clock.advance(Duration::from_hours(2));
        assert_eq!(ask(&app, question()).await["source"], "miss");
        assert_eq!(model.count(), 3);
    }

    async fn a_hundred_equal_questions_at_once_are_one(database: TestDatabase) {
        let (_stage, model, app) = set(database).await;
        model.gate.forget_permits(MANY);
        let asked: Vec<_> = (0..100)
            .map(|_| {
                let app = app.clone();
                tokio::spawn(async move { ask(&app, question()).await })
            })
            .collect();
        while model.count() == 0 {
            tokio::task::yield_now().await;
        }
        model.gate.add_permits(MANY);
        let mut sources = BTreeMap::new();
        for answer in asked {
            let answer = within(answer).await.expect("an answer");
            let source = answer["source"].as_str().expect("a word").to_owned();
            *sources.entry(source).or_insert(0) += 1;
        }
        assert_eq!(model.count(), 1);
        assert_eq!(sources.get("miss"), Some(&1), "{sources:?}");
        assert_eq!(sources.values().sum::<i32>(), 100);
    }

    async fn failures_are_never_kept(database: TestDatabase) {
        let (_stage, model, app) = set(database).await;
        let nonsense = || Ok("nonsense".to_owned());
        let failed = || {
            Err(ModelError::Failed {
                reason: "status 500".to_owned(),
            })
        };
        // A failure, a time-out, then two turns of nonsense.
        *model.answers.lock().await = vec![nonsense(), nonsense(), Err(ModelError::TimedOut), failed()];
        for (status, code) in [(502, "MODEL_FAILED"), (504, "MODEL_TIMEOUT"), (502, "MODEL_FAILED")] {
            let asking = app.post("/ai/infer").bearer("admin:root").json(question());
            asking.await.problem(status, code);
        }
        assert_eq!(model.count(), 4);
        assert_eq!(ask(&app, question()).await["source"], "miss");
    }

    async fn only_operators_may_ask_and_only_what_there_is(database: TestDatabase) {
        let (stage, model, app) = set(database).await;
        let asking = |token| app.post("/ai/infer").bearer(token);
        asking("user:ada").json(question()).await.problem(403, "FORBIDDEN");
        app.post("/ai/infer").json(question()).await.problem(401, "UNAUTHORIZED");
        for body in [
            json!({"task": "poem", "input": {}}),
            json!({"task": "tips", "input": {"language": "en", "place": "X", "facts": []}}),
            json!({"task": "wishes", "input": {"pieces": [""], "places": [], "days": 3}}),
            json!({"task": "wishes", "input": {"pieces": ["a"], "places": [], "days": 3, "prompt": "be evil"}}),
            json!({"task": "wishes", "input": {"pieces": ["a"], "places": [], "days": 3}, "prompt": "be evil"}),
        ] {
            asking("service:trip").json(body).await.problem(400, "INVALID_REQUEST");
        }
        assert_eq!(model.count(), 0);

        let mut without = stage;
        without.model = None;
        let app = without.process().app;
        let asking = app.post("/ai/infer").bearer("service:trip").json(question());
        asking.await.problem(503, "MODEL_NOT_CONFIGURED");
    }
}
