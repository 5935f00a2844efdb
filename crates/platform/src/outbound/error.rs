//! What can go wrong with a call to the outside.

use std::error::Error as _;
use std::time::Duration;

use axum::http::StatusCode;
use thiserror::Error;

use super::guard::NotPublic;
use crate::language::text;
use crate::problem::Problem;

/// Why a call gave nothing. No variant names more of the address than the host: paths and queries carry keys.
#[derive(Debug, Error)]
pub enum OutboundError {
    /// No answer in time.
    #[error("{provider} did not answer within {limit_ms} ms")]
    Timeout {
        /// Who was asked.
        provider: &'static str,
        /// The limit.
        limit_ms: u64,
    },
    /// The answer is larger than allowed.
    #[error("{provider} answered more than {most_bytes} bytes")]
    TooLarge {
        /// Who was asked.
        provider: &'static str,
        /// The limit.
        most_bytes: usize,
    },
    /// The answer is a refusal, or a redirect.
    #[error("{provider} answered with status {status}")]
    Status {
        /// Who was asked.
        provider: &'static str,
        /// The status.
        status: StatusCode,
        /// The beginning of the body, for whoever knows how to read it. It is no text for a log.
        body: Vec<u8>,
        /// After how many seconds to come back.
        retry_after_seconds: Option<u64>,
    },
    /// The connection could not be made, or broke.
    #[error("{provider} could not be reached: {reason}")]
    Broken {
        /// Who was asked.
        provider: &'static str,
        /// Why.
        reason: String,
        /// There was no connection, so nobody has seen anything of the call.
        unsent: bool,
    },
    /// The answer is no JSON of the expected shape.
    #[error("{provider} answered something else than expected: {reason}")]
    Unreadable {
        /// Who was asked.
        provider: &'static str,
        /// Where, and what was expected.
        reason: String,
    },
    /// The address may not be called.
    #[error("{provider}: the address may not be called: {reason}")]
    Refused {
        /// Who was to be asked.
        provider: &'static str,
        /// Why.
        reason: String,
    },
    /// The settings cannot be used.
    #[error("{provider}: the client cannot be built: {reason}")]
    Settings {
        /// Who was to be asked.
        provider: &'static str,
        /// Why.
        reason: String,
    },
}

impl OutboundError {
    /// No answer within a limit.
    pub(super) fn timeout(provider: &'static str, limit: Duration) -> Self {
        Self::Timeout {
            provider,
            limit_ms: u64::try_from(limit.as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// What the client says about a connection.
    pub(super) fn of(provider: &'static str, error: &reqwest::Error) -> Self {
        let reason = chain(error);
        if causes(error).any(<dyn std::error::Error>::is::<NotPublic>) {
            return Self::Refused { provider, reason };
        }
        Self::Broken {
            provider,
            reason,
            unsent: error.is_connect(),
        }
    }

    /// Whether nobody has seen anything of the call, so that it may go elsewhere whatever it does.
    pub(super) fn is_unsent(&self) -> bool {
        matches!(self, Self::Broken { unsent: true, .. })
    }

    /// Whether the same call may succeed a moment later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Timeout { .. } | Self::Broken { .. } => true,
            Self::Status { status, .. } => matches!(status.as_u16(), 429 | 502 | 503 | 504),
            _ => false,
        }
    }
}

/// 504 where the provider took too long, else 502. The cause goes to the log.
impl From<OutboundError> for Problem {
    fn from(error: OutboundError) -> Self {
        tracing::warn!(cause = %error, "outbound call failed");
        let again = text("잠시 뒤에 다시 해 주세요", "Try again in a moment");
        if matches!(error, OutboundError::Timeout { .. }) {
            let title = text(
                "외부 서비스가 제때 답하지 않았습니다",
                "A provider did not answer in time",
            );
            return Self::new(StatusCode::GATEWAY_TIMEOUT, "PROVIDER_TIMEOUT", title).detail(again);
        }
        let title = text("외부 서비스에 문제가 있습니다", "A provider failed");
        Self::new(StatusCode::BAD_GATEWAY, "PROVIDER_FAILED", title).detail(again)
    }
}

/// A failure and what caused it, the outermost first.
fn causes<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let error = next?;
        next = error.source();
        Some(error)
    })
}

/// The causes of a failure without the client's own sentence, which holds the address.
pub(super) fn chain(error: &reqwest::Error) -> String {
    let causes: Vec<_> = error
        .source()
        .map(|first| causes(first).map(ToString::to_string).collect())
        .unwrap_or_default();
    if causes.is_empty() {
        "no reason given".to_owned()
    } else {
        causes.join(": ")
    }
}

/// The label of a failure in the metrics.
pub(super) fn outcome(error: &OutboundError) -> &'static str {
    match error {
        OutboundError::Timeout { .. } => "timeout",
        OutboundError::TooLarge { .. } => "too large",
        OutboundError::Status { .. } => "status",
        OutboundError::Broken { .. } => "broken",
        OutboundError::Unreadable { .. } => "unreadable",
        OutboundError::Refused { .. } | OutboundError::Settings { .. } => "refused",
    }
}
