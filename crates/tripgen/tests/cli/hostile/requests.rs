//! Bodies, paths, methods and headers that nobody should send.

use super::{MARK, Stage, check_refusal};

const JSON: &str = "application/json";

#[test]
fn bodies_that_cannot_be_used_are_refused() {
    let stage = Stage::new();
    let deep = |open: &str, close: &str| {
        let depth = 10_000;
        format!("{{\"tripName\":{}1{}}}", open.repeat(depth), close.repeat(depth)).into_bytes()
    };
    let name = |value: &str| format!("{{\"tripName\":{value},\"freeText\":\"{MARK}\"}}").into_bytes();
    let cases: Vec<(&str, &str, Vec<u8>, u16)> = vec![
        ("a number for a text", JSON, name("7"), 400),
        ("a list for a text", JSON, name("[\"a\"]"), 400),
        ("a list for the whole", JSON, b"[]".to_vec(), 400),
        ("nothing", JSON, Vec::new(), 400),
        ("no JSON", JSON, MARK.as_bytes().to_vec(), 400),
        ("half of it", JSON, b"{\"tripName\":\"a\"".to_vec(), 400),
        ("more behind it", JSON, b"{\"tripName\":\"a\"} {}".to_vec(), 400),
        ("a number beyond all", JSON, name("1e999"), 400),
        ("nested lists", JSON, deep("[", "]"), 400),
        ("nested objects", JSON, deep("{\"a\":", "}"), 400),
        ("no UTF-8", JSON, b"{\"tripName\":\"\xff\xfe\"}".to_vec(), 400),
        ("a lone surrogate", JSON, name("\"\\ud800\""), 400),
        // A control character is space, as everywhere in names.
        ("a NUL", JSON, name("\"a\\u0000b\""), 201),
        (
            "a mark of the byte order",
            JSON,
            b"\xef\xbb\xbf{\"tripName\":\"a\"}".to_vec(),
            400,
        ),
        (
            "a field twice",
            JSON,
            b"{\"tripName\":\"a\",\"tripName\":\"b\"}".to_vec(),
            400,
        ),
        (
            "a field that nobody knows",
            JSON,
            b"{\"tripName\":\"a\",\"isAdmin\":true}".to_vec(),
            400,
        ),
        (
            "more than JSON may be",
            JSON,
            name(&format!("\"{}\"", "a".repeat(1_100_000))),
            413,
        ),
        ("more than a body may be", JSON, vec![b' '; 2_000_001], 413),
        ("plain text", "text/plain", name("\"a\""), 415),
        (
            "a form",
            "application/x-www-form-urlencoded",
            b"tripName=a".to_vec(),
            415,
        ),
        ("a type that is none", "json", name("\"a\""), 415),
    ];
    for (what, kind, body, status) in cases {
        let reply = stage.send("POST", "/api/v1/trips", &[("content-type", kind)], &body);
        check_refusal(what, &reply.expect("an answer"), &[status]);
    }
    let reply = stage.send("POST", "/api/v1/trips", &[], &name("\"a\""));
    check_refusal("no content type", &reply.expect("an answer"), &[415]);
    stage.judge();
}

#[test]
fn files_that_are_none_are_refused() {
    let stage = Stage::new();
    let part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gpx\"\r\n\r\n";
    let cases: Vec<(&str, &str, String, &[u16])> = vec![
        (
            "no boundary",
            "multipart/form-data",
            format!("{part}x\r\n--b--\r\n"),
            &[400, 415],
        ),
        (
            "no end",
            "multipart/form-data; boundary=b",
            format!("{part}{MARK}"),
            &[400],
        ),
        (
            "no part",
            "multipart/form-data; boundary=b",
            "--b--\r\n".to_owned(),
            &[400],
        ),
        (
            "no head",
            "multipart/form-data; boundary=b",
            "--b\r\n\r\n".to_owned(),
            &[400],
        ),
        (
            "another boundary",
            "multipart/form-data; boundary=c",
            format!("{part}x\r\n--b--\r\n"),
            &[400],
        ),
        (
            "a file of nothing",
            "application/gpx+xml",
            String::new(),
            &[400, 415],
        ),
        (
            "a file of something else",
            "application/gpx+xml",
            MARK.to_owned(),
            &[400, 415],
        ),
        (
            "entities that grow",
            "application/gpx+xml",
            "<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><gpx>&b;</gpx>"
                .to_owned(),
            &[400],
        ),
        (
            "an archive that is none",
            "application/vnd.google-earth.kmz",
            MARK.to_owned(),
            &[400, 415],
        ),
        ("another type", "image/png", MARK.to_owned(), &[415]),
    ];
    for (what, kind, body, statuses) in cases {
        let reply = stage.send(
            "POST",
            "/api/v1/trips/import",
            &[("content-type", kind)],
            body.as_bytes(),
        );
        check_refusal(what, &reply.expect("an answer"), statuses);
    }
    stage.judge();
}

