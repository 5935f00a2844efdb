//! Made-up towns: small ones by hand, larger ones from a seed.

use engine_model::geo::{Coordinates, Metres};
use engine_model::ids::{DestinationId, PlaceId};
use engine_model::money::Currency;
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::people::{Health, Like, Member};
use engine_model::place::{Category, MonthClimate, Names, Setting, StepFree};
use engine_model::problem::{
    BudgetLimits, Candidate, City, DayFrame, Fare, LegSource, Mode, Preferences, Problem, Segment, Site,
    SiteKind, SiteRef, TravelEntry, TravelTable,
};
use engine_model::time::{DayTime, Seconds};
use engine_model::wish::MealKind;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A stream of numbers for making things up.
pub(crate) struct Dice(Xoshiro256PlusPlus);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// A number in `0..bound`.
    pub(crate) fn below(&mut self, bound: i32) -> i32 {
        let wide = self.0.next_u64() % u64::try_from(bound.max(1)).expect("positive");
        i32::try_from(wide).expect("below an i32")
    }

    pub(crate) fn chance(&mut self, percent: i32) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[usize::try_from(self.below(i32::try_from(items.len()).expect("few"))).expect("not negative")]
    }
}

pub(crate) fn names(text: &str) -> Names {
    Names {
        local: text.to_owned(),
        ko: None,
        en: None,
    }
}

pub(crate) fn member(health: Health) -> Member {
    Member {
        name: None,
        age: 40,
        gender: None,
        health,
        likes: vec![Like::Culture],
        dislikes: Vec::new(),
        diets: Vec::new(),
        mobility: None,
        must_see: Vec::new(),
    }
}

/// A candidate that is open from 9 to 18 on every day.
pub(crate) fn candidate(name: &str, category: Category, days: usize) -> Candidate {
    Candidate {
        place: PlaceId::new(name),
        names: names(name),
        site: SiteRef { city: 0, index: 0 },
        category,
        visit: category.is_visit(),
        meal: category.is_meal(),
        rest: category.is_rest(),
        stay: Seconds::minutes(90),
        min_stay: Seconds::minutes(45),
        cost: Some(1000),
        hours: vec![open(9, 18); days],
        hours_origin: String::new(),
        verified: true,
        setting: Setting::Indoor,
        step_free: StepFree::Yes,
        strenuous: false,
        min_age: None,
        fame: 60,
        tags: Vec::new(),
        avoided: false,
    }
}

pub(crate) fn open(from: i32, until: i32) -> DayHours {
    let close = DayTime::hm(until, 0);
    DayHours::Known(vec![OpenInterval {
        open: DayTime::hm(from, 0),
        close,
        last_entry: close,
    }])
}

/// A site so many metres east and north of the middle.
fn site(name: &str, kind: SiteKind, metres: (i32, i32)) -> Site {
    let degrees = |metres: i32| f64::from(metres) / 111_000.0;
    Site {
        at: Coordinates::from_degrees(degrees(metres.1), degrees(metres.0)).expect("near the equator"),
        names: names(name),
        place: None,
        kind,
    }
}

/// A town under construction: site 0 is the lodging, site 1 the station.
pub(crate) struct Town {
    number: u16,
    sites: Vec<(Site, (i32, i32))>,
}

impl Town {
    pub(crate) fn new(number: u16) -> Self {
        let lodging = site("lodging", SiteKind::Lodging, (0, 0));
        let station = site("station", SiteKind::Station, (900, -400));
        Self {
            number,
            sites: vec![(lodging, (0, 0)), (station, (900, -400))],
        }
    }

    pub(crate) fn lodging(&self) -> SiteRef {
        SiteRef {
            city: self.number,
            index: 0,
        }
    }

    pub(crate) fn station(&self) -> SiteRef {
        SiteRef {
            city: self.number,
            index: 1,
        }
    }

    /// Puts a candidate on the map.
    pub(crate) fn add(
        &mut self,
        candidates: &mut Vec<Candidate>,
        mut candidate: Candidate,
        metres: (i32, i32),
    ) -> u32 {
        let number = u32::try_from(candidates.len()).expect("few candidates");
        let index = u16::try_from(self.sites.len()).expect("few sites");
        candidate.site = SiteRef {
            city: self.number,
            index,
        };
        let name = candidate.names.local.clone();
        self.sites
            .push((site(&name, SiteKind::Candidate(number), metres), metres));
        candidates.push(candidate);
        number
    }

