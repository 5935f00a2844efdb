//! TLS between the processes of a cluster: everything works over it, and nothing works around it.

use std::io::{Read, Write};
use std::time::Duration;

use rustls::version::{TLS12, TLS13};
use storage::Backend;
use test_support::TestDatabase;

use super::cluster::{Cluster, Finding, fixture};
use super::{planned, until};
use crate::run::Desk;
use crate::served::Server;
use crate::tls::Client;

/// Longer than a process takes to close a connection.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn processes_speak_tls_with_each_other_and_with_nobody_else() {
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let names = ["user", "trip", "ai", "location", "web", "scheduler", "gateway"];
        let mut cluster = Cluster::new(&database.url, &names, Finding::Lists).secured();
        cluster.start(&names);
        until(|| cluster.process("gateway").call("GET", "/readyz", "", None).status == 200);
        let token = cluster.process("gateway").sign_up("traveller");
        let trip = planned(cluster.process("gateway"), &token);
        let read = format!("/api/v1/trips/{trip}/itinerary");
        cluster.process("gateway").done("GET", &read, &token, None);
        let queues = "/api/v1/admin/queues";
        cluster.process("gateway").done("GET", queues, &token, None);
        cluster.process("gateway").done("GET", "/openapi.json", "", None);
        takes_nothing_but_tls_1_3(cluster.process("trip"));

        // A process that nobody vouches for, and one that is somebody else.
        for (shown, reason) in [("stranger", "UnknownIssuer"), ("elsewhere", "not valid for name")] {
            cluster.kill("trip");
            cluster.show("trip", shown);
            cluster.start(&["trip"]);
            let gateway = cluster.process("gateway");
            until(|| gateway.call("GET", &read, &token, None).status == 503);
            until(|| cluster.log().contains(reason));
            // Renewed while it runs, it is asked again.
            cluster.show("trip", "renewed");
            until(|| gateway.call("GET", &read, &token, None).status == 200);
        }
        let log = cluster.log();
        assert!(log.contains("were read again"), "{log}");
        assert!(
            !log.contains("panicked") && !log.contains("speaks no TLS"),
            "{log}"
        );
    });
}

/// Clients of another version, and of none.
fn takes_nothing_but_tls_1_3(process: &Server) {
    let client = |versions: &[_]| {
        let authority = fixture("authority.crt");
        Client::speaking(versions, &process.address, "localhost", &authority, &["http/1.1"])
    };
    let reply = client(&[&TLS13]).send("GET", "/readyz", &[], b"");
    assert_eq!(reply.status, 200);
    let old = client(&[&TLS12]).connect().expect_err("it is refused");
    assert!(old.to_string().contains("ProtocolVersion"), "{old}");

    let mut plain = process.connect().expect("it listens");
    plain.set_read_timeout(Some(PATIENCE)).expect("a limit");
    plain
        .write_all(b"GET /readyz HTTP/1.1\r\nhost: a\r\n\r\n")
        .expect("it takes bytes");
    let mut answer = Vec::new();
    // Closed after an alert, or reset because not everything was read.
    match plain.read_to_end(&mut answer) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
    }
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/"), "{answer:?}");
}

#[test]
fn processes_find_each_other_by_a_registry_over_tls() {
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let names = ["scheduler", "user", "gateway"];
        let mut cluster = Cluster::new(&database.url, &names, Finding::Registry).secured();
        cluster.start(&names);
        let gateway = cluster.process("gateway");
        until(|| gateway.call("GET", "/.well-known/jwks.json", "", None).status == 200);
    });
}

#[test]
fn settings_that_leave_a_gap_are_refused_before_anything_listens() {
    let desk = Desk::new();
    let certificate = fixture("process.crt").display().to_string();
    let pair = |key: &str| {
        let key = fixture(key).display().to_string();
        format!("[services.tls]\ncertificate = '{certificate}'\nkey = '{key}'\n")
    };
    let check = |settings: &str, expected: &[&str]| {
        let config = desk.write("tripgen.toml", settings);
        let secret = desk.write("secret.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        let arguments = [
            "--config",
            &config,
            "--data-dir",
            &desk.path("data").display().to_string(),
        ];
        let checked = desk
            .command(&["config", "check"])
            .args(arguments)
            .env("TRIPGEN_SECRET_FILE", &secret)
            .output();
        let started = desk
            .command(&["serve", "--role", "web", "--port", "0"])
            .args(arguments)
            .env("TRIPGEN_SECRET_FILE", &secret)
            .output();
        for answer in [checked, started] {
            let answer = crate::run::answer(answer.expect("the program starts"));
            assert_eq!(answer.code, 2, "{}", answer.err);
            for word in expected {
                assert!(answer.err.contains(word), "{word}: {}", answer.err);
            }
        }
    };
    check(
        &format!("[services.tls]\ncertificate = '{certificate}'\n"),
        &["services.tls.certificate and services.tls.key"],
    );
    check(&pair("renewed.key"), &["process.crt", "cannot be used"]);
    check(&pair("nowhere.key"), &["nowhere.key", "cannot be read"]);
    check(
        "[gateway.upstreams]\nall = [\"https://10.0.0.7\", \"http://10.0.0.8\"]\n",
        &["gateway.upstreams.all", "http://10.0.0.8"],
    );
    check(
        &format!(
            "[services]\nregister_as = \"http://10.0.0.7:8080\"\n{}",
            pair("process.key")
        ),
        &["services.register_as"],
    );
}
