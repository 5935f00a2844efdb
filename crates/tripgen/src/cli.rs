//! What can be asked on the command line.

mod plan;
mod server;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use plan::PlanArgs;
pub(crate) use server::{
    BackupArgs, ConfigArgs, ConfigCommand, DoctorArgs, LinksArgs, MigrateArgs, RestoreArgs, Role, ServeArgs,
    ServerArgs,
};

/// What every help text ends with.
const EXIT_CODES: &str = "Exit codes:
  0  done
  1  done, but: the plan has findings, nothing could be planned, nothing was found
  2  the command line is wrong, a file cannot be read or written, or the server refuses or cannot be reached
  3  a defect of the program: a plan that its own check refuses";

const EXAMPLES: &str = "Examples:
  tripgen plan --destination seoul --start 2026-12-04 --days 3 --member \"age=35,health=good\"
  tripgen plan --request trip.json --json > plan.json
  tripgen check plan.json
  tripgen export plan.json --format pdf --out print

Exit codes:
  0  done
  1  done, but: the plan has findings, nothing could be planned, nothing was found
  2  the command line is wrong, a file cannot be read or written, or the server refuses or cannot be reached
  3  a defect of the program: a plan that its own check refuses";

/// Day-by-day travel plans that work, with their proof.
#[derive(Debug, Parser)]
#[command(name = "tripgen", version, after_help = EXAMPLES, propagate_version = true)]
pub(crate) struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    /// What to do; without a command the server runs.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub(crate) struct GlobalArgs {
    /// Folder of the server's records and of imported packs, one <id>.pack each [default: the platform's data folder, tripgen/]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "TRIPGEN_DATA_DIR",
        hide_env_values = true
    )]
    pub(crate) data_dir: Option<PathBuf>,
    /// Language of the answer [default: that of the locale]
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub(crate) lang: Option<LanguageArg>,
    /// Answer as JSON; errors too, on standard error
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Ask a running server instead of planning here: http://HOST:PORT
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "TRIPGEN_SERVER",
        hide_env_values = true
    )]
    pub(crate) server: Option<String>,
    /// Access token or API token for that server; better in the variable, where no list of processes shows it
    #[arg(
        long,
        global = true,
        value_name = "TOKEN",
        env = "TRIPGEN_TOKEN",
        hide_env_values = true
    )]
    pub(crate) token: Option<String>,
}

/// A language in which the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArg {
    /// English
    En,
    /// Korean
    Ko,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the server: the web app and the HTTP interface on one port (also without a command)
    #[command(after_help = format!("Example:\n  tripgen serve --port 8080 --data-dir ./data\n\n{EXIT_CODES}"))]
    Serve(ServeArgs),
    /// Plan a trip, or plan some days of it again
    Plan(Box<PlanArgs>),
    /// Judge a plan file, or a plain list of places and times
    Check(CheckArgs),
    /// Say why places are in a plan, or why one is not
    Explain(ExplainArgs),
    /// Write a plan as PDF, PNG, calendar, GPX, KML or Markdown
    Export(ExportArgs),
    /// Look at destinations and places; import and compare data
    Places(PlacesArgs),
    /// Bring the database's schema up to date (the server does so by itself when it starts)
    Migrate(MigrateArgs),
    /// Write everything that the server keeps into one sealed file, while it runs
    #[command(after_help = format!("Example:\n  tripgen backup --out tripgen-2026-12-04.backup\n\n{EXIT_CODES}"))]
    Backup(BackupArgs),
    /// Fill an empty data folder or database from a backup
    #[command(after_help = format!("Example:\n  tripgen restore tripgen-2026-12-04.backup --data-dir ./restored\n\n{EXIT_CODES}"))]
    Restore(RestoreArgs),
    /// Look for what would keep the server from running well
    Doctor(DoctorArgs),
    /// List the links and codes that could not be mailed, to be handed to their owners only
    Links(LinksArgs),
    /// Check the settings, or write a sample of them
    Config(ConfigArgs),
    /// Write the OpenAPI document of the HTTP interface to standard output
    Openapi,
    /// Write the completions of a shell to standard output
    Completions(CompletionsArgs),
}

