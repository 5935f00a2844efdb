//! The server as an operator runs it: started, asked, stopped, saved and restored.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

use crate::run::Desk;
use crate::served::Server;

/// The body of an answer that is a file.
fn get_bytes(server: &Server, path: &str, token: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(&server.address).expect("the server listens");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\r\n",
        server.address
    )
    .expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers");
    assert!(
        answer.starts_with(b"HTTP/1.1 200"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
    let head = answer
        .windows(4)
        .position(|bytes| bytes == b"\r\n\r\n")
        .expect("a head");
    answer.split_off(head + 4)
}

#[test]
fn serves_saves_and_restores() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let key = desk.path("backup.key").display().to_string();
    let saved = desk.path("saved.backup").display().to_string();
    let trip = serde_json::json!({ "tripName": "Kept" });
    {
        let server = Server::start(&desk, &["--data-dir", &data]);
        assert_eq!(server.ask("GET", "/healthz", None, None).0, 200);
        assert_eq!(server.ask("GET", "/readyz", None, None).0, 200);
        assert_eq!(
            server.ask("GET", "/openapi.json", None, None).1["openapi"],
            "3.1.0"
        );
        assert_eq!(
            server.ask("GET", "/api/v1/trips", None, None).1["code"],
            "UNAUTHORIZED"
        );
        let token = server.sign_up("ada01");
        assert_eq!(
            server.ask("POST", "/api/v1/trips", Some(&token), Some(&trip)).0,
            201
        );
        let backup = desk.run(&["backup", "--data-dir", &data, "--key-file", &key, "--out", &saved]);
        assert_eq!((backup.code, backup.err.as_str()), (0, ""));
    }
    let fresh = desk.path("fresh").display().to_string();
    let wrong = desk.write("wrong.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let refused = desk.run(&["restore", &saved, "--data-dir", &fresh, "--key-file", &wrong]);
    assert!(refused.err.starts_with("error[BACKUP_KEY]"), "{}", refused.err);
    let restored = desk.run(&["restore", &saved, "--data-dir", &fresh, "--key-file", &key]);
    assert_eq!((restored.code, restored.err.as_str()), (0, ""));
    let again = desk.run(&["restore", &saved, "--data-dir", &fresh, "--key-file", &key]);
    assert!(again.err.starts_with("error[BACKUP_TARGET]"), "{}", again.err);
    let server = Server::start(&desk, &["--data-dir", &fresh]);
    let token = server.log_in("ada01");
    let (_, trips) = server.ask("GET", "/api/v1/trips", Some(&token), None);
    assert_eq!(trips["items"][0]["tripName"], "Kept");
}

/// Waits until no backup is being made any more; gives the list.
fn backups_made(server: &Server, token: &str) -> Value {
    for _ in 0..2_000 {
        let (status, list) = server.ask("GET", "/api/v1/admin/backups", Some(token), None);
        assert_eq!(status, 200, "{list}");
        let backups = list.as_array().expect("a list");
        if backups.iter().all(|backup| backup["status"] != "running") {
            return list;
        }
        std::thread::yield_now();
    }
    panic!("the backup does not end");
}

#[test]
fn makes_backups_that_an_operator_asks_for() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let path = "/api/v1/admin/backups";
    let name = {
        let server = Server::start(&desk, &["--data-dir", &data]);
        let (admin, user) = (server.sign_up("ada01"), server.sign_up("bob01"));
        assert_eq!(server.ask("POST", path, Some(&user), None).0, 403);
        assert_eq!(server.ask("GET", path, None, None).0, 401);
        assert_eq!(
            server.ask("GET", path, Some(&admin), None).1,
            serde_json::json!([])
        );
        let (status, begun) = server.ask("POST", path, Some(&admin), None);
        assert_eq!(
            (status, begun["status"].as_str()),
            (202, Some("running")),
            "{begun}"
        );
        let list = backups_made(&server, &admin);
        assert_eq!(
            (list[0]["status"].as_str(), &list[0]["name"]),
            (Some("ready"), &begun["name"]),
            "{list}"
        );
        let name = begun["name"].as_str().expect("a name").to_owned();
        let file = format!("{path}/{name}");
        let bytes = get_bytes(&server, &file, &admin);
        let kept = std::fs::read(desk.path("data/backups").join(&name)).expect("the file of the backup");
        assert!(bytes == kept, "{} bytes sent of {}", bytes.len(), kept.len());
        assert_eq!(server.ask("GET", &file, Some(&user), None).0, 403);
        for wrong in [
            "secret.key",
            "..%2Fsecret.key",
            "tripgen-20200101T000000000Z.backup",
        ] {
            for method in ["GET", "DELETE"] {
                let (status, answer) = server.ask(method, &format!("{path}/{wrong}"), Some(&admin), None);
                assert_eq!(
                    (status, answer["code"].as_str()),
                    (404, Some("BACKUP_NOT_FOUND")),
                    "{wrong}"
                );
            }
        }
        name
    };
    let fresh = desk.path("fresh").display().to_string();
    let backup = desk.path("data/backups").join(&name).display().to_string();
    let restored = desk.run(&["restore", &backup, "--data-dir", &fresh]);
    assert_eq!((restored.code, restored.err.as_str()), (0, ""));
    let server = Server::start(&desk, &["--data-dir", &data]);
    let admin = server.log_in("ada01");
    let file = format!("{path}/{name}");
    assert_eq!(server.ask("DELETE", &file, Some(&admin), None).0, 204);
    assert_eq!(server.ask("DELETE", &file, Some(&admin), None).0, 404);
}

