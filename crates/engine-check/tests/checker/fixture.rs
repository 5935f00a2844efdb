//! Three days in two cities on a line, with a transfer on the second day.

use engine_check::Report;
use engine_model::finding::{FindingCode, Severity};
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::people::{Health, Member};
use engine_model::place::{Category, Names, Setting, StepFree};
use engine_model::problem::{
    BudgetLimits, Candidate, City, DayFrame, Errand, ErrandKind, Fare, FixedCost, FixedCostKind, LegSource,
    Mode, Preferences, Problem, Segment, Site, SiteKind, SiteRef, Transfer, TravelEntry, TravelTable,
};
use engine_model::wish::MealKind;
use engine_model::{Coordinates, Currency, DayTime, DestinationId, Metres, PlaceId, Seconds};

/// Lodging, station, six candidates: metres along the line.
const FIRST_CITY: [i32; 8] = [0, 2_000, 300, 800, 1_200, 2_400, 700, 1_000];
/// Lodging, station, six candidates.
const SECOND_CITY: [i32; 8] = [0, 1_500, 500, 900, 1_300, 400, 800, 600];
pub(crate) const LODGING: u16 = 0;
pub(crate) const STATION: u16 = 1;

pub(crate) fn hm(hours: i32, minutes: i32) -> DayTime {
    DayTime::hm(hours, minutes)
}

fn names(name: &str) -> Names {
    Names {
        local: name.to_owned(),
        ko: None,
        en: None,
    }
}

pub(crate) fn site(city: u16, index: u16) -> SiteRef {
    SiteRef { city, index }
}

fn table(mode: Mode, line: &[i32]) -> TravelTable {
    let pairs = || {
        let tail = |from: usize| line[from + 1..].iter().map(move |to| (to - line[from]).abs());
        (0..line.len()).flat_map(tail)
    };
    let minutes = |metres: i32| match mode {
        _ if metres == 0 => 0,
        Mode::Walk => (metres + 69) / 70,
        _ => 8 + metres / 300,
    };
    let source = if mode == Mode::Walk {
        LegSource::Street
    } else {
        LegSource::Estimate
    };
    let size = u16::try_from(line.len()).expect("a short line");
    let legs = pairs().map(|metres| TravelEntry {
        duration: Seconds(minutes(metres) * 60),
        distance: Metres(metres),
        walking: Metres(if mode == Mode::Walk {
            metres
        } else {
            metres.min(150)
        }),
    });
    TravelTable::symmetric(mode, source, size, legs)
}

fn city(name: &str, line: &[i32], first_candidate: u32) -> City {
    let kind = |index: u32| match index {
        0 => SiteKind::Lodging,
        1 => SiteKind::Station,
        other => SiteKind::Candidate(first_candidate + other - 2),
    };
    let sites = (0..).zip(line).map(|(index, metres)| Site {
        at: Coordinates::from_degrees(0.0, f64::from(*metres) / 111_000.0).expect("on the globe"),
        names: names("a site"),
        place: None,
        kind: kind(index),
    });
    City {
        destination: DestinationId::new(name),
        names: names(name),
        zone: "Europe/Helsinki".to_owned(),
        sites: sites.collect(),
        travel: vec![
            table(Mode::Walk, line),
            table(Mode::Transit, line),
            table(Mode::Taxi, line),
        ],
        fares: vec![Fare {
            mode: Mode::Transit,
            base: 600,
            per_km: 10,
        }],
        meal_cost: Some(3_000),
    }
}

fn candidate(id: &str, at: SiteRef, category: Category) -> Candidate {
    let open = OpenInterval {
        open: hm(8, 0),
        close: hm(22, 0),
        last_entry: hm(21, 30),
    };
    Candidate {
        place: PlaceId::new(id),
        names: names(id),
        site: at,
        category,
        visit: category.is_visit(),
        meal: category.is_meal(),
        rest: category.is_rest(),
        stay: Seconds::minutes(90),
        min_stay: Seconds::minutes(45),
        cost: Some(1_000),
        hours: vec![DayHours::Known(vec![open]); 3],
        hours_origin: String::new(),
        verified: true,
        setting: Setting::Indoor,
        step_free: StepFree::Unknown,
        strenuous: false,
        min_age: None,
        fame: 50,
        tags: Vec::new(),
        avoided: false,
    }
}

