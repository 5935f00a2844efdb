//! Scores the reader against the labelled corpus by the rules of its README.

mod label;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use engine_model::ids::PlaceId;
use engine_model::money::Currency;
use engine_model::place::Names;
use engine_wishes::{Context, NamedPlace, read};
use serde_json::{Value, json};

use crate::label::label;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Places that the corpus names and the catalogue lists otherwise.
const CORPUS_PLACES: [(&str, &str, &str); 3] = [
    ("hong-kong/victoria-peak", "빅토리아 피크", "Victoria Peak"),
    ("jeju/hallasan", "한라산", "Hallasan"),
    (
        "singapore/gardens-by-the-bay",
        "가든스 바이 더 베이",
        "Gardens by the Bay",
    ),
];

fn places_of(destination: &str, labelled: &BTreeSet<String>) -> Vec<(PlaceId, Names, u8)> {
    let file = root().join("catalog").join(format!("{destination}.csv"));
    let mut reader = csv::Reader::from_path(&file).expect("the catalogue has a file per destination");
    let headers = reader.headers().expect("a catalogue file has a header").clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .expect("a known column")
    };
    let (id, local, ko, en, fame) = (
        column("id"),
        column("name_local"),
        column("name_ko"),
        column("name_en"),
        column("fame"),
    );
    let mut places: Vec<_> = reader
        .records()
        .map(|record| {
            let record = record.expect("catalogue rows are well formed");
            let name = |at: usize| Some(record[at].to_owned()).filter(|name| !name.is_empty());
            let names = Names {
                local: record[local].to_owned(),
                ko: name(ko),
                en: name(en),
            };
            (
                PlaceId::new(&record[id]),
                names,
                record[fame].parse().expect("fame is a number"),
            )
        })
        .collect();
    for (id, ko, en) in CORPUS_PLACES {
        if id.starts_with(&format!("{destination}/")) && places.iter().all(|(known, ..)| known.as_str() != id)
        {
            let names = Names {
                local: ko.to_owned(),
                ko: Some(ko.to_owned()),
                en: Some(en.to_owned()),
            };
            places.push((PlaceId::new(id), names, 99));
        }
    }
    // A place that only the corpus knows is named by its id.
    for id in labelled
        .iter()
        .filter(|id| id.starts_with(&format!("{destination}/")))
    {
        if places.iter().all(|(known, ..)| known.as_str() != id) {
            let name = id[destination.len() + 1..].replace('-', " ");
            let names = Names {
                local: name.clone(),
                ko: None,
                en: Some(name),
            };
            places.push((PlaceId::new(id), names, 99));
        }
    }
    places
}

fn currency_of(destination: &str) -> Currency {
    let code = match destination {
        "tokyo" | "osaka" | "kyoto" | "fukuoka" | "sapporo" => "JPY",
        "taipei" => "TWD",
        "hong-kong" => "HKD",
        "bangkok" => "THB",
        "da-nang" => "VND",
        "singapore" => "SGD",
        "munich" | "paris" | "rome" | "barcelona" => "EUR",
        "london" => "GBP",
        "prague" => "CZK",
        "new-york" => "USD",
        _ => "KRW",
    };
    Currency::parse(code).expect("a code")
}

fn outer(piece: &str) -> &str {
    piece.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "。、…".contains(c))
}

/// Whether a reported piece finds a labelled one: an unbroken common run of half the label, and not much longer.
fn finds(reported: &str, labelled: &str, allowed: usize) -> bool {
    let (reported, labelled): (Vec<char>, Vec<char>) = (
        outer(reported).chars().collect(),
        outer(labelled).chars().collect(),
    );
    let longest = (0..reported.len())
        .flat_map(|a| (0..labelled.len()).map(move |b| (a, b)))
        .map(|(a, b)| {
            reported[a..]
                .iter()
                .zip(&labelled[b..])
                .take_while(|(x, y)| x == y)
                .count()
        })
        .max()
        .unwrap_or(0);
    longest * 2 >= labelled.len() && reported.len() <= (2 * allowed).max(allowed + 15)
}

#[derive(Default)]
struct Score {
    /// Right, wrong and missed by kind.
    kinds: BTreeMap<String, [usize; 3]>,
    exact: usize,
    sentences: usize,
    pieces: [usize; 3],
}

