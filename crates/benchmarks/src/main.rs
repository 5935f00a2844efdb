//! `tripgen-bench`: measures the bars and proves planner, checker and readers on generated input.

use std::alloc::System;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use benchmarks::api::{ApiOptions, Share, run as run_api};
use benchmarks::check::{CheckOptions, run as run_check, smallest_failure};
use benchmarks::city::Row;
use benchmarks::edge::{EdgeOptions, run as run_edge};
use benchmarks::faults::{FaultsOptions, run as run_faults};
use benchmarks::firewall::{FirewallOptions, run as run_firewall, run_suite};
use benchmarks::fuzz::{Until, readers, run as run_fuzz};
use benchmarks::generate::Worlds;
use benchmarks::messages::{MessagesOptions, run as run_messages};
use benchmarks::report::{check_text, city_table, machine};
use clap::{Args, Parser, Subcommand};
use engine_model::plan::Language;
use engine_trip::Control;
use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc};

/// Measures the planner and proves it on generated trips.
#[derive(Parser)]
#[command(name = "tripgen-bench", version)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Put the travellers' load on a running server, whose limits are raised, and measure it against the bars.
    Api(ApiArguments),
    /// Plan generated trips, check every plan, break plans and see that each break is named.
    Check(CheckArguments),
    /// Measure plans of generated and imported cities against the bars.
    City(CityArguments),
    /// Compare the gateway with nginx, and measure it against the bars.
    Edge(EdgeArguments),
    /// Kill the parts of a cluster one after the other while trips are planned, and see that none is lost or doubled.
    Faults(FaultsArguments),
    /// Measure what the firewall costs for a request, or run the regression suite of its rules.
    Firewall(FirewallArguments),
    /// Feed spoilt input to every reader; a panic or a hang fails.
    Fuzz(FuzzArguments),
    /// Send messages through the queues of a database and measure how long they lie there.
    Messages(MessagesArguments),
    /// Show the request of a generated trip.
    Show {
        /// Seed of the trip.
        seed: u64,
        /// Plan it and show the plan instead.
        #[arg(long)]
        plan: bool,
        /// Show the smallest request that fails in the same way.
        #[arg(long)]
        shrink: bool,
    },
}