/// `tripgen check`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen check plan.json\n  tripgen check plan.json --json | head\n\n{EXIT_CODES}"))]
pub(crate) struct CheckArgs {
    /// A plan file, or places and times only; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// `tripgen explain`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen explain plan.json seoul/namsan\n  tripgen explain plan.json\n\n{EXIT_CODES}"))]
pub(crate) struct ExplainArgs {
    /// A plan file; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// An id or a name; without it every stop is explained, and everything that was left out
    #[arg(value_name = "PLACE")]
    pub(crate) place: Option<String>,
}

/// `tripgen export`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen export plan.json --format pdf --out print\n  tripgen export plan.json --format png --out print --day 1\n\n{EXIT_CODES}"))]
pub(crate) struct ExportArgs {
    /// A plan file; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: FormatArg,
    /// Folder for the files; it is created in its parent where it is missing
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Only this day; may be repeated
    #[arg(long = "day", value_name = "N")]
    pub(crate) days: Vec<u16>,
    /// Leave out the sketch of the route
    #[arg(long)]
    pub(crate) no_map: bool,
}

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    Pdf,
    Png,
    Ics,
    Gpx,
    Kml,
    Markdown,
}

/// `tripgen places`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen places search 시장 --destination seoul\n\n{EXIT_CODES}"))]
pub(crate) struct PlacesArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: PlacesCommand,
}

/// What can be done with places.
#[derive(Debug, Subcommand)]
pub(crate) enum PlacesCommand {
    /// List the destinations at hand
    #[command(after_help = format!("Example:\n  tripgen places list --json\n\n{EXIT_CODES}"))]
    List,
    /// Find places by name, half-typed or mistyped, in Korean, English or the local script
    Search(SearchArgs),
    /// Show everything that is known of a place
    Show(ShowArgs),
    /// List places that can be reached from a point within some minutes
    Near(NearArgs),
    /// Import places from an OpenStreetMap extract, a feature collection or a table
    Import(ImportArgs),
    /// Compare the positions of places with facts from elsewhere
    Crosscheck(CrosscheckArgs),
}

/// `tripgen places search`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen places search ㄱㅂㄱ --destination seoul --json\n\n{EXIT_CODES}"))]
pub(crate) struct SearchArgs {
    /// A name or the beginning of one
    #[arg(value_name = "QUERY")]
    pub(crate) query: String,
    /// Only in this destination (id or name)
    #[arg(long, value_name = "DESTINATION")]
    pub(crate) destination: Option<String>,
    /// Only of this category; may be repeated
    #[arg(long = "category", value_name = "CATEGORY")]
    pub(crate) categories: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub(crate) limit: usize,
}

/// `tripgen places show`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen places show seoul/gyeongbokgung --json\n\n{EXIT_CODES}"))]
pub(crate) struct ShowArgs {
    /// The place's id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The date whose week of hours is shown; without it the hours are shown as they stand in the data
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
}

/// `tripgen places near`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen places near 37.5796,126.9770 --minutes 30 --mode walk --json\n\n{EXIT_CODES}"))]
pub(crate) struct NearArgs {
    /// Latitude and longitude in degrees
    #[arg(value_name = "LAT,LON", allow_hyphen_values = true)]
    pub(crate) point: String,
    /// Reachable within so many minutes
    #[arg(long, default_value_t = 30, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub(crate) minutes: u16,
    /// walk, bike, transit, car or taxi
    #[arg(long, default_value = "walk", value_name = "MODE")]
    pub(crate) mode: String,
    /// Only of this category; may be repeated
    #[arg(long = "category", value_name = "CATEGORY")]
    pub(crate) categories: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub(crate) limit: usize,
}

/// `tripgen places import`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen places import monaco.osm.pbf --as monaco --name Monaco --zone Europe/Monaco\n\n{EXIT_CODES}"))]
pub(crate) struct ImportArgs {
    /// A file ending in .pbf, .geojson, .json or .csv
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The new destination's id: lower-case letters, digits and hyphens
    #[arg(long = "as", value_name = "ID")]
    pub(crate) id: String,
    /// Its name [default: the id with capitals]
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Its IANA time zone [default: that of the nearest reference city]
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    /// Its country, ISO 3166-1 alpha-2
    #[arg(long, value_name = "CC")]
    pub(crate) country: Option<String>,
    /// Currency of prices that name none
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<String>,
    /// Licence of the data, where the file does not say
    #[arg(long, value_name = "TEXT")]
    pub(crate) licence: Option<String>,
    /// Whom every plan names, where the file does not say
    #[arg(long, value_name = "TEXT")]
    pub(crate) attribution: Option<String>,
}

/// `tripgen places crosscheck`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen places crosscheck --against place-facts\n\n{EXIT_CODES}"))]
pub(crate) struct CrosscheckArgs {
    /// Folder of tables named <destination>.csv
    #[arg(long, value_name = "DIR")]
    pub(crate) against: PathBuf,
}

/// `tripgen completions`.
#[derive(Debug, Args)]
#[command(after_help = format!("Example:\n  tripgen completions bash > ~/.local/share/bash-completion/completions/tripgen\n\n{EXIT_CODES}"))]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}
