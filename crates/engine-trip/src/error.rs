//! What can be wrong with a request before anything is planned.

use engine_model::finding::Rule;
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
    /// The planner was told to stop.
    #[error("planning was cancelled")]
    Cancelled,
    /// The checker found fault with our own plan: a defect of the planner, kept loud.
    #[error("the plan did not pass its own check: {codes}")]
    PlanRefused {
        /// The codes found, comma separated.
        codes: String,
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
            Self::Cancelled => "CANCELLED",
            Self::PlanRefused { .. } => "PLAN_REFUSED",
        }
    }

    /// The field of the request that is wrong, where it is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::DestinationUnknown { field, .. }
            | Self::DestinationTwice { field, .. }
            | Self::LockDay { field, .. } => Some(field),
            Self::DateRange { .. } => Some("startDate"),
            Self::ZoneUnknown { .. } | Self::Cancelled | Self::PlanRefused { .. } => None,
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
