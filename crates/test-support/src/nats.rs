//! NATS servers of a test's own, with JetStream in folders of their own: one, or a cluster of three.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

/// The ports of servers.
const FIRST_PORT: u16 = 12_000;
const PORTS: u32 = 20_000;
const USER: &str = "tripgen";
const PASSWORD: &str = "secret-of-the-test";

/// A server on a port of its own, with a password; it ends with the value.
pub struct NatsServer {
    child: Option<Child>,
    program: PathBuf,
    port: u16,
    probes: u16,
    folder: TempDir,
    arguments: Vec<String>,
    secure: bool,
}

impl NatsServer {
    /// Starts one; `None` where the program cannot be had, which is told.
    pub fn start() -> Option<Self> {
        Self::with(Vec::new(), false)
    }

    /// Starts one that speaks TLS only, with this certificate of `localhost` and its key.
    pub fn secure(certificate: &Path, key: &Path) -> Option<Self> {
        let (certificate, key) = (certificate.display().to_string(), key.display().to_string());
        Self::with(
            vec![
                "--tls".to_owned(),
                "--tlscert".to_owned(),
                certificate,
                "--tlskey".to_owned(),
                key,
            ],
            true,
        )
    }

    fn with(arguments: Vec<String>, secure: bool) -> Option<Self> {
        let mut server = Self::made(program()?, arguments, secure);
        server.restart();
        Some(server)
    }

    fn made(program: PathBuf, arguments: Vec<String>, secure: bool) -> Self {
        Self {
            child: None,
            program,
            port: free_port(),
            probes: free_port(),
            folder: TempDir::new().expect("a temporary folder"),
            arguments,
            secure,
        }
    }

    /// Its address with user and password.
    pub fn url(&self) -> String {
        let (scheme, host) = if self.secure {
            ("tls", "localhost")
        } else {
            ("nats", "127.0.0.1")
        };
        format!("{scheme}://{USER}:{PASSWORD}@{host}:{}", self.port)
    }

    /// Ends it at once, as a machine that fails does; its files stay.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("the server can be ended");
            child.wait().expect("the server ends");
        }
    }

    /// Starts it again on the same port, with its files; gives when it takes connections.
    pub fn restart(&mut self) {
        self.kill();
        let mut child = Command::new(&self.program)
            .args(["--addr", "127.0.0.1", "--port", &self.port.to_string()])
            .args(["--http_port", &self.probes.to_string()])
            .args(["--user", USER, "--pass", PASSWORD, "--jetstream", "--store_dir"])
            .arg(self.folder.path())
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let ready = said.any(|line| line.is_ok_and(|line| line.contains("Server is ready")));
        assert!(ready, "nats-server on port {} does not start", self.port);
        // Somebody has to read on, or the server stands still when the pipe is full.
        std::thread::spawn(move || said.for_each(drop));
        self.child = Some(child);
    }

    /// Waits until it has everything that the others of its cluster have.
    pub fn until_well(&self) {
        while !self.is_well() {
            std::thread::yield_now();
        }
    }

    fn is_well(&self) -> bool {
        let Ok(mut connection) = TcpStream::connect(("127.0.0.1", self.probes)) else {
            return false;
        };
        let mut answer = String::new();
        let asked = connection.write_all(b"GET /healthz HTTP/1.0\r\n\r\n");
        asked
            .and_then(|()| connection.read_to_string(&mut answer))
            .is_ok()
            && answer.contains(" 200 OK")
    }

    /// Throws its files away, as a machine that is replaced does; between [`NatsServer::kill`] and
    /// [`NatsServer::restart`].
    pub fn forget(&self) {
        std::fs::remove_dir_all(self.folder.path().join("jetstream")).expect("the files can be removed");
    }
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Three servers that keep the same messages.
pub struct NatsCluster {
    /// The nodes.
    pub nodes: Vec<NatsServer>,
}

impl NatsCluster {
    /// Starts one; `None` where the program cannot be had, which is told.
    pub fn start() -> Option<Self> {
        let program = program()?;
        let ports: Vec<u16> = (0..3).map(|_| free_port()).collect();
        let routes: Vec<String> = ports
            .iter()
            .map(|port| format!("nats://127.0.0.1:{port}"))
            .collect();
        let nodes = routes.iter().enumerate().map(|(number, route)| {
            let name = format!("node-{number}");
            let routes = routes.join(",");
            let arguments = [
                "--name",
                &name,
                "--cluster_name",
                "test",
                "--cluster",
                route,
                "--routes",
                &routes,
            ];
            let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
            NatsServer::made(program.clone(), arguments, false)
        });
        let mut cluster = Self {
            nodes: nodes.collect(),
        };
        for node in &mut cluster.nodes {
            node.restart();
        }
        for node in &cluster.nodes {
            node.until_well();
        }
        Some(cluster)
    }

    /// The addresses of all nodes, with commas.
    pub fn url(&self) -> String {
        let urls: Vec<String> = self.nodes.iter().map(NatsServer::url).collect();
        urls.join(",")
    }
}

/// The program, from wherever `scripts/nats.sh` has it.
fn program() -> Option<PathBuf> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/nats.sh");
    let output = Command::new("bash")
        .arg(&script)
        .arg("program")
        .output()
        .expect("bash runs scripts/nats.sh");
    if !output.status.success() {
        println!(
            "skipped: nats-server cannot be had: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().into())
}

/// A port below those that the system gives to whoever connects: one of those may be taken while the server is away. Each
/// process of tests begins at another one.
fn free_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let begin = std::process::id().wrapping_mul(16);
    loop {
        let number = begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % PORTS;
        let port = FIRST_PORT + u16::try_from(number).expect("fewer than there are ports");
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
