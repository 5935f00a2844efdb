//! Tokens that nobody gave out.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};

use super::{Stage, USER, check_refusal, serve};
use crate::run::Desk;
use crate::served::{Server, text};

fn part(value: &Value) -> String {
    BASE64.encode(value.to_string())
}

fn read(part: &str) -> Value {
    let bytes = BASE64.decode(part).expect("base64");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn signed_with(secret: &[u8], header: &Value, claims: &Value) -> String {
    let text = format!("{}.{}", part(header), part(claims));
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), text.as_bytes());
    format!("{text}.{}", BASE64.encode(tag.as_ref()))
}

/// Forged out of a good token of the server.
fn forged(server: &Server, good: &str) -> Vec<(&'static str, String)> {
    let parts: Vec<&str> = good.split('.').collect();
    let (header, claims) = (read(parts[0]), read(parts[1]));
    let with = |value: &Value, field: &str, new: Value| {
        let mut value = value.clone();
        value[field] = new;
        value
    };
    let later = with(&claims, "exp", json!(4_000_000_000_i64));
    let admin = with(&claims, "roles", json!(["USER", "ADMIN", "SERVICE"]));
    let mut flipped = parts[2].to_owned();
    let first = if flipped.starts_with('A') { "B" } else { "A" };
    flipped.replace_range(0..1, first);
    let keys = server.done("GET", "/.well-known/jwks.json", "", None);
    let x = text(&keys, "/keys/0/x");
    let raw = BASE64.decode(&x).expect("base64");
    let hs256 = with(&header, "alg", json!("HS256"));
    let none = |alg: &str| format!("{}.{}.", part(&with(&header, "alg", json!(alg))), part(&admin));
    let elsewhere = with(&header, "jku", json!("http://127.0.0.1:1/keys"));
    vec![
        (
            "another signature",
            format!("{}.{}.{flipped}", parts[0], parts[1]),
        ),
        (
            "a later end",
            format!("{}.{}.{}", parts[0], part(&later), parts[2]),
        ),
        (
            "more roles",
            format!("{}.{}.{}", parts[0], part(&admin), parts[2]),
        ),
        ("no signature", format!("{}.{}.", parts[0], parts[1])),
        ("two parts", format!("{}.{}", parts[0], parts[1])),
        ("alg none", none("none")),
        ("alg None", none("NoNe")),
        ("HS256 with the public key", signed_with(&raw, &hs256, &admin)),
        ("HS256 with its text", signed_with(x.as_bytes(), &hs256, &admin)),
        (
            "HS256 with the set of keys",
            signed_with(keys.to_string().as_bytes(), &hs256, &admin),
        ),
        ("HS256 with nothing", signed_with(b"\0", &hs256, &admin)),
        (
            "a key from elsewhere",
            format!("{}.{}.{}", part(&elsewhere), parts[1], parts[2]),
        ),
        (
            "a key that nobody knows",
            format!(
                "{}.{}.{}",
                part(&with(&header, "kid", json!("../../etc"))),
                parts[1],
                parts[2]
            ),
        ),
        (
            "no JSON",
            format!("{}.{}.{}", BASE64.encode("x"), parts[1], parts[2]),
        ),
        ("an API token that is none", format!("tgp_{}", "A".repeat(43))),
        ("a word", "admin".to_owned()),
        ("dots", "..".to_owned()),
        ("a long one", "a".repeat(20_000)),
    ]
}

#[test]
fn tokens_that_nobody_gave_out_are_refused() {
    let stage = Stage::new();
    let me = "/api/v1/users/me";
    let other_desk = Desk::new();
    let other = serve(&other_desk, "other");
    let foreign = other.sign_up(USER);
    let fresh = stage.server.log_in(USER);
    let mut cases = forged(&stage.server, &fresh);
    cases.push(("another server's", foreign));
    for (what, token) in &cases {
        let reply = stage.server.call("GET", me, token, None);
        check_refusal(what, &reply, &[401]);
        assert_eq!(reply.code(), "INVALID_TOKEN", "{what}");
        assert!(reply.header("www-authenticate").starts_with("Bearer"), "{what}");
        let cookie = format!("tripgen_session={token}");
        let reply = stage.server.send("GET", me, &[("cookie", &cookie)], b"");
        check_refusal(what, &reply.expect("an answer"), &[401]);
    }
    for value in ["Basic YTpi", "Bearer", "Bearer ", "bearer\t", ""] {
        let reply = stage.server.send("GET", me, &[("authorization", value)], b"");
        check_refusal(value, &reply.expect("an answer"), &[401]);
    }
    let log = std::fs::read_to_string(stage.desk.path("server.log")).expect("a log");
    for (what, token) in cases.iter().filter(|(_, token)| token.len() > 60) {
        assert!(!log.contains(token.as_str()), "{what} stands in the log");
    }
    stage.judge();
}

/// The brief token of the stage is good for two seconds; asking costs a little time, so it ends while it is asked with.
#[test]
fn a_token_ends_when_it_says() {
    let stage = Stage::new();
    let mut answers = Vec::new();
    for _ in 0..20_000 {
        let reply = stage.server.call("GET", "/api/v1/users/me", &stage.brief, None);
        if reply.status != 200 {
            answers.push(reply);
            break;
        }
    }
    let last = answers.first().expect("the token ends");
    check_refusal("an expired token", last, &[401]);
    assert_eq!(last.code(), "TOKEN_EXPIRED");
    stage.judge();
}
