//! The firewall that carries out a rule set, such as the OWASP Core Rule Set, on threads of its own.
//!
//! Judging takes from a tenth of a millisecond to many, so it never happens on the threads that answer. The threads are
//! few and the requests that wait for them are bounded; where nothing can be said in time, a request is refused, or,
//! where the firewall only watches, let through and counted.

use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use async_trait::async_trait;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, Method, Uri, Version};
use bytes::Bytes;
use firewall::{Judgement, LoadError, Part, Request, RuleSet};
use thiserror::Error;
use tokio::sync::oneshot;

use super::{Firewall, Inspected, Verdict};
use crate::config::{FirewallConfig, FirewallMode};

/// What the set is told before it begins, and our own rules and exceptions.
const SETUP: &str = include_str!("../../rules/setup.conf");
const OWN: &str = include_str!("../../rules/tripgen.conf");

/// Work that may be done for a request: some seconds of a slow core at the most.
const MOST_WORK: u64 = 256 * 1024 * 1024;

/// Threads that are started where the settings name no number; more would only take time from answering.
const USUAL_THREADS: usize = 4;

/// Why there is no firewall.
#[derive(Debug, Error)]
pub enum FirewallError {
    /// The rules cannot be used.
    #[error("gateway.firewall.rules: {0}")]
    Rules(#[from] LoadError),
    /// The operator's own rules cannot be read.
    #[error("gateway.firewall.own_rules: {path}: {reason}")]
    OwnRules {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// A number cannot be used.
    #[error("gateway.firewall.{0}")]
    Setting(&'static str),
    /// The threads cannot be started.
    #[error("threads for the firewall cannot be started: {0}")]
    Threads(String),
}

/// A rule set that is carried out.
#[derive(Debug)]
pub struct CoreRules {
    mode: FirewallMode,
    most_body_bytes: usize,
    patience: Duration,
    jobs: SyncSender<Job>,
    threads: usize,
    warm: Arc<AtomicUsize>,
    count: usize,
}

/// A request that waits for its judgement.
struct Job {
    client: IpAddr,
    method: Method,
    uri: Uri,
    version: Version,
    headers: HeaderMap,
    body: Bytes,
    whole: bool,
    answer: oneshot::Sender<Result<Judgement, String>>,
}

impl CoreRules {
    /// Reads the rules of the folder that the settings name and starts the threads; `None` where they name none.
    pub fn open(config: &FirewallConfig) -> Result<Option<Self>, FirewallError> {
        // An empty variable turns off what an image has turned on.
        let named = config
            .rules
            .as_ref()
            .filter(|folder| !folder.as_os_str().is_empty());
        let Some(folder) = named else {
            return Ok(None);
        };
        let rules = Arc::new(read(folder, config)?);
        for reason in rules.left_out() {
            tracing::warn!(reason, "a rule of the firewall is left out");
        }
        let threads = match config.threads {
            0 => thread::available_parallelism()
                .map_or(1, usize::from)
                .min(USUAL_THREADS),
            threads => threads,
        };
        let (jobs, waiting) = sync_channel(config.most_waiting);
        let waiting = Arc::new(Mutex::new(waiting));
        let warm = Arc::new(AtomicUsize::new(0));
        for number in 0..threads {
            let (rules, waiting, warm) = (Arc::clone(&rules), Arc::clone(&waiting), Arc::clone(&warm));
            thread::Builder::new()
                .name(format!("firewall-{number}"))
                .spawn(move || {
                    warm_up(&rules);
                    warm.fetch_add(1, Ordering::Relaxed);
                    work(&rules, &waiting);
                })
                .map_err(|error| FirewallError::Threads(error.to_string()))?;
        }
        let count = rules.count();
        tracing::info!(rules = count, threads, mode = ?config.mode, "the firewall has its rules");
        Ok(Some(Self {
            mode: config.mode,
            most_body_bytes: config.most_body_bytes,
            patience: Duration::from_millis(config.most_wait_ms),
            jobs,
            threads,
            warm,
            count,
        }))
    }

    /// How many rules it carries out.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Nothing can be said.
    fn give_up(&self, cause: impl Into<String>) -> Verdict {
        match self.mode {
            FirewallMode::Prevention => Verdict::Broken(cause.into()),
            FirewallMode::Detection => Verdict::Unjudged(cause.into()),
        }
    }

    fn verdict(&self, judgement: Judgement) -> Verdict {
        match (judgement.refused, self.mode) {
            (true, FirewallMode::Prevention) => Verdict::Refuse(judgement.rules),
            _ if judgement.rules.is_empty() => Verdict::Pass,
            _ => Verdict::Note(judgement.rules),
        }
    }
}

#[async_trait]
impl Firewall for CoreRules {
    fn most_body_bytes(&self) -> usize {
        self.most_body_bytes
    }

    async fn inspect(&self, request: Inspected<'_>) -> Verdict {
        if !request.whole
            && self.mode == FirewallMode::Prevention
            && is_read_as_a_whole(&request.head.headers)
        {
            return Verdict::TooLarge;
        }
        let (answer, judged) = oneshot::channel();
        let job = Job {
            client: request.client,
            method: request.head.method.clone(),
            uri: request.head.uri.clone(),
            version: request.head.version,
            headers: request.head.headers.clone(),
            body: request.body.clone(),
            whole: request.whole,
            answer,
        };
        match self.jobs.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => return self.give_up("too many requests wait for the firewall"),
            Err(TrySendError::Disconnected(_)) => return self.give_up("the firewall's threads have ended"),
        }
        match tokio::time::timeout(self.patience, judged).await {
            Ok(Ok(Ok(judgement))) => self.verdict(judgement),
            Ok(Ok(Err(cause))) => self.give_up(cause),
            Ok(Err(_dropped)) => self.give_up("the firewall's threads have ended"),
            Err(_elapsed) => self.give_up("no judgement in time"),
        }
    }

    fn is_ready(&self) -> bool {
        self.warm.load(Ordering::Relaxed) == self.threads
    }
}

/// The rules that the settings describe.
pub fn read(folder: &Path, config: &FirewallConfig) -> Result<RuleSet, FirewallError> {
    if !(1..=4).contains(&config.paranoia) {
        return Err(FirewallError::Setting("paranoia: a level from 1 to 4"));
    }
    if config.threshold == 0 || config.most_waiting == 0 || config.most_wait_ms == 0 {
        return Err(FirewallError::Setting(
            "threshold, most_waiting and most_wait_ms: at least 1",
        ));
    }
    let setup = SETUP
        .replace("{paranoia}", &config.paranoia.to_string())
        .replace("{threshold}", &config.threshold.to_string());
    let mut before = vec![part("setup.conf", setup), part("tripgen.conf", OWN.to_owned())];
    if let Some(path) = &config.own_rules {
        let text = std::fs::read_to_string(path).map_err(|error| FirewallError::OwnRules {
            path: path.display().to_string(),
            reason: error.to_string(),
        })?;
        before.push(part(&path.display().to_string(), text));
    }
    Ok(RuleSet::load(folder, &before)?)
}

fn part(name: &str, text: String) -> Part {
    Part {
        name: name.to_owned(),
        text,
    }
}

/// Whether a body is read as a whole by services: of what they store as a file, the first part is enough to judge it
/// by its kind, but a field may stand anywhere.
fn is_read_as_a_whole(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    let kind = kind
        .split(|byte| *byte == b';')
        .next()
        .unwrap_or_default()
        .trim_ascii();
    [
        &b""[..],
        b"application/json",
        b"application/x-www-form-urlencoded",
    ]
    .iter()
    .any(|read| kind.eq_ignore_ascii_case(read))
}

fn work(rules: &RuleSet, waiting: &Mutex<Receiver<Job>>) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else {
            return;
        };
        // Whoever asked may have given up.
        if job.answer.is_closed() {
            continue;
        }
        let judged = catch_unwind(AssertUnwindSafe(|| job.judge(rules)))
            .unwrap_or_else(|_panic| Err("the firewall broke down on a request".to_owned()));
        if job.answer.send(judged).is_err() {
            tracing::debug!("a judgement came too late");
        }
    }
}

