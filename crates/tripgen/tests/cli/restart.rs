//! A restart that nobody notices: the next process takes the ports over while clients go on asking.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::json;

use crate::run::{Desk, is_long_run};
use crate::served::Server;

/// How many ask at once: every other one keeps its connection.
const CALLERS: usize = 16;

/// Callers that ask in turn until so many requests were answered.
struct Load {
    done: Arc<AtomicUsize>,
    callers: Vec<JoinHandle<Result<(), String>>>,
}

impl Load {
    fn begin(address: &str, requests: usize) -> Self {
        let done = Arc::new(AtomicUsize::new(0));
        let callers = (0..CALLERS).map(|number| {
            let (address, done) = (address.to_owned(), Arc::clone(&done));
            std::thread::spawn(move || {
                let mut caller = Caller::new(address, number % 2 == 0);
                while done.load(Ordering::Relaxed) < requests {
                    caller.ask(number)?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok(())
            })
        });
        Self {
            callers: callers.collect(),
            done,
        }
    }

    /// Waits until so many were answered, or a caller gave up.
    fn passed(&self, requests: usize) {
        while self.done.load(Ordering::Relaxed) < requests
            && !self.callers.iter().all(JoinHandle::is_finished)
        {
            std::thread::yield_now();
        }
    }

    fn end(self) -> (usize, Vec<String>) {
        let ended = self
            .callers
            .into_iter()
            .map(|caller| caller.join().expect("no panic"));
        let failed = ended.filter_map(Result::err).collect();
        (self.done.load(Ordering::Relaxed), failed)
    }
}

/// Asks without ever asking twice: whatever goes wrong is a failed request.
struct Caller {
    address: String,
    keeps: bool,
    stream: Option<BufReader<TcpStream>>,
}

impl Caller {
    fn new(address: String, keeps: bool) -> Self {
        Self {
            address,
            keeps,
            stream: None,
        }
    }

    /// A read, or, for every third, a change that needs somebody who is known.
    fn ask(&mut self, number: usize) -> Result<(), String> {
        let change = number.is_multiple_of(3);
        let (line, body, expected) = if change {
            ("POST /api/v1/trips", "{\"tripName\":\"x\"}", "401")
        } else {
            ("GET /api/v1/locations/map", "", "200")
        };
        let head = format!(
            "{line} HTTP/1.1\r\nhost: {}\r\nconnection: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            self.address,
            if self.keeps { "keep-alive" } else { "close" },
            body.len()
        );
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(&self.address).map_err(|error| format!("connecting: {error}"))?,
        };
        let answer = exchange(&mut stream, &format!("{head}{body}"));
        let (status, closes) = answer.map_err(|error| format!("{line}: {error}"))?;
        if status != expected {
            return Err(format!("{line}: {status}"));
        }
        if self.keeps && !closes {
            self.stream = Some(stream);
        }
        Ok(())
    }
}

fn connect(address: &str) -> std::io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    Ok(BufReader::new(stream))
}

/// Sends a request and reads its answer; gives the status, and whether the connection ends with it.
fn exchange(stream: &mut BufReader<TcpStream>, request: &str) -> std::io::Result<(String, bool)> {
    stream.get_mut().write_all(request.as_bytes())?;
    let (mut status, mut length, mut closes) = (String::new(), 0, false);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if status.is_empty() {
            line.get(9..12).unwrap_or("").clone_into(&mut status);
        }
        if let Some(bytes) = line.strip_prefix("content-length: ") {
            length = bytes.parse().unwrap_or(0);
        }
        closes |= line == "connection: close";
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok((status, closes))
}

fn most_requests() -> usize {
    if is_long_run() { 100_000 } else { 5_000 }
}

const SERVICES: &str = "[user.passwords]\nmemory_kib = 64\npasses = 1\n[gateway.rates]\nper_address = 0\n";

#[test]
fn a_gateway_restarts_under_load_without_a_failed_request() {
    let (behind, front) = (Desk::new(), Desk::new());
    let services = Server::start(&behind, &["--config", &behind.write("tripgen.toml", SERVICES)]);
    let settings = format!(
        "[http]\nhand_over = {:?}\n[gateway.rates]\nper_address = 0\n[gateway.upstreams]\nall = [\"http://{}\"]\n",
        front.path("hand-over.sock"),
        services.address
    );
    let config = front.write("gateway.toml", &settings);
    let start = || Server::start(&front, &["--role", "gateway", "--config", &config]);
    let mut gateway = start();
    let requests = most_requests();
    let load = Load::begin(&gateway.address, requests);
    for part in 1..=3 {
        load.passed(requests * part / 4);
        let next = start();
        assert_eq!(next.address, gateway.address);
        let before = std::mem::replace(&mut gateway, next);
        assert_eq!(
            before.ended(),
            Some(0),
            "it ends by itself when the next one serves"
        );
    }
    let (done, failed) = load.end();
    assert_eq!(failed, Vec::<String>::new(), "of {done} requests");
    assert!(done >= requests);
}

#[test]
fn a_server_of_everything_restarts_under_load_and_keeps_what_it_was_told() {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let settings = format!(
        "{SERVICES}[http]\nhand_over = {:?}\n",
        desk.path("hand-over.sock")
    );
    let config = desk.write("tripgen.toml", &settings);
    let start = || Server::start(&desk, &["--data-dir", &data, "--config", &config]);
    let first = start();
    let token = first.sign_up("ada01");
    let requests = most_requests() / 5;
    let load = Load::begin(&first.address, requests);
    load.passed(requests / 2);
    let second = start();
    assert_eq!(first.ended(), Some(0));
    let (done, failed) = load.end();
    assert_eq!(failed, Vec::<String>::new(), "of {done} requests");
    let trip = json!({ "tripName": "After" });
    second.done("POST", "/api/v1/trips", &token, Some(&trip));
    assert_eq!(second.call("GET", "/readyz", "", None).status, 200);
}

#[test]
fn a_port_that_another_program_has_is_named() {
    let desk = Desk::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken
        .local_addr()
        .expect("a bound port has an address")
        .port()
        .to_string();
    let settings = format!("[http]\nhand_over = {:?}\n", desk.path("hand-over.sock"));
    let config = desk.write("tripgen.toml", &settings);
    let data = desk.path("data").display().to_string();
    for arguments in [
        vec!["serve", "--port", &port, "--data-dir", &data],
        vec!["serve", "--port", &port, "--data-dir", &data, "--config", &config],
    ] {
        let answer = desk.run(&arguments);
        assert_eq!(answer.code, 2);
        assert!(
            answer.err.contains(&format!("listening on 127.0.0.1:{port}")) && answer.err.contains("--port"),
            "{}",
            answer.err
        );
    }
}
