//! What the surroundings say: language, width, colours, folders. Read once, here only.

use std::env;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use engine_model::Language;

use crate::cli::{GlobalArgs, LanguageArg};

/// Narrowest and widest page on a terminal, and the one taken where nothing is known; in columns.
const NARROWEST: usize = 60;
const WIDEST: usize = 100;
const USUAL: usize = 80;

/// What holds for a run of the program.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The language of the answer.
    pub(crate) language: Language,
    /// Answer as JSON.
    pub(crate) json: bool,
    /// Colours may be used.
    pub(crate) colour: bool,
    /// Columns of the page.
    pub(crate) width: usize,
    /// Folder of the server's records and of imported packs; `None` where the platform names no home.
    pub(crate) data_dir: Option<PathBuf>,
    /// Folder of the user's settings, for what must not lie beside the data; `None` where there is no home.
    pub(crate) config_dir: Option<PathBuf>,
    /// The server to ask; `None` where the work is done here.
    pub(crate) server: Option<ServerAddress>,
}

/// A running server, and who asks it.
#[derive(Clone)]
pub(crate) struct ServerAddress {
    /// Where it is.
    pub(crate) url: String,
    /// The token to show.
    pub(crate) token: Option<String>,
    /// It was named with `--server`, not by the surroundings.
    pub(crate) by_flag: bool,
}

impl std::fmt::Debug for ServerAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ServerAddress")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// Reads the surroundings.
    pub(crate) fn read(arguments: &GlobalArgs) -> Self {
        let terminal = std::io::stdout().is_terminal();
        Self {
            language: arguments.lang.map_or_else(language, language_of),
            json: arguments.json,
            colour: terminal && variable("NO_COLOR").is_none(),
            width: width(terminal),
            data_dir: arguments.data_dir.clone().or_else(data_dir),
            config_dir: config_dir(),
            server: server(arguments),
        }
    }

    /// What can be known when the command line itself cannot be read.
    pub(crate) fn without_arguments(json: bool) -> Self {
        let arguments = GlobalArgs {
            data_dir: None,
            lang: None,
            json,
            server: None,
            token: None,
        };
        Self::read(&arguments)
    }
}

/// An empty variable names no server and no token.
fn server(arguments: &GlobalArgs) -> Option<ServerAddress> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Some(ServerAddress {
        url: said(&arguments.server)?,
        token: said(&arguments.token),
        by_flag: env::args_os().any(|argument| argument.to_string_lossy().starts_with("--server")),
    })
}

fn language_of(argument: LanguageArg) -> Language {
    match argument {
        LanguageArg::En => Language::English,
        LanguageArg::Ko => Language::Korean,
    }
}

/// The first of the locale variables that is set decides, as POSIX says.
fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let korean = locale.is_some_and(|locale| locale.to_string_lossy().to_ascii_lowercase().starts_with("ko"));
    if korean {
        Language::Korean
    } else {
        Language::English
    }
}

fn width(terminal: bool) -> usize {
    let stated = variable("COLUMNS").and_then(|columns| columns.to_str()?.parse::<usize>().ok());
    let seen = || {
        let (_, columns) = console::Term::stdout().size_checked()?;
        Some(usize::from(columns))
    };
    let columns = stated.or_else(|| terminal.then(seen).flatten()).unwrap_or(USUAL);
    columns.clamp(NARROWEST, WIDEST)
}

fn data_dir() -> Option<PathBuf> {
    let home = || variable("HOME").map(PathBuf::from);
    let folder = if cfg!(target_os = "macos") {
        home()?.join("Library/Application Support")
    } else if cfg!(windows) {
        PathBuf::from(variable("APPDATA")?)
    } else {
        match variable("XDG_DATA_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
        {
            Some(folder) => folder,
            None => home()?.join(".local/share"),
        }
    };
    Some(folder.join("tripgen"))
}

fn config_dir() -> Option<PathBuf> {
    let named = variable("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute());
    let folder = named.or_else(|| Some(PathBuf::from(variable("HOME")?).join(".config")));
    Some(folder?.join("tripgen"))
}

/// A variable that is set to something.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
