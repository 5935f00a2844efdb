//! The bodies of the questions, and the one answer that a contract's type does not say itself.

use platform::auth::Principal;
use platform::problem::Problem;
use serde::{Deserialize, Serialize};

/// Nothing has to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Whose token this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TokenQuestion {
    /// The access token or API token that somebody showed.
    pub token: String,
}

/// Some accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UsersQuestion {
    /// Their ids.
    pub user_ids: Vec<String>,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UserQuestion {
    /// Its id.
    pub user_id: String,
}

/// An account by what its owner logs in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoginQuestion {
    /// User name or e-mail address.
    pub login: String,
}

/// A version of a trip's itinerary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanQuestion {
    /// The trip.
    pub trip_id: String,
    /// The version.
    pub version: i64,
}

/// Somebody, and a trip that they want to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReaderQuestion {
    /// The id of the user.
    pub user_id: String,
    /// The trip.
    pub trip_id: String,
}

/// A generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenerationQuestion {
    /// Its id.
    pub generation_id: String,
}

/// What happened to a generation, and what will.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventsQuestion {
    /// The generation.
    pub generation_id: String,
    /// The number of the last event that is known; 0 for none.
    pub after: u64,
}

/// A generation of a trip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelQuestion {
    /// The generation.
    pub generation_id: String,
    /// The trip.
    pub trip_id: String,
}

/// Some trips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TripsQuestion {
    /// Their ids.
    pub trip_ids: Vec<String>,
}

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PackQuestion {
    /// The digest of its content.
    pub digest: String,
}

/// Whose a token is, or why nobody's: what the contract says with a [`Problem`], which has its sentences from this
/// program and not from the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "token",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Recognised {
    /// It is good.
    Good {
        /// Whose it is.
        principal: Principal,
    },
    /// Its time has passed.
    Expired,
    /// It is none of ours, or was revoked.
    Invalid,
    /// It does not say who asks.
    Missing,
    /// It is known, and not allowed.
    Forbidden,
    /// It cannot be told at the moment.
    Unavailable {
        /// When another try makes sense.
        retry_after_seconds: Option<u64>,
    },
    /// The user service failed; its log says why.
    Failed,
}

impl From<Result<Principal, Problem>> for Recognised {
    fn from(recognised: Result<Principal, Problem>) -> Self {
        match recognised {
            Ok(principal) => Self::Good { principal },
            Err(problem) => match problem.code {
                "TOKEN_EXPIRED" => Self::Expired,
                "INVALID_TOKEN" => Self::Invalid,
                "UNAUTHORIZED" => Self::Missing,
                "FORBIDDEN" => Self::Forbidden,
                "SERVICE_UNAVAILABLE" => Self::Unavailable {
                    retry_after_seconds: problem.retry_after_seconds,
                },
                _ => Self::Failed,
            },
        }
    }
}

impl From<Recognised> for Result<Principal, Problem> {
    fn from(recognised: Recognised) -> Self {
        Err(match recognised {
            Recognised::Good { principal } => return Ok(principal),
            Recognised::Expired => Problem::token_expired(),
            Recognised::Invalid => Problem::invalid_token(),
            Recognised::Missing => Problem::unauthorized(),
            Recognised::Forbidden => Problem::forbidden(),
            Recognised::Unavailable { retry_after_seconds } => {
                Problem::unavailable_elsewhere("user", retry_after_seconds.unwrap_or(1))
            }
            Recognised::Failed => Problem::internal("the user service could not tell whose a token is"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_to_a_token_comes_out_as_it_went_in() {
        let principal = Principal {
            subject: "ada".to_owned(),
            roles: [platform::auth::Role::User].into(),
            withheld: [platform::auth::Role::Admin].into(),
            session: Some("s".to_owned()),
            scopes: None,
        };
        for told in [
            Ok(principal),
            Err(Problem::token_expired()),
            Err(Problem::invalid_token()),
            Err(Problem::unauthorized()),
            Err(Problem::forbidden()),
            Err(Problem::unavailable_elsewhere("user", 7)),
            Err(Problem::internal("for the test")),
        ] {
            let text = serde_json::to_string(&Recognised::from(told.clone())).expect("JSON");
            let read: Recognised = serde_json::from_str(&text).expect("the same shape");
            assert_eq!(Result::from(read), told, "{text}");
        }
    }
}