#[derive(Args)]
struct ApiArguments {
    /// The server.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,
    /// Travellers at once.
    #[arg(long, default_value_t = 200)]
    users: usize,
    /// Requests a second that fall due, the refused ones included; 0 asks as fast as answers come.
    #[arg(long, default_value_t = 2_200)]
    rate: u32,
    /// How long the load lasts before anything counts.
    #[arg(long, default_value_t = 5)]
    warm_up: u64,
    /// How long the load lasts.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Process id of the PostgreSQL server on this machine, to tell its processor time.
    #[arg(long)]
    database_pid: Option<u32>,
    /// Of a hundred requests, so many are searches.
    #[arg(long, default_value_t = 15)]
    searches: u8,
    /// Of a hundred requests, so many are edits.
    #[arg(long, default_value_t = 10)]
    edits: u8,
    /// Of a hundred requests, so many ask for a plan.
    #[arg(long, default_value_t = 5)]
    generations: u8,
    /// Groups that wait for plans at the same time, after the load.
    #[arg(long, default_value_t = 10)]
    groups: usize,
    /// Plans that each group asks for.
    #[arg(long, default_value_t = 20)]
    plans: usize,
    /// Seed of the choices.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct CheckArguments {
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
    /// Trips to plan.
    #[arg(long, default_value_t = 2_000)]
    problems: u64,
    /// Plans to break.
    #[arg(long, default_value_t = 10_000)]
    mutations: u64,
    /// Seed of the first trip.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

#[derive(Args)]
struct CityArguments {
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
    /// Trips for each row.
    #[arg(long, default_value_t = 100)]
    seeds: u64,
    /// An OpenStreetMap extract of Helsinki.
    #[arg(long, default_value = "../shared/data/osm/helsinki-centre-2019.osm.pbf")]
    pbf: PathBuf,
}

#[derive(Args)]
struct EdgeArguments {
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
    /// The program whose gateway is measured.
    #[arg(long, default_value = "target/release/tripgen")]
    tripgen: PathBuf,
    /// The nginx to compare it with.
    #[arg(long, default_value = "/usr/sbin/nginx")]
    nginx: PathBuf,
    /// How long each door is loaded in each turn.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How often each door has its turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Connections that are idle in the last part.
    #[arg(long, default_value_t = 10_000)]
    idle: usize,
}

#[derive(Args)]
struct FaultsArguments {
    /// The gateways of the cluster.
    #[arg(long = "gateway", default_values_t = ["http://127.0.0.1:18080".to_owned(), "http://127.0.0.1:18081".to_owned()])]
    gateways: Vec<String>,
    /// The script that started the cluster.
    #[arg(long, default_value = "scripts/cluster.sh")]
    script: PathBuf,
    /// The folder of the cluster.
    #[arg(long)]
    folder: PathBuf,
    /// Trips that are planned, at least.
    #[arg(long, default_value_t = 500)]
    trips: usize,
    /// End parts politely and start them anew at once: nothing may fail.
    #[arg(long)]
    rolling: bool,
    /// Only this part, such as ai-1 or database; several times for several.
    #[arg(long)]
    only: Vec<String>,
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct FirewallArguments {
    /// The folder of the rules.
    #[arg(long, default_value = "/usr/share/modsecurity-crs")]
    rules: PathBuf,
    /// Requests of each kind.
    #[arg(long, default_value_t = 500)]
    requests: usize,
    /// A folder of YAML files, the rule set's own suite; it is run instead.
    #[arg(long)]
    suite: Option<PathBuf>,
    /// How many percent of the suite's stages have to pass.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    least: u8,
    /// Name the tests that fail.
    #[arg(long)]
    failures: bool,
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct FuzzArguments {
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
    /// How long.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Seed of the mutants.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Folder with OpenStreetMap extracts.
    #[arg(long, default_value = "../shared/data/osm")]
    extracts: PathBuf,
}

#[derive(Args)]
struct MessagesArguments {
    /// The database, which nobody else should use: `sqlite://PATH` or `postgres://USER@HOST/NAME`.
    #[arg(long)]
    database_url: String,
    /// Let the messages lie in NATS JetStream (`nats://HOST:4222`) instead of the database; outbox and inbox stay there.
    #[arg(long)]
    nats_url: Option<String>,
    /// On how many nodes of NATS each message lies.
    #[arg(long, default_value_t = 1)]
    nats_replicas: u32,
    /// Messages a second.
    #[arg(long, default_value_t = 1_000)]
    rate: u32,
    /// Bytes of a message.
    #[arg(long, default_value_t = 32_768)]
    bytes: usize,
    /// How long.
    #[arg(long, default_value_t = 20)]
    seconds: u32,
    /// Write the report as JSON.
    #[arg(long)]
    json: bool,
}

/// Counts what is in use, so that the memory of one plan can be told.
#[global_allocator]
static ALLOCATOR: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> anyhow::Result<ExitCode> {
    let passed = match Arguments::parse().what {
        What::Api(arguments) => api(&arguments)?,
        What::Check(arguments) => check(&arguments)?,
        What::City(arguments) => city(&arguments)?,
        What::Edge(arguments) => edge(arguments)?,
        What::Faults(arguments) => faults(arguments)?,
        What::Firewall(arguments) => firewall(arguments)?,
        What::Fuzz(arguments) => fuzz(&arguments)?,
        What::Messages(arguments) => messages(arguments)?,
        What::Show { seed, plan, shrink } => {
            writeln!(std::io::stdout(), "{}", show(seed, plan, shrink)?)?;
            true
        }
    };
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Writes a report for programs or for people.
fn tell(json: bool, report: &serde_json::Value, text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(out, "{report:#}")?;
    } else {
        write!(out, "{text}")?;
    }
    Ok(())
}

fn api(arguments: &ApiArguments) -> anyhow::Result<bool> {
    let report = run_api(&ApiOptions {
        url: arguments.url.clone(),
        database_pid: arguments.database_pid,
        users: arguments.users,
        rate: arguments.rate,
        warm_up: arguments.warm_up,
        seconds: arguments.seconds,
        share: Share {
            searches: arguments.searches,
            edits: arguments.edits,
            generations: arguments.generations,
        },
        groups: arguments.groups,
        plans: arguments.plans,
        seed: arguments.seed,
    })?;
    tell(arguments.json, &report.json(), &report.text())?;
    Ok(report.passed())
}

fn check(arguments: &CheckArguments) -> anyhow::Result<bool> {
    let options = CheckOptions {
        problems: arguments.problems,
        mutations: arguments.mutations,
        seed: arguments.seed,
    };
    let report = run_check(options, &mut |done| {
        if done % 100 == 0 {
            eprintln!("{done} trips");
        }
    });
    let mut out = std::io::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report.to_json())?)?;
    } else {
        writeln!(out, "{}", check_text(&report))?;
    }
    Ok(report.passed())
}

