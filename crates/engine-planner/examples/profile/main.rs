//! Times the planner on made-up towns: `profile [candidates a town] [days] [iterations] [show] [health] [towns]`.

#[path = "../../tests/planner/town.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod town;

use engine_planner::{Control, Outcome, plan};

fn main() {
    let argument = |at: usize, default: i32| {
        std::env::args()
            .nth(at)
            .and_then(|text| text.parse().ok())
            .unwrap_or(default)
    };
    let days = i8::try_from(argument(2, 3)).expect("a few days");
    let show = argument(4, 0) > 0;
    let mut times: Vec<u64> = Vec::new();
    let mut points = 0;
    for seed in 0..20 {
        let towns = u16::try_from(argument(6, 1)).expect("a few towns");
        let mut problem = town::tour(seed, towns, argument(1, 300), days);
        problem.iterations_per_day = u32::try_from(argument(3, 300)).expect("not negative");
        match argument(5, 0) {
            1 => problem.members = vec![town::member(engine_model::people::Health::Limited)],
            2 => problem.members = vec![town::member(engine_model::people::Health::Caution)],
            _ => {}
        }
        let began = processor_time();
        let outcome = plan(&problem, &Control::default());
        times.push(processor_time() - began);
        match outcome {
            Outcome::Planned(solution) => {
                points += solution.value.points;
                if show && seed < 2 {
                    print(&problem, &solution);
                }
            }
            Outcome::Infeasible(conflicts) => println!("seed {seed}: {conflicts:?}"),
        }
    }
    times.sort_unstable();
    println!(
        "microseconds: median {} slowest {}; points a plan {}",
        times[10],
        times[19],
        points / 20
    );
}

/// Microseconds that this thread has run, from the first number of Linux's `schedstat`.
fn processor_time() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux system");
    let nanoseconds = text
        .split(' ')
        .next()
        .and_then(|number| number.parse::<u64>().ok());
    nanoseconds.expect("a number of nanoseconds") / 1000
}

fn print(problem: &engine_model::problem::Problem, solution: &engine_planner::Solution) {
    println!("value {:?}", solution.value);
    for (day, why) in solution.itinerary.days.iter().zip(&solution.why) {
        println!("---- walking {}", day.walking());
        for (entry, why) in day.entries.iter().zip(why) {
            let place = entry.candidate().map(|one| &problem.candidates[one as usize]);
            let name = place.map_or(String::new(), |place| {
                format!("{} {:?} {}", place.names.local, place.category, place.fame)
            });
            let leg = entry.leg.map_or(String::new(), |leg| {
                format!("{} {}min", leg.mode.term(), leg.duration.minutes_up())
            });
            let kind = format!("{:?}", entry.kind);
            let kind: String = kind.chars().take(12).collect();
            println!(
                "{leg:>14} {} {}-{} {kind} {name} {:?}",
                entry.arrival, entry.start, entry.end, why.terms
            );
        }
    }
}
