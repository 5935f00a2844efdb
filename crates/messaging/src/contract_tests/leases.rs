//! Leases.

use jiff::SignedDuration;

use super::{Stage, is_lost, text, texts};
use crate::broker::Depth;

pub(super) async fn gives_each_message_to_one(stage: Stage) {
    stage.say("plain", &["a", "b", "c"]).await;
    let (here, there) = tokio::join!(stage.broker.lease("plain", 2), stage.other.lease("plain", 2));
    let mut leased = texts(&here.expect("leased here"));
    leased.extend(texts(&there.expect("leased there")));
    // Whoever asks while others take may come away with less.
    leased.extend(texts(&stage.lease("plain").await));
    leased.sort();
    assert_eq!(leased, ["a", "b", "c"]);
}

pub(super) async fn brings_a_message_back_when_its_lease_ran_out(stage: Stage) {
    stage.say("plain", &["a"]).await;
    let first = stage.lease_one("plain").await;
    stage.pass(29.0).await;
    assert!(stage.lease("plain").await.is_empty());
    stage.pass(1.0).await;
    let second = stage.lease_one("plain").await;
    assert_eq!((second.tries, text(&second).as_str()), (2, "a"));
    assert!(
        second.token > first.token,
        "tokens grow, so that others can refuse the older one"
    );
}

pub(super) async fn listens_to_the_newest_lease_only(stage: Stage) {
    stage.say("plain", &["a"]).await;
    let first = stage.lease_one("plain").await;
    stage.pass(30.0).await;
    let second = stage
        .other
        .lease("plain", 1)
        .await
        .expect("leased by another")
        .remove(0);
    assert!(is_lost(&stage.broker.ack(&first).await));
    assert!(is_lost(&stage.broker.renew(&first).await));
    assert!(is_lost(&stage.broker.retry(&first, "late").await));
    assert!(is_lost(&stage.broker.reject(&first, "late").await));
    assert!(is_lost(&stage.broker.hand_back(&first).await));
    stage.other.ack(&second).await.expect("the newest lease holds");
    assert!(is_lost(&stage.other.ack(&second).await), "once");
    assert_eq!(
        stage.broker.depth("plain").await.expect("counted"),
        Depth::default()
    );
}

pub(super) async fn ends_a_lease_on_time(stage: Stage) {
    stage.say("plain", &["a"]).await;
    let delivery = stage.lease_one("plain").await;
    let length = delivery.until.duration_since(stage.world.now());
    assert!(
        length <= SignedDuration::from_secs(30) && length > SignedDuration::from_secs(25),
        "{length:?}"
    );
    stage.pass(30.0).await;
    assert!(
        is_lost(&stage.broker.ack(&delivery).await),
        "even while nobody else has taken it"
    );
    assert_eq!(stage.lease("plain").await.len(), 1);
}

pub(super) async fn renews_a_lease(stage: Stage) {
    stage.say("plain", &["a"]).await;
    let delivery = stage.lease_one("plain").await;
    for _ in 0..5 {
        stage.pass(20.0).await;
        let until = stage.broker.renew(&delivery).await.expect("the lease holds");
        assert!(until.duration_since(stage.world.now()) > SignedDuration::from_secs(25));
        assert!(stage.lease("plain").await.is_empty());
    }
    stage.ack(&delivery).await;
    stage.pass(3600.0).await;
    assert!(stage.lease("plain").await.is_empty());
}

pub(super) async fn hands_back_without_counting_the_try(stage: Stage) {
    stage.say("plain", &["a"]).await;
    for _ in 0..5 {
        let delivery = stage.lease_one("plain").await;
        assert_eq!(delivery.tries, 1);
        stage.broker.hand_back(&delivery).await.expect("the lease holds");
        assert!(is_lost(&stage.broker.ack(&delivery).await));
    }
}

pub(super) async fn counts_what_is_in_a_queue(stage: Stage) {
    stage.say("plain", &["a", "b", "c", "d"]).await;
    let dead = stage.lease_one("plain").await;
    stage
        .broker
        .reject(&dead, "broken")
        .await
        .expect("the lease holds");
    let pausing = stage.lease_one("plain").await;
    stage
        .broker
        .retry(&pausing, "not yet")
        .await
        .expect("the lease holds");
    stage.lease_one("plain").await;
    let depth = stage.other.depth("plain").await.expect("counted");
    assert_eq!((depth.waiting, depth.leased, depth.dead), (2, 1, 1));
    assert_eq!(
        depth.oldest_ms, 3000,
        "of those that wait, the pausing one is the oldest"
    );
    assert!(depth.bytes > 400, "{} bytes", depth.bytes);
}