fn city(arguments: &CityArguments) -> anyhow::Result<bool> {
    let rows = benchmarks::city::run(arguments.seeds, Some(&arguments.pbf), &mut |line| {
        eprintln!("{line}");
    })?;
    let passed = rows.iter().all(Row::passed);
    let mut out = std::io::stdout().lock();
    if arguments.json {
        let rows: Vec<_> = rows.iter().map(Row::to_json).collect();
        let report = serde_json::json!({ "machine": machine(), "rows": rows, "passed": passed });
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
    } else {
        writeln!(out, "{}\n\n{}", machine(), city_table(&rows))?;
    }
    Ok(passed)
}

fn edge(arguments: EdgeArguments) -> anyhow::Result<bool> {
    let report = run_edge(&EdgeOptions {
        tripgen: arguments.tripgen,
        nginx: arguments.nginx,
        seconds: arguments.seconds,
        rounds: arguments.rounds,
        idle: arguments.idle,
    })?;
    tell(arguments.json, &report.json(), &report.text())?;
    Ok(report.passed())
}

fn faults(arguments: FaultsArguments) -> anyhow::Result<bool> {
    let report = run_faults(&FaultsOptions {
        gateways: arguments.gateways,
        script: arguments.script,
        folder: arguments.folder,
        trips: arguments.trips,
        rolling: arguments.rolling,
        only: arguments.only,
    })?;
    tell(arguments.json, &report.json(), &report.text())?;
    Ok(report.passed())
}

fn firewall(arguments: FirewallArguments) -> anyhow::Result<bool> {
    let mut out = std::io::stdout();
    if let Some(folder) = &arguments.suite {
        let report = run_suite(&arguments.rules, folder)?;
        if arguments.failures {
            writeln!(out, "{}\n", report.failures.join("\n"))?;
        }
        write!(out, "{}", report.text())?;
        return Ok(report.reaches(arguments.least));
    }
    let report = run_firewall(&FirewallOptions {
        rules: arguments.rules,
        requests: arguments.requests,
    })?;
    if arguments.json {
        writeln!(out, "{:#}", report.json())?;
    } else {
        write!(out, "{}", report.text())?;
    }
    Ok(true)
}

fn messages(arguments: MessagesArguments) -> anyhow::Result<bool> {
    let report = run_messages(&MessagesOptions {
        database_url: arguments.database_url,
        nats_url: arguments.nats_url,
        nats_replicas: arguments.nats_replicas,
        rate: arguments.rate,
        bytes: arguments.bytes,
        seconds: arguments.seconds,
    })?;
    tell(arguments.json, &report.json(), &report.text())?;
    Ok(report.passed())
}

fn show(seed: u64, plan: bool, shrink: bool) -> anyhow::Result<String> {
    if shrink {
        return Ok(smallest_failure(seed).unwrap_or_else(|| "this trip does not fail".to_owned()));
    }
    let case = Worlds::default().case(seed);
    if !plan {
        return Ok(wire::request_to_json(&case.request));
    }
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: true,
        relaxations: true,
    };
    let plan = engine_trip::plan(&case.request, &case.packs, &control)?;
    Ok(wire::to_json(&plan, Language::English))
}

fn fuzz(arguments: &FuzzArguments) -> anyhow::Result<bool> {
    let extracts = ["helsinki-centre-2019.osm.pbf", "monaco-2023-12-26.osm.pbf"]
        .map(|name| arguments.extracts.join(name));
    let paths: Vec<&Path> = extracts.iter().map(PathBuf::as_path).collect();
    let until = Until::Time(Duration::from_secs(arguments.seconds));
    let report = run_fuzz(readers(&paths), arguments.seed, until);
    let mut out = std::io::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report.to_json())?)?;
    } else {
        for (reader, cases) in &report.cases {
            writeln!(out, "{reader}: {cases} cases")?;
        }
    }
    for (crash, file) in report
        .crashes
        .iter()
        .zip(report.save(&std::env::temp_dir().join("tripgen-fuzz"))?)
    {
        eprintln!(
            "FAILURE {} case {}: {} ({})",
            crash.reader,
            crash.case,
            crash.what,
            file.display()
        );
    }
    Ok(report.passed())
}
