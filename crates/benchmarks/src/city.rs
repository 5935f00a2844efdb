//! The bars of a real city: how long a plan takes, what it is worth, how much memory it needs.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use engine_model::Currency;
use engine_model::ids::DestinationId;
use engine_model::plan::{Plan, PlanEntryKind};
use engine_pack::import::{ImportOptions, osm_pbf};
use engine_trip::{Control, LoadedPack, Packs, Tables};
use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAllocTrait};
use serde_json::{Value, json};

use crate::generate::{city_request, world};
use crate::measure::{Sample, timed};

/// What is planned in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The plan with its check.
    Plain,
    /// With a rain variant for outdoor days and the smallest relaxation for each unmet wish.
    Full,
}

/// The limits of a scenario, milliseconds of processor time.
#[derive(Clone, Copy, Debug)]
pub struct Bars {
    /// Half of the runs take no longer.
    pub p50_ms: Option<f64>,
    /// 99 of 100 runs take no longer.
    pub p99_ms: f64,
}

/// Peak memory of a running plan (the published bar), megabytes.
pub const MEMORY_BAR_MB: f64 = 20.0;

/// One row of the report.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was planned.
    pub name: String,
    /// With or without variants and relaxations.
    pub extent: Extent,
    /// The limits.
    pub bars: Bars,
    /// Milliseconds of processor time.
    pub thread_ms: Sample,
    /// Milliseconds on the wall.
    pub wall_ms: Sample,
    /// Megabytes above what was in use before the run.
    pub memory_mb: Sample,
    /// Sum of the value terms of all stops.
    pub value: Sample,
    /// Stops in the plan.
    pub stops: Sample,
    /// Things asked for and not in.
    pub unmet: Sample,
    /// Trips that cannot be planned.
    pub infeasible: usize,
    /// Runs that ended in an error.
    pub errors: Vec<String>,
}

struct Scenario {
    name: String,
    worlds: Vec<Packs>,
    nights: &'static [u16],
    bars: [Bars; 2],
}

/// Plans every scenario for so many seeds.
pub fn run(seeds: u64, extract: Option<&Path>, note: &mut dyn FnMut(&str)) -> anyhow::Result<Vec<Row>> {
    let day_bars = [
        Bars {
            p50_ms: Some(50.0),
            p99_ms: 100.0,
        },
        Bars {
            p50_ms: None,
            p99_ms: 250.0,
        },
    ];
    // The bar of the long trip speaks of a plan as such; the row with everything is given without one of its own.
    let week_bars = [
        Bars {
            p50_ms: None,
            p99_ms: 300.0,
        },
        Bars {
            p50_ms: None,
            p99_ms: f64::INFINITY,
        },
    ];
    let mut scenarios = vec![
        Scenario {
            name: "generated city, 3 days, 300 visits".to_owned(),
            worlds: (0..5).map(|number| world(100 + number, &[300])).collect(),
            nights: &[2],
            bars: day_bars,
        },
        Scenario {
            name: "5 generated cities, 7 days, 1,500 visits".to_owned(),
            worlds: (0..3).map(|number| world(200 + number, &[300; 5])).collect(),
            nights: &[2, 1, 1, 1, 1],
            bars: week_bars,
        },
    ];
    match extract {
        Some(path) if path.exists() => {
            let packs = imported(path)?;
            let name = "imported Helsinki, 3 days".to_owned();
            scenarios.insert(
                0,
                Scenario {
                    name,
                    worlds: vec![packs],
                    nights: &[2],
                    bars: day_bars,
                },
            );
        }
        _ => note("no OpenStreetMap extract at hand: the imported city is left out"),
    }
    let mut rows = Vec::new();
    for scenario in &scenarios {
        for (extent, bars) in [Extent::Plain, Extent::Full].into_iter().zip(scenario.bars) {
            note(&format!("{} ({extent:?})", scenario.name));
            rows.push(measure(scenario, extent, bars, seeds));
        }
    }
    Ok(rows)
}

