//! Settings: each concern has a struct that derives [`Config`], and the binary nests them.
//!
//! A value comes from the first of these that has it: an override of the command line, the environment, the file, the
//! default. A key that nobody knows is refused with the nearest one that somebody does: a setting with a typing error
//! must not be a setting that silently stays at its default.

use std::path::{Path, PathBuf};

pub use confique::Config;
use confique::meta::{FieldKind, Meta};
use serde::Deserialize;
use thiserror::Error;
use toml::{Table, Value};

/// How the server listens, and what it bears.
#[derive(Clone, Debug, Config)]
pub struct HttpConfig {
    /// The address to listen on: `127.0.0.1:8080` for this machine alone, `0.0.0.0:8080` for everybody who can reach
    /// it.
    #[config(default = "127.0.0.1:8080", env = "TRIPGEN_LISTEN")]
    pub listen: String,
    /// Seconds within which a request must have come in and been answered. A stream of events lasts longer.
    #[config(default = 30)]
    pub request_timeout_seconds: u64,
    /// Seconds within which the head of a request must have come in, from its first byte on.
    #[config(default = 10)]
    pub head_timeout_seconds: u64,
    /// Seconds for which a connection is kept on which nothing is asked.
    #[config(default = 75)]
    pub idle_timeout_seconds: u64,
    /// Bytes of a request's head.
    #[config(default = 32_768)]
    pub most_head_bytes: usize,
    /// Bytes of a request's body. JSON has a limit of its own: 1 MiB.
    #[config(default = 33_554_432)]
    pub most_body_bytes: usize,
    /// Seconds within which a large file, such as a pack, must have come in and been answered.
    #[config(default = 600)]
    pub upload_timeout_seconds: u64,
    /// Connections that may be open at once; more wait in the system's queue.
    #[config(default = 10_000)]
    pub most_connections: usize,
    /// Seconds that running requests have to end in when the server stops.
    #[config(default = 20)]
    pub stop_timeout_seconds: u64,
    /// Seconds of these for which idle connections are left open when the server stops: whoever asks in them is
    /// answered and told to connect anew, so that no request meets a closing connection.
    #[config(default = 3)]
    pub drain_seconds: u64,
    /// A socket file through which a process takes the ports of the one that runs with the same setting; that one
    /// finishes its requests and ends. For a restart without a refused connection. Only this account and root may use
    /// the file.
    #[config(env = "TRIPGEN_HAND_OVER")]
    pub hand_over: Option<PathBuf>,
}

/// What is logged, and how.
#[derive(Clone, Debug, Config)]
pub struct LogConfig {
    /// What is logged: `error`, `warn`, `info`, `debug`, `trace`, or by target such as `info,storage=debug`.
    #[config(default = "info", env = "TRIPGEN_LOG")]
    pub filter: String,
    /// `pretty` for people, `json` for programs: one object a line.
    #[config(default = "pretty", env = "TRIPGEN_LOG_FORMAT")]
    pub format: LogFormat,
}

/// The form of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// For programs.
    Json,
}

/// Where settings come from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// A TOML file, which must be there.
    pub file: Option<PathBuf>,
    /// Whether variables of the environment count.
    pub environment: bool,
    /// Keys with their values, such as `("http.listen", "0.0.0.0:80")`.
    pub overrides: Vec<(String, String)>,
}

/// Why settings cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the settings {} cannot be read: {source}", file.display())]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no TOML.
    #[error("the settings {} are no TOML: {reason}", file.display())]
    NotToml {
        /// Which file.
        file: PathBuf,
        /// Why, with line and column.
        reason: String,
    },
    /// Nobody knows a key.
    #[error("{place}: there is no setting `{key}`{}", hint(nearest.as_deref()))]
    UnknownKey {
        /// The file, or the command line.
        place: String,
        /// The key.
        key: String,
        /// The setting that it resembles most.
        nearest: Option<String>,
    },
    /// A value does not fit.
    #[error("{place}: {reason}")]
    Value {
        /// The file, the command line, or the environment.
        place: String,
        /// The key and what is wrong.
        reason: String,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"))
}

const COMMAND_LINE: &str = "command line";

