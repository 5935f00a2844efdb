//! What the caller gets to read where somebody could not log in through another issuer.

use axum::http::StatusCode;
use platform::problem::Problem;
use platform::text;

use super::OidcError;

impl From<OidcError> for Problem {
    fn from(error: OidcError) -> Self {
        if matches!(
            &error,
            OidcError::Provider(_) | OidcError::Token(_) | OidcError::Refused(_)
        ) {
            tracing::warn!(cause = %error, "a login through another issuer failed");
        }
        let (status, code, title) = match error {
            OidcError::Off => (
                StatusCode::NOT_FOUND,
                "OIDC_OFF",
                text(
                    "다른 계정으로 로그인할 수 없습니다",
                    "There is no other issuer to log in through",
                ),
            ),
            OidcError::State => (
                StatusCode::BAD_REQUEST,
                "OIDC_STATE",
                text("로그인을 처음부터 다시 해 주세요", "Begin the login again"),
            ),
            OidcError::Refused(_) => (
                StatusCode::BAD_GATEWAY,
                "OIDC_REFUSED",
                text("로그인 제공자가 거절했습니다", "The issuer let nobody in"),
            ),
            OidcError::Provider(_) => (
                StatusCode::BAD_GATEWAY,
                "OIDC_PROVIDER_FAILED",
                text("로그인 제공자에 문제가 있습니다", "The issuer failed"),
            ),
            OidcError::Token(_) => (
                StatusCode::BAD_GATEWAY,
                "OIDC_TOKEN_INVALID",
                text(
                    "로그인 제공자의 답을 믿을 수 없습니다",
                    "The issuer's token is not good",
                ),
            ),
            OidcError::EmailMissing => (
                StatusCode::BAD_GATEWAY,
                "OIDC_EMAIL_MISSING",
                text(
                    "로그인 제공자가 이메일을 알려 주지 않았습니다",
                    "The issuer tells no e-mail address",
                ),
            ),
            OidcError::EmailTaken => (
                StatusCode::CONFLICT,
                "OIDC_EMAIL_TAKEN",
                text(
                    "이미 등록된 이메일입니다",
                    "An account has the e-mail address already",
                ),
            ),
        };
        Self::new(status, code, title)
    }
}
