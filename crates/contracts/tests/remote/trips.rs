use contracts::remote::{RemoteTrips, paths};
use contracts::{ContractError, Trips};
use serde_json::json;
use test_support::{Outside, Reply, world};

use crate::{Trouble, asked, config, nowhere, token, trouble, troubles};

fn client(outside: &Outside) -> RemoteTrips {
    RemoteTrips::new(&config(outside), token(), &world()).expect("a client")
}

#[tokio::test]
async fn asks_where_the_contract_says_and_reads_the_answers() {
    let outside = Outside::start()
        .await
        .replies(paths::PLAN, [Reply::Json(200, json!({"days": [1]}))])
        .replies(
            paths::EXPORT,
            [Reply::Json(200, json!([{"path": "a.json", "text": "{}"}]))],
        )
        .replies(paths::MAY_READ, [Reply::Json(200, json!(true))])
        .replies(paths::ERASE_USER, [Reply::Json(200, json!(null))]);
    let trips = client(&outside);
    let plan = trips.plan("../t?1", 7).await.expect("a plan");
    assert_eq!(plan, json!({"days": [1]}));
    assert_eq!(trips.export("ada").await.expect("files")[0].path, "a.json");
    assert!(trips.may_read("ada", "t1").await.expect("an answer"));
    trips.erase("ada").await.expect("nothing to say");
    assert_eq!(
        asked(&outside),
        [
            (paths::PLAN.to_owned(), json!({"tripId": "../t?1", "version": 7})),
            (paths::EXPORT.to_owned(), json!({"userId": "ada"})),
            (
                paths::MAY_READ.to_owned(),
                json!({"userId": "ada", "tripId": "t1"})
            ),
            (paths::ERASE_USER.to_owned(), json!({"userId": "ada"})),
        ]
    );
}

#[tokio::test]
async fn a_plan_that_is_not_there_is_not_found() {
    let failure = json!({"failure": "notFound", "what": "plan", "id": "t/7"});
    let outside = Outside::start()
        .await
        .replies(paths::PLAN, [Reply::Json(404, failure)]);
    let error = client(&outside).plan("t", 7).await.expect_err("no plan");
    assert!(
        matches!(&error, ContractError::NotFound { what: "plan", id } if id == "t/7"),
        "{error}"
    );
    assert_eq!(
        outside.requests().len(),
        1,
        "what is not there is not asked for again"
    );
}

#[tokio::test]
async fn a_server_in_trouble_is_unavailable_or_has_failed() {
    for (reply, expected) in troubles() {
        let outside = Outside::start().await.replies(paths::PLAN, [reply.clone()]);
        let error = client(&outside).plan("t", 1).await.expect_err("no plan");
        assert_eq!(trouble(&error), expected, "{error} for {reply:?}");
    }
    let nobody = RemoteTrips::new(&nowhere().await, token(), &world()).expect("a client");
    let error = nobody.plan("t", 1).await.expect_err("nobody is there");
    assert_eq!(trouble(&error), Trouble::Unavailable, "{error}");
}

#[tokio::test]
async fn reading_is_tried_a_second_time() {
    let busy = || {
        Reply::Json(
            503,
            json!({"failure": "unavailable", "service": "trip", "reason": "it starts"}),
        )
    };
    let outside = Outside::start()
        .await
        .replies(paths::PLAN, [busy(), Reply::Json(200, json!("plan"))])
        .replies(paths::EXPORT, [busy()]);
    let trips = client(&outside);
    assert_eq!(trips.plan("t", 1).await.expect("the second answer"), "plan");
    let error = trips.export("ada").await.expect_err("still busy");
    assert!(error.to_string().contains("it starts"), "{error}");
    assert_eq!(outside.requests().len(), 4);
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_cut_off() {
    for reply in [Reply::Huge(60_000), Reply::Announced(60_000)] {
        let outside = Outside::start().await.replies(paths::PLAN, [reply]);
        let error = client(&outside).plan("t", 1).await.expect_err("too long");
        assert!(
            matches!(&error, ContractError::Failed { service: "trip", reason } if reason.contains("50000 bytes")),
            "{error}"
        );
    }
}