/// Reads the settings.
pub fn load<T: Config>(sources: &Sources) -> Result<T, ConfigError> {
    let mut builder = T::builder();
    for (key, value) in &sources.overrides {
        builder = builder.preloaded(override_layer::<T>(key, value)?);
    }
    if sources.environment {
        builder = builder.env();
    }
    if let Some(file) = &sources.file {
        builder = builder.preloaded(file_layer::<T>(file)?);
    }
    builder.load().map_err(|error| ConfigError::Value {
        place: "settings".to_owned(),
        reason: format!("{error:#}"),
    })
}

/// The settings without any source: what a test starts from.
///
/// # Panics
/// Where a setting has no default; such a one should be an `Option`.
pub fn defaults<T: Config>() -> T {
    load(&Sources::default()).expect("every setting has a default or is optional")
}

/// A settings file with every key, its meaning and its default, all commented out.
pub fn template<T: Config>() -> String {
    confique::toml::template::<T>(confique::toml::FormatOptions::default())
}

fn file_layer<T: Config>(file: &Path) -> Result<T::Layer, ConfigError> {
    let text = std::fs::read_to_string(file).map_err(|source| ConfigError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    let table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| ConfigError::NotToml {
            file: file.to_owned(),
            reason: error.to_string(),
        })?;
    layer::<T>(&file.display().to_string(), table)
}

/// A value of the command line is a text where the setting is one, else what TOML makes of it.
fn override_layer<T: Config>(key: &str, value: &str) -> Result<T::Layer, ConfigError> {
    let as_text = layer::<T>(COMMAND_LINE, nested(key, Value::String(value.to_owned())));
    match (as_text, format!("value = {value}").parse::<Table>()) {
        (Err(ConfigError::Value { .. }), Ok(mut parsed)) => {
            let value = parsed
                .remove("value")
                .unwrap_or_else(|| Value::String(value.to_owned()));
            layer::<T>(COMMAND_LINE, nested(key, value))
        }
        (other, _) => other,
    }
}

fn nested(key: &str, value: Value) -> Table {
    let (first, rest) = key.split_once('.').unwrap_or((key, ""));
    let value = if rest.is_empty() {
        value
    } else {
        Value::Table(nested(rest, value))
    };
    Table::from_iter([(first.to_owned(), value)])
}

fn layer<T: Config>(place: &str, table: Table) -> Result<T::Layer, ConfigError> {
    if let Some(key) = unknown(&table, &T::META, "") {
        let mut known = Vec::new();
        list(&T::META, "", &mut known);
        return Err(ConfigError::UnknownKey {
            place: place.to_owned(),
            nearest: nearest(&key, &known),
            key,
        });
    }
    // What confique itself would say of a wrong value does not name the key.
    serde_path_to_error::deserialize::<_, T::Layer>(Value::Table(table)).map_err(|error| ConfigError::Value {
        place: place.to_owned(),
        reason: format!("`{}`: {}", error.path(), error.inner().to_string().trim()),
    })
}

/// The first key that no struct has.
fn unknown(table: &Table, meta: &Meta, above: &str) -> Option<String> {
    table.iter().find_map(|(key, value)| {
        let path = joined(above, key);
        match (
            meta.fields
                .iter()
                .find(|field| field.name == key)
                .map(|field| field.kind),
            value,
        ) {
            (None, _) => Some(path),
            (Some(FieldKind::Nested { meta }), Value::Table(inner)) => unknown(inner, meta, &path),
            (Some(_), _) => None,
        }
    })
}

fn list(meta: &Meta, above: &str, found: &mut Vec<String>) {
    for field in meta.fields {
        let path = joined(above, field.name);
        match field.kind {
            FieldKind::Leaf { .. } => found.push(path),
            FieldKind::Nested { meta } => list(meta, &path, found),
        }
    }
}

fn joined(above: &str, key: &str) -> String {
    if above.is_empty() {
        key.to_owned()
    } else {
        format!("{above}.{key}")
    }
}

