//! What is compared: nginx and the gateway, each a process of its own in front of the same service.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// A running door, which ends with this value.
#[derive(Debug)]
pub(crate) struct Door {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Door {
    /// nginx as its manual says for proxying: connections to the service are kept, and nothing is logged.
    pub(crate) fn nginx(program: &Path, folder: &Path, service: SocketAddr) -> Result<Self> {
        let address = free_port()?;
        let here = folder.display();
        let config = format!(
            "worker_processes auto;\nworker_rlimit_nofile 20000;\ndaemon off;\npid {here}/nginx.pid;\n\
             error_log {here}/nginx.log;\nevents {{ worker_connections 16000; }}\n\
             http {{\n  access_log off;\n  keepalive_requests 100000000;\n  keepalive_timeout 600s;\n\
             client_body_temp_path {here}/body;\n  proxy_temp_path {here}/proxy;\n  fastcgi_temp_path {here}/fastcgi;\n\
             uwsgi_temp_path {here}/uwsgi;\n  scgi_temp_path {here}/scgi;\n\
             upstream service {{ server {service}; keepalive 1000; keepalive_requests 100000000; }}\n\
             server {{\n    listen {address} backlog=4096;\n    location / {{\n      proxy_pass http://service;\n\
             proxy_http_version 1.1;\n      proxy_set_header Connection \"\";\n      proxy_set_header Host $http_host;\n\
             proxy_set_header X-Forwarded-For $remote_addr;\n      proxy_set_header X-Forwarded-Proto $scheme;\n    }}\n  }}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, config)?;
        let child = Command::new(program)
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(File::create(folder.join("nginx.err"))?)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        Ok(Self { child, address })
    }

    /// The gateway; `settings` stand beside those that the comparison needs.
    pub(crate) fn gateway(
        program: &Path,
        folder: &Path,
        name: &str,
        service: SocketAddr,
        settings: &str,
    ) -> Result<Self> {
        let file = folder.join(format!("{name}.toml"));
        let config = format!(
            "[http]\nmost_connections = 20000\nidle_timeout_seconds = 600\n[log]\nfilter = \"warn\"\n\
             {settings}\n[gateway.upstreams]\nall = [\"http://{service}\"]\n"
        );
        std::fs::write(&file, config)?;
        let mut child = Command::new(program)
            .args(["serve", "--role", "gateway", "--port", "0", "--config"])
            .arg(&file)
            .arg("--data-dir")
            .arg(folder.join(name))
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join(format!("{name}.log")))?)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let mut line = String::new();
        let stdout = child.stdout.take().context("its standard output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let address = line
            .trim()
            .strip_prefix("TripGen runs at http://")
            .with_context(|| format!("{name} says {line:?}"))?
            .parse()?;
        Ok(Self { child, address })
    }

    /// Megabytes that the process holds, as Linux tells it.
    pub(crate) fn resident_mb(&self) -> Result<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = text.lines().find(|line| line.starts_with("VmRSS:"));
        let kibibytes = line.and_then(|line| line.split_whitespace().nth(1));
        let kibibytes: f64 = kibibytes.context("no VmRSS")?.parse()?;
        Ok(kibibytes * 1024.0 / 1e6)
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // nginx ends its workers when it is asked politely; killed, it would leave them.
        let pid = rustix::process::Pid::from_child(&self.child);
        if let Err(error) = rustix::process::kill_process(pid, rustix::process::Signal::TERM) {
            eprintln!("a door cannot be ended: {error}");
        }
        if let Err(error) = self.child.wait() {
            eprintln!("a door does not end: {error}");
        }
    }
}

fn free_port() -> Result<SocketAddr> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    Ok(listener.local_addr()?)
}
