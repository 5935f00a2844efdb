use std::sync::Arc;
use std::time::Duration;

use contracts::locations::WeatherQuery;
use contracts::remote::{PacksAtHand, RemoteLocations, paths};
use contracts::{ContractError, Locations};
use serde_json::json;
use test_support::{FakeClock, Outside, Reply, world};

use crate::{Trouble, asked, config, nowhere, token, trouble, troubles};

fn client(outside: &Outside) -> RemoteLocations {
    RemoteLocations::new(&config(outside), token(), &world()).expect("a client")
}

fn weekend() -> WeatherQuery {
    WeatherQuery {
        destination: None,
        latitude: 37.5,
        longitude: 127.0,
        from: "2026-12-04".to_owned(),
        days: 2,
    }
}

#[tokio::test]
async fn asks_where_the_contract_says_and_reads_the_answers() {
    let list = json!({"revision": "r", "packs": [{"destination": "seoul", "digest": "d"}]});
    let bytes = || Reply::Body(200, "application/octet-stream", vec![0_u8, 255, 10].into());
    let outside = Outside::start()
        .await
        .replies(paths::PACKS, [Reply::Json(200, list)])
        .replies(paths::PACK, [bytes()])
        .replies(paths::WEATHER, [Reply::Json(200, json!([]))]);
    let locations = client(&outside);
    assert_eq!(locations.packs().await.expect("a list").packs[0].digest, "d");
    assert_eq!(locations.pack("d").await.expect("bytes"), [0, 255, 10]);
    assert_eq!(locations.weather(&weekend()).await.expect("days"), []);
    let asked = asked(&outside);
    assert_eq!(asked[0], (paths::PACKS.to_owned(), json!({})));
    assert_eq!(asked[1], (paths::PACK.to_owned(), json!({"digest": "d"})));
    assert_eq!(
        (asked[2].0.as_str(), &asked[2].1["latitude"]),
        (paths::WEATHER, &json!(37.5))
    );
}

#[tokio::test]
async fn a_pack_that_is_not_there_is_not_found() {
    let failure = json!({"failure": "notFound", "what": "pack", "id": "d"});
    let outside = Outside::start()
        .await
        .replies(paths::PACK, [Reply::Json(404, failure)]);
    let error = client(&outside).pack("d").await.expect_err("no pack");
    assert!(
        matches!(&error, ContractError::NotFound { what: "pack", id } if id == "d"),
        "{error}"
    );
}

#[tokio::test]
async fn a_server_in_trouble_is_unavailable_or_has_failed() {
    for (reply, expected) in troubles() {
        let outside = Outside::start()
            .await
            .replies(paths::PACKS, [reply.clone()])
            .replies(paths::PACK, [reply.clone()]);
        for error in [
            client(&outside).packs().await.expect_err("no list"),
            client(&outside).pack("d").await.expect_err("no pack"),
        ] {
            assert_eq!(trouble(&error), expected, "{error} for {reply:?}");
        }
    }
    let nobody = RemoteLocations::new(&nowhere().await, token(), &world()).expect("a client");
    let error = nobody.packs().await.expect_err("nobody is there");
    assert_eq!(trouble(&error), Trouble::Unavailable, "{error}");
}

#[tokio::test]
async fn a_pack_may_be_longer_than_other_answers_and_has_an_end_too() {
    let outside = Outside::start()
        .await
        .replies(paths::PACK, [Reply::Huge(55_000), Reply::Huge(60_001)])
        .replies(paths::WEATHER, [Reply::Huge(55_000)]);
    let locations = client(&outside);
    assert_eq!(locations.pack("d").await.expect("a long pack").len(), 55_000);
    let error = locations.pack("d").await.expect_err("too long");
    assert!(error.to_string().contains("more than 60000 bytes"), "{error}");
    let error = locations.weather(&weekend()).await.expect_err("too long");
    assert!(error.to_string().contains("more than 50000 bytes"), "{error}");
}

#[tokio::test]
async fn the_list_of_packs_is_believed_for_a_moment_and_kept_where_nobody_answers() {
    let list = |revision: &str| Reply::Json(200, json!({"revision": revision, "packs": []}));
    let outside = Outside::start()
        .await
        .replies(paths::PACKS, [list("1"), list("2"), Reply::Json(503, json!({}))])
        .replies(
            paths::PACK,
            [Reply::Json(
                404,
                json!({"failure": "notFound", "what": "pack", "id": "d"}),
            )],
        );
    let clock = FakeClock::default();
    let world = clock.world();
    let asked = RemoteLocations::new(&config(&outside), token(), &world).expect("a client");
    let locations = PacksAtHand::new(Arc::new(asked), Duration::from_secs(1), world);
    let revision = async || locations.packs().await.expect("a list").revision;
    assert_eq!(revision().await, "1");
    clock.advance(Duration::from_millis(999));
    assert_eq!(revision().await, "1");
    clock.advance(Duration::from_millis(1));
    assert_eq!(revision().await, "2");
    clock.advance(Duration::from_mins(10));
    assert_eq!(revision().await, "2", "the last one stays good");
    // A pack that is gone says that the list is old.
    locations.pack("d").await.expect_err("it was replaced");
    locations.packs().await.expect_err("nobody answers");
}
