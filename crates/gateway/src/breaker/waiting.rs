use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, advance, sleep};

use super::{BreakerRules, BreakerState, CallError, SharedBreaker};

const LIMIT: Duration = Duration::from_secs(5);

async fn fail(breaker: &SharedBreaker, times: usize) {
    for _ in 0..times {
        let ended = breaker.call(LIMIT, async { Err::<(), _>("broken") }).await;
        assert_eq!(ended, Err(CallError::Failed("broken")));
    }
}

#[tokio::test(start_paused = true)]
async fn gives_the_value_of_a_call() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    let value = breaker.call(LIMIT, async { Ok::<_, Infallible>(7) }).await;
    assert_eq!(value, Ok(7));
    assert_eq!(breaker.figures().results, 1);
}

#[tokio::test(start_paused = true)]
async fn refuses_without_running_the_call() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    fail(&breaker, 5).await;
    let ended = breaker
        .call(LIMIT, async {
            panic!("an open breaker runs nothing") as Result<(), ()>
        })
        .await;
    assert_eq!(ended, Err(CallError::Refused));
    assert_eq!(breaker.refuses_for(), Duration::from_secs(20));
}

#[tokio::test(start_paused = true)]
async fn breaks_a_call_off_at_the_limit_and_drops_it() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    let held = Arc::new(());
    let inside = Arc::clone(&held);
    let begun = Instant::now();
    let ended = breaker
        .call(LIMIT, async move {
            let result = pending::<Result<(), ()>>().await;
            drop(inside);
            result
        })
        .await;
    assert_eq!(ended, Err(CallError::TimedOut));
    assert_eq!(begun.elapsed(), LIMIT);
    assert_eq!(Arc::strong_count(&held), 1, "the call's future is gone");
    let figures = breaker.figures();
    assert_eq!((figures.failed, figures.slow), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_time_out_shorter_than_the_slow_threshold_is_slow_all_the_same() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    let ended = breaker
        .call(Duration::from_secs(1), pending::<Result<(), ()>>())
        .await;
    assert_eq!(ended, Err(CallError::TimedOut));
    assert_eq!(breaker.figures().slow, 1);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_goes_away_gives_the_permit_back() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    fail(&breaker, 5).await;
    advance(Duration::from_millis(20_001)).await;
    for _ in 0..50 {
        let calling = breaker.clone();
        let call = tokio::spawn(async move { calling.call(LIMIT, pending::<Result<(), ()>>()).await });
        tokio::task::yield_now().await;
        call.abort();
        assert!(call.await.expect_err("it was cancelled").is_cancelled());
    }
    let figures = breaker.figures();
    assert_eq!((figures.state, figures.results), (BreakerState::HalfOpen, 0));
    for _ in 0..5 {
        breaker
            .call(LIMIT, async { Ok::<_, ()>(()) })
            .await
            .expect("a trial");
    }
    assert_eq!(breaker.figures().state, BreakerState::Closed);
}

#[tokio::test(start_paused = true)]
async fn many_callers_share_five_trials() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    fail(&breaker, 5).await;
    advance(Duration::from_millis(20_001)).await;
    let calls: Vec<_> = (0..40)
        .map(|_| {
            let breaker = breaker.clone();
            tokio::spawn(async move {
                let slow = async {
                    sleep(Duration::from_secs(1)).await;
                    Ok::<_, ()>(())
                };
                breaker.call(LIMIT, slow).await
            })
        })
        .collect();
    let mut permitted = 0;
    for call in calls {
        permitted += usize::from(call.await.expect("a task").is_ok());
    }
    assert_eq!(permitted, 5);
    assert_eq!(breaker.figures().state, BreakerState::Closed);
}

#[tokio::test(start_paused = true)]
async fn measures_how_long_a_call_took() {
    let breaker = SharedBreaker::new(BreakerRules::default());
    for _ in 0..5 {
        let slow = async {
            sleep(Duration::from_millis(3500)).await;
            Ok::<_, ()>(())
        };
        breaker.call(LIMIT, slow).await.expect("it succeeds");
    }
    assert_eq!(breaker.figures().state, BreakerState::Open);
}
