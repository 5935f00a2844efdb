//! Cities and trips that do not exist but look like those that do; everything follows from seeds.

mod city;
mod group;
mod hours;
mod stay;
mod trip;

use std::sync::Arc;

use engine_model::place::{Connection, ExchangeRate, Source};
use engine_model::problem::Mode;
use engine_model::request::TripRequest;
use engine_model::{Currency, Seconds};
use engine_trip::{LoadedPack, Packs, Tables};
use jiff::civil::date;

use crate::dice::Dice;

pub use hours::shapes as hours_shapes;
pub use trip::{TEXTS, city_request, request};

/// Worlds that generated trips are spread over: enough to be varied, few enough to be built once a run.
const WORLDS: u64 = 16;

/// A trip with the packs it is planned from.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is asked.
    pub request: TripRequest,
    /// What it is planned from.
    pub packs: Packs,
}

/// Generated worlds, built when first needed.
#[derive(Debug, Default)]
pub struct Worlds {
    built: Vec<Option<Packs>>,
}

impl Worlds {
    /// The trip of a seed.
    pub fn case(&mut self, seed: u64) -> Case {
        let number = usize::try_from(seed % WORLDS).expect("a small number");
        if self.built.len() <= number {
            self.built.resize(number + 1, None);
        }
        let packs = self.built[number]
            .get_or_insert_with(|| varied_world(seed % WORLDS))
            .clone();
        Case {
            request: request(&packs, seed),
            packs,
        }
    }
}

/// Five cities of 20 to 220 places to visit.
fn varied_world(seed: u64) -> Packs {
    let mut dice = Dice::new(seed, 1);
    let sizes: Vec<usize> = (0..5).map(|_| *dice.pick(&[20, 40, 60, 90, 140, 220])).collect();
    world(seed, &sizes)
}

/// Cities with so many places to visit each, named `w<seed>c<number>`.
pub fn world(seed: u64, visits: &[usize]) -> Packs {
    let mut dice = Dice::new(seed, 2);
    let home = dice.index(city::REGIONS.len());
    let packs: Vec<_> = visits
        .iter()
        .enumerate()
        .map(|(number, visits)| {
            let region = if dice.chance(70) {
                home
            } else {
                dice.index(city::REGIONS.len())
            };
            let seed = seed.wrapping_mul(1_000).wrapping_add(number as u64);
            city::pack(
                &format!("w{seed}c{number}"),
                &city::REGIONS[region],
                *visits,
                seed,
            )
        })
        .collect();
    let tables = Tables {
        connections: connections(&packs, &mut dice),
        rates: rates(),
    };
    Packs::new(
        packs.into_iter().map(|pack| Arc::new(LoadedPack::new(pack))),
        tables,
    )
}

/// A connection for about every third pair of cities.
fn connections(packs: &[engine_pack::Pack], dice: &mut Dice) -> Vec<Connection> {
    let mut connections = Vec::new();
    for (index, from) in packs.iter().enumerate() {
        for to in &packs[index + 1..] {
            if !dice.chance(35) {
                continue;
            }
            connections.push(Connection {
                from: from.destination.id.clone(),
                to: to.destination.id.clone(),
                mode: *dice.pick(&[Mode::Train, Mode::Coach, Mode::Flight, Mode::Ferry]),
                duration: Seconds::minutes(dice.small(40, 400)),
                distance: None,
                fare: None,
                operator: "Generated Lines".to_owned(),
                source: Source {
                    origin: String::new(),
                    as_of: None,
                    verified: false,
                },
            });
        }
    }
    connections
}

/// Rates of about the right size; the dong has none, so that amounts without a rate occur.
fn rates() -> Vec<ExchangeRate> {
    let currency = |code: &str| Currency::parse(code).expect("a currency code");
    [("USD", 1.1), ("GBP", 0.86), ("KRW", 1_500.0), ("JPY", 160.0)]
        .into_iter()
        .map(|(quote, rate)| ExchangeRate {
            base: currency("EUR"),
            quote: currency(quote),
            rate,
            origin: "generated".to_owned(),
            as_of: date(2026, 9, 1),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Worlds;

    #[test]
    fn gives_the_same_trip_for_the_same_seed() {
        for seed in [0, 7, 4_000_000_007] {
            let (one, other) = (Worlds::default().case(seed), Worlds::default().case(seed));
            assert_eq!(one.request, other.request);
            let digests = |packs: &engine_trip::Packs| -> Vec<String> {
                packs
                    .all()
                    .iter()
                    .map(|pack| pack.reference.digest.clone())
                    .collect()
            };
            assert_eq!(digests(&one.packs), digests(&other.packs));
        }
    }

    #[test]
    fn writes_requests_that_read_back_equal() {
        let mut worlds = Worlds::default();
        for seed in 0..300 {
            let request = worlds.case(seed).request;
            let text = wire::request_to_json(&request);
            let back =
                wire::request_from_json(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
            assert_eq!(back, request, "seed {seed}");
        }
    }

    #[test]
    fn writes_hours_that_packs_accept() {
        let pack = super::city::pack("one", &super::city::REGIONS[0], 1, 3);
        for shape in super::hours_shapes() {
            let mut place = pack.places[0].clone();
            place.hours = Some(shape.to_owned());
            let built = engine_pack::Pack::new(pack.destination.clone(), vec![place], "", "");
            assert!(built.is_ok(), "{shape}: {built:?}");
        }
        assert!(super::hours_shapes().count() >= 30);
    }
}
