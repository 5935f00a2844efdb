//! The configurations of docs/reverse-proxy.md, as they stand there, run by the programs that they are for: a traveller
//! signs up, plans with live progress, and an operator uploads a large file.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::run::Desk;
use crate::served::{PASSWORD, Server, text};
use crate::tls::{Client, free_port};

const HOST: &str = "trips.example.org";

const SETTINGS: &str = "[gateway]\npublic_url = \"https://trips.example.org\"\n[user.passwords]\nmemory_kib = 64\npasses = 1\n\
     [ai]\nworkers = 1\n";

/// A proxy that runs as the page says.
struct Proxy {
    child: Child,
    plain: u16,
    client: Client,
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// The first block of the page in that language.
fn block(language: &str) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reverse-proxy.md");
    let page = std::fs::read_to_string(page).expect("docs/reverse-proxy.md");
    let (_, rest) = page
        .split_once(&format!("```{language}\n"))
        .expect("a block in that language");
    let (block, _) = rest.split_once("```").expect("its end");
    block.to_owned()
}

/// Replaces what differs from the page on every machine: addresses and files. What is not there has changed its name.
fn adapted(block: &str, changes: &[(&str, String)]) -> String {
    changes.iter().fold(block.to_owned(), |block, (from, to)| {
        assert!(block.contains(from), "`{from}` stands no more in\n{block}");
        block.replace(from, to)
    })
}

/// Where a program is, if it is installed.
fn installed(program: &str) -> Option<PathBuf> {
    let found = ["/usr/sbin", "/usr/bin", "/usr/local/bin"]
        .iter()
        .map(|folder| Path::new(folder).join(program))
        .find(|path| path.exists());
    if found.is_none() {
        println!("skipped: {program} is not installed");
    }
    found
}