/// Judges what is usual, so that the tables of the patterns are there before the first request.
fn warm_up(rules: &RuleSet) {
    let body = br#"{"tripName":"a","freeText":"art, food and walks","days":[{"date":"2026-12-04"}]}"#;
    for (method, target, body) in [
        ("GET", "/api/v1/locations/search?q=palace&limit=20", &b""[..]),
        ("POST", "/api/v1/trips", &body[..]),
    ] {
        let headers = [
            ("host", &b"tripgen.example"[..]),
            ("user-agent", b"Mozilla/5.0"),
            ("accept", b"application/json"),
            ("content-type", b"application/json"),
            ("cookie", b"theme=dark"),
        ];
        let judged = rules.judge(&Request {
            client: IpAddr::from([127, 0, 0, 1]),
            method,
            target,
            protocol: "HTTP/1.1",
            headers: &headers,
            body,
            whole: true,
            most_work: MOST_WORK,
        });
        tracing::debug!(?judged, "the firewall was warmed up");
    }
}

impl Job {
    fn judge(&self, rules: &RuleSet) -> Result<Judgement, String> {
        let target = self.uri.path_and_query().map_or("/", |target| target.as_str());
        let host = self.uri.host().filter(|_| !self.headers.contains_key(HOST));
        let length = self.body.len().to_string();
        let mut headers: Vec<(&str, &[u8])> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        // HTTP/2 says these in other ways.
        headers.extend(host.map(|host| ("host", host.as_bytes())));
        if self.version >= Version::HTTP_2
            && !self.body.is_empty()
            && !self.headers.contains_key("content-length")
        {
            headers.push(("content-length", length.as_bytes()));
        }
        let request = Request {
            client: self.client,
            method: self.method.as_str(),
            target,
            protocol: protocol(self.version),
            headers: &headers,
            body: &self.body,
            whole: self.whole,
            most_work: MOST_WORK,
        };
        rules.judge(&request).map_err(|trouble| trouble.to_string())
    }
}

fn protocol(version: Version) -> &'static str {
    match version {
        Version::HTTP_09 => "HTTP/0.9",
        Version::HTTP_10 => "HTTP/1.0",
        Version::HTTP_2 => "HTTP/2.0",
        Version::HTTP_3 => "HTTP/3.0",
        _ => "HTTP/1.1",
    }
}
