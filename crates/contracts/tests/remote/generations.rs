use contracts::generations::GenerationEvent;
use contracts::remote::{RemoteGenerations, paths};
use contracts::{ContractError, Generations};
use futures_util::StreamExt;
use serde_json::{Value, json};
use test_support::{Outside, Reply, world};

use crate::{Trouble, asked, config, nowhere, token, trouble, troubles};

fn client(outside: &Outside) -> RemoteGenerations {
    RemoteGenerations::new(&config(outside), token(), &world()).expect("a client")
}

fn state() -> Value {
    json!({
        "generationId": "g", "tripId": "t", "status": "processing", "progress": 40,
        "steps": [{"step": "planning", "state": "running"}], "etaSeconds": 2, "error": null, "createdAtMs": 5,
        "finishedAtMs": null
    })
}

fn streamed(text: impl Into<String>) -> Reply {
    Reply::Body(200, "application/x-ndjson", text.into().into_bytes().into())
}

async fn events(outside: &Outside) -> Vec<GenerationEvent> {
    let stream = client(outside).events("g", 3).await.expect("a stream");
    stream.collect().await
}

#[tokio::test]
async fn asks_where_the_contract_says_and_reads_the_answers() {
    let result = json!({"generationId": "g", "tripId": "t", "baseVersion": null, "plan": {}, "diff": null});
    let outside = Outside::start()
        .await
        .replies(paths::GENERATION, [Reply::Json(200, state())])
        .replies(paths::RESULT, [Reply::Json(200, result)])
        .replies(paths::CANCEL, [Reply::Json(200, json!(null))])
        .replies(paths::ERASE_TRIPS, [Reply::Json(200, json!(null))]);
    let generations = client(&outside);
    assert_eq!(generations.generation("g").await.expect("a state").progress, 40);
    assert_eq!(generations.result("g").await.expect("a result").plan.text(), "{}");
    generations.cancel("g", "t").await.expect("nothing to say");
    let many: Vec<String> = (0..2_500).map(|number| number.to_string()).collect();
    generations.erase(&many).await.expect("nothing to say");
    let asked = asked(&outside);
    assert_eq!(
        asked[0],
        (paths::GENERATION.to_owned(), json!({"generationId": "g"}))
    );
    assert_eq!(asked[2].1, json!({"generationId": "g", "tripId": "t"}));
    let erased: Vec<usize> = asked[3..]
        .iter()
        .map(|(_, body)| body["tripIds"].as_array().expect("ids").len())
        .collect();
    assert_eq!(erased, [1000, 1000, 500]);
}

#[tokio::test]
async fn every_refusal_comes_out_as_it_went_in() {
    let gone = json!({"failure": "notFound", "what": "generation", "id": "g"});
    let finished = json!({"failure": "refused", "code": "JOB_FINISHED"});
    let beyond = json!({"failure": "unavailable", "service": "location", "reason": "it starts"});
    let strange = json!({"failure": "notFound", "what": "unicorn", "id": "u"});
    let outside = Outside::start()
        .await
        .replies(
            paths::GENERATION,
            [Reply::Json(404, gone), Reply::Json(404, strange)],
        )
        .replies(paths::CANCEL, [Reply::Json(409, finished)])
        .replies(paths::RESULT, [Reply::Json(503, beyond)]);
    let generations = client(&outside);
    let error = generations.generation("g").await.expect_err("gone");
    assert!(
        matches!(&error, ContractError::NotFound { what: "generation", id } if id == "g"),
        "{error}"
    );
    let error = generations.cancel("g", "t").await.expect_err("finished");
    assert!(
        matches!(&error, ContractError::Refused { code } if code == "JOB_FINISHED"),
        "{error}"
    );
    let error = generations.result("g").await.expect_err("not now");
    assert!(
        matches!(
            &error,
            ContractError::Unavailable {
                service: "location",
                ..
            }
        ),
        "{error}"
    );
    let error = generations
        .generation("g")
        .await
        .expect_err("no word of the contract");
    assert!(
        matches!(&error, ContractError::Failed { service: "ai", .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_cancellation_is_sent_once() {
    let outside = Outside::start().await.replies(paths::CANCEL, [Reply::Broken]);
    let error = client(&outside).cancel("g", "t").await.expect_err("it broke off");
    assert_eq!(trouble(&error), Trouble::Unavailable, "{error}");
    assert_eq!(outside.requests().len(), 1);
}

#[tokio::test]
async fn events_are_read_as_they_come_without_the_heartbeats() {
    let lines = "{\"sequence\":4,\"kind\":\"progress\",\"data\":{\"a\":1}}\n\n\n{\"sequence\":5,\"kind\":\"finished\",\"data\":null}\n";
    let outside = Outside::start().await.replies(paths::EVENTS, [streamed(lines)]);
    let read = events(&outside).await;
    let seen: Vec<_> = read
        .iter()
        .map(|event| (event.sequence, event.kind.as_str()))
        .collect();
    assert_eq!(seen, [(4, "progress"), (5, "finished")]);
    assert_eq!(asked(&outside)[0].1, json!({"generationId": "g", "after": 3}));
}

#[tokio::test]
async fn a_stream_that_breaks_its_rules_ends() {
    let good = "{\"sequence\":4,\"kind\":\"progress\",\"data\":1}\n";
    let long = format!(
        "{{\"sequence\":5,\"kind\":\"day\",\"data\":\"{}\"}}\n",
        "x".repeat(3_000)
    );
    for rest in [long.as_str(), "{\"sequence\":5", "no JSON\n"] {
        let outside = Outside::start()
            .await
            .replies(paths::EVENTS, [streamed(format!("{good}{rest}"))]);
        assert_eq!(events(&outside).await.len(), 1, "{rest}");
    }
    // Neither an event nor a sign of life.
    let outside = Outside::start().await.replies(paths::EVENTS, [Reply::Stalled]);
    assert_eq!(events(&outside).await, []);
    let outside = Outside::start()
        .await
        .replies(paths::EVENTS, [Reply::Huge(60_000)]);
    assert_eq!(events(&outside).await, []);
}

#[tokio::test]
async fn a_server_in_trouble_is_unavailable_or_has_failed() {
    for (reply, expected) in troubles() {
        let outside = Outside::start()
            .await
            .replies(paths::GENERATION, [reply.clone()])
            .replies(paths::EVENTS, [reply.clone()]);
        let error = client(&outside).generation("g").await.expect_err("no state");
        assert_eq!(trouble(&error), expected, "{error} for {reply:?}");
        if !matches!(reply, Reply::Stalled | Reply::Broken) {
            let error = client(&outside).events("g", 0).await.err().expect("no stream");
            assert_eq!(trouble(&error), expected, "{error} for {reply:?}");
        }
    }
    let nobody = RemoteGenerations::new(&nowhere().await, token(), &world()).expect("a client");
    let error = nobody.generation("g").await.expect_err("nobody is there");
    assert_eq!(trouble(&error), Trouble::Unavailable, "{error}");
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_cut_off() {
    let outside = Outside::start()
        .await
        .replies(paths::RESULT, [Reply::Huge(60_000)]);
    let error = client(&outside).result("g").await.expect_err("too long");
    assert!(error.to_string().contains("more than 50000 bytes"), "{error}");
}
