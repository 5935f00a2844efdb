//! Whether a document as a whole can be a request.

use engine_trip::Packs;
use platform::problem::{FieldProblem, Problem, Rule};
use platform::text;
use serde_json::Value;
use wire::{Draft, FieldError, PublishedRule, RequestError};

use super::Document;

/// Refuses a document of which a part contradicts another, or is none that a request may hold. What is missing is not
/// refused.
pub(crate) fn check(document: &Document) -> Result<(), Problem> {
    Draft::read(&Value::Object(document.plain()))
        .map(|_read| ())
        .map_err(|error| problem_of(error, own_name))
}

/// Refuses the same city twice in a row, also under two of its names.
pub(crate) fn check_cities(document: &Document, packs: &Packs) -> Result<(), Problem> {
    let city = |index: usize| packs.find(document.destinations[index].name());
    let mut problem = None;
    for index in 1..document.destinations.len() {
        let (Some(one), Some(other)) = (city(index - 1), city(index)) else {
            continue;
        };
        if one.destination().id == other.destination().id {
            problem = Some(problem.unwrap_or_else(Problem::invalid_request).field(
                format!("destinations[{index}].name"),
                Rule::Format,
                text(
                    "바로 앞 여행지와 같은 도시입니다. 그 여행지의 숙박을 늘려 주세요",
                    "is the city before; add its nights there instead",
                ),
            ));
        }
    }
    problem.map_or(Ok(()), Err)
}

/// The problem of a document that `wire` refuses. `name` gives each field the name that the caller used.
pub(crate) fn problem_of(error: RequestError, name: impl Fn(&str) -> String) -> Problem {
    let RequestError { errors } = error;
    errors
        .into_iter()
        .fold(Problem::invalid_request(), |problem, fault| {
            let FieldError { field, rule, message } = fault;
            problem.field(
                name(&field),
                rule_of(rule.published()),
                text(message.korean, message.english),
            )
        })
}

/// The names of the interface for the fields of a stored request.
pub(crate) fn own_name(field: &str) -> String {
    if field == "name" { "tripName" } else { field }.to_owned()
}

/// The name of a field as it stands in a body.
pub(super) fn body_name(field: &str) -> String {
    if field.is_empty() { "body" } else { field }.to_owned()
}

fn rule_of(rule: PublishedRule) -> Rule {
    match rule {
        PublishedRule::Required => Rule::Required,
        PublishedRule::Format => Rule::Format,
        PublishedRule::TooShort => Rule::TooShort,
        PublishedRule::TooLong => Rule::TooLong,
        PublishedRule::OutOfRange => Rule::OutOfRange,
        PublishedRule::DateRange => Rule::DateRange,
    }
}

/// What stands between a document and a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lacking {
    /// The fields that are not said yet.
    pub(crate) missing: Vec<&'static str>,
    /// What is said, and with which no plan can be made.
    pub(crate) problems: Vec<FieldProblem>,
}

/// Tells what a plan still needs; nothing where the document is a whole request for places that the packs know.
pub(crate) fn lacking(document: &Document, packs: &Packs) -> Lacking {
    let (missing, mut problems) = match Draft::read(&Value::Object(document.plain())) {
        Ok(draft) => (draft.missing(), Vec::new()),
        // Bounds may have become narrower since it was stored.
        Err(error) => (Vec::new(), problem_of(error, own_name).fields),
    };
    for (index, destination) in document.destinations.iter().enumerate() {
        let name = destination.name();
        if packs.find(name).is_none() {
            problems.push(unknown_city(index, &packs.nearest(name)));
        }
    }
    Lacking { missing, problems }
}

fn unknown_city(index: usize, near: &[String]) -> FieldProblem {
    let (ko, en) = if near.is_empty() {
        (
            "아는 여행지가 아닙니다".to_owned(),
            "is not a destination that is known here".to_owned(),
        )
    } else {
        let near = near.join(", ");
        (
            format!("아는 여행지가 아닙니다. 혹시 {near}?"),
            format!("is not a destination that is known here; did you mean {near}?"),
        )
    };
    FieldProblem {
        field: format!("destinations[{index}].name"),
        rule: Rule::Format,
        message: text(ko, en),
    }
}
