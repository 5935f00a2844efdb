//! The stream of a generation's events.

use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use contracts::Generations;
use contracts::messages::TRIP_EVENTS;
use futures_util::StreamExt;
use http_body_util::BodyExt;
use serde_json::Value;
use test_support::{TestDatabase, on_both};

use crate::stage::{Stage, message, request, within};

/// A server-sent event as it came.
#[derive(Debug, PartialEq)]
struct Seen {
    id: u64,
    kind: String,
    data: Value,
}

async fn read_all(response: Response<Body>) -> Vec<Seen> {
    assert_eq!(response.status(), 200);
    let body = within(response.into_body().collect())
        .await
        .expect("the stream ends");
    let text = String::from_utf8(body.to_bytes().to_vec()).expect("text");
    let blocks = text.split("\n\n").filter(|block| block.contains("data:"));
    blocks.map(read).collect()
}

fn read(block: &str) -> Seen {
    let field = |name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(name));
        line.expect("every event has each field").trim().to_owned()
    };
    Seen {
        id: field("id:").parse().expect("a number"),
        kind: field("event:"),
        data: serde_json::from_str(&field("data:")).expect("JSON"),
    }
}

on_both! {
    async fn tells_progress_then_days_then_the_end(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let waiting = process.generations.events("g1", 0).await;
        let waiting = waiting.expect("a stream before anything is known");
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;
        let events: Vec<_> = within(waiting.collect()).await;

        let sequences: Vec<u64> = events.iter().map(|event| event.sequence).collect();
        assert_eq!(sequences, (1..=events.len() as u64).collect::<Vec<_>>());
        let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
        assert!(kinds.len() > 3 && kinds.ends_with(&["day", "day", "finished"]), "{kinds:?}");
        assert!(kinds[..kinds.len() - 3].iter().all(|kind| *kind == "progress"), "{kinds:?}");
        let progress: Vec<u64> = events.iter().filter_map(|event| event.data.value()["progress"].as_u64()).collect();
        assert!(progress.is_sorted() && progress.last() == Some(&100), "{progress:?}");
        let plan = process.generations.result("g1").await.expect("a result").plan.value();
        assert_eq!(events[events.len() - 2].data.value(), plan["days"][1]);
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn a_reader_that_comes_back_gets_what_it_missed(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;
        stage.next_of(TRIP_EVENTS).await;
        let ask = || process.app.get("/ai/generations/g1/events").bearer("user:ada");

        let whole = read_all(ask().open().await).await;
        let last = whole.last().expect("an end").id;
        for seen in [0, 1, last - 2, last - 1] {
            let rest = read_all(ask().header("last-event-id", &seen.to_string()).open().await).await;
            let skipped = usize::try_from(seen).expect("a small number");
            assert_eq!(rest.as_slice(), &whole[skipped..], "after {seen}");
        }
        ask().header("last-event-id", &last.to_string()).await.expect(204);
        let odd = read_all(ask().header("last-event-id", "never").open().await).await;
        assert_eq!(odd, whole);
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn what_another_process_does_is_seen_here(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let (here, elsewhere) = (stage.process(), stage.process());
        let streams = (0..50).map(|_| here.generations.events("g1", 0));
        let streams = futures_util::future::join_all(streams).await;
        let running = stage.run(&elsewhere);
        stage.send(&message("g1", "t1", request())).await;
        let mut lengths = Vec::new();
        for stream in streams {
            lengths.push(within(stream.expect("a stream").count()).await);
        }
        assert!(lengths[0] >= 4, "{lengths:?}");
        assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn only_its_owner_and_operators_see_it(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;
        stage.next_of(TRIP_EVENTS).await;
        let app = &process.app;
        for path in ["/ai/generations/g1", "/ai/generations/g1/events"] {
            for token in ["user:ada", "admin:root", "service:trip"] {
                app.get(path).bearer(token).await.expect(200);
            }
            app.get(path).bearer("user:eve").await.problem(404, "GENERATION_NOT_FOUND");
            app.get(path).await.problem(401, "UNAUTHORIZED");
        }
        let taken_off = ("ada".to_owned(), "t1".to_owned());
        stage.trips.removed.lock().expect("a test's lock").insert(taken_off.clone());
        for path in ["/ai/generations/g1", "/ai/generations/g1/events"] {
            app.get(path).bearer("user:ada").await.problem(404, "GENERATION_NOT_FOUND");
            app.get(path).bearer("admin:root").await.expect(200);
        }
        stage.trips.removed.lock().expect("a test's lock").remove(&taken_off);
        let unknown = app.get("/ai/generations/g2").bearer("user:ada").lang("ko");
        let problem = unknown.await.problem(404, "GENERATION_NOT_FOUND");
        assert_eq!(problem["title"], "일정 생성 작업을 찾을 수 없습니다");

        let view = app.get("/ai/generations/g1").bearer("user:ada").await.json();
        assert_eq!(view["status"], "completed");
        assert_eq!(view["refinement"]["modelUsed"], false);
        assert_eq!(view["refinement"]["reason"], "notNeeded");
        running.shutdown(Duration::from_secs(10)).await;
    }
}