fn candidates() -> Vec<Candidate> {
    let mut all = vec![
        candidate("a/museum", site(0, 2), Category::Museum),
        candidate("a/tower", site(0, 3), Category::Sight),
        candidate("a/park", site(0, 4), Category::Park),
        candidate("a/theatre", site(0, 5), Category::Culture),
        candidate("a/kitchen", site(0, 6), Category::Restaurant),
        candidate("a/grill", site(0, 7), Category::Restaurant),
        candidate("b/castle", site(1, 2), Category::Sight),
        candidate("b/gallery", site(1, 3), Category::Museum),
        candidate("b/hill", site(1, 4), Category::Viewpoint),
        candidate("b/inn", site(1, 5), Category::Restaurant),
        candidate("b/cafe", site(1, 6), Category::Cafe),
        candidate("b/bistro", site(1, 7), Category::Restaurant),
    ];
    all[2].setting = Setting::Outdoor;
    all[2].cost = Some(0);
    all[5].cost = None;
    all[8].setting = Setting::Outdoor;
    all[10].hours[2] = DayHours::Unknown;
    all[10].cost = None;
    all
}

fn member(age: u8, health: Health) -> Member {
    Member {
        name: None,
        age,
        gender: None,
        health,
        likes: Vec::new(),
        dislikes: Vec::new(),
        diets: Vec::new(),
        mobility: None,
        must_see: Vec::new(),
    }
}

fn segment(city: u16, from: u16, earliest: DayTime, to: u16, latest: DayTime) -> Segment {
    Segment {
        city,
        start: site(city, from),
        earliest,
        end: site(city, to),
        latest,
        before: Vec::new(),
        after: Vec::new(),
        transfer: None,
    }
}

fn errand(kind: ErrandKind, at: SiteRef, earliest: DayTime, latest: DayTime) -> Errand {
    Errand {
        kind,
        site: at,
        duration: Seconds::minutes(10),
        earliest,
        latest,
    }
}

pub(crate) fn transfer() -> Transfer {
    Transfer {
        mode: Mode::Train,
        label: "IC 1".to_owned(),
        depart: hm(14, 30),
        arrive: hm(16, 30),
        days_later: 0,
        duration: Seconds::minutes(120),
        distance: Metres(180_000),
        cost: Some(8_000),
        source: LegSource::Timetable,
        origin: String::new(),
        option: None,
    }
}

fn days() -> Vec<DayFrame> {
    let mut leave = segment(0, LODGING, hm(9, 0), STATION, hm(14, 20));
    leave.before.push(errand(
        ErrandKind::CheckOut,
        site(0, LODGING),
        hm(0, 0),
        hm(11, 0),
    ));
    leave.after.push(errand(
        ErrandKind::PickUpLuggage,
        site(0, LODGING),
        hm(0, 0),
        hm(24, 0),
    ));
    leave.transfer = Some(transfer());
    let mut reach = segment(1, STATION, hm(16, 30), LODGING, hm(22, 0));
    reach.before.push(errand(
        ErrandKind::CheckIn,
        site(1, LODGING),
        hm(15, 0),
        hm(24, 0),
    ));
    let frame = |day: i8, segments: Vec<Segment>, meals: Vec<MealKind>| DayFrame {
        date: jiff::civil::date(2026, 5, day),
        segments,
        meals,
        climate: None,
        sunset: None,
    };
    let both = vec![MealKind::Lunch, MealKind::Dinner];
    vec![
        frame(
            4,
            vec![segment(0, LODGING, hm(9, 0), LODGING, hm(22, 0))],
            both.clone(),
        ),
        frame(5, vec![leave, reach], both),
        frame(
            6,
            vec![segment(1, LODGING, hm(9, 0), STATION, hm(17, 0))],
            vec![MealKind::Lunch],
        ),
    ]
}

pub(crate) fn problem() -> Problem {
    let fixed = |kind, day, amount| FixedCost {
        kind,
        day,
        amount,
        label: String::new(),
    };
    Problem {
        currency: Currency::parse("EUR").expect("a code"),
        members: vec![member(30, Health::Good), member(70, Health::Caution)],
        cities: vec![city("a", &FIRST_CITY, 0), city("b", &SECOND_CITY, 6)],
        days: days(),
        candidates: candidates(),
        must_see: Vec::new(),
        locks: Vec::new(),
        budget: BudgetLimits {
            total: Some(100_000),
            per_day: Some(60_000),
        },
        fixed_costs: vec![
            fixed(FixedCostKind::Lodging, 0, Some(9_000)),
            fixed(FixedCostKind::Transfer, 1, Some(8_000)),
            fixed(FixedCostKind::Lodging, 1, Some(7_000)),
        ],
        preferences: Preferences::default(),
        base: None,
        seed: 1,
        iterations_per_day: 1,
    }
}

/// The codes found at or above a severity, sorted, each once.
pub(crate) fn codes(report: &Report, severity: Severity) -> Vec<FindingCode> {
    let all = report.findings.iter().map(|finding| finding.code);
    let mut codes: Vec<FindingCode> = all.filter(|code| code.severity() >= severity).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
