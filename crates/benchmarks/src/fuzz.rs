//! Seeded mutation fuzzing of everything that reads what others write. A panic or a case of seconds is a failure.

mod extract;
mod mutate;
mod readers;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::measure::wall_time;

pub use readers::{Reader, readers};

/// A case that takes longer hangs.
pub const SLOWEST: Duration = Duration::from_secs(5);

/// When fuzzing ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// After so much time on the wall, all readers in turn.
    Time(Duration),
    /// After so many cases a reader.
    Cases(u64),
}

/// An input that a reader did not survive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash {
    /// Which reader.
    pub reader: &'static str,
    /// Number of the case, for replay with the same seed.
    pub case: u64,
    /// The panic's message, or that it hangs.
    pub what: String,
    /// The input.
    pub input: Vec<u8>,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct FuzzReport {
    /// Cases by reader.
    pub cases: BTreeMap<&'static str, u64>,
    /// Inputs that were not survived; of each reader and message the first.
    pub crashes: Vec<Crash>,
}

/// What the worker says of a case.
enum News {
    Done(&'static str),
    Crashed(Crash),
}

/// Runs all readers on mutants of their samples. Where a case hangs, fuzzing ends with it.
pub fn run(readers: Vec<Reader>, seed: u64, until: Until) -> FuzzReport {
    let (tell, news) = channel();
    let current: Arc<Mutex<Option<Crash>>> = Arc::default();
    let shown = Arc::clone(&current);
    let worker = std::thread::spawn(move || {
        let start = wall_time();
        for case in 0_u64.. {
            for (number, reader) in readers.iter().enumerate() {
                let over = match until {
                    Until::Time(time) => wall_time().saturating_sub(start) >= time,
                    Until::Cases(cases) => case >= cases,
                };
                if over {
                    return;
                }
                let said = one_case(reader, number as u64, seed, case, &shown);
                if tell.send(said).is_err() {
                    return;
                }
            }
        }
    });
    let mut report = FuzzReport::default();
    loop {
        match news.recv_timeout(SLOWEST) {
            Ok(News::Done(reader)) => *report.cases.entry(reader).or_default() += 1,
            Ok(News::Crashed(crash)) => {
                *report.cases.entry(crash.reader).or_default() += 1;
                report.add(crash);
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                let hanging = current.lock().unwrap_or_else(PoisonError::into_inner).take();
                report.crashes.extend(hanging);
                return report;
            }
        }
    }
    if worker.join().is_err() {
        report.add(Crash {
            reader: "fuzzer",
            case: 0,
            what: "the worker itself failed".to_owned(),
            input: Vec::new(),
        });
    }
    report
}

fn one_case(reader: &Reader, number: u64, seed: u64, case: u64, shown: &Mutex<Option<Crash>>) -> News {
    let mut dice = Dice::new(seed.wrapping_add(case), 100 + number);
    let input = reader.input(&mut dice);
    let crash = |what: String, input: Vec<u8>| Crash {
        reader: reader.name,
        case,
        what,
        input,
    };
    let pending = crash(
        format!("takes longer than {} s", SLOWEST.as_secs()),
        input.clone(),
    );
    *shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(pending);
    match catch_unwind(AssertUnwindSafe(|| (reader.read)(&input))) {
        Ok(()) => News::Done(reader.name),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let what = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            News::Crashed(crash(
                what.unwrap_or_else(|| "a panic without words".to_owned()),
                input,
            ))
        }
    }
}

impl FuzzReport {
    /// Whether every input was survived.
    pub fn passed(&self) -> bool {
        self.crashes.is_empty()
    }

    /// Writes the input of every crash into a folder and gives the files.
    pub fn save(&self, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
        std::fs::create_dir_all(folder)?;
        let mut files = Vec::new();
        for crash in &self.crashes {
            let file = folder.join(format!("{}-{}.input", crash.reader, crash.case));
            std::fs::write(&file, &crash.input)?;
            files.push(file);
        }
        Ok(files)
    }

    /// The report for machines.
    pub fn to_json(&self) -> Value {
        let crashes: Vec<Value> = self
            .crashes
            .iter()
            .map(|crash| json!({ "reader": crash.reader, "case": crash.case, "what": crash.what }))
            .collect();
        json!({ "cases": self.cases, "crashes": crashes, "passed": self.passed() })
    }

    fn add(&mut self, crash: Crash) {
        let known = self
            .crashes
            .iter()
            .any(|other| other.reader == crash.reader && other.what == crash.what);
        if !known {
            self.crashes.push(crash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Until, run};

    #[test]
    fn names_the_reader_that_panics() {
        let faulty = Reader::bytes("faulty", vec![b"abc".to_vec()], |input| {
            assert!(input.len() % 7 != 0, "seven divides the length");
        });
        let sound = Reader::bytes("sound", vec![b"abc".to_vec()], |_| ());
        let report = run(vec![faulty, sound], 1, Until::Cases(200));
        assert_eq!(report.crashes.len(), 1);
        assert_eq!(
            (report.crashes[0].reader, report.crashes[0].what.as_str()),
            ("faulty", "seven divides the length")
        );
        assert_eq!(report.cases["sound"], 200);
    }
}
