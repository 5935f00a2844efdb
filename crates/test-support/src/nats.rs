//! A NATS server of a test's own, with JetStream in a folder of its own.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const USER: &str = "tripgen";
const PASSWORD: &str = "secret-of-the-test";

/// A server on a port of its own, with a password; it ends with the value.
pub struct NatsServer {
    child: Option<Child>,
    program: PathBuf,
    port: u16,
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
        let mut server = Self {
            child: None,
            program: program()?,
            port: free_port(),
            folder: TempDir::new().expect("a temporary folder"),
            arguments,
            secure,
        };
        server.restart();
        Some(server)
    }

    /// Its address with user and password.
    pub fn url(&self) -> String {
        let (scheme, host) = if self.secure { ("tls", "localhost") } else { ("nats", "127.0.0.1") };
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

/// The program, from wherever `scripts/nats.sh` has it.
fn program() -> Option<PathBuf> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/nats.sh");
    let output = Command::new("bash").arg(&script).arg("program").output().expect("bash runs scripts/nats.sh");
    if !output.status.success() {
        println!("skipped: nats-server cannot be had: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().into())
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound port has an address").port()
}
