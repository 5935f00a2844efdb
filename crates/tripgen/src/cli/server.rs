//! What can be asked of the server: to run, and to be looked after.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Where the server finds its settings and its records.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ServerArgs {
    /// Settings file [default: tripgen.toml in the data folder, where there is one]
    #[arg(long, value_name = "FILE", env = "TRIPGEN_CONFIG", hide_env_values = true)]
    pub(crate) config: Option<PathBuf>,
    /// Database: `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/NAME` [default: a SQLite file in the data folder]
    #[arg(
        long,
        value_name = "URL",
        env = "TRIPGEN_DATABASE_URL",
        hide_env_values = true
    )]
    pub(crate) database_url: Option<String>,
}

/// What a process serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Role {
    /// Everything, on one port
    All,
    /// The public edge in front of the processes that gateway.upstreams names
    Gateway,
    /// Accounts, sessions and tokens
    User,
    /// Trips and their itineraries
    Trip,
    /// Generations and recommendations; it plans
    Ai,
    /// Packs, places and the weather
    Location,
    /// The web app and the description of the API
    Web,
    /// What is done without being asked, and what operators see
    Scheduler,
}

/// `tripgen serve`.
#[derive(Clone, Debug, Args)]
pub(crate) struct ServeArgs {
    /// What this process serves; several with commas
    #[arg(
        long = "role",
        value_enum,
        value_delimiter = ',',
        default_value = "all",
        value_name = "ROLE"
    )]
    pub(crate) roles: Vec<Role>,
    /// Where settings and records are.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
    /// Port to listen on; 0 takes a free one [default: 8080]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,
    /// Address to listen on [default: 127.0.0.1]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<std::net::IpAddr>,
    /// The key of backups that operators make while it runs.
    #[command(flatten)]
    pub(crate) key: KeyArgs,
}

/// As `tripgen` runs without arguments: everything.
impl Default for ServeArgs {
    fn default() -> Self {
        Self {
            roles: vec![Role::All],
            server: ServerArgs::default(),
            port: None,
            listen: None,
            key: KeyArgs::default(),
        }
    }
}

/// `tripgen migrate`.
#[derive(Debug, Args)]
pub(crate) struct MigrateArgs {
    /// Where settings and records are.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
    /// Only list the steps and whether they were applied
    #[arg(long)]
    pub(crate) list: bool,
}

/// The key of a backup.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct KeyArgs {
    /// File with the key [default: tripgen/backup.key in the folder of your settings]
    #[arg(
        long,
        value_name = "FILE",
        env = "TRIPGEN_BACKUP_KEY_FILE",
        hide_env_values = true
    )]
    pub(crate) key_file: Option<PathBuf>,
}

/// `tripgen backup`.
#[derive(Debug, Args)]
pub(crate) struct BackupArgs {
    /// Where settings and records are.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
    /// The key.
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// The file to write; it appears under its name only when it is whole
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// `tripgen restore`.
#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Where settings and records will be.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
    /// The key.
    #[command(flatten)]
    pub(crate) key: KeyArgs,
}

/// `tripgen doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// Where settings and records are.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

/// `tripgen links`.
#[derive(Debug, Args)]
pub(crate) struct LinksArgs {
    /// Where settings and records are.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

/// `tripgen config`.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
}

/// What can be done with the settings.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Read the settings as the server would and say what is wrong with them
    Check {
        /// Where settings and records are.
        #[command(flatten)]
        server: ServerArgs,
    },
    /// Write a commented settings file with every default to standard output
    Sample,
}
