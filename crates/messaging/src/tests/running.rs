//! The runtime: relay, consumers, shutdown.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use platform::World;
use platform::config::defaults;
use platform::paging::PageRange;
use platform::trace::{Kind, TraceConfig, Tracer};
use serde_json::json;
use test_support::{Collector, FakeClock, TestDatabase, on_both};
use tokio::sync::{Notify, mpsc};
use tokio::time::timeout;

use super::stages::{Setting, config, setting};
use crate::contract_tests::TOPICS;
use crate::{
    Broker, Envelope, HandleError, Handler, Lease, Messaging, MessagingConfig, QueueSpec, Running,
    SendOptions, SqlBroker, Target, outbox,
};

/// How long a test waits for what has to happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a handler is told to do, by the text of the message.
struct Obedient {
    told: mpsc::UnboundedSender<String>,
    go_on: Arc<Notify>,
    running: AtomicU32,
    clock: FakeClock,
}

#[async_trait]
impl Handler for Obedient {
    async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError> {
        let text = envelope.payload["text"].as_str().unwrap_or_default();
        self.tell(format!("{text} {}/{}", lease.tries(), lease.consumer()));
        match text {
            "retry" => Err(HandleError::Retry("not yet".to_owned())),
            "reject" => Err(HandleError::Reject("never".to_owned())),
            "panic" => panic!("as it was told"),
            "lose" => {
                self.clock.advance(Duration::from_hours(1));
                lease.until_lost().await;
                self.tell(format!("lost: {}", lease.lost()));
                Ok(())
            }
            "wait" => {
                self.running.fetch_add(1, Ordering::SeqCst);
                self.go_on.notified().await;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

impl Obedient {
    fn tell(&self, what: String) {
        self.told.send(what).expect("the test listens");
    }
}

struct Play {
    setting: Setting,
    broker: Arc<SqlBroker>,
    handler: Arc<Obedient>,
    told: mpsc::UnboundedReceiver<String>,
}

/// A queue whose leases are renewed every 100 ms.
const BRIEF: QueueSpec = QueueSpec {
    name: "brief",
    lease: Duration::from_millis(300),
    tries: 2,
    dedupe_window: None,
    ordered: false,
    most_bytes: 1_000_000,
    idle_removal: None,
};

/// Looks often, since turning the clock on rings no bell.
fn brisk() -> MessagingConfig {
    MessagingConfig {
        poll_ms: 50,
        ..config()
    }
}

async fn play(database: TestDatabase) -> Play {
    let setting = setting(database).await;
    let db = setting.database.db.clone();
    let broker = SqlBroker::with(db, setting.world.clone(), &brisk(), &[BRIEF], TOPICS);
    let (sender, told) = mpsc::unbounded_channel();
    let handler = Arc::new(Obedient {
        told: sender,
        go_on: Arc::new(Notify::new()),
        running: AtomicU32::new(0),
        clock: setting.clock.clone(),
    });
    Play {
        setting,
        broker: Arc::new(broker),
        handler,
        told,
    }
}

impl Play {
    fn start(&self, concurrency: usize) -> Running {
        self.start_traced(concurrency, Tracer::off())
    }

    fn start_traced(&self, concurrency: usize, tracer: Tracer) -> Running {
        Messaging::new(
            self.broker.clone(),
            self.setting.database.db.clone(),
            self.setting.world.clone(),
        )
        .config(brisk())
        .tracer(tracer)
        .consume("brief", "player", concurrency, self.handler.clone())
        .start()
    }

    async fn send(&self, text: &str) {
        let envelope = Envelope::new(&self.setting.world, "said", "thing", "k", json!({ "text": text }));
        let mut tx = self.setting.database.db.begin().await.expect("a transaction");
        outbox::send(
            &mut tx,
            Target::Queue("brief"),
            &envelope.expect("JSON"),
            SendOptions::default(),
        )
        .await
        .expect("taken");
        tx.commit().await.expect("committed");
    }

    async fn hear(&mut self) -> String {
        timeout(PATIENCE, self.told.recv())
            .await
            .expect("something is told")
            .expect("the handler lives")
    }

    /// Waits until the queue is as it should be; consumers settle after their handlers have told.
    async fn settled(&self, waiting: u64, leased: u64, dead: u64) {
        let settled = async {
            loop {
                let depth = self.broker.depth("brief").await.expect("counted");
                if (depth.waiting, depth.leased, depth.dead) == (waiting, leased, dead) {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        let depth = self.broker.depth("brief").await.expect("counted");
        timeout(PATIENCE, settled)
            .await
            .unwrap_or_else(|_| panic!("it stays at {depth:?}"));
    }

    async fn reason(&self) -> String {
        let page = PageRange { page: 1, size: 1 };
        let letters = self.broker.dead_letters("brief", page).await.expect("listed");
        letters.items[0].reason.clone()
    }
}

on_both! {
    async fn carries_a_message_from_the_outbox_to_its_handler(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(2);
        play.send("hello").await;
        assert_eq!(play.hear().await, "hello 1/player");
        play.settled(0, 0, 0).await;
        assert!(running.shutdown(PATIENCE).await);
    }

    async fn tries_again_and_gives_up(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(2);
        play.send("retry").await;
        assert_eq!(play.hear().await, "retry 1/player");
        play.settled(1, 0, 0).await;
        play.setting.clock.advance(Duration::from_secs(2));
        assert_eq!(play.hear().await, "retry 2/player");
        play.settled(0, 0, 1).await;
        assert_eq!(play.reason().await, "not yet");
        assert!(running.shutdown(PATIENCE).await);
    }

    async fn buries_what_its_handler_rejects(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(2);
        play.send("reject").await;
        assert_eq!(play.hear().await, "reject 1/player");
        play.settled(0, 0, 1).await;
        assert_eq!(play.reason().await, "never");
        assert!(running.shutdown(PATIENCE).await);
    }

    async fn survives_a_handler_that_panics(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(1);
        play.send("panic").await;
        assert_eq!(play.hear().await, "panic 1/player");
        play.settled(1, 0, 0).await;
        play.send("hello").await;
        assert_eq!(play.hear().await, "hello 1/player");
        play.setting.clock.advance(Duration::from_secs(2));
        assert_eq!(play.hear().await, "panic 2/player");
        play.settled(0, 0, 1).await;
        assert!(play.reason().await.contains("broke off"));
        assert!(running.shutdown(PATIENCE).await);
    }

    async fn tells_a_handler_that_its_lease_is_lost(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(1);
        play.send("lose").await;
        assert_eq!(play.hear().await, "lose 1/player");
        assert_eq!(play.hear().await, "lost: true");
        assert_eq!(play.hear().await, "lose 2/player", "it comes again");
        assert_eq!(play.hear().await, "lost: true");
        play.settled(0, 0, 1).await;
        assert!(running.shutdown(PATIENCE).await);
    }

    async fn works_on_so_many_at_once_and_renews_their_leases(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(2);
        for _ in 0..3 {
            play.send("wait").await;
        }
        assert_eq!((play.hear().await, play.hear().await), ("wait 1/player".into(), "wait 1/player".into()));
        play.settled(1, 2, 0).await;
        // The clock goes on by half a lease at a time, as soon as both leases were renewed.
        for _ in 0..4 {
            play.setting.clock.advance(Duration::from_millis(150));
            let now = play.setting.world.now_ms();
            let renewed = async {
                let sql = "SELECT COUNT(*) AS held FROM queue_messages WHERE state = 'leased' AND due_at >= $1";
                loop {
                    let mut db = play.setting.database.db.clone();
                    let row = storage::Queries::fetch_one(&mut db, sql, storage::params![now + 300]).await;
                    if row.expect("a row").get::<i64>("held").expect("a number") == 2 {
                        return;
                    }
                    tokio::task::yield_now().await;
                }
            };
            timeout(PATIENCE, renewed).await.expect("leases are renewed");
        }
        play.handler.go_on.notify_one();
        assert_eq!(play.hear().await, "wait 1/player", "the third begins when one of the two is done");
        play.handler.go_on.notify_one();
        play.handler.go_on.notify_one();
        play.settled(0, 0, 0).await;
        assert!(running.shutdown(PATIENCE).await);
        assert_eq!(play.handler.running.load(Ordering::SeqCst), 3);
    }

    async fn finishes_what_it_began_when_it_is_shut_down(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(1);
        play.send("wait").await;
        play.hear().await;
        let shutdown = tokio::spawn(running.shutdown(PATIENCE));
        play.send("left").await;
        play.handler.go_on.notify_one();
        assert!(shutdown.await.expect("no panic"));
        let depth = play.broker.depth("brief").await.expect("counted");
        assert_eq!(depth.leased, 0);
        assert_eq!(play.setting.count("message_inbox").await, 0);
    }

    async fn hands_back_what_it_cannot_finish_in_time(database: TestDatabase) {
        let mut play = play(database).await;
        let running = play.start(1);
        play.send("wait").await;
        play.hear().await;
        assert!(running.shutdown(Duration::from_millis(1)).await);
        let again = play.broker.lease("brief", 1).await.expect("leased");
        assert_eq!((again.len(), again[0].tries), (1, 1), "at once, and the try does not count");
    }
}

on_both! {
    async fn a_message_is_handled_in_the_trace_that_it_was_sent_in(database: TestDatabase) {
        let collector = Collector::start();
        let config = TraceConfig { otlp_url: Some(collector.address().to_owned()), percent: 0.0, ..defaults() };
        let tracer = Tracer::start(&config, "here", &World::system()).expect("an address");
        let mut play = play(database).await;
        let running = play.start_traced(1, tracer.clone());
        let mut traces = Vec::new();
        for text in ["fine", "reject"] {
            let request = tracer.begin(Kind::Server, "POST", None);
            request.around(play.send(text)).await;
            traces.extend(request.trace_id());
            assert_eq!(play.hear().await, format!("{text} 1/player"));
        }
        assert!(running.shutdown(PATIENCE).await);
        tracer.flush(PATIENCE).await;
        let spans = collector.spans();
        let [handled] = &spans[..] else { panic!("only what failed is kept: {spans:#?}") };
        assert_eq!((handled.name.as_str(), handled.kind.as_str()), ("process brief", "Consumer"));
        assert_eq!(handled.trace, traces[1]);
        assert!(!handled.parent.is_empty(), "it was sent from somewhere");
        assert!(handled.failed);
        assert_eq!(handled.attribute("error.type"), "dead");
        assert_eq!(handled.attribute("messaging.destination.name"), "brief");
    }
}