#[test]
fn paths_lead_nowhere_else() {
    let stage = Stage::new();
    let long = format!("/api/v1/trips/{}", "a".repeat(20_000));
    let paths = [
        "/api/v1/trips/..%2f..%2fadmin%2fqueues",
        "/api/v1/trips/%2e%2e/%2e%2e/admin/queues",
        "/api/v1/trips/../../../admin/queues",
        "/api/v1/trips/%252e%252e%252f%252e%252e",
        "/api/v1/trips/..;/users/me",
        "//api/v1/trips",
        "/api/v1//trips",
        "/api/v1/trips//",
        "/api/v1/trips/%00",
        "/api/v1/trips/%ff%fe",
        "/api/v1/trips/%",
        "/api/v1/trips/%zz",
        "/api/v1/locations/places/..%2f..%2f..%2fetc%2fpasswd",
        "/api/v1/locations/places/%00",
        "/docs/..%2f..%2fsecret.key",
        "/docs/../secret.key",
        "/docs/%2e%2e%2fsecret.key",
        "/secret.key",
        "/.git/config",
        "/api/v2/trips",
        &long,
    ];
    for path in paths {
        let reply = stage.send("GET", path, &[], b"").expect("an answer");
        check_refusal(path, &reply, &[400, 404]);
        assert!(!reply.body.contains("root:"), "{path}");
    }
    let queries = [
        "page=0",
        "page=-1",
        "page=99999999999999999999",
        "page=%ff",
        "size=51",
        "size=",
        "status=everything",
        "page=1&page=2",
        "search=%00",
    ];
    for query in queries {
        let reply = stage.send("GET", &format!("/api/v1/trips?{query}"), &[], b"");
        check_refusal(query, &reply.expect("an answer"), &[400]);
    }
    stage.judge();
}

#[test]
fn methods_that_a_path_does_not_take_are_refused_with_those_that_it_takes() {
    let stage = Stage::new();
    for method in ["PATCH", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get"] {
        let reply = stage.send(method, "/api/v1/trips", &[], b"").expect("an answer");
        check_refusal(method, &reply, &[405]);
        let allowed = reply.header("allow").replace(' ', "");
        let mut allowed: Vec<&str> = allowed.split(',').collect();
        allowed.sort_unstable();
        assert_eq!(allowed, ["GET", "HEAD", "POST"], "{method}");
    }
    let head = stage.send("HEAD", "/api/v1/trips", &[], b"").expect("an answer");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    stage.judge();
}

#[test]
fn headers_that_cannot_be_used_are_refused() {
    let stage = Stage::new();
    let long = "k".repeat(256);
    let json = ("content-type", JSON);
    for key in ["", "schlüssel", long.as_str()] {
        let reply = stage.send(
            "POST",
            "/api/v1/trips",
            &[json, ("idempotency-key", key)],
            b"{\"tripName\":\"a\"}",
        );
        check_refusal(
            &format!("Idempotency-Key {key}"),
            &reply.expect("an answer"),
            &[400],
        );
    }
    let keyed = [json, ("idempotency-key", "one-key")];
    let first = stage.send("POST", "/api/v1/trips", &keyed, b"{\"tripName\":\"a\"}");
    assert_eq!(first.expect("an answer").status, 201);
    let other = stage.send("POST", "/api/v1/trips", &keyed, b"{\"tripName\":\"b\"}");
    check_refusal("a key for another request", &other.expect("an answer"), &[422]);
    let trip = b"{\"tripName\":\"a\"}";
    for version in [
        "7",
        "\"7",
        "W/\"7\"",
        "\"seven\"",
        "\"7\", \"8\"",
        "\"99999999999999999999\"",
        "",
    ] {
        let reply = stage.send(
            "PUT",
            "/api/v1/trips/{trip}",
            &[json, ("if-match", version)],
            trip,
        );
        check_refusal(
            &format!("If-Match {version}"),
            &reply.expect("an answer"),
            &[400, 412],
        );
    }
    let many: Vec<(&str, &str)> = vec![("x-flood", "1"); 150];
    for (what, headers) in [
        ("many headers", many),
        ("a large header", vec![("x-large", &*"a".repeat(60_000))]),
    ] {
        match stage.send("GET", "/api/v1/trips", &headers, b"") {
            Ok(reply) => assert_eq!(reply.status, 431, "{what}"),
            Err(closed) => println!("{what}: {closed}"),
        }
    }
    for last in ["-1", "seven", "99999999999999999999999", "1;2"] {
        let path = "/api/v1/ai/generations/none/events";
        let reply = stage.send("GET", path, &[("last-event-id", last)], b"");
        check_refusal(
            &format!("Last-Event-ID {last}"),
            &reply.expect("an answer"),
            &[400, 404],
        );
    }
    stage.judge();
}