#[test]
fn says_why_there_is_no_backup() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let key = desk.write("short.key", "short");
    let arguments = ["--data-dir", &data, "--key-file", &key];
    let server = Server::start(&desk, &arguments);
    let admin = server.sign_up("ada01");
    assert_eq!(
        server.ask("POST", "/api/v1/admin/backups", Some(&admin), None).0,
        202
    );
    let list = backups_made(&server, &admin);
    assert_eq!(
        (list[0]["status"].as_str(), list[0]["error"].as_str()),
        (Some("failed"), Some("BACKUP_KEY"))
    );
}

#[test]
fn tells_operators_how_it_does() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let server = Server::start(&desk, &["--data-dir", &data]);
    let (admin, user) = (server.sign_up("ada01"), server.sign_up("bob01"));
    let path = "/api/v1/admin/health";
    assert_eq!(server.ask("GET", path, Some(&user), None).0, 403);
    let (status, health) = server.ask("GET", path, Some(&admin), None);
    assert_eq!(status, 200, "{health}");
    assert_eq!(
        (health["ready"].as_bool(), health["checks"][0]["name"].as_str()),
        (Some(true), Some("database"))
    );
    assert_eq!(
        (health["database"]["kind"].as_str(), health["packs"].as_u64()),
        (Some("sqlite"), Some(25))
    );
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert!(
        health["queues"]
            .as_array()
            .is_some_and(|queues| queues.len() >= 4),
        "{health}"
    );
    assert!(
        health["caches"]
            .as_array()
            .is_some_and(|caches| caches.len() >= 10),
        "{health}"
    );
    assert!(health["memoryBytes"].as_u64() > Some(1_000_000), "{health}");
    let (status, page) = server.ask("GET", "/api/v1/ai/generations", Some(&admin), None);
    assert_eq!((status, page["totalItems"].as_u64()), (200, Some(0)), "{page}");
}

#[test]
fn lists_the_links_that_could_not_be_mailed() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let server = Server::start(&desk, &["--data-dir", &data]);
    let token = server.sign_up("ada01");
    let none = desk.run(&["links", "--data-dir", &data]);
    assert_eq!(
        (none.code, none.out.as_str()),
        (0, "no links and no codes wait\n")
    );
    let forgotten = serde_json::json!({ "email": "ada01@example.com" });
    let forgot = server.ask("POST", "/api/v1/users/password/forgot", None, Some(&forgotten));
    assert_eq!(forgot.0, 204);
    let (status, page) = server.ask("GET", "/api/v1/users/admin/links", Some(&token), None);
    assert_eq!(status, 200, "{page}");
    let link = page["items"][0]["link"].as_str().expect("a link");
    let listed = desk.run(&["links", "--data-dir", &data]);
    assert!(listed.out.contains(link), "{}", listed.out);
    let listed = desk.run(&["links", "--data-dir", &data, "--json"]);
    let listed: Value = serde_json::from_str(&listed.out).expect("JSON");
    assert_eq!(listed[0]["username"], "ada01");
}