impl Score {
    fn add(&mut self, entry: &Value, labelled: &BTreeSet<String>) {
        let text = entry["text"].as_str().expect("a text");
        let destinations: Vec<&str> = entry["destinations"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let places: Vec<_> = destinations
            .iter()
            .flat_map(|destination| places_of(destination, labelled))
            .collect();
        let named = places
            .iter()
            .map(|(id, names, fame)| NamedPlace {
                id,
                names,
                fame: *fame,
            })
            .collect();
        let reading = read(
            text,
            &Context {
                places: named,
                currency: currency_of(destinations[0]),
                days: 5,
            },
        );

        let mut labels: Vec<Value> = entry["wishes"]
            .as_array()
            .expect("a list")
            .iter()
            .map(sorted_ages)
            .collect();
        let all_labels = labels.clone();
        let mut wrong = Vec::new();
        for wish in reading.wishes.iter().map(|read| label(&read.wish)) {
            let kind = wish["kind"].as_str().expect("a kind").to_owned();
            if let Some(at) = labels.iter().position(|other| *other == wish) {
                labels.remove(at);
                self.kinds.entry(kind).or_default()[0] += 1;
            } else if !is_idle_must_see(&wish, &all_labels) {
                self.kinds.entry(kind).or_default()[1] += 1;
                wrong.push(wish);
            }
        }
        for missed in &labels {
            self.kinds
                .entry(missed["kind"].as_str().expect("a kind").to_owned())
                .or_default()[2] += 1;
        }
        let (missed_pieces, false_pieces) = self.add_pieces(entry, &reading.unread);
        self.sentences += 1;
        if wrong.is_empty() && labels.is_empty() && missed_pieces.is_empty() && false_pieces.is_empty() {
            self.exact += 1;
        } else {
            let shown = |values: &[Value]| values.iter().map(Value::to_string).collect::<Vec<_>>().join(" ");
            println!(
                "{} {text}\n    wrong {}\n    missed {}",
                entry["id"],
                shown(&wrong),
                shown(&labels)
            );
            println!("    unread: missed {missed_pieces:?}, false {false_pieces:?}");
        }
    }

    fn add_pieces(&mut self, entry: &Value, reported: &[String]) -> (Vec<String>, Vec<String>) {
        let labelled: Vec<&str> = entry["unread"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let total: usize = labelled.iter().map(|piece| outer(piece).chars().count()).sum();
        let allowed = |piece: &str| {
            if reported.len() < labelled.len() {
                total
            } else {
                outer(piece).chars().count()
            }
        };
        let found = |report: &str, piece: &str| finds(report, piece, allowed(piece));
        let missed: Vec<String> = labelled
            .iter()
            .filter(|piece| !reported.iter().any(|report| found(report, piece)))
            .map(|piece| (*piece).to_owned())
            .collect();
        let idle: Vec<String> = reported
            .iter()
            .filter(|report| !labelled.iter().any(|piece| found(report, piece)))
            .cloned()
            .collect();
        self.pieces[0] += labelled.len() - missed.len();
        self.pieces[1] += idle.len();
        self.pieces[2] += missed.len();
        (missed, idle)
    }

    fn f1(counts: [usize; 3]) -> f64 {
        let [right, wrong, missed] = counts;
        if right + wrong + missed == 0 {
            1.0
        } else {
            2.0 * right as f64 / (2 * right + wrong + missed) as f64
        }
    }

    fn total(&self) -> [usize; 3] {
        self.kinds.values().fold([0; 3], |sum, counts| {
            [sum[0] + counts[0], sum[1] + counts[1], sum[2] + counts[2]]
        })
    }

    fn exact_share(&self) -> f64 {
        self.exact as f64 / self.sentences as f64
    }

    fn print(&self, name: &str) {
        let show = |label: &str, counts: [usize; 3]| {
            let [right, wrong, missed] = counts;
            println!(
                "{label:14} right {right:4} wrong {wrong:3} missed {missed:3}  F1 {:.3}",
                Self::f1(counts)
            );
        };
        println!("--- {name}");
        for (kind, counts) in &self.kinds {
            show(kind, *counts);
        }
        show("all wishes", self.total());
        show("unread pieces", self.pieces);
        println!(
            "exact {} of {} = {:.3}",
            self.exact,
            self.sentences,
            self.exact_share()
        );
    }
}

fn sorted_ages(wish: &Value) -> Value {
    let mut wish = wish.clone();
    if let Some(ages) = wish["ages"].as_array() {
        let sorted: BTreeSet<u64> = ages.iter().filter_map(Value::as_u64).collect();
        wish["ages"] = json!(sorted);
    } else if let Some(object) = wish.as_object_mut() {
        object.remove("ages");
    }
    wish
}

/// A must-see beside a correct at-time for the same place does not count.
fn is_idle_must_see(wish: &Value, labels: &[Value]) -> bool {
    wish["kind"] == "must-see"
        && labels
            .iter()
            .any(|other| other["kind"] == "at-time" && other["place"] == wish["place"])
}

fn score(file: &Path) -> Score {
    let text = std::fs::read_to_string(file).expect("the corpus can be read");
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let entries: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).expect("a line is a JSON object"))
        .collect();
    let wishes = entries
        .iter()
        .filter_map(|entry| entry["wishes"].as_array())
        .flatten();
    let labelled = wishes
        .filter_map(|wish| wish["place"].as_str())
        .map(str::to_owned)
        .collect();
    let mut score = Score::default();
    for entry in &entries {
        score.add(entry, &labelled);
    }
    score
}

/// Floors a little under what is reached, for wishes (F1) and for whole sentences.
fn check(half: &str, least_f1: f64, least_exact: f64) {
    let score = score(&root().join("fixtures/wishes").join(format!("{half}.jsonl")));
    score.print(half);
    assert!(
        Score::f1(score.total()) >= least_f1,
        "wishes read: {:?}",
        score.total()
    );
    assert!(
        score.exact_share() >= least_exact,
        "sentences read exactly: {}",
        score.exact
    );
}

#[test]
fn reads_the_half_the_reader_was_written_against() {
    check("seen", 0.99, 0.97);
}

#[test]
fn reads_the_half_that_was_kept_back_at_first() {
    check("unseen", 0.98, 0.96);
}
