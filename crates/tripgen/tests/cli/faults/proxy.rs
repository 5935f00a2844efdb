//! Stands between the server and PostgreSQL, and drops every connection when it is told to.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex};
use std::thread;

/// Where PostgreSQL listens.
#[derive(Clone)]
enum Target {
    Socket(String),
    Port(String),
}

/// Ends one connection.
type Cut = Box<dyn Fn() + Send>;

pub(super) struct Proxy {
    url: String,
    open: Arc<Mutex<Vec<Cut>>>,
}

impl Proxy {
    /// A proxy on a free port, for an address of the tests' server.
    pub(super) fn before(url: &str) -> Self {
        let (target, path) = read(url);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let open: Arc<Mutex<Vec<Cut>>> = Arc::default();
        let kept = Arc::clone(&open);
        thread::spawn(move || {
            for client in listener.incoming() {
                join(client.expect("a connection"), &target, &kept);
            }
        });
        let user = user_of(url);
        Self {
            url: format!("postgres://{user}127.0.0.1:{port}/{path}?sslmode=disable"),
            open,
        }
    }

    /// The same database through the proxy.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Drops all connections; new ones are taken as before.
    pub(super) fn drop_all(&self) {
        let cuts = std::mem::take(&mut *self.open.lock().expect("nobody panicked with it"));
        for cut in cuts {
            cut();
        }
    }
}

/// `tripgen@`, or nothing.
fn user_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('@')
        .map_or_else(String::new, |(user, _)| format!("{user}@"))
}

/// Where the server listens, and the name of the database.
fn read(url: &str) -> (Target, String) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split_once('@').map_or(rest, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').expect("an address names a database");
    let (path, options) = path.split_once('?').unwrap_or((path, ""));
    let folder = options.split('&').find_map(|option| option.strip_prefix("host="));
    let target = match folder {
        Some(folder) => Target::Socket(format!("{}/.s.PGSQL.5432", folder.replace("%2F", "/"))),
        None if host.contains(':') => Target::Port(host.to_owned()),
        None => Target::Port(format!("{host}:5432")),
    };
    (target, path.to_owned())
}

fn join(client: TcpStream, target: &Target, open: &Mutex<Vec<Cut>>) {
    match target {
        Target::Socket(path) => {
            let server = UnixStream::connect(path).expect("the socket of PostgreSQL");
            let clone = || server.try_clone().expect("a socket can be cloned");
            let (from, to, kept) = (clone(), clone(), clone());
            pump(client, from, to, move || kept.shutdown(Shutdown::Both), open);
        }
        Target::Port(address) => {
            let server = TcpStream::connect(address).expect("the port of PostgreSQL");
            let clone = || server.try_clone().expect("a socket can be cloned");
            let (from, to, kept) = (clone(), clone(), clone());
            pump(client, from, to, move || kept.shutdown(Shutdown::Both), open);
        }
    }
}

/// Carries bytes both ways until one side closes or the connection is cut.
fn pump(
    client: TcpStream,
    mut from_server: impl Read + Send + 'static,
    mut to_server: impl Write + Send + 'static,
    close_server: impl Fn() -> std::io::Result<()> + Send + Sync + 'static,
    open: &Mutex<Vec<Cut>>,
) {
    let mut reading = client.try_clone().expect("a socket can be cloned");
    let mut writing = client.try_clone().expect("a socket can be cloned");
    let close = Arc::new(move || {
        // Whichever side was closed already is closed.
        for closed in [client.shutdown(Shutdown::Both), close_server()] {
            if let Err(error) = closed {
                assert_eq!(error.kind(), std::io::ErrorKind::NotConnected, "{error}");
            }
        }
    });
    let (after_requests, after_answers) = (Arc::clone(&close), Arc::clone(&close));
    thread::spawn(move || {
        if let Err(error) = std::io::copy(&mut reading, &mut to_server) {
            println!("a connection to the database was cut: {error}");
        }
        after_requests();
    });
    thread::spawn(move || {
        if let Err(error) = std::io::copy(&mut from_server, &mut writing) {
            println!("a connection to the database was cut: {error}");
        }
        after_answers();
    });
    open.lock()
        .expect("nobody panicked with it")
        .push(Box::new(move || close()));
}