impl Proxy {
    fn start(desk: &Desk, mut command: Command, ports: (u16, u16)) -> Self {
        let log = File::create(desk.path("proxy.log")).expect("the folder can be written");
        let mut child = command
            .env_clear()
            .env("HOME", desk.path("home"))
            .env("XDG_DATA_HOME", desk.path("home"))
            .env("XDG_CONFIG_HOME", desk.path("home"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("it starts");
        let (plain, secure) = ports;
        while [plain, secure]
            .iter()
            .any(|port| TcpStream::connect(("127.0.0.1", *port)).is_err())
        {
            let ended = child.try_wait().expect("the process can be asked");
            let log = || std::fs::read_to_string(desk.path("proxy.log")).unwrap_or_default();
            assert!(ended.is_none(), "{}", log());
            std::thread::yield_now();
        }
        let address = format!("127.0.0.1:{secure}");
        Self {
            child,
            plain,
            client: Client::new(&address, HOST, &fixture("trips.crt"), &["http/1.1"]),
        }
    }

    fn nginx(program: &Path, desk: &Desk, server: &Server) -> Self {
        let ports = (free_port(), free_port());
        let sites = adapted(
            &block("nginx"),
            &[
                ("127.0.0.1:8080", server.address.clone()),
                ("listen 80;", format!("listen 127.0.0.1:{};", ports.0)),
                ("listen 443 ", format!("listen 127.0.0.1:{} ", ports.1)),
                (
                    "/etc/ssl/trips.example.org",
                    fixture("trips").display().to_string(),
                ),
            ],
        );
        let here = desk.path("").display().to_string();
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {here}/{kind};"))
            .join("\n");
        let config = desk.write(
            "nginx.conf",
            &format!(
                "daemon off;\nuser root;\npid {here}/nginx.pid;\nerror_log stderr;\nevents {{}}\n\
                 http {{\naccess_log off;\n{temporary}\n{sites}\n}}\n"
            ),
        );
        let mut command = Command::new(program);
        command.args(["-e", "stderr", "-p", &here, "-c", &config]);
        Self::start(desk, command, ports)
    }

    fn caddy(program: &Path, desk: &Desk, server: &Server) -> Self {
        let ports = (free_port(), free_port());
        let sites = adapted(
            &block("caddyfile"),
            &[
                ("127.0.0.1:8080", server.address.clone()),
                ("# tls ", "tls ".to_owned()),
                (
                    "/etc/ssl/trips.example.org",
                    fixture("trips").display().to_string(),
                ),
            ],
        );
        let global = format!(
            "{{\n\tadmin off\n\thttp_port {}\n\thttps_port {}\n\tdefault_bind 127.0.0.1\n}}\n",
            ports.0, ports.1
        );
        let config = desk.write("Caddyfile", &format!("{global}{sites}"));
        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config", &config]);
        Self::start(desk, command, ports)
    }

    #[track_caller]
    fn done(&self, method: &str, path: &str, token: &str, body: &Value) -> Value {
        let reply = self.client.call(method, path, token, body);
        assert!(
            (200..300).contains(&reply.status),
            "{method} {path}: {} {}",
            reply.status,
            reply.body
        );
        reply.json()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Politely, so that nginx ends its workers as well.
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("the proxy can be ended");
        self.child.wait().expect("the proxy ends");
    }
}

/// What the page promises, from the first visit on.
fn check(start: impl Fn(&Desk, &Server) -> Proxy) {
    let desk = Desk::new();
    let data = desk.path("data").display().to_string();
    let config = desk.write("tripgen.toml", SETTINGS);
    let server = Server::start(&desk, &["--data-dir", &data, "--config", &config]);
    let proxy = start(&desk, &server);
    sends_people_to_https(&proxy);
    let token = signs_up_and_in(&proxy);
    names_the_setting_to_other_origins(&proxy);
    shows_progress_as_it_comes(&proxy, &server, &token);
    takes_a_large_file(&proxy, &token);
}

fn sends_people_to_https(proxy: &Proxy) {
    use std::io::Write;
    let mut stream = TcpStream::connect(("127.0.0.1", proxy.plain)).expect("it listens");
    write!(
        stream,
        "GET /trips/7 HTTP/1.1\r\nhost: {HOST}\r\nconnection: close\r\n\r\n"
    )
    .expect("it reads");
    let reply = crate::served::read_reply(&mut stream).expect("it answers");
    assert!(matches!(reply.status, 301 | 308), "{}", reply.status);
    assert!(reply.header("location").starts_with("https://trips.example.org"));
}

fn signs_up_and_in(proxy: &Proxy) -> String {
    let page = proxy.client.send("GET", "/", &[("accept", "text/html")], b"");
    assert_eq!(
        (page.status, page.header("x-content-type-options")),
        (200, "nosniff")
    );
    let account = json!({
        "name": "Ada", "email": "ada01@example.com", "username": "ada01", "password": PASSWORD,
        "passwordConfirm": PASSWORD, "termsAccepted": true,
    });
    proxy.done("POST", "/api/v1/users/register", "", &account);
    let login = json!({ "username": "ada01", "password": PASSWORD });
    let reply = proxy.client.call("POST", "/api/v1/users/login", "", &login);
    assert_eq!(reply.status, 200, "{}", reply.body);
    // The server knows from its public address that browsers come over HTTPS.
    let cookie = reply.header("set-cookie").to_ascii_lowercase();
    assert!(cookie.contains("secure"), "{cookie}");
    text(&reply.json(), "/accessToken")
}

fn names_the_setting_to_other_origins(proxy: &Proxy) {
    let headers = [
        ("origin", "https://evil.example"),
        ("content-type", "application/json"),
    ];
    let refused = proxy.client.send("POST", "/api/v1/users/login", &headers, b"{}");
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (403, "ORIGIN_NOT_ALLOWED")
    );
    assert!(refused.body.contains("gateway.public_url"), "{}", refused.body);
}

fn shows_progress_as_it_comes(proxy: &Proxy, server: &Server, token: &str) {
    // The only planner is busy with the first trip, so that the second one's progress begins long before its end.
    let generations = ["thorough", "quick"].map(|effort| {
        let trip = json!({
            "tripName": effort, "startDate": "2027-04-05", "transport": "transit", "effort": effort,
            "destinations": [{ "name": "seoul", "nights": 3 }], "members": [{ "age": 35 }],
        });
        let trip = proxy.done("POST", "/api/v1/trips", token, &trip);
        let path = format!("/api/v1/trips/{}/generations", text(&trip, "/tripId"));
        text(&proxy.done("POST", &path, token, &json!({})), "/generationId")
    });
    let path = format!("/api/v1/ai/generations/{}", generations[1]);
    let authorization = format!("Bearer {token}");
    let headers = [
        ("authorization", authorization.as_str()),
        ("accept", "text/event-stream"),
    ];
    let stream = proxy.client.open("GET", &format!("{path}/events"), &headers, b"");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.find(|line| line.starts_with("event:"));
    assert_eq!(first.as_deref(), Some("event: progress"));
    let status = text(&server.done("GET", &path, token, None), "/status");
    assert_ne!(status, "completed", "the first event came when all was over");
    assert!(
        lines.any(|line| line == "event: finished"),
        "the stream is not cut off before its end"
    );
}

fn takes_a_large_file(proxy: &Proxy, token: &str) {
    // More than the usual limits of proxies: nginx has 1 MiB.
    let note = "x".repeat(3 << 20);
    let feature = json!({ "type": "Feature", "properties": { "name": "Hall", "tourism": "museum", "note": note },
        "geometry": { "type": "Point", "coordinates": [126.97, 37.57] } });
    let file = json!({ "type": "FeatureCollection", "features": [feature] });
    let part =
        |name: &str, rest: &str| format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"{rest}");
    let body = format!(
        "{}test-town\r\n{}Asia/Seoul\r\n{}{file}\r\n--x--\r\n",
        part("destination", "\r\n\r\n"),
        part("zone", "\r\n\r\n"),
        part(
            "file",
            "; filename=\"town.geojson\"\r\ncontent-type: application/geo+json\r\n\r\n"
        ),
    );
    let authorization = format!("Bearer {token}");
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "multipart/form-data; boundary=x"),
        ("origin", "https://trips.example.org"),
    ];
    let reply = proxy
        .client
        .send("POST", "/api/v1/locations/packs", &headers, body.as_bytes());
    assert_eq!(reply.status, 202, "{}", reply.body);
}

#[test]
fn nginx_as_its_page_says() {
    if let Some(program) = installed("nginx") {
        check(|desk, server| Proxy::nginx(&program, desk, server));
    }
}

#[test]
fn caddy_as_its_page_says() {
    if let Some(program) = installed("caddy") {
        check(|desk, server| Proxy::caddy(&program, desk, server));
    }
}
