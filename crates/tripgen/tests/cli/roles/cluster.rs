//! One process of each role on a database of their own, as `scripts/cluster.sh` and the chart start them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use platform::service_token::ServiceKey;

use crate::run::Desk;
use crate::served::Server;

/// The secret of the installation, in base64.
const SECRET: &[u8; 32] = b"thirty-two bytes for this test..";

/// Quick hashes and short leases: a worker that fell silent is given up after two seconds.
const SETTINGS: &str = "[messaging]\nmost_lease_seconds = 2\npoll_ms = 50\n[user.passwords]\nmemory_kib = 64\npasses = 1\n\
     [database]\nconnections = 6\nacquire_timeout_ms = 20000\n[ai]\nworkers = 1\n[gateway.rates]\nper_address = 0\n\
     [gateway.balance]\nlook_ms = 200\n";

/// How the processes find each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// Everybody has a list.
    Lists,
    /// Everybody registers with the scheduler.
    Registry,
}

/// A process by its name: a role, or a role with a number where there are several.
pub(super) struct Cluster {
    desk: Desk,
    /// What every process is told; the table that it ends in is `services`.
    settings: String,
    finding: Finding,
    /// Whether the processes show each other certificates.
    secured: bool,
    url: String,
    ports: BTreeMap<&'static str, u16>,
    running: BTreeMap<&'static str, Server>,
}

impl Cluster {
    /// With a port for each process; nothing runs yet.
    pub(super) fn new(url: &str, names: &[&'static str], finding: Finding) -> Self {
        let desk = Desk::new();
        let secret = desk.write("secret.key", &BASE64.encode(SECRET));
        let listeners: Vec<TcpListener> = names
            .iter()
            .map(|_| TcpListener::bind("127.0.0.1:0").expect("a free port"))
            .collect();
        let port = |listener: &TcpListener| listener.local_addr().expect("a bound port").port();
        let ports: BTreeMap<_, _> = names.iter().copied().zip(listeners.iter().map(port)).collect();
        let text = match finding {
            Finding::Lists => with_lists(&ports),
            Finding::Registry => with_registry(ports["scheduler"]),
        };
        Self {
            settings: format!("{SETTINGS}{text}secret_file = \"{secret}\"\n"),
            finding,
            secured: false,
            desk,
            url: url.to_owned(),
            ports,
            running: BTreeMap::new(),
        }
    }

    /// With further settings, which are whole tables.
    pub(super) fn told(mut self, settings: &str) -> Self {
        self.settings.insert_str(0, settings);
        self
    }

    /// With TLS between the processes, each with a certificate of its own.
    pub(super) fn secured(mut self) -> Self {
        self.settings = self
            .settings
            .replace("\"http://", "\"https://")
            .replace("+http://", "+https://");
        self.secured = true;
        for name in self.ports.keys() {
            self.show(name, "process");
        }
        self
    }

    /// Gives a process a certificate of the fixtures.
    pub(super) fn show(&self, name: &str, certificate: &str) {
        for kind in ["crt", "key"] {
            let from = fixture(&format!("{certificate}.{kind}"));
            std::fs::copy(from, self.desk.path(&format!("{name}.{kind}"))).expect("it is copied");
        }
    }

    /// Starts processes, all at once.
    pub(super) fn start(&mut self, names: &[&'static str]) {
        let this = &*self;
        let started: Vec<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = names
                .iter()
                .map(|name| scope.spawn(move || (*name, this.started(name))))
                .collect();
            let ended = starts.into_iter().map(|start| start.join().expect("it starts"));
            ended.collect()
        });
        self.running.extend(started);
    }

    fn started(&self, name: &'static str) -> Server {
        let data = self.desk.path(name).display().to_string();
        let role = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
        let own = match self.finding {
            Finding::Lists => String::new(),
            Finding::Registry => {
                let scheme = if self.secured { "https" } else { "http" };
                format!("register_as = \"{scheme}://127.0.0.1:{}\"\n", self.ports[name])
            }
        };
        let tls = if self.secured {
            format!(
                "[services.tls]\ncertificate = '{}'\nkey = '{}'\nroots = '{}'\nlook_ms = 50\n",
                self.desk.path(&format!("{name}.crt")).display(),
                self.desk.path(&format!("{name}.key")).display(),
                fixture("authority.crt").display()
            )
        } else {
            String::new()
        };
        let settings = self
            .desk
            .write(&format!("{name}.toml"), &format!("{}{own}{tls}", self.settings));
        let arguments = ["--role", role, "--config", &settings, "--data-dir", &data];
        let database = ["--database-url", &self.url];
        // As in the chart: who has no records has no credentials for them.
        let arguments: Vec<&str> = match role {
            "gateway" | "web" => arguments.to_vec(),
            _ => arguments.into_iter().chain(database).collect(),
        };
        Server::start_at(&self.desk, self.ports[name], &arguments)
    }

    /// SIGKILL.
    pub(super) fn kill(&mut self, name: &'static str) {
        self.running.remove(name).expect("it runs");
    }

    pub(super) fn process(&self, name: &'static str) -> &Server {
        &self.running[name]
    }

    /// The key that the processes know each other by.
    pub(super) fn key() -> ServiceKey {
        ServiceKey::derive(&BASE64.encode(SECRET)).expect("long enough")
    }

    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.desk.path("server.log")).expect("a log")
    }
}

/// A certificate for the processes of a cluster, or its key.
pub(super) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/tls")
        .join(name)
}

fn with_lists(ports: &BTreeMap<&'static str, u16>) -> String {
    let services = lists(ports, &["user", "trip", "ai", "location"], &[]);
    let upstreams = lists(
        ports,
        &["user", "trip", "ai", "location", "web"],
        &[("admin", "scheduler")],
    );
    format!("[gateway.upstreams]\n{upstreams}[services]\n{services}")
}

fn with_registry(port: u16) -> String {
    let registry = format!("[\"registry+http://127.0.0.1:{port}\"]");
    let mut text =
        format!("resolve_ms = 100\n[gateway.upstreams]\nall = {registry}\n[services]\nresolve_ms = 100\n");
    writeln!(
        text,
        "register_with = [\"http://127.0.0.1:{port}\"]\nregister_seconds = 2"
    )
    .expect("a text takes what is written to it");
    for service in ["user", "trip", "ai", "location"] {
        writeln!(text, "{service} = {registry}").expect("a text takes what is written to it");
    }
    text
}

/// A line for each list of processes; `others` have another name than their role.
fn lists(ports: &BTreeMap<&'static str, u16>, roles: &[&str], others: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let pairs = roles
        .iter()
        .map(|role| (*role, *role))
        .chain(others.iter().copied());
    for (key, role) in pairs {
        let addresses: Vec<String> = ports
            .iter()
            .filter(|(name, _)| name.split('-').next() == Some(role))
            .map(|(_, port)| format!("\"http://127.0.0.1:{port}\""))
            .collect();
        writeln!(text, "{key} = [{}]", addresses.join(", ")).expect("a text takes what is written to it");
    }
    text
}
