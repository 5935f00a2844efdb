//! Redis servers of a test's own, from Debian's package: one, or a cluster of three shards.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const SERVER: &str = "/usr/bin/redis-server";
const CLIENT: &str = "/usr/bin/redis-cli";
const PASSWORD: &str = "secret-of-the-test";

/// A server on a port of its own, with a password; it ends with the value.
pub struct RedisServer {
    child: Option<Child>,
    port: u16,
    folder: TempDir,
    arguments: Vec<String>,
    secure: bool,
}

impl RedisServer {
    /// Starts one; `None` where the package is not installed, which is told.
    pub fn start() -> Option<Self> {
        Self::with(&[], false)
    }

    /// Starts one that speaks TLS only, with this certificate of `localhost` and its key.
    pub fn secure(certificate: &Path, key: &Path) -> Option<Self> {
        let (certificate, key) = (certificate.display().to_string(), key.display().to_string());
        let arguments = [
            "--tls-cert-file",
            &certificate,
            "--tls-key-file",
            &key,
            "--tls-ca-cert-file",
            &certificate,
            "--tls-auth-clients",
            "no",
        ];
        Self::with(&arguments, true)
    }

    fn with(arguments: &[&str], secure: bool) -> Option<Self> {
        if !Path::new(SERVER).exists() {
            println!("skipped: the Debian package redis-server is not installed");
            return None;
        }
        let mut server = Self {
            child: None,
            port: free_port(),
            folder: TempDir::new().expect("a temporary folder"),
            arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
            secure,
        };
        server.restart();
        Some(server)
    }

    /// Its address with the password.
    pub fn url(&self) -> String {
        let scheme = if self.secure { "rediss" } else { "redis" };
        let host = if self.secure { "localhost" } else { "127.0.0.1" };
        format!("{scheme}://:{PASSWORD}@{host}:{}", self.port)
    }

    /// Ends it at once, as a machine that fails does. What it had is lost.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("the server can be ended");
            child.wait().expect("the server ends");
        }
    }

    /// Starts it again on the same port; gives when it takes connections.
    pub fn restart(&mut self) {
        self.kill();
        let port = self.port.to_string();
        let (plain, secure) = if self.secure {
            ("0", port.as_str())
        } else {
            (port.as_str(), "0")
        };
        let mut child = Command::new(SERVER)
            .args(["--bind", "127.0.0.1", "--port", plain, "--tls-port", secure])
            .args(["--save", "", "--appendonly", "no", "--daemonize", "no"])
            .args(["--requirepass", PASSWORD, "--masterauth", PASSWORD])
            .args(&self.arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut said = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let ready = said.any(|line| line.is_ok_and(|line| line.contains("Ready to accept connections")));
        assert!(ready, "redis-server on port {port} says why not");
        // Somebody has to read on, or the server stands still when the pipe is full.
        std::thread::spawn(move || said.for_each(drop));
        self.child = Some(child);
    }

    /// Asks it with the package's own client.
    pub fn ask(&self, arguments: &[&str]) -> String {
        ask(self.port, arguments)
    }

    /// Stops it without ending it: connections stay, nothing is answered. `false` lets it go on.
    pub fn hang(&self, hangs: bool) {
        let pid = self.child.as_ref().expect("it runs").id().to_string();
        let signal = if hangs { "-STOP" } else { "-CONT" };
        let status = Command::new("/bin/kill").args([signal, &pid]).status();
        assert!(status.expect("kill runs").success());
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Three servers that share the keys between them.
pub struct RedisCluster {
    /// The shards.
    pub shards: Vec<RedisServer>,
}

impl RedisCluster {
    /// Starts one; `None` where the package is not installed, which is told.
    pub fn start() -> Option<Self> {
        let shards: Option<Vec<RedisServer>> = (0..3).map(|_| Self::shard()).collect();
        let shards = shards?;
        let addresses = shards.iter().map(|shard| format!("127.0.0.1:{}", shard.port));
        let created = Command::new(CLIENT)
            .args(["-a", PASSWORD, "--no-auth-warning", "--cluster", "create"])
            .args(addresses)
            .arg("--cluster-yes")
            .output()
            .expect("redis-cli runs");
        let said = String::from_utf8_lossy(&created.stdout).into_owned();
        assert!(said.contains("All 16384 slots covered"), "{said}");
        let cluster = Self { shards };
        for shard in &cluster.shards {
            while !shard.ask(&["cluster", "info"]).contains("cluster_state:ok") {
                std::thread::yield_now();
            }
        }
        Some(cluster)
    }

    fn shard() -> Option<RedisServer> {
        // The port between shards is free where nobody else has it; by default it lies out of the range of ports.
        let between = free_port().to_string();
        let arguments = [
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            &between,
            "--cluster-node-timeout",
            "2000",
            // The others go on while a shard is away.
            "--cluster-require-full-coverage",
            "no",
        ];
        RedisServer::with(&arguments, false)
    }

    /// The addresses of all shards, with commas.
    pub fn url(&self) -> String {
        let urls: Vec<String> = self.shards.iter().map(RedisServer::url).collect();
        urls.join(",")
    }
}

fn ask(port: u16, arguments: &[&str]) -> String {
    let output = Command::new(CLIENT)
        .args(["-p", &port.to_string(), "-a", PASSWORD, "--no-auth-warning"])
        .args(arguments)
        .output()
        .expect("redis-cli runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound port has an address").port()
}
