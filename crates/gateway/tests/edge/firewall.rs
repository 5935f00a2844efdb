//! The firewall with the Core Rule Set that Debian packs: what it passes and refuses of `fixtures/waf`, and what happens
//! where it cannot judge. Without the package these cases say so and end.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use axum::http::{Method, Request, Version};
use base64::Engine;
use bytes::Bytes;
use gateway::config::{FirewallConfig, FirewallMode};
use gateway::firewall::core_rules::{CoreRules, FirewallError};
use gateway::firewall::{Firewall, Inspected, Verdict};
use platform::config::defaults;
use serde_json::Value;

use crate::passing::mirrors;
use crate::scene::{PATIENCE, Plan, Service};

const RULES: &str = "/usr/share/modsecurity-crs";

fn settings() -> Option<FirewallConfig> {
    if !Path::new(RULES).join("rules").is_dir() {
        println!("skipped: the Debian package modsecurity-crs is not installed");
        return None;
    }
    Some(FirewallConfig {
        rules: Some(PathBuf::from(RULES)),
        // Whoever runs these cases may have much else to do.
        most_wait_ms: 60_000,
        threads: 2,
        ..defaults()
    })
}

fn firewall(config: &FirewallConfig) -> CoreRules {
    CoreRules::open(config)
        .expect("rules that can be used")
        .expect("rules are named")
}

/// A request of the corpus, as the door would show it.
fn request_of(record: &Value) -> Request<Bytes> {
    let text = |name: &str| record[name].as_str().expect("a text");
    let query = text("query");
    let target = match query {
        "" => text("path").to_owned(),
        query => format!("{}?{query}", text("path")),
    };
    let body = match (record["body"].as_str(), record["bodyBase64"].as_str()) {
        (Some(body), _) => Some(body.as_bytes().to_vec()),
        (None, Some(body)) => Some(
            base64::engine::general_purpose::STANDARD
                .decode(body)
                .expect("base64"),
        ),
        (None, None) => None,
    };
    let mut request = Request::builder()
        .method(text("method"))
        .uri(target)
        .version(Version::HTTP_11)
        .header("host", "tripgen.example");
    if let Some(body) = &body {
        request = request.header("content-length", body.len());
    }
    for header in record["headers"].as_array().expect("headers") {
        request = request.header(
            header[0].as_str().expect("a name"),
            header[1].as_str().expect("a value").as_bytes(),
        );
    }
    request
        .body(Bytes::from(body.unwrap_or_default()))
        .expect("a request that can be sent")
}

async fn judged(firewall: &CoreRules, request: Request<Bytes>) -> Verdict {
    let (head, body) = request.into_parts();
    let shown = Inspected {
        client: [203, 0, 113, 9].into(),
        head: &head,
        body: &body,
        whole: true,
    };
    firewall.inspect(shown).await
}

/// For each kind: how many there are, and how many of them were refused.
async fn refused_of(firewall: &CoreRules, file: &str) -> BTreeMap<String, (usize, usize)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/waf")
        .join(file);
    let lines = std::fs::read_to_string(path).expect("the corpus");
    let mut kinds = BTreeMap::new();
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let verdict = judged(firewall, request_of(&record)).await;
        let count: &mut (usize, usize) = kinds
            .entry(record["kind"].as_str().expect("a kind").to_owned())
            .or_default();
        count.0 += 1;
        count.1 += usize::from(matches!(verdict, Verdict::Refuse(_)));
        // Whoever writes rules may look at these; of the others the counts alone are told.
        let is_wrong = matches!(verdict, Verdict::Refuse(_)) == file.starts_with("benign");
        if is_wrong && file.contains("-seen") {
            println!("{}: {verdict:?}", record["id"]);
        }
        assert!(
            !matches!(verdict, Verdict::Broken(_)),
            "no judgement of one of {}: {verdict:?}",
            count.0
        );
    }
    kinds
}

/// Prints counts alone, so that it may look at requests that nobody who writes rules has seen. Gives how many benign
/// requests are refused, and how many attacks of how many.
async fn count_half(half: &str) -> Option<(usize, usize, usize)> {
    let config = settings()?;
    let firewall = firewall(&config);
    let sum = |kinds: &BTreeMap<String, (usize, usize)>| {
        kinds
            .values()
            .fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1))
    };
    let benign = refused_of(&firewall, &format!("benign-{half}.jsonl")).await;
    let attacks = refused_of(&firewall, &format!("attacks-{half}.jsonl")).await;
    let (all_benign, wrongly) = sum(&benign);
    let (all_attacks, rightly) = sum(&attacks);
    println!("{half}: {wrongly} of {all_benign} benign requests refused: {benign:?}");
    println!("{half}: {rightly} of {all_attacks} attacks refused: {attacks:?}");
    Some((wrongly, rightly, all_attacks))
}

#[tokio::test]
async fn passes_what_is_benign_and_refuses_attacks() {
    let Some((wrongly, rightly, all)) = count_half("seen").await else {
        return;
    };
    assert_eq!(wrongly, 0, "benign requests are refused");
    assert!(rightly * 100 >= all * 95, "too many attacks pass");
}

#[tokio::test]
async fn judges_requests_that_no_rule_was_written_for() {
    // The score at first sight stands in docs/benchmarks.md; what is written later shall not make it worse.
    let Some((wrongly, rightly, all)) = count_half("unseen").await else {
        return;
    };
    assert_eq!(wrongly, 0, "benign requests are refused");
    assert!(rightly * 100 >= all * 95, "too many attacks pass");
}