    /// The city with tables on foot, by transit and by taxi.
    pub(crate) fn build(self) -> City {
        let points: Vec<(i32, i32)> = self.sites.iter().map(|(_, at)| *at).collect();
        City {
            destination: DestinationId::new(format!("town-{}", self.number)),
            names: names("town"),
            zone: "UTC".to_owned(),
            sites: self.sites.into_iter().map(|(site, _)| site).collect(),
            travel: vec![
                table(Mode::Walk, &points, |metres| (metres * 60 / 75, metres)),
                table(Mode::Transit, &points, |metres| {
                    (480 + metres * 60 / 333, metres.min(500))
                }),
                table(Mode::Taxi, &points, |metres| (300 + metres * 60 / 416, 0)),
            ],
            fares: vec![
                Fare {
                    mode: Mode::Transit,
                    base: 300,
                    per_km: 0,
                },
                Fare {
                    mode: Mode::Taxi,
                    base: 500,
                    per_km: 120,
                },
            ],
            meal_cost: Some(2500),
        }
    }
}

fn table(mode: Mode, points: &[(i32, i32)], numbers: impl Fn(i32) -> (i32, i32)) -> TravelTable {
    let size = u16::try_from(points.len()).expect("few sites");
    let mut table = TravelTable::new(mode, LegSource::Estimate, size);
    for (row, from) in (0_u16..).zip(points) {
        for (column, to) in (0_u16..).zip(points) {
            let metres = ((from.0 - to.0).abs() + (from.1 - to.1).abs()) * 9 / 10;
            let (seconds, walking) = if from == to { (0, 0) } else { numbers(metres) };
            let leg = TravelEntry {
                duration: Seconds(seconds),
                distance: Metres(metres),
                walking: Metres(walking),
            };
            table.set(row, column, leg);
        }
    }
    table
}

/// A day from and to the lodging.
pub(crate) fn frame(town: &Town, day: i8, from: DayTime, until: DayTime) -> DayFrame {
    DayFrame {
        date: jiff::civil::date(2025, 6, 1 + day),
        segments: vec![Segment {
            city: town.number,
            start: town.lodging(),
            earliest: from,
            end: town.lodging(),
            latest: until,
            before: Vec::new(),
            after: Vec::new(),
            transfer: None,
        }],
        meals: meals_of(from, until),
        climate: Some(MonthClimate {
            minimum_decicelsius: 150,
            maximum_decicelsius: 240,
            rain_percent: Some(30),
        }),
        sunset: Some(DayTime::hm(19, 50)),
    }
}

/// The meals whose window lies in the frame.
pub(crate) fn meals_of(from: DayTime, until: DayTime) -> Vec<MealKind> {
    let mut meals = Vec::new();
    if from <= DayTime::hm(11, 30) && until >= DayTime::hm(14, 30) {
        meals.push(MealKind::Lunch);
    }
    if from <= DayTime::hm(17, 30) && until >= DayTime::hm(21, 0) {
        meals.push(MealKind::Dinner);
    }
    meals
}

/// A problem of so many whole days in one town.
pub(crate) fn problem(town: Town, candidates: Vec<Candidate>, days: i8) -> Problem {
    let frames = (0..days)
        .map(|day| frame(&town, day, DayTime::hm(9, 0), DayTime::hm(22, 0)))
        .collect();
    Problem {
        currency: Currency::parse("EUR").expect("a code"),
        members: vec![member(Health::Good)],
        days: frames,
        cities: vec![town.build()],
        candidates,
        must_see: Vec::new(),
        locks: Vec::new(),
        budget: BudgetLimits::default(),
        fixed_costs: Vec::new(),
        preferences: Preferences {
            transport: Some(Mode::Transit),
            ..Preferences::default()
        },
        base: None,
        seed: 7,
        iterations_per_day: 100,
    }
}

const VISITS: [Category; 12] = [
    Category::Sight,
    Category::Sight,
    Category::Sight,
    Category::Museum,
    Category::Museum,
    Category::Culture,
    Category::Park,
    Category::Park,
    Category::Viewpoint,
    Category::Market,
    Category::Shopping,
    Category::Nature,
];

