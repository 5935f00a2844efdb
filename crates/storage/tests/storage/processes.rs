use std::time::Duration;

use storage::idempotency::{MIGRATIONS, OWNER};
use storage::{Leadership, Processes};
use test_support::{FakeClock, TestDatabase, on_both};

const LASTS: Duration = Duration::from_secs(30);

on_both! {
    async fn one_of_several_processes_does_the_work_and_another_follows_it(database: TestDatabase) {
        let database = database.with(OWNER, MIGRATIONS).await;
        let clock = FakeClock::default();
        let world = clock.world();
        let of = |name| Leadership::new(database.db.clone(), world.clone(), name, LASTS);
        let (first, second, other) = (of("chores"), of("chores"), of("other work"));
        assert!(first.take().await.expect("a lease"));
        assert!(!second.take().await.expect("an answer"));
        assert!(other.take().await.expect("a lease"), "each work has a lease of its own");
        clock.advance(LASTS / 2);
        assert!(first.take().await.expect("a renewal"));
        clock.advance(LASTS / 2);
        assert!(!second.take().await.expect("an answer"), "it was renewed");
        clock.advance(LASTS / 2);
        assert!(second.take().await.expect("a lease"), "the first one fell silent");
        assert!(!first.take().await.expect("an answer"));
        first.leave().await.expect("nothing to give up");
        assert!(!first.take().await.expect("an answer"));
        second.leave().await.expect("given up");
        assert!(first.take().await.expect("a lease"));
    }

    async fn a_process_is_told_for_as_long_as_it_says_so(database: TestDatabase) {
        let database = database.with(OWNER, MIGRATIONS).await;
        let clock = FakeClock::default();
        let processes = Processes::new(database.db.clone(), clock.world());
        let register = async |service, address| {
            processes.register(service, address, LASTS).await.expect("a row");
        };
        let of = async |service| processes.of(service).await.expect("addresses");
        register("trip", "http://10.0.0.8:8080").await;
        register("trip", "http://10.0.0.7:8080").await;
        register("ai", "http://10.0.0.9:8080").await;
        assert_eq!(of("trip").await, ["http://10.0.0.7:8080", "http://10.0.0.8:8080"]);
        clock.advance(LASTS / 2);
        register("trip", "http://10.0.0.8:8080").await;
        clock.advance(LASTS / 2);
        assert_eq!(of("trip").await, ["http://10.0.0.8:8080"]);
        assert_eq!(of("ai").await, Vec::<String>::new());
        processes.withdraw("trip", "http://10.0.0.8:8080").await.expect("a row less");
        assert_eq!(of("trip").await, Vec::<String>::new());
    }
}
