//! The paths that a plan spends its time on, one by one. `cargo bench -p benchmarks`.

use std::hint::black_box;
use std::path::Path;

use benchmarks::city::imported;
use benchmarks::generate::{TEXTS, city_request, world};
use criterion::{Criterion, criterion_group, criterion_main};
use engine_model::plan::Language;
use engine_model::problem::Mode;
use engine_model::request::TripRequest;
use engine_model::{Coordinates, Currency};
use engine_planner::Outcome;
use engine_trip::{Control, Packs};
use engine_wishes::{Context, NamedPlace};
use jiff::civil::date;

const CONTROL: Control<'static> = Control {
    cancel: &|| false,
    progress: None,
    rain_variants: false,
    relaxations: false,
};

/// A city of 300 places to visit with a trip of three days that has a plan.
fn sample() -> (Packs, TripRequest) {
    let packs = world(100, &[300]);
    let request = city_request(&packs, &[2], 3);
    (packs, request)
}

fn planning(criterion: &mut Criterion) {
    let (packs, request) = sample();
    criterion.bench_function("pose a problem of 3 days", |bencher| {
        bencher.iter(|| engine_trip::pose(black_box(&request), &packs).expect("a sound request"));
    });
    let posed = engine_trip::pose(&request, &packs).expect("a sound request");
    let control = engine_planner::Control {
        explain: false,
        ..engine_planner::Control::default()
    };
    criterion.bench_function("plan 3 days, 300 visits", |bencher| {
        bencher.iter(|| engine_planner::plan(black_box(&posed.problem), &control));
    });
    let Outcome::Planned(solution) = engine_planner::plan(&posed.problem, &control) else {
        panic!("the sample has a plan");
    };
    criterion.bench_function("check a plan of 3 days", |bencher| {
        bencher.iter(|| engine_check::check(&posed.problem, black_box(&solution.itinerary)));
    });
}

fn documents(criterion: &mut Criterion) {
    let (packs, request) = sample();
    let plan = engine_trip::plan(&request, &packs, &CONTROL).expect("a sound request");
    let text = wire::to_json(&plan, Language::English);
    criterion.bench_function("write a plan as JSON", |bencher| {
        bencher.iter(|| wire::to_json(black_box(&plan), Language::English));
    });
    criterion.bench_function("read a plan from JSON", |bencher| {
        bencher.iter(|| wire::plan_from_json(black_box(&text)).expect("our own file"));
    });
    let places = packs.all().iter().flat_map(|pack| pack.places.all());
    let named = places.map(|place| NamedPlace {
        id: &place.id,
        names: &place.names,
        fame: place.fame,
    });
    let context = Context {
        places: named.collect(),
        currency: Currency::parse("EUR").expect("a code"),
        days: 3,
    };
    criterion.bench_function("read all sample wishes", |bencher| {
        bencher.iter(|| {
            TEXTS
                .iter()
                .map(|text| engine_wishes::read(black_box(text), &context))
                .collect::<Vec<_>>()
        });
    });
}

fn facts(criterion: &mut Criterion) {
    let (packs, _) = sample();
    let places = &packs.all()[0].places;
    criterion.bench_function("hours of every place on a date", |bencher| {
        bencher.iter(|| {
            (0..places.all().len())
                .map(|at| places.hours_on(at, black_box(date(2026, 12, 4))))
                .collect::<Vec<_>>()
        });
    });
    let points: Vec<Coordinates> = places.all().iter().map(|place| place.at).take(320).collect();
    criterion.bench_function("travel tables of 320 points, 2 modes", |bencher| {
        bencher.iter(|| engine_routes::travel_tables(black_box(&points), &[Mode::Walk, Mode::Transit]));
    });
    let extract =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm/helsinki-centre-2019.osm.pbf");
    if !extract.exists() {
        println!("no OpenStreetMap extract at hand: its import is not measured");
        return;
    }
    criterion.bench_function("import Helsinki", |bencher| {
        bencher.iter(|| imported(black_box(&extract)).expect("a sound extract"));
    });
}

criterion_group! {
    name = hot_paths;
    config = Criterion::default().sample_size(20);
    targets = planning, documents, facts
}
criterion_main!(hot_paths);
