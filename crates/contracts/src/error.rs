//! What a call between services can end in, wherever the other one lives.

use platform::problem::Problem;
use thiserror::Error;

/// Why another service did not give what was asked.
#[derive(Debug, Error)]
pub enum ContractError {
    /// There is no such thing, or none that may be known.
    #[error("{what} {id} was not found")]
    NotFound {
        /// What was asked for: `generation`, `pack`, `plan`.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// It cannot be done in the state that the thing is in; the code is the one that a client gets to read.
    #[error("refused: {code}")]
    Refused {
        /// The stable code, such as `JOB_FINISHED`.
        code: String,
    },
    /// The other service cannot be reached or is not ready; another try may succeed.
    #[error("{service} is not available: {reason}")]
    Unavailable {
        /// Whom: `user`, `trip`, `ai`, `location`.
        service: &'static str,
        /// Why.
        reason: String,
    },
    /// It answered with something that is not the contract, or failed inside.
    #[error("{service} failed: {reason}")]
    Failed {
        /// Whom: `user`, `trip`, `ai`, `location`.
        service: &'static str,
        /// Why.
        reason: String,
    },
}

/// What the caller of the asking service gets to read, where that service has no better answer of its own.
impl From<ContractError> for Problem {
    fn from(error: ContractError) -> Self {
        match error {
            ContractError::Unavailable { service, .. } => {
                tracing::warn!(cause = %error, "another service is not available");
                Self::unavailable_elsewhere(service, 2)
            }
            ContractError::NotFound { .. } | ContractError::Refused { .. } | ContractError::Failed { .. } => {
                Self::internal(error)
            }
        }
    }
}
