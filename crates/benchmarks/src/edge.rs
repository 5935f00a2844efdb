//! The gateway beside nginx: the same service behind both, the same load on both, in turns.
//!
//! Load, service and doors share the machine. What counts is how the doors compare within one run; the figures of two
//! machines do not.

mod doors;
mod load;
mod service;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use platform::World;
use serde_json::{Value, json};

use self::doors::Door;
use self::load::{Asker, Found, flood, pace};
use crate::report::machine;

/// The bars: shares of nginx's answers a second.
const PLAIN_BAR: f64 = 0.85;
const GUARDED_BAR: f64 = 0.6;
/// Milliseconds that the gateway with all its looks adds to the time of half of the answers.
const ADDED_BAR: f64 = 0.3;
/// Megabytes with idle connections, and milliseconds of 99 of 100 answers beside them.
const IDLE_MB_BAR: f64 = 300.0;
const IDLE_P99_BAR: f64 = 50.0;

/// Requests a second where times are compared.
const RATE: u32 = 1_000;
/// The connections that share them.
const ASKERS: u32 = 64;

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct EdgeOptions {
    /// The program whose gateway is measured.
    pub tripgen: PathBuf,
    /// The nginx to compare it with.
    pub nginx: PathBuf,
    /// How long each door is loaded in each turn.
    pub seconds: u64,
    /// How often each door has its turn.
    pub rounds: usize,
    /// Connections that are idle in the last part.
    pub idle: usize,
}

/// The doors under the same load.
#[derive(Clone, Debug)]
pub struct Row {
    connections: usize,
    nginx: Vec<f64>,
    plain: Vec<f64>,
    guarded: Vec<f64>,
}

/// What came out.
#[derive(Debug)]
pub struct EdgeReport {
    rows: Vec<Row>,
    /// Times at a fixed rate: straight to the service, through nginx, and through the gateway with all its looks.
    direct: Found,
    nginx: Found,
    guarded: Found,
    idle: usize,
    idle_mb: f64,
    beside_idle: Found,
    asleep: usize,
    failed: u64,
}

impl Row {
    fn median(values: &[f64]) -> f64 {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    }

    fn shares(&self) -> (f64, f64) {
        let nginx = Self::median(&self.nginx).max(1.0);
        (
            Self::median(&self.plain) / nginx,
            Self::median(&self.guarded) / nginx,
        )
    }
}

impl EdgeReport {
    fn added(&self) -> f64 {
        self.guarded.times.percentile(50) - self.direct.times.percentile(50)
    }

