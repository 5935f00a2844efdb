//! Planning on a running server.

use std::io::{Read, Write};
use std::net::TcpListener;

use crate::run::{Answer, Desk, SEOUL};
use crate::served::Server;

fn serve(desk: &Desk) -> (Server, String) {
    let data = desk.path("data").display().to_string();
    let server = Server::start(desk, &["--data-dir", &data]);
    let url = format!("http://{}", server.address);
    (server, url)
}

/// Runs the program with variables.
fn run_with(desk: &Desk, variables: &[(&str, &str)], arguments: &[&str]) -> Answer {
    let mut command = desk.command(arguments);
    command.envs(variables.iter().copied());
    crate::run::answer(command.output().expect("the program starts"))
}

#[test]
fn plans_on_a_server_what_it_would_plan_itself() {
    let desk = Desk::new();
    let (server, url) = serve(&desk);
    let token = server.sign_up("ada01");
    let asked = [
        ("TRIPGEN_SERVER", url.as_str()),
        ("TRIPGEN_TOKEN", token.as_str()),
    ];
    let kept = desk.path("kept.json").display().to_string();
    for more in [
        &["--json"][..],
        &["--lang", "ko", "--json"],
        &["--lang", "ko", "--rain"],
        &["--out", &kept],
    ] {
        let arguments = [&SEOUL[..], more].concat();
        let here = desk.run(&arguments);
        let there = run_with(&desk, &asked, &arguments);
        assert_eq!((there.code, there.err.as_str()), (here.code, ""), "{more:?}");
        assert!(there.out == here.out, "{more:?}: {}", there.out);
    }
    let by_flags = desk.run(&[&["--server", &url, "--token", &token][..], &SEOUL].concat());
    assert_eq!((by_flags.code, by_flags.err.as_str()), (0, ""));
    let checked = desk.run(&["check", &kept]);
    assert_eq!(checked.code, 0, "{}", checked.err);
}

#[test]
fn lists_the_destinations_of_a_server() {
    let desk = Desk::new();
    let (server, url) = serve(&desk);
    let token = server.sign_up("ada01");
    let asked = ["--server", &url, "--token", &token, "places", "list"];
    for more in [&["--json"][..], &["--lang", "ko"]] {
        let here = desk.run(&[&["places", "list"], more].concat());
        let there = desk.run(&[&asked[..], more].concat());
        assert_eq!((there.code, there.err.as_str()), (0, ""), "{more:?}");
        assert!(there.out == here.out, "{more:?}: {}", there.out);
    }
}

#[test]
fn shows_what_a_server_refuses() {
    let desk = Desk::new();
    let (server, url) = serve(&desk);
    let refused = run_with(&desk, &[("TRIPGEN_SERVER", &url)], &SEOUL);
    assert_eq!(refused.code, 2);
    assert_eq!(
        refused.err,
        "error[UNAUTHORIZED]: Please log in\n  help: show a token with TRIPGEN_TOKEN or --token\n"
    );
    let wrong = desk.run(&[&["--server", &url, "--token", "wrong"][..], &SEOUL].concat());
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.starts_with("error[INVALID_TOKEN]: "), "{}", wrong.err);
    assert!(
        !wrong.err.contains("wrong\n"),
        "the token is not repeated: {}",
        wrong.err
    );
    let token = server.sign_up("ada01");
    let nowhere = [
        "--server",
        &url,
        "--token",
        &token,
        "--json",
        "plan",
        "--destination",
        "seoul:1",
        "--destination",
        "atlantis:2",
        "--start",
        "2026-12-04",
        "--member",
        "age=30",
    ];
    let refused = desk.run(&nowhere);
    assert_eq!(refused.code, 2, "{}", refused.err);
    let error = refused.error();
    assert_eq!(
        (error["code"].as_str(), error["errors"][0]["field"].as_str()),
        (Some("DESTINATION_NOT_FOUND"), Some("--destination 2")),
        "{error}"
    );
}

#[test]
fn says_when_nobody_answers_or_somebody_else_does() {
    let desk = Desk::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let stranger = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut head = [0; 1024];
        let read = stream.read(&mut head).expect("a request");
        assert!(read > 0);
        let page = "<html>";
        write!(
            stream,
            "HTTP/1.1 502 Bad Gateway\r\ncontent-length: {}\r\n\r\n{page}",
            page.len()
        )
        .expect("an answer");
    });
    let answered = desk.run(&[&["--server", &url][..], &SEOUL].concat());
    stranger.join().expect("one caller came");
    assert_eq!(answered.code, 2);
    assert!(
        answered.err.starts_with("error[SERVER_ANSWER]: "),
        "{}",
        answered.err
    );
    assert!(answered.err.contains("502"), "{}", answered.err);
    let closed = desk.run(&[&["--server", &url][..], &SEOUL].concat());
    assert_eq!(closed.code, 2);
    assert!(
        closed.err.starts_with("error[SERVER_UNREACHABLE]: ") && closed.err.contains("efused"),
        "{}",
        closed.err
    );
    let none = desk.run(&[&["--server", "localhost"][..], &SEOUL].concat());
    assert!(
        none.err.starts_with("error[COMMAND_LINE]: --server"),
        "{}",
        none.err
    );
}

#[test]
fn says_what_a_server_does_not_do() {
    let desk = Desk::new();
    let plan = desk.seoul();
    let server = ["--server", "http://127.0.0.1:1"];
    for (arguments, named) in [
        (vec!["check", &plan], "check"),
        (vec!["explain", &plan], "explain"),
        (vec!["places", "search", "a"], "this command of places"),
        (vec!["plan", "--from", &plan], "--from"),
        (vec!["doctor"], "this command"),
        ([&SEOUL[..], &["--no-rain"]].concat(), "--no-rain"),
    ] {
        let refused = desk.run(&[&server[..], &arguments].concat());
        assert_eq!(refused.code, 2, "{arguments:?}");
        let start = format!("error[COMMAND_LINE]: {named} ");
        assert!(refused.err.starts_with(&start), "{}", refused.err);
    }
    // The variable may be set for other reasons; what asks for no data does not mind it.
    let shown = run_with(&desk, &[("TRIPGEN_SERVER", server[1])], &["config", "sample"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    let unset = run_with(&desk, &[("TRIPGEN_SERVER", "")], &["check", &plan]);
    assert_eq!((unset.code, unset.err.as_str()), (0, ""));
}
