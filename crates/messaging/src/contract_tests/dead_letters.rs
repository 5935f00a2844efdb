//! Tries that fail, and dead letters.

use jiff::SignedDuration;
use platform::paging::{Page, PageRange};

use super::{Stage, is_lost, said, text, texts};
use crate::broker::{DeadLetter, Depth, Retried};

async fn dead(stage: &Stage, queue: &str, page: u32, size: u32) -> Page<DeadLetter> {
    let listed = stage.other.dead_letters(queue, PageRange { page, size }).await;
    listed.expect("dead letters are listed")
}

/// Makes dead letters with these texts, a second apart.
async fn bury(stage: &Stage, queue: &str, texts: &[&str]) -> Vec<String> {
    let mut ids = Vec::new();
    for text in texts {
        stage.publish(queue, &[stage.message("k", text)]).await;
        stage.pass(1.0).await;
        let delivery = stage.lease_one(queue).await;
        stage
            .broker
            .reject(&delivery, "broken")
            .await
            .expect("the lease holds");
        ids.push(delivery.envelope.id);
    }
    ids
}

pub(super) async fn pauses_longer_after_each_try_and_then_gives_up(stage: Stage) {
    stage.say("plain", &["a"]).await;
    for (pause, shortest, longest) in [(1, 790, 1250), (2, 1590, 2450)] {
        let delivery = stage.lease_one("plain").await;
        let before = stage.world.now();
        let retried = stage
            .broker
            .retry(&delivery, "not yet")
            .await
            .expect("the lease holds");
        let Retried::At(at) = retried else {
            panic!("there is another try")
        };
        let until = at.duration_since(before);
        assert!(until >= SignedDuration::from_millis(shortest), "{until:?}");
        assert!(until <= SignedDuration::from_millis(longest), "{until:?}");
        assert!(is_lost(&stage.broker.ack(&delivery).await), "the lease is over");
        stage.pass(0.7 * f64::from(pause)).await;
        assert!(stage.lease("plain").await.is_empty());
        stage.pass(0.6 * f64::from(pause)).await;
    }
    let delivery = stage.lease_one("plain").await;
    let retried = stage.broker.retry(&delivery, "no answer from the provider").await;
    assert_eq!(retried.expect("the lease holds"), Retried::Dead);
    stage.pass(3600.0).await;
    assert!(stage.lease("plain").await.is_empty());
    let letters = dead(&stage, "plain", 1, 10).await;
    let letter = &letters.items[0];
    assert_eq!((said(&letter.envelope).as_str(), letter.tries), ("a", 3));
    assert_eq!(letter.reason, "no answer from the provider");
    assert!(letter.died_at > letter.accepted_at);
}

pub(super) async fn gives_up_when_every_lease_ran_out(stage: Stage) {
    stage.say("plain", &["a"]).await;
    for tries in 1..=3 {
        assert_eq!(stage.lease_one("plain").await.tries, tries);
        stage.pass(30.0).await;
    }
    assert!(stage.lease("plain").await.is_empty());
    let letters = dead(&stage, "plain", 1, 10).await;
    assert!(
        letters.items[0].reason.contains("lease ran out"),
        "{}",
        letters.items[0].reason
    );
}

pub(super) async fn buries_what_was_rejected(stage: Stage) {
    bury(&stage, "plain", &["a"]).await;
    assert!(stage.lease("plain").await.is_empty());
    let letters = dead(&stage, "plain", 1, 10).await;
    assert_eq!(
        (letters.items[0].reason.as_str(), letters.items[0].tries),
        ("broken", 1)
    );
}

pub(super) async fn lists_dead_letters_by_page(stage: Stage) {
    bury(&stage, "plain", &["a", "b", "c"]).await;
    let first = dead(&stage, "plain", 1, 2).await;
    let second = dead(&stage, "plain", 2, 2).await;
    let texts = |page: &Page<DeadLetter>| {
        page.items
            .iter()
            .map(|one| said(&one.envelope))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (texts(&first), texts(&second)),
        (vec!["c".into(), "b".into()], vec!["a".into()])
    );
    assert_eq!((first.total_items, first.total_pages), (3, 2));
    assert_eq!(dead(&stage, "ordered", 1, 2).await.total_items, 0);
}

pub(super) async fn sends_dead_letters_again(stage: Stage) {
    let ids = bury(&stage, "plain", &["a", "b", "c"]).await;
    let chosen = [ids[0].clone(), ids[2].clone(), "unknown".to_owned()];
    assert_eq!(stage.broker.resend("plain", &chosen).await.expect("sent"), 2);
    assert_eq!(
        stage.broker.resend("plain", &chosen).await.expect("sent"),
        0,
        "they are dead no more"
    );
    let leased = stage.lease("plain").await;
    let mut again = texts(&leased);
    again.sort();
    assert_eq!(again, ["a", "c"]);
    assert!(
        leased.iter().all(|delivery| delivery.tries == 1),
        "the tries begin anew"
    );
    assert_eq!(dead(&stage, "plain", 1, 10).await.total_items, 1);
}

pub(super) async fn sends_a_dead_letter_to_the_end_of_its_key(stage: Stage) {
    let ids = bury(&stage, "ordered", &["1"]).await;
    stage
        .publish("ordered", &[stage.message("k", "2"), stage.message("k", "3")])
        .await;
    assert_eq!(stage.broker.resend("ordered", &ids).await.expect("sent"), 1);
    for expected in ["2", "3", "1"] {
        let delivery = stage.lease_one("ordered").await;
        assert_eq!(text(&delivery), expected);
        stage.ack(&delivery).await;
    }
    let ids = bury(&stage, "ordered", &["4"]).await;
    stage.broker.resend("ordered", &ids).await.expect("sent");
    assert_eq!(
        text(&stage.lease_one("ordered").await),
        "4",
        "or to its front where nothing waits"
    );
}

pub(super) async fn throws_dead_letters_away(stage: Stage) {
    let ids = bury(&stage, "plain", &["a", "b"]).await;
    stage.say("plain", &["alive"]).await;
    let alive = stage.lease_one("plain").await;
    let chosen = [ids[0].clone(), alive.envelope.id.clone()];
    assert_eq!(
        stage
            .broker
            .discard_dead("plain", &chosen)
            .await
            .expect("thrown away"),
        1
    );
    let depth = stage.broker.depth("plain").await.expect("counted");
    assert_eq!((depth.leased, depth.dead), (1, 1));
    stage.ack(&alive).await;
    stage
        .broker
        .discard_dead("plain", &ids)
        .await
        .expect("thrown away");
    assert_eq!(
        stage.broker.depth("plain").await.expect("counted"),
        Depth::default()
    );
}
