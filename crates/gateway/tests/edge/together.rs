//! Two gateways that count requests together in one Redis, and for themselves where it is away. Without Debian's package
//! redis-server these cases say so and end.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use cache::Redis;
use cache::RedisConfig;
use platform::World;
use platform::config::defaults;
use test_support::RedisServer;

use crate::passing::mirrors;
use crate::scene::{PATIENCE, Plan, Scene, Service};

/// A gateway that lets a hundred a minute through, and shares that.
async fn gateway(service: &Service, redis: &RedisServer) -> Scene {
    let config = RedisConfig {
        url: Some(redis.url()),
        ..defaults()
    };
    // Whoever runs these cases may have much else to do.
    let opened = Redis::open(&config, Duration::from_secs(5), &World::system());
    let redis = opened.expect("settings that can be used").expect("an address");
    let mut plan = Plan::with(|config| config.rates.per_address = Some(100));
    plan.parts = Box::new(move |parts| parts.redis = Some(Arc::new(redis)));
    plan.before(&[service.url()]).await
}

async fn passed(scenes: [&Scene; 2], requests: usize) -> usize {
    let mut passed = 0;
    for number in 0..requests {
        let answer = scenes[number % 2].get("/api/v1/trips").await;
        match answer.status {
            StatusCode::OK => passed += 1,
            _ => assert_eq!(answer.problem(429), "RATE_LIMITED"),
        }
    }
    passed
}

#[tokio::test]
async fn two_gateways_let_a_hundred_a_minute_through_together() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    let service = Service::start(mirrors()).await;
    let (one, other) = (gateway(&service, &redis).await, gateway(&service, &redis).await);
    let begin = tokio::time::Instant::now();
    let together = passed([&one, &other], 130).await;
    // One more for each 600 ms that it took.
    let most = 101 + usize::try_from(begin.elapsed().as_millis() / 600).expect("a small number");
    assert!((100..=most).contains(&together), "{together} of at most {most}");
    let refused = one.get("/api/v1/trips").await;
    let wait: u64 = refused.header("retry-after").parse().expect("a number");
    assert!((1..=60).contains(&wait), "{wait}");

    // Without Redis each goes on by what it has counted itself: a third of its own hundred is left.
    redis.kill();
    let alone = passed([&one, &other], 160).await;
    assert!((40..150).contains(&alone), "{alone}");
    redis.restart();
    let again = async {
        // Redis has lost its numbers as well: a hundred are free, and no more than that.
        while !redis
            .ask(&["keys", "tripgen:1:rate:*"])
            .contains("rate:address:127.0.0.1")
        {
            one.get("/api/v1/trips").await;
        }
    };
    tokio::time::timeout(PATIENCE, again)
        .await
        .expect("it is asked again");
}
