//! Running the program with nothing around it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder for data and files, with the program to run in it.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What the program said.
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder"),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).expect("the folder can be written");
        path.display().to_string()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tripgen"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("COLUMNS", "80")
            .current_dir(self.folder.path())
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        answer(self.command(arguments).output().expect("the program starts"))
    }

    /// A plan of three days in Seoul, kept in a file.
    pub(crate) fn seoul(&self) -> String {
        let mut arguments = SEOUL.to_vec();
        arguments.push("--json");
        let answer = self.run(&arguments);
        assert_eq!(answer.code, 0, "{}", answer.err);
        self.write("plan.json", &answer.out)
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("the answer is JSON")
    }

    pub(crate) fn error(&self) -> Value {
        serde_json::from_str(&self.err).expect("the error is JSON")
    }
}

pub(crate) fn answer(output: Output) -> Answer {
    Answer {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Whether this is the long run of `make verify`.
#[expect(
    clippy::disallowed_methods,
    reason = "the one home of this setting: a test function takes no arguments"
)]
pub(crate) fn is_long_run() -> bool {
    std::env::var("TRIPGEN_VERIFY").is_ok_and(|value| value == "1")
}

/// Data that lies beside the project, where it is at hand.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not at hand", path.display());
    None
}

pub(crate) const SEOUL: [&str; 17] = [
    "plan",
    "--destination",
    "seoul",
    "--start",
    "2026-12-04",
    "--days",
    "3",
    "--transport",
    "transit",
    "--member",
    "age=35,health=good,likes=culture+food",
    "--member",
    "age=68,health=limited,likes=rest",
    "--say",
    "경복궁은 꼭, 시장도",
    "--seed",
    "7",
];
