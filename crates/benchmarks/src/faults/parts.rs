//! The parts of a cluster, as its script knows them.

use std::fmt;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use tokio::task::spawn_blocking;

use super::FaultsOptions;

/// What ends at once.
pub(crate) enum Part {
    /// One process.
    Process(String),
    /// Every process of a role.
    Role(String, Vec<String>),
    /// The primary of the database: its copy takes over, and it does not come back.
    Database,
}

impl Part {
    /// Its name in the script.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Process(name) | Self::Role(name, _) => name,
            Self::Database => "database",
        }
    }

    /// The role that is away with it.
    pub(crate) fn role(&self) -> Option<&str> {
        match self {
            Self::Role(name, _) => Some(name),
            Self::Process(_) | Self::Database => None,
        }
    }

    /// Ends it at once.
    pub(crate) async fn end(&self, options: &FaultsOptions) -> Result<()> {
        match self {
            Self::Process(name) => call(options, &["kill", name]).await.map(drop),
            Self::Role(_, names) => {
                for name in names {
                    call(options, &["kill", name]).await?;
                }
                Ok(())
            }
            Self::Database => call(options, &["fail-over"]).await.map(drop),
        }
    }

    /// Starts what is away, and waits until everything is ready.
    pub(crate) async fn bring_back(&self, options: &FaultsOptions) -> Result<()> {
        call(options, &["up"]).await.map(drop)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process(name) => formatter.write_str(name),
            Self::Role(name, _) => write!(formatter, "all of {name}"),
            Self::Database => formatter.write_str("the database's primary"),
        }
    }
}

/// What ends, in its order: each process, then all that plan, then the primary of the database.
pub(crate) async fn of(options: &FaultsOptions) -> Result<Vec<Part>> {
    let text = call(options, &["status"]).await?;
    let names: Vec<String> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    let planners: Vec<String> = names
        .iter()
        .filter(|name| name.starts_with("ai-"))
        .cloned()
        .collect();
    let mut parts: Vec<Part> = names.into_iter().map(Part::Process).collect();
    if options.rolling {
        // What is not ours is not started anew.
        parts.retain(|part| !part.name().starts_with("redis") && !part.name().starts_with("nats"));
    } else {
        parts.extend([Part::Role("ai".to_owned(), planners), Part::Database]);
    }
    parts.retain(|part| options.only.is_empty() || options.only.iter().any(|only| only == part.name()));
    ensure!(!parts.is_empty(), "the cluster has no such part");
    Ok(parts)
}

/// Calls the script with its folder; gives what it prints.
pub(crate) async fn call(options: &FaultsOptions, arguments: &[&str]) -> Result<String> {
    let script = options.script.display();
    let mut command = Command::new(&options.script);
    command.args(arguments).arg(&options.folder);
    let done = spawn_blocking(move || command.output())
        .await
        .context("the script's task")?
        .with_context(|| format!("calling {script}"))?;
    let error = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "{script} {}: {error}", arguments.join(" "));
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}
