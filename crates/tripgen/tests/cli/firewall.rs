//! The firewall as an operator switches it on: the built program with the Core Rule Set that Debian packs. Without the
//! package the first case says so and ends.

use std::path::Path;

use serde_json::json;

use crate::run::Desk;
use crate::served::{PASSWORD, Server};

const RULES: &str = "/usr/share/modsecurity-crs";
/// Judging waits long before it gives up: whoever runs this may have much else to do.
const SETTINGS: &str =
    "[user.passwords]\nmemory_kib = 64\npasses = 1\n[gateway.firewall]\nmost_wait_ms = 60000\n";
/// As a browser asks.
const BROWSER: [(&str, &str); 3] = [
    (
        "user-agent",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    ),
    ("accept", "application/json"),
    ("accept-language", "ko-KR,ko;q=0.9"),
];
/// Looks at `/readyz` until the rules must be warm.
const MOST_LOOKS: usize = 100_000;

fn guarded(desk: &Desk) -> Server {
    let settings = format!("{SETTINGS}rules = {RULES:?}\n");
    let server = Server::start(desk, &["--config", &desk.write("tripgen.toml", &settings)]);
    let ready = (0..MOST_LOOKS).any(|_| server.call("GET", "/readyz", "", None).status == 200);
    assert!(ready, "the rules are warm");
    server
}

/// Asks as a browser does; gives the status and the code of the problem.
fn asked(server: &Server, method: &str, path: &str, token: &str, body: &str) -> (u16, String) {
    let authorization = format!("Bearer {token}");
    let mut headers = BROWSER.to_vec();
    if !token.is_empty() {
        headers.push(("authorization", &authorization));
    }
    if !body.is_empty() {
        headers.push(("content-type", "application/json"));
    }
    let reply = server
        .send(method, path, &headers, body.as_bytes())
        .expect("the server answers");
    (reply.status, reply.code())
}

/// What the metrics say of a name with these labels, whatever their order; 0 where nothing was counted.
fn counted(server: &Server, name: &str, labels: &[&str]) -> f64 {
    let metrics = server.call("GET", "/metrics", "", None).body;
    let lines = metrics.lines().filter(|line| line.starts_with(name));
    lines
        .filter(|line| labels.iter().all(|label| line.contains(label)))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
        .sum()
}

#[test]
fn travellers_pass_the_rules_and_attackers_do_not() {
    if !Path::new(RULES).join("rules").is_dir() {
        println!("skipped: the Debian package modsecurity-crs is not installed");
        return;
    }
    let desk = Desk::new();
    let server = guarded(&desk);
    let token = server.sign_up("traveller");
    let login = json!({ "username": "traveller", "password": PASSWORD }).to_string();
    assert_eq!(asked(&server, "POST", "/api/v1/users/login", "", &login).0, 200);
    let trip = json!({
        "tripName": "엄마랑 부산 여행 (2박 3일) — 회도 먹고, 시장도!",
        "startDate": "2027-04-05",
        "destinations": [{ "name": "busan", "nights": 2 }],
        "members": [{ "name": "어머니", "age": 68 }, { "name": "나", "age": 35 }],
        "freeText": "오전 10시 이후에 출발하고, 점심은 '자갈치 시장' 근처에서; 계단은 피하고 싶어요. 예산 30만원 이하 & 택시 OK",
    });
    let made = asked(&server, "POST", "/api/v1/trips", &token, &trip.to_string());
    assert_eq!(made, (201, String::new()));
    let search = "/api/v1/locations/search?q=%EA%B2%BD%EB%B3%B5%EA%B6%81&size=10";
    assert_eq!(asked(&server, "GET", search, &token, "").0, 200);

    let injection = "/api/v1/trips?search=%27%20union%20select%20password%20from%20users--";
    let traversal = "/api/v1/locations/search?q=../../../../etc/passwd";
    let hidden = json!({ "tripName": "x' OR 1=1; DROP TABLE trips; --" }).to_string();
    for (method, path, body) in [
        ("GET", injection, ""),
        ("GET", traversal, ""),
        ("POST", "/api/v1/trips", &hidden),
    ] {
        let refused = asked(&server, method, path, &token, body);
        assert_eq!(refused, (403, "REQUEST_BLOCKED".to_owned()), "{method} {path}");
    }
    let decided = |decision: &str| {
        let label = format!("decision=\"{decision}\"");
        counted(&server, "gateway_firewall_decisions_total", &[&label])
    };
    assert!((decided("refuse") - 3.0).abs() < f64::EPSILON);
    assert!(decided("pass") >= 5.0);
    // The sum of the scores, and the rule that knows the file.
    for (rule, least) in [("949110", 3.0), ("930120", 1.0)] {
        let label = format!("rule=\"{rule}\"");
        let labels = ["decision=\"refuse\"", &label];
        let times = counted(&server, "gateway_firewall_rules_total", &labels);
        assert!(times >= least, "{rule}: {times}");
    }
}

#[test]
fn rules_that_cannot_be_used_stop_the_start() {
    let desk = Desk::new();
    let folder = desk.path("rules");
    std::fs::create_dir(&folder).expect("the folder can be made");
    let settings = format!("{SETTINGS}rules = {:?}\n", folder.display().to_string());
    let config = desk.write("tripgen.toml", &settings);
    let data = desk.path("data").display().to_string();
    let started = || desk.run(&["serve", "--port", "0", "--data-dir", &data, "--config", &config]);
    let empty = started();
    assert_eq!(empty.code, 2);
    assert!(
        empty.err.contains("gateway.firewall.rules") && empty.err.contains("holds no rules"),
        "{}",
        empty.err
    );
    std::fs::write(
        folder.join("a.conf"),
        "SecRule ARGS \"@rx (\" \"id:1,phase:2,deny\"\nSecNothing On\n",
    )
    .expect("the folder can be written");
    let broken = started();
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("a.conf, line 2"), "{}", broken.err);
    assert!(broken.out.is_empty(), "nothing is served: {}", broken.out);
}