/// The known key that resembles this one most, be it in a wrong section; none where all are far off.
fn nearest(key: &str, known: &[String]) -> Option<String> {
    const LEAST: f64 = 0.6;
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let likeness = |other: &String| {
        let whole = strsim::normalized_damerau_levenshtein(key, other);
        whole.max(strsim::normalized_damerau_levenshtein(&last(key), &last(other)) * 0.95)
    };
    known
        .iter()
        .map(|other| (likeness(other), other))
        .filter(|(likeness, _)| *likeness >= LEAST)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, other)| other.clone())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[derive(Debug, Config)]
    struct Settings {
        #[config(nested)]
        http: HttpConfig,
        #[config(nested)]
        log: LogConfig,
        /// Names of something.
        names: Option<Vec<String>>,
        /// The package that is tested.
        #[config(env = "CARGO_PKG_NAME")]
        package: Option<String>,
    }

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(text.as_bytes()).expect("it is written");
        file
    }

    fn loaded(text: &str, overrides: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        let file = file(text);
        load(&Sources {
            file: Some(file.path().to_owned()),
            environment: false,
            overrides: overrides
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
        })
    }

    fn refused(text: &str, overrides: &[(&str, &str)]) -> String {
        loaded(text, overrides)
            .expect_err("settings that do not fit")
            .to_string()
    }

    #[test]
    fn takes_the_nearest_source() {
        let text = "[http]\nlisten = \"0.0.0.0:80\"\nmost_head_bytes = 4096\n[log]\nformat = \"json\"\n";
        let settings =
            loaded(text, &[("http.most_head_bytes", "8192"), ("names", "[\"a\"]")]).expect("settings");
        assert_eq!(settings.http.listen, "0.0.0.0:80");
        assert_eq!(settings.http.most_head_bytes, 8192);
        assert_eq!(settings.http.request_timeout_seconds, 30);
        assert_eq!(settings.log.format, LogFormat::Json);
        assert_eq!(settings.names, Some(vec!["a".to_owned()]));
        assert_eq!(settings.package, None);
    }

    #[test]
    fn reads_the_environment_before_the_file() {
        let file = file("package = \"of the file\"\n");
        let settings: Settings = load(&Sources {
            file: Some(file.path().to_owned()),
            environment: true,
            overrides: Vec::new(),
        })
        .expect("settings");
        assert_eq!(settings.package.as_deref(), Some("platform"));
    }

    #[test]
    fn names_the_setting_that_an_unknown_key_resembles() {
        let check = |text, key: &str, nearest: &str| {
            let message = refused(text, &[]);
            assert!(message.contains(key) && message.ends_with(nearest), "{message}");
        };
        check(
            "[http]\nlisen = \"a\"\n",
            "`http.lisen`",
            "did you mean `http.listen`?",
        );
        check(
            "most_body_bytes = 7\n",
            "`most_body_bytes`",
            "did you mean `http.most_body_bytes`?",
        );
        check("[colour]\nred = 1\n", "`colour`", "there is no setting `colour`");
        let message = refused("", &[("log.fliter", "debug")]);
        assert_eq!(
            message,
            "command line: there is no setting `log.fliter`; did you mean `log.filter`?"
        );
    }

    #[test]
    fn names_the_setting_whose_value_does_not_fit() {
        let check = |message: String, key: &str| assert!(message.contains(key), "{message}");
        check(refused("[http]\nlisten = 7\n", &[]), "`http.listen`");
        check(
            refused("[http]\nmost_head_bytes = -1\n", &[]),
            "`http.most_head_bytes`",
        );
        check(refused("[log]\nformat = \"xml\"\n", &[]), "`log.format`");
        check(refused("http = 7\n", &[]), "`http`");
        check(refused("[http\n", &[]), "line 1");
        check(
            refused("", &[("http.most_head_bytes", "many")]),
            "http.most_head_bytes",
        );
    }

    #[test]
    fn refuses_a_file_that_is_not_there() {
        let sources = Sources {
            file: Some("no/such/file.toml".into()),
            ..Sources::default()
        };
        let error = load::<Settings>(&sources).expect_err("no file");
        assert!(error.to_string().contains("no/such/file.toml"), "{error}");
    }

    #[test]
    fn writes_a_template_that_is_a_valid_file_of_defaults() {
        let template = template::<Settings>();
        assert!(template.contains("# Bytes of a request's head."), "{template}");
        assert!(template.contains("#listen = \"127.0.0.1:8080\""), "{template}");
        let settings = loaded(&template, &[]).expect("the template is a settings file");
        assert_eq!(
            settings.http.most_connections,
            defaults::<HttpConfig>().most_connections
        );
    }
}