/// Candidates strewn over a town, clustered towards its middle, with hours such as real places have.
pub(crate) fn strew(
    town: &mut Town,
    candidates: &mut Vec<Candidate>,
    count: i32,
    days: usize,
    dice: &mut Dice,
) {
    for number in 0..count {
        let category = match dice.below(10) {
            0..=1 => Category::Restaurant,
            2 => Category::Cafe,
            _ => dice.pick(&VISITS),
        };
        let mut one = candidate(&format!("place {number}"), category, days);
        dress(&mut one, days, dice);
        let reach = dice.pick(&[800, 1500, 2500, 4000, 7000]);
        let at = (dice.below(2 * reach) - reach, dice.below(2 * reach) - reach);
        town.add(candidates, one, at);
    }
}

fn dress(one: &mut Candidate, days: usize, dice: &mut Dice) {
    let minutes = dice.pick(&[30, 45, 60, 60, 90, 90, 120, 180]);
    one.stay = Seconds::minutes(minutes);
    one.min_stay = Seconds::minutes(minutes * 2 / 3 / 5 * 5);
    one.fame = u8::try_from(dice.below(60) + if dice.chance(15) { 40 } else { 0 }).expect("below 100");
    one.cost = if dice.chance(20) {
        None
    } else {
        Some(i64::from(dice.below(6)) * 500)
    };
    one.verified = dice.chance(60);
    one.step_free = dice.pick(&[StepFree::Yes, StepFree::Unknown, StepFree::No]);
    one.strenuous = dice.chance(5);
    one.min_age = dice.chance(3).then_some(18);
    if matches!(
        one.category,
        Category::Park | Category::Nature | Category::Viewpoint
    ) {
        one.setting = Setting::Outdoor;
    }
    if one.category == Category::Restaurant {
        one.tags = vec![dice.pick(&["korean", "italian", "seafood", "vegan"]).to_owned()];
    }
    let weekly_rest = dice.below(9);
    one.hours = (0..days)
        .map(|day| {
            if dice.chance(0) || i32::try_from(day % 7).expect("small") == weekly_rest {
                return DayHours::Known(Vec::new());
            }
            match (one.category, weekly_rest) {
                (Category::Restaurant, _) => two_sittings(),
                (Category::Cafe, _) => open(8, 20),
                (Category::Park, _) => open(0, 24),
                (_, 8) => DayHours::Unknown,
                (_, 7) => open(10, 22),
                _ => open(9, 17),
            }
        })
        .collect();
}

fn two_sittings() -> DayHours {
    let sitting = |from: (i32, i32), until: (i32, i32)| OpenInterval {
        open: DayTime::hm(from.0, from.1),
        close: DayTime::hm(until.0, until.1),
        last_entry: DayTime(DayTime::hm(until.0, until.1).0 - 1800),
    };
    DayHours::Known(vec![sitting((11, 30), (15, 0)), sitting((17, 30), (22, 0))])
}

/// A town from a seed.
pub(crate) fn generated(seed: u64, count: i32, days: i8) -> Problem {
    let mut dice = Dice::new(seed);
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    strew(
        &mut town,
        &mut candidates,
        count,
        usize::try_from(days).expect("positive"),
        &mut dice,
    );
    let mut made = problem(town, candidates, days);
    made.seed = seed;
    made
}

/// Several towns one after the other, each for some whole days.
pub(crate) fn tour(seed: u64, towns: u16, count: i32, days: i8) -> Problem {
    let mut dice = Dice::new(seed);
    let mut candidates = Vec::new();
    let mut built: Vec<Town> = Vec::new();
    for number in 0..towns {
        let mut town = Town::new(number);
        strew(
            &mut town,
            &mut candidates,
            count,
            usize::try_from(days).expect("positive"),
            &mut dice,
        );
        built.push(town);
    }
    let stay =
        |day: i8| usize::try_from(i32::from(day) * i32::from(towns) / i32::from(days)).expect("positive");
    let frames = (0..days).map(|day| frame(&built[stay(day)], day, DayTime::hm(9, 0), DayTime::hm(22, 0)));
    let frames = frames.collect();
    let rest = built.split_off(1);
    let mut made = problem(built.remove(0), candidates, days);
    made.cities.extend(rest.into_iter().map(Town::build));
    made.days = frames;
    made.seed = seed;
    made
}
