//! What a queue takes.

use std::sync::Arc;

use tokio::time::timeout;

use super::{PATIENCE, Stage, texts};
use crate::broker::{Message, Published};
use crate::envelope::Target;
use crate::error::MessagingError;

pub(super) async fn gives_out_what_was_published_the_oldest_first(stage: Stage) {
    stage.say("plain", &["a", "b", "c"]).await;
    let leased = stage.lease("plain").await;
    assert_eq!(texts(&leased), ["a", "b", "c"]);
    assert_eq!(leased[0].waited_ms, 3000, "the time in the queue is told");
    assert_eq!((leased[0].tries, leased[0].most_tries), (1, 3));
    assert_eq!(leased[0].queue, "plain");
}

pub(super) async fn drops_a_message_that_is_published_again(stage: Stage) {
    let again = Published {
        accepted: 0,
        dropped: 1,
    };
    let message = stage.message("k", "once");
    assert_eq!(
        stage
            .publish("plain", std::slice::from_ref(&message))
            .await
            .accepted,
        1
    );
    assert_eq!(
        stage.publish("plain", std::slice::from_ref(&message)).await,
        again,
        "while it waits"
    );
    let delivery = stage.lease_one("plain").await;
    assert_eq!(
        delivery.envelope, message.envelope,
        "nothing of it changes on the way"
    );
    assert_eq!(
        stage.publish("plain", std::slice::from_ref(&message)).await,
        again,
        "while it is leased"
    );
    stage.ack(&delivery).await;
    assert_eq!(
        stage.publish("plain", std::slice::from_ref(&message)).await,
        again,
        "after it was handled"
    );
    assert!(stage.lease("plain").await.is_empty());

    // One that waits for hours is not taken for a new one, whatever was cleaned up meanwhile.
    let message = stage.message("k", "late");
    let twice = stage.publish("plain", &[message.clone(), message.clone()]).await;
    assert_eq!(
        twice,
        Published {
            accepted: 1,
            dropped: 1
        },
        "within one publication"
    );
    stage.pass(36_000.0).await;
    stage
        .broker
        .clean()
        .await
        .expect("there is something to clean up");
    assert_eq!(stage.publish("plain", &[message]).await, again);
    assert_eq!(texts(&stage.lease("plain").await), ["late"]);
}

pub(super) async fn drops_duplicates_within_the_window(stage: Stage) {
    let keyed = |text: &str, dedupe: &str| {
        let mut message = stage.message("k", text);
        message.options.dedupe = Some(dedupe.to_owned());
        message
    };
    let both = [keyed("first", "d"), keyed("second", "d"), keyed("other", "e")];
    let published = stage.publish("windowed", &both).await;
    assert_eq!(
        published,
        Published {
            accepted: 2,
            dropped: 1
        }
    );
    stage.pass(599.0).await;
    assert_eq!(
        stage.publish("windowed", &[keyed("third", "d")]).await.dropped,
        1,
        "handled or not"
    );
    stage.pass(1.0).await;
    assert_eq!(
        stage.publish("windowed", &[keyed("fourth", "d")]).await.accepted,
        1
    );
    let mut leased = texts(&stage.lease("windowed").await);
    leased.sort();
    assert_eq!(leased, ["first", "fourth", "other"]);

    let published = stage.publish("plain", &both).await;
    assert_eq!(
        published.accepted, 3,
        "a queue without a window does not look at the key"
    );
}

pub(super) async fn takes_all_messages_or_none(stage: Stage) {
    let long = "x".repeat(1000);
    let messages: Vec<Message> = ["a", "b", "c", &long, &long, &long]
        .iter()
        .map(|text| stage.message("k", text))
        .collect();
    let refused = stage.broker.publish(Target::Queue("small"), &messages).await;
    assert!(matches!(refused, Err(MessagingError::QueueFull { queue }) if queue == "small"));
    assert!(stage.lease("small").await.is_empty());
    assert_eq!(
        stage.publish("small", &messages[..3]).await.accepted,
        3,
        "none of them counts as seen"
    );
}

pub(super) async fn refuses_what_a_full_queue_cannot_hold(stage: Stage) {
    let long = "x".repeat(1000);
    let message = || stage.message("k", &long);
    stage.publish("small", &[message(), message()]).await;
    let refused = stage.broker.publish(Target::Queue("small"), &[message()]).await;
    assert!(matches!(refused, Err(MessagingError::QueueFull { .. })));
    stage.publish("plain", &[message()]).await;
    let delivery = stage.lease_one("small").await;
    stage.ack(&delivery).await;
    assert_eq!(
        stage.publish("small", &[message()]).await.accepted,
        1,
        "there is room again"
    );
}

pub(super) async fn knows_its_queues(stage: Stage) {
    for name in ["nowhere", "plain/part", "nowhere/part"] {
        let message = stage.message("k", "lost");
        let refused = stage.broker.publish(Target::Queue(name), &[message]).await;
        assert!(
            matches!(refused, Err(MessagingError::UnknownQueue { .. })),
            "{name}"
        );
        assert!(stage.broker.lease(name, 1).await.is_err(), "{name}");
    }
    let refused = stage.broker.publish(Target::Topic("plain"), &[]).await;
    assert!(matches!(refused, Err(MessagingError::UnknownQueue { .. })));
    let message = stage.message("k", "found");
    assert_eq!(stage.publish("dynamic/seoul", &[message]).await.accepted, 1);
    let queues = stage.other.queues().await.expect("queues are listed");
    assert!(
        ["plain", "ordered", "dynamic/seoul"]
            .iter()
            .all(|name| queues.iter().any(|one| one == name))
    );
}

pub(super) async fn wakes_those_who_wait(stage: Stage) {
    let broker: Arc<_> = stage.broker.clone();
    let waiting = tokio::spawn(async move { broker.wait("plain").await });
    stage.say("plain", &["a"]).await;
    timeout(PATIENCE, waiting)
        .await
        .expect("publishing rings the bell")
        .expect("waiting does not panic");
    // The bell also rings for one who begins to wait just afterwards.
    stage.say("plain", &["b"]).await;
    timeout(PATIENCE, stage.broker.wait("plain"))
        .await
        .expect("a ring is not lost");
}
