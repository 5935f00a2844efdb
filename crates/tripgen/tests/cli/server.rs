//! The server as an operator runs it: started, asked, stopped, saved and restored.

use crate::run::Desk;
use crate::served::Server;

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
