//! What each command does; one file each.

mod check;
mod completions;
mod crosscheck;
mod explain;
mod export;
mod import;
mod links;
mod near;
mod places;
mod plan;
mod remote;
mod server;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use engine_model::Verdict;
use engine_model::plan::Plan;
use wire::AnyPlan;

use crate::cli::{Cli, Command, PlacesCommand, ServeArgs};
use crate::output;
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

/// Reads the command line, does what it asks and says how it went.
pub(crate) fn run() -> ExitCode {
    let (settings, outcome) = match Cli::try_parse() {
        Ok(cli) => {
            let settings = Settings::read(&cli.global);
            let serve = Command::Serve(ServeArgs::default());
            let outcome = dispatch(cli.command.as_ref().unwrap_or(&serve), &settings);
            (settings, outcome)
        }
        Err(error) => {
            let json = std::env::args_os().any(|argument| argument == "--json");
            (Settings::without_arguments(json), usage(&error))
        }
    };
    let exit = outcome.unwrap_or_else(|failure| {
        say(&failure, &settings);
        failure.exit()
    });
    ExitCode::from(exit as u8)
}

fn dispatch(command: &Command, settings: &Settings) -> Result<Exit, Failure> {
    remote::suits(command, settings)?;
    match command {
        Command::Serve(arguments) => server::serve(arguments, settings),
        Command::Migrate(arguments) => server::migrate(arguments, settings),
        Command::Backup(arguments) => server::backup(arguments, settings),
        Command::Restore(arguments) => server::restore(arguments, settings),
        Command::Doctor(arguments) => server::doctor(arguments, settings),
        Command::Links(arguments) => links::run(arguments, settings),
        Command::Config(config) => server::config(&config.command, settings),
        Command::Openapi => server::openapi(),
        Command::Plan(arguments) => plan::run(arguments, settings),
        Command::Check(arguments) => check::run(arguments, settings),
        Command::Explain(arguments) => explain::run(arguments, settings),
        Command::Export(arguments) => export::run(arguments, settings),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Places(places) => match &places.command {
            PlacesCommand::List => places::list(settings),
            PlacesCommand::Search(arguments) => places::search(arguments, settings),
            PlacesCommand::Show(arguments) => places::show(arguments, settings),
            PlacesCommand::Near(arguments) => near::run(arguments, settings),
            PlacesCommand::Import(arguments) => import::run(arguments, settings),
            PlacesCommand::Crosscheck(arguments) => crosscheck::run(arguments, settings),
        },
    }
}

/// Help and version are answers; everything else is a wrong command line.
fn usage(error: &clap::Error) -> Result<Exit, Failure> {
    let text = error.render().to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output::print(&text)?;
        return Ok(Exit::Good);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        output::print(&text)?;
        return Ok(Exit::Usage);
    }
    Err(command_line(text.strip_prefix("error: ").unwrap_or(&text)))
}

/// The sentence on its own; what the parser suggests becomes the help.
fn command_line(text: &str) -> Failure {
    let joined = |part: &str| part.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let mut parts = text.split("\n\n").map(joined);
    let sentence = parts.next().unwrap_or_default();
    let tip = parts.find_map(|part| part.strip_prefix("tip: ").map(str::to_owned));
    let failure = Failure::usage(Said::same(&sentence));
    failure.help(match tip {
        Some(tip) => Said::same(&tip),
        None => Said::new(
            "tripgen help lists the commands, tripgen help COMMAND their flags",
            "tripgen help로 명령을, tripgen help COMMAND로 옵션을 볼 수 있습니다",
        ),
    })
}

fn say(failure: &Failure, settings: &Settings) {
    if settings.json {
        eprintln!("{:#}", failure.json(settings.language));
    } else {
        eprint!("{}", failure.text(settings.language));
    }
}

/// A plan file, ours or a plain list of places and times.
fn read_any(path: &Path) -> Result<AnyPlan, Failure> {
    let text = output::read_text(path)?;
    wire::read_any(&text).map_err(|error| Failure::plan_file(path, &error))
}

/// A whole plan file.
fn read_plan(path: &Path) -> Result<Plan, Failure> {
    let text = output::read_text(path)?;
    wire::plan_from_json(&text).map_err(|error| Failure::plan_file(path, &error))
}

/// The names by which a plan's packs are found: those of the request, and the ids it was planned from.
fn destinations_of(plan: &Plan) -> Vec<&str> {
    let asked = plan
        .request
        .destinations
        .iter()
        .map(|destination| destination.name.as_str());
    let used: Vec<&str> = plan.packs.iter().map(|pack| pack.destination.as_str()).collect();
    if used.is_empty() { asked.collect() } else { used }
}

fn exit_of(verdict: Verdict) -> Exit {
    match verdict {
        Verdict::Good => Exit::Good,
        Verdict::Warnings | Verdict::Broken => Exit::Findings,
    }
}
