//! Whatever is asked, the answer passes its own check, and so does the document that is read back.

use engine_model::geo::Coordinates;
use engine_model::people::{Health, MobilityAid};
use engine_model::problem::Mode;
use engine_model::request::{
    Avoid, LockRequest, LodgingOption, LodgingStay, PlaceRef, TransferOption, TransferRequest, TripEnd,
    TripRequest,
};
use engine_model::time::{DayTime, Seconds};
use engine_trip::{Control, Packs, check_plan};
use jiff::ToSpan;
use jiff::civil::date;

use super::{bundled, member, request};

/// Requests drawn, one a seed.
const CASES: u64 = 150;
pub(crate) const CITIES: [&str; 6] = ["seoul", "busan", "jeju", "munich", "paris", "new-york"];
const HEALTH: [Health; 4] = [Health::Limited, Health::Caution, Health::Good, Health::Excellent];

/// A small linear congruential generator (the multiplier of Knuth's MMIX).
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    pub(crate) fn one_in(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }

    pub(crate) fn number<T: TryFrom<u64>>(&mut self, bound: u64) -> T {
        let drawn = T::try_from(self.below(bound));
        drawn.unwrap_or_else(|_| panic!("{bound} is too large"))
    }

    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let index: usize = self.number(of.len() as u64);
        of[index]
    }
}

pub(crate) fn place(draw: &mut Draw, packs: &Packs, city: &str) -> PlaceRef {
    let pack = packs.find(city).expect("bundled");
    let index: usize = draw.number(pack.places.all().len() as u64);
    PlaceRef::Id(pack.places.all()[index].id.clone())
}

fn lodging(draw: &mut Draw, packs: &Packs, city: &str, nights: u16) -> LodgingStay {
    let centre = packs.find(city).expect("bundled").destination().centre;
    let off = |draw: &mut Draw| f64::from(draw.number::<u16>(80)) / 1000.0 - 0.04;
    let at = Coordinates::from_degrees(centre.latitude() + off(draw), centre.longitude() + off(draw));
    LodgingStay {
        nights,
        options: vec![LodgingOption {
            place: PlaceRef::Point(format!("Inn {}", draw.below(3)), at.expect("near a city")),
            price_per_night: None,
            capacity: None,
            minimum_nights: None,
            check_in: DayTime::hm(draw.number::<i32>(5) + 12, 0),
            check_out: DayTime::hm(draw.number::<i32>(5) + 8, 0),
        }],
    }
}

pub(crate) fn any_request(draw: &mut Draw, packs: &Packs) -> TripRequest {
    let mut cities: Vec<(&str, u16)> = Vec::new();
    for _ in 0..=draw.below(3) {
        let city = draw.one(&CITIES);
        if cities.last().is_none_or(|last| last.0 != city) {
            cities.push((city, draw.number(3)));
        }
    }
    let members = (0..=draw.below(3)).map(|_| {
        let mut member = member(draw.number(90), draw.one(&HEALTH), &[]);
        member.mobility = draw.one_in(6).then_some(MobilityAid::Wheelchair);
        member
    });
    let members = members.collect();
    let start = date(2027, 1, 1).saturating_add(draw.number::<i64>(700).days());
    let mut asked = request(&cities, start, members);
    asked.daily_start = DayTime::hm(6 + draw.number::<i32>(7), 0);
    asked.daily_end = DayTime::hm(18 + draw.number::<i32>(10), 0);
    asked.transport = draw.one(&[Mode::Transit, Mode::Car, Mode::Walk]);
    for (index, (city, nights)) in cities.iter().enumerate() {
        if *nights > 0 && draw.one_in(2) {
            let own = 1 + draw.number::<u16>(u64::from(*nights));
            asked.destinations[index]
                .lodging
                .push(lodging(draw, packs, city, own));
            if own < *nights {
                asked.destinations[index]
                    .lodging
                    .push(lodging(draw, packs, city, 1));
            }
        }
    }
    let nights: u16 = cities.iter().map(|(_, nights)| nights).sum();
    let last = start.saturating_add(i64::from(nights).days());
    let hour = |draw: &mut Draw| draw.number::<i8>(24);
    asked.arrival = draw.one_in(2).then(|| TripEnd {
        place: None,
        at: start.at(hour(draw), 30, 0, 0),
    });
    asked.departure = draw.one_in(2).then(|| TripEnd {
        place: None,
        at: last.at(hour(draw), 30, 0, 0),
    });
    let mut day = 0;
    for (after, (_, nights)) in cities.iter().enumerate().take(cities.len() - 1) {
        day += i64::from(*nights);
        if draw.one_in(3) {
            asked.transfers.push(TransferRequest {
                after,
                options: vec![TransferOption {
                    mode: draw.one(&[Mode::Flight, Mode::Train]),
                    label: String::new(),
                    depart: Some(start.saturating_add(day.days()).at(hour(draw), 0, 0, 0)),
                    arrive: None,
                    duration: Some(Seconds::minutes(60 + draw.number::<i32>(900))),
                    fare: None,
                    from: None,
                    to: None,
                }],
            });
        }
    }
    let first = cities[0].0;
    for _ in 0..draw.below(3) {
        let city = draw.one(&cities).0;
        asked.must_see.push(place(draw, packs, city));
    }
    if draw.one_in(3) {
        asked.avoid.push(Avoid::Place(place(draw, packs, first)));
    }
    if draw.one_in(4) {
        asked.locks.push(LockRequest {
            place: place(draw, packs, first),
            day: 1,
            order: None,
            start: None,
            stay: None,
        });
    }
    asked
}

#[test]
fn any_request_gets_an_answer_that_holds() {
    let packs = bundled(&CITIES);
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: true,
        relaxations: false,
    };
    let mut planned = 0;
    for seed in 0..CASES {
        let mut draw = Draw(seed);
        let asked = any_request(&mut draw, &packs);
        let plan = engine_trip::plan(&asked, &packs, &control)
            .unwrap_or_else(|error| panic!("seed {seed}: {error}\n{asked:?}"));
        if !plan.conflicts.is_empty() {
            continue;
        }
        planned += 1;
        for packs in [&packs, &Packs::default()] {
            let checked = check_plan(&plan, packs).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            let worst = checked
                .certificate
                .findings
                .iter()
                .map(|finding| (finding.code.severity(), finding));
            let broken: Vec<_> = worst
                .filter(|(severity, _)| *severity == engine_model::finding::Severity::Broken)
                .map(|(_, finding)| finding)
                .collect();
            assert!(
                broken.is_empty(),
                "seed {seed} with {} packs: {broken:?}",
                packs.all().len()
            );
        }
    }
    assert!(planned * 2 > CASES, "only {planned} of {CASES} were planned");
}
