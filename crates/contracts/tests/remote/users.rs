use contracts::Users;
use contracts::remote::{RemoteUsers, paths};
use platform::auth::{Authenticator, Role};
use serde_json::json;
use test_support::{Outside, Reply, world};

use crate::{Trouble, asked, config, nowhere, token, trouble, troubles};

fn client(outside: &Outside) -> RemoteUsers {
    RemoteUsers::new(&config(outside), token(), &world()).expect("a client")
}

#[tokio::test]
async fn asks_where_the_contract_says_and_reads_the_answers() {
    let card = json!({"userId": "1", "username": "ada", "name": "Ada", "locale": "en"});
    let principal = json!({"subject": "1", "roles": ["USER"], "session": "s", "scopes": null});
    let outside = Outside::start()
        .await
        .replies(
            paths::AUTHENTICATE,
            [Reply::Json(200, json!({"token": "good", "principal": principal}))],
        )
        .replies(paths::CARDS, [Reply::Json(200, json!([card]))])
        .replies(paths::FIND, [Reply::Json(200, json!(null))]);
    let users = client(&outside);
    let known = users.authenticate("secret").await.expect("a good token");
    assert!(
        known.subject == "1" && known.roles.contains(&Role::User),
        "{known:?}"
    );
    let cards = users
        .cards(&["1".to_owned(), "2".to_owned()])
        .await
        .expect("cards");
    assert_eq!(cards[0].username, "ada");
    assert_eq!(users.find("bo@example.com").await.expect("an answer"), None);
    assert_eq!(
        asked(&outside),
        [
            (paths::AUTHENTICATE.to_owned(), json!({"token": "secret"})),
            (paths::CARDS.to_owned(), json!({"userIds": ["1", "2"]})),
            (paths::FIND.to_owned(), json!({"login": "bo@example.com"})),
        ]
    );
}

#[tokio::test]
async fn a_token_that_is_not_good_is_refused_as_in_process() {
    for (outcome, code) in [
        (json!({"token": "expired"}), "TOKEN_EXPIRED"),
        (json!({"token": "invalid"}), "INVALID_TOKEN"),
        (json!({"token": "missing"}), "UNAUTHORIZED"),
        (json!({"token": "forbidden"}), "FORBIDDEN"),
        (
            json!({"token": "unavailable", "retryAfterSeconds": 3}),
            "SERVICE_UNAVAILABLE",
        ),
        (json!({"token": "failed"}), "INTERNAL"),
        (json!({"token": "anything else"}), "INTERNAL"),
    ] {
        let outside = Outside::start()
            .await
            .replies(paths::AUTHENTICATE, [Reply::Json(200, outcome)]);
        let problem = client(&outside)
            .authenticate("secret")
            .await
            .expect_err("a refusal");
        assert_eq!(problem.code, code);
    }
}

#[tokio::test]
async fn a_server_in_trouble_is_unavailable_or_has_failed() {
    for (reply, expected) in troubles() {
        let outside = Outside::start()
            .await
            .replies(paths::FIND, [reply.clone()])
            .replies(paths::AUTHENTICATE, [reply.clone()]);
        let error = client(&outside).find("ada").await.expect_err("no answer");
        assert_eq!(trouble(&error), expected, "{error} for {reply:?}");
        // Whoever shows a token must not learn that our own was refused.
        let problem = client(&outside)
            .authenticate("secret")
            .await
            .expect_err("no answer");
        let code = match expected {
            Trouble::Unavailable => "SERVICE_UNAVAILABLE",
            Trouble::Failed => "INTERNAL",
        };
        assert_eq!(problem.code, code, "for {reply:?}");
    }
    let nobody = RemoteUsers::new(&nowhere().await, token(), &world()).expect("a client");
    let error = nobody.cards(&[]).await.expect_err("nobody is there");
    assert_eq!(trouble(&error), Trouble::Unavailable, "{error}");
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_cut_off() {
    let outside = Outside::start()
        .await
        .replies(paths::CARDS, [Reply::Huge(60_000)]);
    let error = client(&outside).cards(&[]).await.expect_err("too long");
    assert!(error.to_string().contains("more than 50000 bytes"), "{error}");
}
