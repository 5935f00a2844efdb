//! How a contract's error crosses, and what a call that gave nothing means to whoever asked.

use platform::outbound::OutboundError;
use serde::{Deserialize, Serialize};

use crate::error::ContractError;

/// What can be not found. A word that is not in this list is no part of the contract.
const THINGS: &[&str] = &["generation", "pack", "plan"];

/// Who can be unavailable, or fail.
const SERVICES: &[&str] = &["user", "trip", "ai", "location"];

/// Characters of a reason that cross: a refusal is read up to four kibibytes.
const MOST_REASON_CHARS: usize = 500;

/// A [`ContractError`] on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "failure", rename_all = "camelCase", deny_unknown_fields)]
pub enum Failure {
    /// There is no such thing.
    NotFound {
        /// What was asked for.
        what: String,
        /// Its id.
        id: String,
    },
    /// It cannot be done in the state that the thing is in.
    Refused {
        /// The stable code.
        code: String,
    },
    /// Another try may succeed.
    Unavailable {
        /// Whom.
        service: String,
        /// Why.
        reason: String,
    },
    /// Another try will not.
    Failed {
        /// Whom.
        service: String,
        /// Why.
        reason: String,
    },
}

/// What a service answers, ready to be sent: the answer, or the failure with the status of HTTP that it has.
pub fn told<T>(result: Result<T, ContractError>) -> Result<T, (u16, Failure)> {
    result.map_err(|error| {
        let status = match error {
            ContractError::NotFound { .. } => 404,
            ContractError::Refused { .. } => 409,
            ContractError::Unavailable { .. } => 503,
            ContractError::Failed { .. } => 500,
        };
        (status, error.into())
    })
}

impl From<ContractError> for Failure {
    fn from(error: ContractError) -> Self {
        match error {
            ContractError::NotFound { what, id } => Self::NotFound {
                what: what.to_owned(),
                id: shortened(&id),
            },
            ContractError::Refused { code } => Self::Refused { code },
            ContractError::Unavailable { service, reason } => Self::Unavailable {
                service: service.to_owned(),
                reason: shortened(&reason),
            },
            ContractError::Failed { service, reason } => Self::Failed {
                service: service.to_owned(),
                reason: shortened(&reason),
            },
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(MOST_REASON_CHARS).collect()
}

/// The error that `asked` meant; a word that nobody knows is a failure of it.
fn error_of(asked: &'static str, failure: Failure) -> ContractError {
    let service = |name: &str| word(SERVICES, name).unwrap_or(asked);
    match failure {
        Failure::NotFound { what, id } => match word(THINGS, &what) {
            Some(what) => ContractError::NotFound { what, id },
            None => ContractError::Failed {
                service: asked,
                reason: "it did not find a thing that the contract does not know".to_owned(),
            },
        },
        Failure::Refused { code } => ContractError::Refused { code },
        Failure::Unavailable {
            service: name,
            reason,
        } => ContractError::Unavailable {
            service: service(&name),
            reason,
        },
        Failure::Failed {
            service: name,
            reason,
        } => ContractError::Failed {
            service: service(&name),
            reason,
        },
    }
}

fn word(words: &[&'static str], wanted: &str) -> Option<&'static str> {
    words.iter().find(|word| **word == wanted).copied()
}

/// What a call that gave nothing means.
pub(super) fn of_call(asked: &'static str, error: &OutboundError) -> ContractError {
    if let OutboundError::Status { body, .. } = error
        && let Ok(failure) = serde_json::from_slice(body)
    {
        return error_of(asked, failure);
    }
    let reason = match error {
        OutboundError::Status { status, .. } if matches!(status.as_u16(), 401 | 403) => {
            format!("it refuses our service token with status {}", status.as_u16())
        }
        other => other.to_string(),
    };
    if error.is_transient() {
        return ContractError::Unavailable {
            service: asked,
            reason,
        };
    }
    ContractError::Failed {
        service: asked,
        reason,
    }
}
