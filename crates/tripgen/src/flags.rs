//! Flags become the same JSON that a request file holds, so that both are judged by one reader; faults come back under
//! the name of the flag.

mod members;
mod scalars;
mod stays;

use engine_model::request::TripRequest;
use serde_json::{Map, Value};
use wire::request::{RequestError, request_from_json, request_from_value, request_to_json};
use wire::{FieldError, Sentence};

use crate::cli::PlanArgs;
use crate::report::{Failure, Fault, Said};

/// A request in the making.
pub(crate) struct Draft {
    fields: Map<String, Value>,
    /// Paths of fields with the flag that they came from.
    origins: Vec<(String, String)>,
    faults: Vec<Fault>,
}

/// The request that the flags describe, on top of a request file where there is one.
pub(crate) fn request_of(
    arguments: &PlanArgs,
    base: Option<Map<String, Value>>,
) -> Result<TripRequest, Failure> {
    let mut draft = Draft::new(base);
    stays::write(&mut draft, arguments);
    members::write(&mut draft, &arguments.members);
    scalars::write(&mut draft, arguments);
    draft.settle()
}

/// The object in a request file.
pub(crate) fn base_of(text: &str) -> Result<Map<String, Value>, Failure> {
    if let Ok(Value::Object(fields)) = serde_json::from_str(text) {
        return Ok(fields);
    }
    let errors = match request_from_json(text) {
        Err(RequestError { errors }) => errors,
        Ok(_) => Vec::new(),
    };
    Err(Failure::faults(
        errors.iter().map(|error| fault_of(error, &[])).collect(),
    ))
}

/// The request of an earlier plan with the locks, words, seed and effort of the flags in place of its own.
pub(crate) fn changes_of(arguments: &PlanArgs, request: &TripRequest) -> Result<TripRequest, Failure> {
    let base = base_of(&request_to_json(request))?;
    let mut draft = Draft::new(Some(base));
    draft.fields.remove("locks");
    scalars::write(&mut draft, arguments);
    draft.settle()
}

/// The flag from which a field of the request came: `--destination 2` for `destinations[1].name`.
pub(crate) fn flag_of(arguments: &PlanArgs, field: &str) -> Option<String> {
    let lists = [
        ("destinations[", "--destination", arguments.destinations.len()),
        ("locks[", "--lock", arguments.locks.len()),
    ];
    lists.into_iter().find_map(|(path, flag, count)| {
        let (index, _) = field.strip_prefix(path)?.split_once(']')?;
        let index: usize = index.parse().ok()?;
        (index < count).then(|| format!("{flag} {}", index + 1))
    })
}

/// `--lock 2`, or `--lock` where there is only one.
fn numbered(flag: &str, index: usize, count: usize) -> String {
    if count == 1 {
        flag.to_owned()
    } else {
        format!("{flag} {}", index + 1)
    }
}

impl Draft {
    fn new(base: Option<Map<String, Value>>) -> Self {
        let mut origins = Vec::new();
        if base.is_none() {
            for (path, flag) in [
                ("startDate", "--start"),
                ("destinations", "--destination"),
                ("members", "--member"),
            ] {
                origins.push((path.to_owned(), flag.to_owned()));
            }
        }
        Self {
            fields: base.unwrap_or_default(),
            origins,
            faults: Vec::new(),
        }
    }

    fn set(&mut self, path: &str, flag: &str, value: impl Into<Value>) {
        self.fields.insert(path.to_owned(), value.into());
        self.came_from(path, flag);
    }

    fn came_from(&mut self, path: &str, flag: impl Into<String>) {
        self.origins.push((path.to_owned(), flag.into()));
    }

    fn fault(&mut self, flag: impl Into<String>, rule: &'static str, message: Said) {
        self.faults.push(Fault {
            field: flag.into(),
            rule,
            message,
        });
    }

    fn settle(mut self) -> Result<TripRequest, Failure> {
        let read = request_from_value(&Value::Object(self.fields));
        let errors = match read {
            Ok(request) if self.faults.is_empty() => return Ok(request),
            Ok(_) => Vec::new(),
            Err(RequestError { errors }) => errors,
        };
        let own: Vec<String> = self.faults.iter().map(|fault| fault.field.clone()).collect();
        let others = errors.iter().map(|error| fault_of(error, &self.origins));
        // What a wrong flag has left empty must not be reported a second time.
        self.faults
            .extend(others.filter(|fault| fault.rule != "REQUIRED" || !own.contains(&fault.field)));
        Err(Failure::faults(self.faults))
    }
}

/// A fault by the name of its flag, where it came from one.
fn fault_of(error: &FieldError, origins: &[(String, String)]) -> Fault {
    let FieldError { field, rule, message } = error;
    let inside = |path: &str| {
        field
            .strip_prefix(path)
            .filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let origin = origins
        .iter()
        .filter_map(|(path, flag)| Some((path.len(), flag, inside(path)?)))
        .max_by_key(|(length, ..)| *length);
    let (name, inner) = match origin {
        Some((_, flag, rest)) => (flag.clone(), rest.trim_start_matches('.')),
        None if field.is_empty() => ("request".to_owned(), ""),
        None => (field.clone(), ""),
    };
    let Sentence { english, korean } = message;
    let message = if inner.is_empty() {
        Said::new(english.as_ref(), korean.as_ref())
    } else {
        Said::new(format!("{inner} {english}"), format!("{inner}: {korean}"))
    };
    Fault {
        field: name,
        rule: rule.code(),
        message,
    }
}

#[cfg(test)]
mod tests;
