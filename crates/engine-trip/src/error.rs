//! What can be wrong with a request before anything is planned.

use engine_model::finding::{FindingCode, Rule};
use engine_model::plan::Conflict;

/// Why no plan could be attempted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TripError {
    /// No pack has this name.
    #[error("no data for the destination `{name}`{}", suggestions(.nearest))]
    DestinationUnknown {
        /// As written.
        name: String,
        /// Names that come near, best first.
        nearest: Vec<String>,
        /// Where in the request.
        field: String,
    },
    /// A pack names a time zone that does not exist.
    #[error("the data for `{destination}` names a time zone that cannot be used: {reason}")]
    ZoneUnknown {
        /// Which destination.
        destination: String,
        /// What the calendar says.
        reason: String,
    },
    /// The same destination follows itself under two names.
    #[error("`{name}` is named twice in a row; add its nights together")]
    DestinationTwice {
        /// Which destination.
        name: String,
        /// Where in the request.
        field: String,
    },
    /// A date lies outside what calendars cover.
    #[error("the trip's dates leave the calendar: {reason}")]
    DateRange {
        /// What the calendar says.
        reason: String,
    },
    /// A lock names a day that the trip does not have.
    #[error("a lock names day {day}, but the trip has {days} days")]
    LockDay {
        /// As written, 1-based.
        day: u16,
        /// Days of the trip.
        days: u16,
        /// Where in the request.
        field: String,
    },
    /// The plan has no days, because its request could not be planned.
    #[error(
        "the plan has no days to change: its request could not be planned; change the request and plan it again"
    )]
    PlanEmpty,
    /// The plan has other days than its own request.
    #[error("the plan has {days} days, its request {expected}; plan the trip again")]
    DaysDiffer {
        /// Days of the plan.
        days: usize,
        /// Days of its request.
        expected: usize,
    },
    /// No day has this number.
    #[error("there is no day {day}; the plan has {days} days")]
    DayUnknown {
        /// As written, 1-based.
        day: u16,
        /// Days of the plan.
        days: usize,
        /// Where in what was asked.
        field: String,
    },
    /// A day is named twice.
    #[error("day {day} is named twice; put all its stops into one list")]
    DayTwice {
        /// 1-based.
        day: u16,
        /// Where in what was asked.
        field: String,
    },
    /// A day is spent under way from its first to its last minute.
    #[error("day {day} is spent under way; put its stops on another day")]
    DayUnderWay {
        /// 1-based.
        day: u16,
        /// Where in what was asked.
        field: String,
    },
    /// The plan has no stop of this id.
    #[error("the plan has no stop `{stop}`")]
    StopUnknown {
        /// As written.
        stop: String,
        /// Where in what was asked.
        field: String,
    },
    /// A stop is to stand at two places of the plan.
    #[error("the stop `{stop}` stands twice; where it moves to another day, name the day that it leaves too")]
    StopTwice {
        /// Its id.
        stop: String,
        /// Where in what was asked.
        field: String,
    },
    /// A new stop names no place.
    #[error(
        "`{field}` is missing: a stop is one of the plan, a place of the data, or a place with a name and a position"
    )]
    PlaceMissing {
        /// Where in what was asked.
        field: String,
    },
    /// No pack of the trip's destinations knows the place.
    #[error("no destination of the trip has a place `{place}`")]
    PlaceUnknown {
        /// As written.
        place: String,
        /// Where in what was asked.
        field: String,
    },
    /// A number or a length lies outside its bounds.
    #[error("`{field}` is {found}, but must lie between {least} and {most}")]
    OutOfRange {
        /// Where in what was asked.
        field: String,
        /// What it is: minutes, characters or stops.
        found: i64,
        /// The least that is allowed.
        least: i64,
        /// The most that is allowed.
        most: i64,
    },
    /// The planner was told to stop.
    #[error("planning was cancelled")]
    Cancelled,
    /// The checker found fault with our own plan: a defect of the planner, kept loud.
    #[error("the plan did not pass its own check: {}", codes_of(.findings))]
    PlanRefused {
        /// What was found, each once.
        findings: Vec<FindingCode>,
    },
}

impl TripError {
    /// The stable code (docs/errors.md).
    pub fn code(&self) -> &'static str {
        match self {
            Self::DestinationUnknown { .. } => "DESTINATION_NOT_FOUND",
            Self::ZoneUnknown { .. } => "ZONE_UNKNOWN",
            Self::DestinationTwice { .. } => "DESTINATION_TWICE",
            Self::DateRange { .. } => "DATE_RANGE",
            Self::LockDay { .. } => "LOCK_DAY",
            Self::PlanEmpty => "PLAN_EMPTY",
            Self::DaysDiffer { .. } => "DAYS_DIFFER",
            Self::DayUnknown { .. } => "DAY_UNKNOWN",
            Self::DayTwice { .. } => "DAY_TWICE",
            Self::DayUnderWay { .. } => "DAY_UNDER_WAY",
            Self::StopUnknown { .. } => "STOP_NOT_FOUND",
            Self::StopTwice { .. } => "STOP_TWICE",
            Self::PlaceMissing { .. } => "REQUIRED",
            Self::PlaceUnknown { .. } => "PLACE_NOT_FOUND",
            Self::OutOfRange { .. } => "OUT_OF_RANGE",
            Self::Cancelled => "CANCELLED",
            Self::PlanRefused { .. } => "PLAN_REFUSED",
        }
    }

    /// The field of the request that is wrong, where it is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::DestinationUnknown { field, .. }
            | Self::DestinationTwice { field, .. }
            | Self::LockDay { field, .. }
            | Self::DayUnknown { field, .. }
            | Self::DayTwice { field, .. }
            | Self::DayUnderWay { field, .. }
            | Self::StopUnknown { field, .. }
            | Self::StopTwice { field, .. }
            | Self::PlaceMissing { field }
            | Self::PlaceUnknown { field, .. }
            | Self::OutOfRange { field, .. } => Some(field),
            Self::DateRange { .. } => Some("startDate"),
            Self::ZoneUnknown { .. }
            | Self::PlanEmpty
            | Self::DaysDiffer { .. }
            | Self::Cancelled
            | Self::PlanRefused { .. } => None,
        }
    }
}

impl From<jiff::Error> for TripError {
    fn from(error: jiff::Error) -> Self {
        Self::DateRange {
            reason: error.to_string(),
        }
    }
}

fn suggestions(nearest: &[String]) -> String {
    if nearest.is_empty() {
        return String::new();
    }
    format!("; did you mean {}?", nearest.join(" or "))
}

/// A conflict that shows while the days are laid out.
pub(crate) fn conflict(rule: Rule, code: &'static str, day: usize, subject: &str) -> Conflict {
    Conflict {
        rule,
        code,
        day: u16::try_from(day + 1).ok(),
        subject: subject.to_owned(),
        numbers: Vec::new(),
    }
}

/// Comma separated, for the log and the command line.
fn codes_of(findings: &[FindingCode]) -> String {
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code()).collect();
    codes.join(", ")
}