/// The pack of an OpenStreetMap extract.
pub fn imported(path: &Path) -> anyhow::Result<Packs> {
    let bytes = std::fs::read(path).with_context(|| format!("reading the extract {}", path.display()))?;
    let options = ImportOptions {
        zone: Some("Europe/Helsinki".to_owned()),
        country: Some("FI".to_owned()),
        currency: Currency::parse("EUR"),
        ..ImportOptions::new(DestinationId::new("helsinki"))
    };
    let imported = osm_pbf(&bytes, &options, &mut |_| ())
        .with_context(|| format!("importing the extract {}", path.display()))?;
    Ok(Packs::new(
        [Arc::new(LoadedPack::new(imported.pack))],
        Tables::default(),
    ))
}

fn measure(scenario: &Scenario, extent: Extent, bars: Bars, seeds: u64) -> Row {
    let mut row = Row {
        name: scenario.name.clone(),
        extent,
        bars,
        thread_ms: Sample::default(),
        wall_ms: Sample::default(),
        memory_mb: Sample::default(),
        value: Sample::default(),
        stops: Sample::default(),
        unmet: Sample::default(),
        infeasible: 0,
        errors: Vec::new(),
    };
    let full = extent == Extent::Full;
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: full,
        relaxations: full,
    };
    for seed in 0..seeds {
        let worlds = u64::try_from(scenario.worlds.len()).expect("a handful of worlds");
        let packs = &scenario.worlds[usize::try_from(seed % worlds).expect("a small number")];
        let request = city_request(packs, scenario.nights, seed);
        INSTRUMENTED_SYSTEM.reset_peak_memory();
        let (plan, thread, wall) = timed(|| engine_trip::plan(&request, packs, &control));
        let peak = INSTRUMENTED_SYSTEM.get_peak_memory();
        row.memory_mb.push(peak as f64 / 1_000_000.0);
        row.thread_ms.push_time(thread);
        row.wall_ms.push_time(wall);
        match plan {
            Ok(plan) if plan.conflicts.is_empty() => row.add(&plan),
            Ok(_) => row.infeasible += 1,
            Err(error) => row.errors.push(format!("seed {seed}: {error}")),
        }
    }
    row
}

impl Row {
    /// Whether every bar is met and nothing went wrong.
    pub fn passed(&self) -> bool {
        self.errors.is_empty()
            && self
                .bars
                .p50_ms
                .is_none_or(|bar| self.thread_ms.percentile(50) <= bar)
            && self.thread_ms.percentile(99) <= self.bars.p99_ms
            && self.memory_mb.largest() <= MEMORY_BAR_MB
    }

    /// The row for machines.
    pub fn to_json(&self) -> Value {
        let times = |sample: &Sample| {
            json!({
                "p50": sample.percentile(50),
                "p90": sample.percentile(90),
                "p99": sample.percentile(99),
                "max": sample.largest(),
            })
        };
        json!({
            "name": self.name,
            "full": self.extent == Extent::Full,
            "runs": self.thread_ms.len(),
            "threadMs": times(&self.thread_ms),
            "wallMs": times(&self.wall_ms),
            "barMs": { "p50": self.bars.p50_ms, "p99": self.bars.p99_ms.is_finite().then_some(self.bars.p99_ms) },
            "memoryMb": self.memory_mb.largest(),
            "meanValue": self.value.mean(),
            "meanStops": self.stops.mean(),
            "meanUnmet": self.unmet.mean(),
            "infeasible": self.infeasible,
            "errors": self.errors,
            "passed": self.passed(),
        })
    }

    fn add(&mut self, plan: &Plan) {
        let entries = || plan.days.iter().flat_map(|day| &day.entries);
        let stops = entries()
            .filter(|entry| entry.kind == PlanEntryKind::Stop)
            .count();
        let points: i32 = entries()
            .flat_map(|entry| &entry.why)
            .map(|(_, points)| points)
            .sum();
        self.value.push(f64::from(points));
        self.stops.push(stops as f64);
        self.unmet.push(plan.unmet.len() as f64);
    }
}
