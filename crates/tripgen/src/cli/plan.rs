//! The flags of `tripgen plan`.

use std::path::PathBuf;

use clap::Args;

const EXAMPLES: &str = "Examples:
  tripgen plan --destination seoul --start 2026-12-04 --days 3 --member \"age=35,health=good,likes=culture+food\"
  tripgen plan --destination munich:3 --destination prague:2 --start 2027-05-01 --arrive 2027-05-01T11:00 \\
      --budget 1200EUR --member \"age=30,health=good\"
  tripgen plan --request trip.json --seed 7 --json > plan.json
  tripgen plan --from plan.json --day 2 --lock seoul/gyeongbokgung@2 --json
  tripgen --server http://127.0.0.1:8080 plan --request trip.json --json > plan.json

Exit codes:
  0  a plan, and its check is good
  1  a plan with findings, or no plan is possible and the answer names the conflict
  2  the command line or a file is wrong, or the server refuses or cannot be reached
  3  a defect of the program: a plan that its own check refuses";

/// `tripgen plan`.
#[derive(Debug, Default, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct PlanArgs {
    /// An id or name with its nights: munich:3; repeat for a round trip
    #[arg(long = "destination", value_name = "NAME[:NIGHTS]", help_heading = "Trip")]
    pub(crate) destinations: Vec<String>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", help_heading = "Trip")]
    pub(crate) start: Option<String>,
    /// Days of the whole trip, the last one included
    #[arg(long, value_name = "N", help_heading = "Trip")]
    pub(crate) days: Option<u16>,
    /// What the trip is called
    #[arg(long, value_name = "TEXT", help_heading = "Trip")]
    pub(crate) name: Option<String>,
    /// When the group gets there, local clock: 2027-05-01T11:00
    #[arg(long, value_name = "LOCALTIME", help_heading = "Trip")]
    pub(crate) arrive: Option<String>,
    /// Station or airport of the arrival, by id or name
    #[arg(long, value_name = "PLACE", help_heading = "Trip")]
    pub(crate) arrive_at: Option<String>,
    /// When the group leaves, local clock
    #[arg(long, value_name = "LOCALTIME", help_heading = "Trip")]
    pub(crate) depart: Option<String>,
    /// Station or airport of the departure, by id or name
    #[arg(long, value_name = "PLACE", help_heading = "Trip")]
    pub(crate) depart_from: Option<String>,
    /// Where the group sleeps, by id, name or latitude,longitude; repeat for several destinations
    #[arg(long = "lodging", value_name = "[DESTINATION=]PLACE", help_heading = "Trip")]
    pub(crate) lodging: Vec<String>,

    /// A traveller: age=35,health=good,likes=culture+food,dislikes=..,diets=..,aid=..,name=..,gender=..,must-see=..
    #[arg(long = "member", value_name = "KEY=VALUE,..", help_heading = "Group")]
    pub(crate) members: Vec<String>,
    /// transit, car or walk
    #[arg(long, value_name = "MODE", help_heading = "Group")]
    pub(crate) transport: Option<String>,
    /// relaxed, normal or packed
    #[arg(long, value_name = "PACE", help_heading = "Group")]
    pub(crate) pace: Option<String>,
    /// Not out before, HH:MM
    #[arg(long, value_name = "HH:MM", help_heading = "Group")]
    pub(crate) day_start: Option<String>,
    /// Back by, HH:MM, up to 27:00
    #[arg(long, value_name = "HH:MM", help_heading = "Group")]
    pub(crate) day_end: Option<String>,
    /// For the whole trip and group: 1200EUR, 1,200,000KRW
    #[arg(
        long,
        value_name = "AMOUNT",
        help_heading = "Group",
        allow_hyphen_values = true
    )]
    pub(crate) budget: Option<String>,
    /// For each day
    #[arg(
        long,
        value_name = "AMOUNT",
        help_heading = "Group",
        allow_hyphen_values = true
    )]
    pub(crate) budget_per_day: Option<String>,

    /// A place that must be in, by id or name; may be repeated
    #[arg(long = "must-see", value_name = "PLACE", help_heading = "Wishes")]
    pub(crate) must_see: Vec<String>,
    /// A place or category that must not be in; may be repeated
    #[arg(long = "avoid", value_name = "PLACE|CATEGORY", help_heading = "Wishes")]
    pub(crate) avoid: Vec<String>,
    /// A settled stop: seoul/gyeongbokgung@2#1 or 경복궁@2=10:00; may be repeated
    #[arg(
        long = "lock",
        value_name = "PLACE@DAY[#ORDER][=HH:MM]",
        help_heading = "Wishes"
    )]
    pub(crate) locks: Vec<String>,
    /// Wishes in your own words, Korean or English
    #[arg(long, value_name = "TEXT", help_heading = "Wishes")]
    pub(crate) say: Option<String>,

    /// Random seed; equal requests with equal seeds give equal plans
    #[arg(long, value_name = "N", help_heading = "Planning")]
    pub(crate) seed: Option<u64>,
    /// quick, normal, thorough, or a number of iterations a day
    #[arg(long, value_name = "EFFORT", help_heading = "Planning")]
    pub(crate) effort: Option<String>,
    /// A request as JSON; flags beside it win; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "from", help_heading = "Planning")]
    pub(crate) request: Option<PathBuf>,
    /// Do not plan for rain
    #[arg(long, help_heading = "Planning")]
    pub(crate) no_rain: bool,

    /// Plan this plan's days again, with as little change as possible
    #[arg(long, value_name = "FILE", help_heading = "Planning again", conflicts_with_all = [
        "destinations", "start", "days", "name", "arrive", "arrive_at", "depart", "depart_from", "lodging", "members",
        "transport", "pace", "day_start", "day_end", "budget", "budget_per_day", "must_see", "avoid",
    ])]
    pub(crate) from: Option<PathBuf>,
    /// The day that may change; may be repeated; without it all may
    #[arg(
        long = "day",
        value_name = "N",
        requires = "from",
        help_heading = "Planning again"
    )]
    pub(crate) replan_days: Vec<u16>,
    /// Forget what was settled before on those days
    #[arg(long, requires = "from", help_heading = "Planning again")]
    pub(crate) release_locks: bool,

    /// Show the plans for rain in full
    #[arg(long, help_heading = "Output")]
    pub(crate) rain: bool,
    /// Write the plan file here too
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) out: Option<PathBuf>,
}