fn get(target: &str) -> Request<Bytes> {
    Request::builder()
        .uri(target)
        .header("host", "tripgen.example")
        .header("user-agent", "Mozilla/5.0")
        .header("accept", "*/*")
        .body(Bytes::new())
        .expect("a request")
}

const ATTACK: &str = "/api/v1/trips?search=%27%20union%20select%20a,b%20from%20users--";

#[tokio::test]
async fn only_counts_in_detection() {
    let Some(mut config) = settings() else { return };
    config.mode = FirewallMode::Detection;
    let firewall = firewall(&config);
    let Verdict::Note(rules) = judged(&firewall, get(ATTACK)).await else {
        panic!("the attack is noted");
    };
    assert!(rules.contains(&949_110), "{rules:?}");
    assert_eq!(
        judged(&firewall, get("/api/v1/trips?page=2")).await,
        Verdict::Pass
    );
}

#[tokio::test]
async fn is_ready_when_its_threads_are_warm() {
    let Some(config) = settings() else { return };
    let firewall = firewall(&config);
    let warm = async {
        while !firewall.is_ready() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, warm)
        .await
        .expect("it becomes ready");
    assert!(firewall.count() > 500, "{}", firewall.count());
}

/// More than may wait: those who find no place get no judgement, and nobody waits for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refuses_what_it_has_no_time_for() {
    let Some(mut config) = settings() else { return };
    config.threads = 1;
    config.most_waiting = 1;
    let long = format!("/api/v1/locations/search?q={}", "a%20'b'%20".repeat(2_000));
    for (mode, expected) in [
        (FirewallMode::Prevention, "Broken"),
        (FirewallMode::Detection, "Unjudged"),
    ] {
        config.mode = mode;
        let firewall = firewall(&config);
        let many = (0..20).map(|_| judged(&firewall, get(&long)));
        let verdicts = futures_util::future::join_all(many).await;
        let without = verdicts
            .iter()
            .filter(|verdict| format!("{verdict:?}").starts_with(expected))
            .count();
        assert!((1..20).contains(&without), "{without} of {verdicts:?}");
    }
}

#[tokio::test]
async fn large_forms_are_refused_and_large_files_judged_by_their_beginning() {
    let Some(config) = settings() else { return };
    let firewall = firewall(&config);
    for (kind, expected) in [
        ("application/json", Verdict::TooLarge),
        ("application/x-www-form-urlencoded", Verdict::TooLarge),
        ("application/gpx+xml", Verdict::Pass),
        ("application/octet-stream", Verdict::Pass),
    ] {
        let (head, ()) = Request::builder()
            .method(Method::POST)
            .uri("/api/v1/trips/import")
            .header("host", "tripgen.example")
            .header("user-agent", "Mozilla/5.0")
            .header("accept", "*/*")
            .header("content-length", "9000000")
            .header("content-type", kind)
            .body(())
            .expect("a request")
            .into_parts();
        let body = Bytes::from_static(b"<gpx version=\"1.1\"><wpt lat=\"1\" lon=\"2\"><name>A");
        let shown = Inspected {
            client: [203, 0, 113, 9].into(),
            head: &head,
            body: &body,
            whole: false,
        };
        assert_eq!(firewall.inspect(shown).await, expected, "{kind}");
    }
}

#[tokio::test]
async fn the_door_tells_nothing_of_rules() {
    let Some(config) = settings() else { return };
    let firewall = std::sync::Arc::new(firewall(&config));
    let plan = Plan {
        parts: Box::new(move |parts| parts.firewall = Some(firewall)),
        ..Plan::default()
    };
    let service = Service::start(mirrors()).await;
    let scene = plan.before(&[service.url()]).await;
    let mut request = scene.request(Method::GET, ATTACK);
    request
        .headers_mut()
        .insert("user-agent", "Mozilla/5.0".parse().expect("a value"));
    request
        .headers_mut()
        .insert("accept", "*/*".parse().expect("a value"));
    let answer = scene.send(request).await;
    let text = answer.text();
    assert_eq!(answer.problem(403), "REQUEST_BLOCKED");
    assert!(!text.contains("949110") && !text.contains("union"), "{text}");
}

#[test]
fn rules_that_cannot_be_used_are_an_error_at_the_start() {
    let empty = tempfile::tempdir().expect("a folder");
    let nowhere = empty.path().join("nowhere");
    let open = |rules: &Path, change: &dyn Fn(&mut FirewallConfig)| {
        let mut config = FirewallConfig {
            rules: Some(rules.to_owned()),
            ..defaults()
        };
        change(&mut config);
        CoreRules::open(&config).expect_err("it is an error")
    };
    let message = open(&nowhere, &|_| {}).to_string();
    assert!(
        message.contains("gateway.firewall.rules") && message.contains("nowhere"),
        "{message}"
    );
    let message = open(empty.path(), &|_| {}).to_string();
    assert!(message.contains("holds no rules"), "{message}");
    std::fs::write(
        empty.path().join("a.conf"),
        "SecRule ARGS \"@rx a\" \"id:1,phase:2,deny\"\nSecNothing On\n",
    )
    .expect("a file");
    let message = open(empty.path(), &|_| {}).to_string();
    assert!(message.contains("a.conf, line 2"), "{message}");
    let error = open(empty.path(), &|config| config.paranoia = 5);
    assert!(matches!(error, FirewallError::Setting(_)), "{error}");
    let error = open(empty.path(), &|config| config.own_rules = Some(nowhere.clone()));
    assert!(error.to_string().contains("own_rules"), "{error}");
    for rules in [None, Some(PathBuf::new())] {
        let config = FirewallConfig { rules, ..defaults() };
        let none = CoreRules::open(&config).expect("nothing to read");
        assert!(none.is_none());
    }
}
