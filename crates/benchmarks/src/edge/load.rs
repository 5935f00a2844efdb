//! Kept HTTP/1.1 connections that ask for one thing, as light as they can be: bytes that were written once, and no more
//! reading than the length of an answer needs.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

use crate::measure::{Sample, wall_time};

/// What was answered, and how soon.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Milliseconds of the answers.
    pub(crate) times: Sample,
    /// Answers a second.
    pub(crate) per_second: f64,
    /// Requests that were not answered with 200.
    pub(crate) failed: u64,
}

/// A connection, and what is asked on it.
pub(crate) struct Asker {
    stream: TcpStream,
    request: Vec<u8>,
    buffer: Vec<u8>,
}

impl Asker {
    /// Connects, from a source address where one is named.
    pub(crate) async fn open(door: SocketAddr, token: Option<&str>, from: Option<Ipv4Addr>) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        if let Some(from) = from {
            socket.bind(SocketAddr::from((from, 0)))?;
        }
        let stream = socket
            .connect(door)
            .await
            .with_context(|| format!("connecting to {door}"))?;
        stream.set_nodelay(true)?;
        let shown = token.map_or_else(String::new, |token| format!("authorization: Bearer {token}\r\n"));
        Ok(Self {
            stream,
            request: format!("GET {PATH} HTTP/1.1\r\nhost: {door}\r\n{shown}\r\n").into_bytes(),
            buffer: vec![0; 16 * 1024],
        })
    }

    /// Asks and reads the answer; gives whether it was 200.
    pub(crate) async fn ask(&mut self) -> Result<bool> {
        self.stream.write_all(&self.request).await?;
        let mut filled = 0;
        let mut whole = None;
        while whole.is_none_or(|whole| filled < whole) {
            let count = self.stream.read(&mut self.buffer[filled..]).await?;
            if count == 0 {
                bail!("the connection was closed");
            }
            filled += count;
            if whole.is_none() {
                whole = length(&self.buffer[..filled])?;
            }
        }
        Ok(self.buffer.starts_with(b"HTTP/1.1 200"))
    }

    /// Gives back what reading needed, so that an idle connection costs this program little.
    pub(crate) fn rest(&mut self) {
        self.buffer = Vec::new();
    }

    /// Whether it is answered again after a rest.
    pub(crate) async fn wakes(&mut self) -> bool {
        self.buffer = vec![0; 16 * 1024];
        self.ask().await.unwrap_or(false)
    }
}

/// What is asked for: an address of the API.
pub(crate) const PATH: &str = "/api/v1/locations/map";

/// The bytes of an answer, once its head is there.
fn length(bytes: &[u8]) -> Result<Option<usize>> {
    const NAME: &[u8] = b"content-length: ";
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let at = bytes[..end]
        .windows(NAME.len())
        .position(|name| name.eq_ignore_ascii_case(NAME))
        .context("an answer without a length")?;
    let digits = &bytes[at + NAME.len()..end];
    let digits = digits.split(|byte| *byte == b'\r').next().unwrap_or(digits);
    let body: usize = std::str::from_utf8(digits)?.trim().parse()?;
    Ok(Some(end + 4 + body))
}

/// Each connection asks again as soon as it was answered.
pub(crate) async fn flood(
    door: SocketAddr,
    token: Option<&str>,
    connections: usize,
    seconds: u64,
) -> Result<Found> {
    let mut askers = Vec::new();
    for _ in 0..connections {
        askers.push(Asker::open(door, token, None).await?);
    }
    let begin = wall_time();
    let counted_from = begin + Duration::from_secs(1);
    let end = counted_from + Duration::from_secs(seconds);
    let mut tasks = JoinSet::new();
    for mut asker in askers {
        tasks.spawn(async move {
            let (mut times, mut failed, mut asked) = (Vec::new(), 0, wall_time());
            while asked < end {
                let good = asker.ask().await.unwrap_or(false);
                let answered = wall_time();
                if !good {
                    failed += 1;
                    break;
                }
                if asked >= counted_from {
                    times.push(answered.saturating_sub(asked).as_secs_f64() * 1_000.0);
                }
                asked = answered;
            }
            (times, failed)
        });
    }
    gathered(tasks, Duration::from_secs(seconds)).await
}

/// Requests fall due at fixed moments, whatever becomes of the ones before; times count from these moments.
pub(crate) async fn pace(
    door: SocketAddr,
    token: Option<&str>,
    connections: u32,
    rate: u32,
    seconds: u64,
) -> Result<Found> {
    let step = Duration::from_secs(1) * connections / rate;
    let mut tasks = JoinSet::new();
    let begin = wall_time() + Duration::from_millis(200);
    let counted_from = begin + Duration::from_secs(1);
    let end = counted_from + Duration::from_secs(seconds);
    for number in 0..connections {
        let mut asker = Asker::open(door, token, None).await?;
        tasks.spawn(async move {
            let (mut times, mut failed) = (Vec::new(), 0);
            let mut due = begin + step * number / connections;
            while due < end {
                tokio::time::sleep(due.saturating_sub(wall_time())).await;
                // The timer has whole milliseconds; a request that it woke late is not the door's fault.
                let asked = wall_time();
                let late = asked.saturating_sub(due);
                let counts_from = if late < Duration::from_millis(2) {
                    asked
                } else {
                    due
                };
                let good = asker.ask().await.unwrap_or(false);
                if !good {
                    failed += 1;
                    break;
                }
                if due >= counted_from {
                    times.push(wall_time().saturating_sub(counts_from).as_secs_f64() * 1_000.0);
                }
                due += step;
            }
            (times, failed)
        });
    }
    gathered(tasks, Duration::from_secs(seconds)).await
}

async fn gathered(mut tasks: JoinSet<(Vec<f64>, u64)>, lasted: Duration) -> Result<Found> {
    let mut found = Found::default();
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let (times, failed) = done.context("a connection's task")?;
        all.extend(times);
        found.failed += failed;
    }
    found.per_second = all.len() as f64 / lasted.as_secs_f64();
    found.times.extend(all);
    Ok(found)
}
