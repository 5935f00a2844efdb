//! What processes spend: the server as its metrics tell it, a PostgreSQL server as Linux tells it, and this program.

use rustix::time::{ClockId, clock_gettime};

use super::connection::{Connection, Target};

/// Clock ticks of a second in `/proc`: fixed to 100 for programs on Linux (`USER_HZ`).
const TICKS: f64 = 100.0;

/// Seconds of processor time; `None` where nobody tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spent {
    pub(crate) server: Option<f64>,
    pub(crate) database: Option<f64>,
    pub(crate) load: f64,
}

impl Spent {
    pub(crate) async fn read(target: &Target, database: Option<u32>) -> Self {
        let own = clock_gettime(ClockId::ProcessCPUTime);
        Self {
            server: metric(target, "process_cpu_seconds_total").await,
            database: database.and_then(family),
            load: own.tv_sec as f64 + own.tv_nsec as f64 / 1e9,
        }
    }

    /// What was spent since an earlier reading.
    pub(crate) fn since(&self, before: &Self) -> Self {
        let between = |now: Option<f64>, before: Option<f64>| Some(now? - before?);
        Self {
            server: between(self.server, before.server),
            database: between(self.database, before.database),
            load: self.load - before.load,
        }
    }
}

/// A metric of the server that has no labels; `None` where it has none of the name.
pub(crate) async fn metric(target: &Target, name: &str) -> Option<f64> {
    let mut connection = Connection::open(target, None).await.ok()?;
    let metrics = connection.get("/metrics").await.ok()?;
    let text = std::str::from_utf8(&metrics.body).ok()?;
    let line = text
        .lines()
        .find(|line| line.split_once(' ').is_some_and(|(first, _)| first == name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The seconds of a process, of its children, and of those of them that have ended.
fn family(parent: u32) -> Option<f64> {
    let mut seconds = 0.0;
    for entry in std::fs::read_dir("/proc").ok()?.flatten() {
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        // A process may end between the two looks.
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        if let Some((is_child_of, own, of_children)) = read_stat(&stat) {
            if pid == parent {
                seconds += own + of_children;
            } else if is_child_of == parent {
                seconds += own;
            }
        }
    }
    Some(seconds)
}

/// Parent, own seconds and those of ended children (`proc(5)`, fields 4 and 14 to 17). The name, field 2, is in
/// brackets and may hold anything.
fn read_stat(stat: &str) -> Option<(u32, f64, f64)> {
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |number: usize| fields.get(number - 3)?.parse::<f64>().ok();
    Some((
        fields.get(1)?.parse().ok()?,
        (ticks(14)? + ticks(15)?) / TICKS,
        (ticks(16)? + ticks(17)?) / TICKS,
    ))
}

#[cfg(test)]
mod tests {
    use super::read_stat;

    #[test]
    fn reads_what_a_process_spent_whatever_its_name_is() {
        let stat = "4242 (a (b) c) S 17 4242 4242 0 -1 4194560 9 8 7 6 120 30 250 50 20 0 1 0 100 1 2";
        assert_eq!(read_stat(stat), Some((17, 1.5, 3.0)));
        assert_eq!(read_stat("4242 (cut off"), None);
    }
}