    /// Whether every bar was reached.
    pub fn passed(&self) -> bool {
        let fast = self.rows.iter().all(|row| {
            let (plain, guarded) = row.shares();
            plain >= PLAIN_BAR && guarded >= GUARDED_BAR
        });
        let light = self.idle_mb <= IDLE_MB_BAR && self.beside_idle.times.percentile(99) <= IDLE_P99_BAR;
        fast && self.added() <= ADDED_BAR && light && self.failed == 0 && self.asleep == 0
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let row = |row: &Row| {
            let (plain, guarded) = row.shares();
            json!({ "connections": row.connections, "nginx": row.nginx, "plain": row.plain, "guarded": row.guarded,
                    "plainShare": plain, "guardedShare": guarded })
        };
        let rows: Vec<Value> = self.rows.iter().map(row).collect();
        json!({
            "machine": machine(), "rows": rows, "addedP50Ms": self.added(),
            "idle": { "connections": self.idle, "residentMb": self.idle_mb,
                      "p50Ms": self.beside_idle.times.percentile(50), "p99Ms": self.beside_idle.times.percentile(99),
                      "lost": self.asleep },
            "failed": self.failed, "passed": self.passed(),
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        use std::fmt::Write;
        let mut text = format!("{}\n\nanswers a second, median of the turns\n", machine());
        for row in &self.rows {
            let (plain, guarded) = row.shares();
            let line = writeln!(
                text,
                "{:>6} connections: nginx {:.0}, gateway {:.0} ({plain:.2}, bar {PLAIN_BAR}), with tokens and limits {:.0} \
                 ({guarded:.2}, bar {GUARDED_BAR})",
                row.connections,
                Row::median(&row.nginx),
                Row::median(&row.plain),
                Row::median(&row.guarded),
            );
            line.expect("a text takes what is written to it");
        }
        let times = |found: &Found| {
            format!(
                "{:.2} / {:.2}",
                found.times.percentile(50),
                found.times.percentile(99)
            )
        };
        let lines = writeln!(
            text,
            "at {RATE} requests a second, p50 / p99 ms: straight {}, nginx {}, gateway with tokens and limits {}; added {:.2} \
             (bar {ADDED_BAR})\n{} idle connections: {:.0} MB resident (bar {IDLE_MB_BAR}), beside them p50 / p99 ms {} (bar \
             {IDLE_P99_BAR}), {} lost\n{} requests failed: {}",
            times(&self.direct),
            times(&self.nginx),
            times(&self.guarded),
            self.added(),
            self.idle,
            self.idle_mb,
            times(&self.beside_idle),
            self.asleep,
            self.failed,
            if self.passed() { "passed" } else { "MISSED" },
        );
        lines.expect("a text takes what is written to it");
        text
    }
}

/// Runs all parts.
pub fn run(options: &EdgeOptions) -> Result<EdgeReport> {
    let folder = std::env::temp_dir().join(format!("tripgen-bench-edge-{}", std::process::id()));
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    let report = runtime.block_on(measure(options, &folder));
    std::fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    report
}

async fn measure(options: &EdgeOptions, folder: &Path) -> Result<EdgeReport> {
    let (service, token) = service::start(World::system().now_ms() / 1000).await?;
    let open = "[gateway.rates]\nper_address = 0\n[gateway.tokens]\ncheck = false";
    let guarded = format!(
        "[gateway.rates]\nper_address = 100000000\n[user]\nissuer = \"{}\"",
        service::ISSUER
    );
    let nginx = Door::nginx(&options.nginx, folder, service)?;
    let plain = Door::gateway(&options.tripgen, folder, "plain", service, open)?;
    let guarded = Door::gateway(&options.tripgen, folder, "guarded", service, &guarded)?;
    until_answered(&[nginx.address, plain.address, guarded.address]).await?;
    let mut rows = Vec::new();
    let mut failed = 0;
    for connections in [64, 1_000] {
        let mut row = Row {
            connections,
            nginx: Vec::new(),
            plain: Vec::new(),
            guarded: Vec::new(),
        };
        for round in 1..=options.rounds {
            eprintln!("{connections} connections, turn {round} of {}", options.rounds);
            for (door, token, found) in [
                (nginx.address, None, &mut row.nginx),
                (plain.address, None, &mut row.plain),
                (guarded.address, Some(token.as_str()), &mut row.guarded),
            ] {
                let one = flood(door, token, connections, options.seconds).await?;
                failed += one.failed;
                found.push(one.per_second);
            }
        }
        rows.push(row);
    }
    let at_rate = async |door, token| pace(door, token, ASKERS, RATE, options.seconds).await;
    let direct = at_rate(service, None).await?;
    let through_nginx = at_rate(nginx.address, None).await?;
    let through_gateway = at_rate(guarded.address, Some(token.as_str())).await?;
    drop(nginx);
    eprintln!("{} idle connections", options.idle);
    let mut idle = idle(plain.address, options.idle).await?;
    let beside_idle = pace(plain.address, None, ASKERS, RATE, options.seconds).await?;
    let idle_mb = plain.resident_mb()?;
    let mut asleep = 0;
    for asker in idle.iter_mut().step_by(100) {
        asleep += usize::from(!asker.wakes().await);
    }
    failed += direct.failed + through_nginx.failed + through_gateway.failed + beside_idle.failed;
    Ok(EdgeReport {
        rows,
        direct,
        nginx: through_nginx,
        guarded: through_gateway,
        idle: options.idle,
        idle_mb,
        beside_idle,
        asleep,
        failed,
    })
}

/// Connections from many addresses that have asked once and keep silent.
async fn idle(door: SocketAddr, count: usize) -> Result<Vec<Asker>> {
    /// A source has ports for so many, and more.
    const OF_ONE_SOURCE: usize = 1_000;
    let mut askers = Vec::new();
    for number in 0..count {
        let source = u8::try_from(number / OF_ONE_SOURCE % 250).unwrap_or(0);
        let mut asker = Asker::open(door, None, Some(Ipv4Addr::new(127, 0, 1, source + 1))).await?;
        anyhow::ensure!(asker.ask().await?, "an idle connection was refused");
        asker.rest();
        askers.push(asker);
    }
    Ok(askers)
}

/// Waits until every door answers; a gateway that has not seen its service yet does so soon.
async fn until_answered(doors: &[SocketAddr]) -> Result<()> {
    for door in doors {
        let mut answered = false;
        for _ in 0..500 {
            answered = match Asker::open(*door, None, None).await {
                Ok(mut asker) => asker.ask().await.unwrap_or(false),
                Err(_not_yet) => false,
            };
            if answered {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        anyhow::ensure!(answered, "{door} does not answer");
    }
    Ok(())
}