#[test]
fn takes_larger_packs_than_other_bodies() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let server = Server::start(&desk, &["--data-dir", &data]);
    // Only the head is sent: what is too large is refused by its announced size, else the caller is asked who they are.
    for (path, bytes, status) in [
        ("/api/v1/locations/packs", 60 << 20, "401"),
        ("/api/locations/packs", 60 << 20, "401"),
        ("/api/v1/locations/packs", 80 << 20, "413"),
        ("/api/v1/trips/import", 60 << 20, "413"),
    ] {
        let mut stream = TcpStream::connect(&server.address).expect("the server listens");
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: multipart/form-data; boundary=x\r\n\
             content-length: {bytes}\r\n\r\n",
            server.address
        )
        .expect("the server reads");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("the server answers");
        assert_eq!(&answer[9..], status.as_bytes(), "{path} with {bytes} bytes");
    }
}

#[test]
fn looks_after_itself() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let sample = desk.run(&["config", "sample"]);
    let file = desk.write("tripgen.toml", &sample.out);
    let checked = desk.run(&["config", "check", "--config", &file, "--data-dir", &data]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    let typo = desk.write("typo.toml", "[http]\nlisten_on = \"x\"\n");
    let refused = desk.run(&["config", "check", "--config", &typo, "--data-dir", &data]);
    assert!(
        refused.err.starts_with("error[CONFIG_INVALID]"),
        "{}",
        refused.err
    );
    let migrated = desk.run(&["migrate", "--data-dir", &data]);
    assert!(
        migrated.out.contains("applied  trip/0001_trips"),
        "{}",
        migrated.out
    );
    let doctor = desk.run(&["doctor", "--data-dir", &data, "--json"]);
    assert!(doctor.out.contains("\"subject\": \"schema\""), "{}", doctor.out);
}

#[test]
fn doctor_tells_a_server_of_ours_from_whoever_else_has_the_port() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let looked_at = |address: &str| {
        let settings = desk.write("doctor.toml", &format!("[http]\nlisten = \"{address}\"\n"));
        desk.run(&["doctor", "--data-dir", &data, "--config", &settings])
            .out
    };
    let server = Server::start(&desk, &["--data-dir", &data]);
    let ours = looked_at(&server.address);
    assert!(ours.contains("a server of TripGen answers at"), "{ours}");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let foreign = looked_at(&listener.local_addr().expect("an address").to_string());
    assert!(foreign.contains("BAD   port"), "{foreign}");
}

#[test]
fn gives_the_page_to_browsers_and_problems_to_programs() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let server = Server::start(&desk, &["--data-dir", &data]);
    let page = server
        .send("GET", "/trips/any", &[("accept", "text/html")], &[])
        .expect("the server answers");
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.body.contains("<title>TripGen"), "{}", page.body);
    for method in ["GET", "HEAD"] {
        let root = server.send(method, "/", &[], &[]).expect("the server answers");
        assert_eq!(
            root.status, 200,
            "the address that was printed answers whoever looks: {method}"
        );
    }
    for path in ["/trips/any", "/api/v1/nothing", "/assets/nothing.js"] {
        let (status, answer) = server.ask("GET", path, None, None);
        assert_eq!(
            (status, answer["code"].as_str()),
            (404, Some("ROUTE_NOT_FOUND")),
            "{path}"
        );
    }
}

#[test]
fn publishes_the_document_that_is_committed() {
    let desk = Desk::new();
    let answer = desk.run(&["openapi"]);
    let committed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let committed = std::fs::read_to_string(committed).expect("docs/openapi.json");
    assert!(
        answer.out == committed,
        "docs/openapi.json is stale: run `cargo xtask openapi`"
    );
}
