//! The server as an operator runs it: started, asked, stopped, saved and restored.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::run::Desk;

/// A running server, which ends with this value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("a pipe");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a line on standard output");
        let address = line
            .trim()
            .strip_prefix("TripGen runs at http://")
            .map(str::to_owned);
        Self {
            address: address.unwrap_or_else(|| panic!("no address in {line:?}")),
            child,
        }
    }

    /// Status and body of an answer.
    fn ask(&self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        let body = body.map(Value::to_string).unwrap_or_default();
        let token = token
            .map(|token| format!("authorization: Bearer {token}\r\n"))
            .unwrap_or_default();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/json\r\n{token}\
             content-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        let status = answer
            .get(9..12)
            .and_then(|status| status.parse().ok())
            .expect("a status");
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        (status, serde_json::from_str(body).unwrap_or(Value::Null))
    }

    /// The whole answer, as a browser gets it.
    fn get_text(&self, path: &str, accept: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\naccept: {accept}\r\n\r\n",
            self.address
        )
        .expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        answer
    }

    /// The body of an answer that is a file.
    fn get_bytes(&self, path: &str, token: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\r\n",
            self.address
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

    fn sign_up(&self, name: &str) -> String {
        let account = serde_json::json!({
            "name": "Ada", "email": format!("{name}@example.com"), "username": name, "password": "Secret-pass-1",
            "passwordConfirm": "Secret-pass-1", "termsAccepted": true,
        });
        assert_eq!(
            self.ask("POST", "/api/v1/users/register", None, Some(&account)).0,
            201
        );
        self.log_in(name)
    }

    fn log_in(&self, name: &str) -> String {
        let login = serde_json::json!({ "username": name, "password": "Secret-pass-1" });
        let (status, answer) = self.ask("POST", "/api/users/login", None, Some(&login));
        assert_eq!(status, 200, "{answer}");
        answer["accessToken"].as_str().expect("a token").to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().expect("the server can be ended");
        self.child.wait().expect("the server ends");
    }
}

#[test]
fn serves_saves_and_restores() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let key = desk.path("backup.key").display().to_string();
    let saved = desk.path("saved.backup").display().to_string();
    let trip = serde_json::json!({ "tripName": "Kept" });
    {
        let server = Server::start(&desk, &["serve", "--port", "0", "--data-dir", &data]);
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
    let server = Server::start(&desk, &["serve", "--port", "0", "--data-dir", &fresh]);
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
        let server = Server::start(&desk, &["serve", "--port", "0", "--data-dir", &data]);
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
        let bytes = server.get_bytes(&file, &admin);
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
    let server = Server::start(&desk, &["serve", "--port", "0", "--data-dir", &data]);
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
    let arguments = ["serve", "--port", "0", "--data-dir", &data, "--key-file", &key];
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
    let server = Server::start(&desk, &["serve", "--port", "0", "--data-dir", &data]);
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
fn gives_the_page_to_browsers_and_problems_to_programs() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let server = Server::start(&desk, &["serve", "--port", "0", "--data-dir", &data]);
    let page = server.get_text("/trips/any", "text/html");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains("text/html") && page.contains("<title>TripGen"),
        "{page}"
    );
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
