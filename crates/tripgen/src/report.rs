//! What is said when a command cannot do its work, and how the program ends.

use std::path::Path;

use engine_model::Language;
use engine_trip::TripError;
use serde_json::{Value, json};
use wire::{PlanFileError, Sentence};

use crate::words;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Good = 0,
    /// Done, but with findings, without a plan, or without anything found.
    Findings = 1,
    /// The command line is wrong, or a file cannot be read or written.
    Usage = 2,
    /// A defect of the program.
    Internal = 3,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    english: String,
    korean: String,
}

/// One fault of the command line or of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The flag, or the path in a file.
    pub(crate) field: String,
    /// The stable word for the rule: `FORMAT`.
    pub(crate) rule: &'static str,
    /// What is wrong.
    pub(crate) message: Said,
}

/// Why a command could not do its work. Boxed, because it travels up through every function.
#[derive(Clone, Debug)]
pub(crate) struct Failure(Box<Report>);

#[derive(Clone, Debug)]
struct Report {
    exit: Exit,
    code: String,
    message: Said,
    field: Option<String>,
    help: Option<Said>,
    faults: Vec<Fault>,
}

impl Said {
    /// A text in both languages.
    pub(crate) fn new(english: impl Into<String>, korean: impl Into<String>) -> Self {
        Self {
            english: english.into(),
            korean: korean.into(),
        }
    }

    /// A text that exists in one wording only, such as an operating system's.
    pub(crate) fn same(text: &str) -> Self {
        Self::new(text, text)
    }

    /// The text in a language.
    pub(crate) fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Korean => &self.korean,
        }
    }
}

impl Failure {
    /// A failure with its code and sentence.
    pub(crate) fn new(exit: Exit, code: impl Into<String>, message: Said) -> Self {
        Self(Box::new(Report {
            exit,
            code: code.into(),
            message,
            field: None,
            help: None,
            faults: Vec::new(),
        }))
    }

    /// A wrong use of the command line.
    pub(crate) fn usage(message: Said) -> Self {
        Self::new(Exit::Usage, "COMMAND_LINE", message)
    }

    /// The field that is wrong.
    #[must_use]
    pub(crate) fn at(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// What to do about it.
    #[must_use]
    pub(crate) fn help(mut self, help: Said) -> Self {
        self.0.help = Some(help);
        self
    }

    /// All faults of a request at once.
    pub(crate) fn faults(faults: Vec<Fault>) -> Self {
        let count = faults.len();
        let plural = if count == 1 { "fault" } else { "faults" };
        let message = Said::new(
            format!("the request has {count} {plural}"),
            format!("요청에 잘못된 곳이 {count}군데 있습니다"),
        );
        Self::new(Exit::Usage, wire::RequestError::CODE, message).with_faults(faults)
    }

    /// The same with faults, which are shown in place of its sentence.
    #[must_use]
    pub(crate) fn with_faults(mut self, faults: Vec<Fault>) -> Self {
        self.0.faults = faults;
        self
    }

    /// A file that cannot be read.
    pub(crate) fn unreadable(path: &Path, reason: &impl ToString) -> Self {
        let (path, reason) = (shown_path(path), reason.to_string());
        Self::new(
            Exit::Usage,
            "FILE_UNREADABLE",
            Said::new(
                format!("cannot read {path}: {reason}"),
                format!("{path} 파일을 읽을 수 없습니다: {reason}"),
            ),
        )
    }

    /// A file that cannot be written.
    pub(crate) fn unwritable(path: &Path, reason: &impl ToString) -> Self {
        let (path, reason) = (shown_path(path), reason.to_string());
        Self::new(
            Exit::Usage,
            "FILE_UNWRITABLE",
            Said::new(
                format!("cannot write {path}: {reason}"),
                format!("{path}에 쓸 수 없습니다: {reason}"),
            ),
        )
    }

    /// A plan file that cannot be understood.
    pub(crate) fn plan_file(path: &Path, error: &PlanFileError) -> Self {
        if let PlanFileError::Fields(request) = error {
            let faults = request.errors.iter().map(|fault| Fault {
                field: fault.field.clone(),
                rule: fault.rule.code(),
                message: Said::new(fault.message.english.as_ref(), fault.message.korean.as_ref()),
            });
            return Self::faults(faults.collect()).at(shown_path(path));
        }
        let Sentence { english, korean } = error.sentence();
        let shown = shown_path(path);
        let message = Said::new(
            format!("{shown}: {english}"),
            format!("{shown} 파일에 문제가 있습니다: {korean}"),
        );
        let failure = Self::new(Exit::Usage, error.code(), message);
        match error.path() {
            Some(field) => failure.at(field),
            None => failure,
        }
    }

    /// How the program ends.
    pub(crate) fn exit(&self) -> Exit {
        self.0.exit
    }

    /// The failure for people: a line for each fault, then where and what to do.
    pub(crate) fn text(&self, language: Language) -> String {
        let mut lines: Vec<String> = self
            .0
            .faults
            .iter()
            .map(|fault| {
                format!(
                    "error[{}] {}: {}",
                    self.0.code,
                    fault.field,
                    fault.message.text(language)
                )
            })
            .collect();
        if lines.is_empty() {
            lines.push(format!(
                "error[{}]: {}",
                self.0.code,
                self.0.message.text(language)
            ));
        }
        lines.extend(
            self.0
                .field
                .as_ref()
                .map(|field| format!("  {}: {field}", words::FIELD.text(language))),
        );
        lines.extend(
            self.0
                .help
                .as_ref()
                .map(|help| format!("  {}: {}", words::HELP.text(language), help.text(language))),
        );
        lines.join("\n") + "\n"
    }

    /// The failure for programs.
    pub(crate) fn json(&self, language: Language) -> Value {
        let error = |fault: &Fault| json!({"field": fault.field, "rule": fault.rule, "message": fault.message.text(language)});
        let mut value = json!({
            "code": self.0.code,
            "message": self.0.message.text(language),
            "errors": self.0.faults.iter().map(error).collect::<Vec<_>>(),
        });
        for (key, text) in [
            ("field", self.0.field.as_deref()),
            ("help", self.0.help.as_ref().map(|help| help.text(language))),
        ] {
            if let Some(text) = text {
                value[key] = text.into();
            }
        }
        value
    }
}

fn shown_path(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

impl From<TripError> for Failure {
    fn from(error: TripError) -> Self {
        let exit = match error {
            TripError::PlanRefused { .. } | TripError::ZoneUnknown { .. } | TripError::Cancelled => {
                Exit::Internal
            }
            TripError::DestinationUnknown { .. }
            | TripError::DestinationTwice { .. }
            | TripError::DateRange { .. }
            | TripError::LockDay { .. }
            | TripError::PlanEmpty
            | TripError::DaysDiffer { .. }
            | TripError::DayUnknown { .. }
            | TripError::DayTwice { .. }
            | TripError::DayUnderWay { .. }
            | TripError::StopUnknown { .. }
            | TripError::StopTwice { .. }
            | TripError::PlaceMissing { .. }
            | TripError::PlaceUnknown { .. }
            | TripError::OutOfRange { .. } => Exit::Usage,
        };
        let failure = Self::new(exit, error.code(), words::trip_error(&error));
        let failure = match &error {
            TripError::DestinationUnknown { .. } => failure.help(Said::new(
                "tripgen places list names the destinations; tripgen places import adds one",
                "tripgen places list로 여행지를 확인하고 tripgen places import로 추가할 수 있습니다",
            )),
            _ => failure,
        };
        match error.field() {
            Some(field) => failure.at(field),
            None => failure,
        }
    }
}
