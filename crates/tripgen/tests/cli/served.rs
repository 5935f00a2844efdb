//! A server as an operator starts it, and a client that sends exactly the bytes it is told to.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::run::Desk;

/// How long an answer may take before the test gives up on it.
const PATIENCE: Duration = Duration::from_mins(1);
/// The password of everybody who signs up.
pub(crate) const PASSWORD: &str = "Secret-pass-1";

/// A running server, which ends with this value. Its log, in JSON, is the file `server.log` of the desk.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

/// What the server answered.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Reply {
    /// The body, or nothing where it is no JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// The code of a problem.
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or("").to_owned()
    }
}

impl Server {
    /// Starts it with `serve` and further arguments, on a free port.
    pub(crate) fn start(desk: &Desk, arguments: &[&str]) -> Self {
        Self::start_at(desk, 0, arguments)
    }

    /// The same on a port that others know already.
    pub(crate) fn start_at(desk: &Desk, port: u16, arguments: &[&str]) -> Self {
        let log = File::options()
            .create(true)
            .append(true)
            .open(desk.path("server.log"))
            .expect("the folder can be written");
        let mut child = desk
            .command(&["serve", "--port", &port.to_string()])
            .args(arguments)
            .env("TRIPGEN_LOG_FORMAT", "json")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("a pipe");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a line on standard output");
        let address = line
            .trim()
            .strip_prefix("TripGen runs at ")
            .and_then(|url| url.split_once("://"))
            .map(|(_, address)| address.to_owned());
        let log = || std::fs::read_to_string(desk.path("server.log")).unwrap_or_default();
        Self {
            address: address.unwrap_or_else(|| panic!("no address in {line:?}; {}", log())),
            child,
        }
    }

    /// Sends a request on a connection of its own and reads the whole answer.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> std::io::Result<Reply> {
        let mut stream = self.connect()?;
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n",
            self.address
        );
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n").expect("a text takes what is written to it");
        }
        if !body.is_empty() || method != "GET" {
            write!(head, "content-length: {}\r\n", body.len()).expect("a text takes what is written to it");
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        // A server that refuses a body by its head may have closed before all of it was written.
        let written = stream.write_all(body);
        let answered = read_reply(&mut stream);
        if answered.is_err() {
            written?;
        }
        answered
    }

    /// A connection on which nothing was sent yet.
    pub(crate) fn connect(&self) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    /// Asks with JSON.
    pub(crate) fn call(&self, method: &str, path: &str, token: &str, body: Option<&Value>) -> Reply {
        let authorization = format!("Bearer {token}");
        let mut headers = Vec::new();
        if !token.is_empty() {
            headers.push(("authorization", authorization.as_str()));
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        if !body.is_empty() {
            headers.push(("content-type", "application/json"));
        }
        self.send(method, path, &headers, body.as_bytes())
            .expect("the server answers")
    }

    /// Asks with JSON for something that must succeed.
    #[track_caller]
    pub(crate) fn done(&self, method: &str, path: &str, token: &str, body: Option<&Value>) -> Value {
        let reply = self.call(method, path, token, body);
        assert!(
            (200..300).contains(&reply.status),
            "{method} {path}: {} {}",
            reply.status,
            reply.body
        );
        reply.json()
    }

    /// Status and body of an answer.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: Option<&Value>,
    ) -> (u16, Value) {
        let reply = self.call(method, path, token.unwrap_or(""), body);
        (reply.status, reply.json())
    }

    /// Makes an account and logs in.
    pub(crate) fn sign_up(&self, name: &str) -> String {
        let account = json!({
            "name": "Ada", "email": format!("{name}@example.com"), "username": name, "password": PASSWORD,
            "passwordConfirm": PASSWORD, "termsAccepted": true,
        });
        self.done("POST", "/api/v1/users/register", "", Some(&account));
        self.log_in(name)
    }

    /// A new session's access token.
    pub(crate) fn log_in(&self, name: &str) -> String {
        let login = json!({ "username": name, "password": PASSWORD });
        text(
            &self.done("POST", "/api/users/login", "", Some(&login)),
            "/accessToken",
        )
    }

    /// Sends it a signal.
    pub(crate) fn tell(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, signal).expect("the server runs");
    }

    /// Waits until it has ended by itself; gives its exit code.
    pub(crate) fn ended(mut self) -> Option<i32> {
        self.child.wait().expect("the server ends").code()
    }

    /// Whether it still runs.
    pub(crate) fn is_alive(&mut self) -> bool {
        self.child.try_wait().expect("the process can be asked").is_none()
    }
}

impl Drop for Server {
    /// SIGKILL: the process gets no chance to put anything in order.
    fn drop(&mut self) {
        // One that has ended by itself cannot be ended again.
        if self.is_alive() {
            self.child.kill().expect("the server can be ended");
            self.child.wait().expect("the server ends");
        }
    }
}

/// A text in an answer.
#[track_caller]
pub(crate) fn text(answer: &Value, pointer: &str) -> String {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    found
        .unwrap_or_else(|| panic!("no {pointer} in {answer}"))
        .to_owned()
}

/// Reads an answer until the server closes.
pub(crate) fn read_reply(stream: &mut impl Read) -> std::io::Result<Reply> {
    let mut bytes = Vec::new();
    if let Err(error) = stream.read_to_end(&mut bytes)
        && bytes.is_empty()
    {
        return Err(error);
    }
    parse(&bytes).ok_or_else(|| std::io::Error::other("the connection was closed without an answer"))
}

fn parse(bytes: &[u8]) -> Option<Reply> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.get(9..12)?.parse().ok()?;
    let headers: Vec<(String, String)> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = &bytes[end + 4..];
    let body = if chunked { joined(body) } else { body.to_vec() };
    Some(Reply {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// The chunks of a body, one after the other (RFC 9112, section 7.1).
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(&String::from_utf8_lossy(&rest[..end]), 16).unwrap_or(0);
        let from = end + 2;
        if size == 0 || rest.len() < from + size {
            break;
        }
        whole.extend_from_slice(&rest[from..from + size]);
        rest = rest.get(from + size + 2..).unwrap_or(&[]);
    }
    whole
}
