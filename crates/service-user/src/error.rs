//! What can go wrong, and what the caller gets to read of it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform::problem::{Problem, Rule};
use platform::text;
use storage::StorageError;
use thiserror::Error;

use crate::oidc::OidcError;

/// A failure of the user service.
#[derive(Debug, Error)]
pub enum UserError {
    /// The request was refused before anything was tried.
    #[error("the request was refused: {0}")]
    Refused(Box<Problem>),
    /// No account has this login, or the password is not its own. Nobody learns which.
    #[error("the login and the password do not belong together")]
    InvalidCredentials,
    /// The password is right, and the code of the second factor is missing.
    #[error("the second factor is missing")]
    TotpRequired,
    /// The code of the second factor is wrong, or was used before.
    #[error("the code of the second factor is wrong")]
    TotpInvalid,
    /// The account has a second factor already.
    #[error("the account has a second factor already")]
    TotpAlreadyOn,
    /// The account has no second factor.
    #[error("the account has no second factor")]
    TotpNotEnrolled,
    /// Too many wrong passwords in a row.
    #[error("the account is locked for {seconds} more seconds")]
    AccountLocked {
        /// How long it stays locked.
        seconds: u64,
    },
    /// Somebody has the user name.
    #[error("the user name is taken")]
    DuplicateUsername,
    /// Somebody has the e-mail address.
    #[error("the e-mail address is taken")]
    DuplicateEmail,
    /// Somebody has the phone number.
    #[error("the phone number is taken")]
    DuplicatePhone,
    /// An administrator has closed the account.
    #[error("the account is closed")]
    AccountDisabled,
    /// There is no such account.
    #[error("account {id} was not found")]
    UserNotFound {
        /// The id that was asked for.
        id: String,
    },
    /// Nobody would run the server any more.
    #[error("the account is the last administrator")]
    LastAdmin,
    /// The caller has no such session.
    #[error("session {id} was not found")]
    SessionNotFound {
        /// The id that was asked for.
        id: String,
    },
    /// The caller has no such API token.
    #[error("API token {id} was not found")]
    TokenNotFound {
        /// The id that was asked for.
        id: String,
    },
    /// The caller has no such note.
    #[error("notification {id} was not found")]
    NotificationNotFound {
        /// The id that was asked for.
        id: String,
    },
    /// The account has as many API tokens as it may have.
    #[error("the account has {most} API tokens already")]
    TokenLimit {
        /// How many it may have.
        most: u32,
    },
    /// More passwords wait to be hashed than may.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// A password cannot be hashed or compared.
    #[error("a password cannot be hashed: {0}")]
    Hash(String),
    /// The signing keys cannot be used.
    #[error("signing key {kid}: {reason}")]
    Key {
        /// Which key.
        kid: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Something that is stored encrypted cannot be read.
    #[error("{what} of {id} cannot be read with the configured secret")]
    Sealed {
        /// What.
        what: &'static str,
        /// Of which record.
        id: String,
    },
    /// The file is no picture that is taken here.
    #[error("the file is neither a JPEG nor a PNG")]
    PictureType,
    /// The file is larger than allowed, or the picture has too many pixels.
    #[error("the picture is too large")]
    PictureSize,
    /// The picture cannot be read to its end.
    #[error("the picture is broken")]
    PictureBroken,
    /// There is no such picture.
    #[error("there is no such avatar")]
    AvatarNotFound,
    /// The files of an export could not be put together.
    #[error("an export failed: {0}")]
    Export(String),
    /// Somebody could not log in through another issuer.
    #[error(transparent)]
    Oidc(#[from] OidcError),
    /// A setting cannot be used.
    #[error("setting {key}: {reason}")]
    Setting {
        /// Its name.
        key: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Problem> for UserError {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl From<UserError> for Problem {
    fn from(error: UserError) -> Self {
        match error {
            UserError::Refused(problem) => *problem,
            UserError::InvalidCredentials => invalid_credentials(),
            UserError::TotpRequired
            | UserError::TotpInvalid
            | UserError::TotpAlreadyOn
            | UserError::TotpNotEnrolled => second_factor(&error),
            UserError::AccountLocked { seconds } => account_locked(seconds),
            UserError::DuplicateUsername => duplicate(
                "DUPLICATE_USERNAME",
                "이미 쓰고 있는 아이디입니다",
                "The user name is taken",
            ),
            UserError::DuplicateEmail => duplicate(
                "DUPLICATE_EMAIL",
                "이미 등록된 이메일입니다",
                "The e-mail address is taken",
            ),
            UserError::DuplicatePhone => duplicate(
                "DUPLICATE_PHONE",
                "이미 등록된 전화번호입니다",
                "The phone number is taken",
            ),
            UserError::AccountDisabled => account_disabled(),
            UserError::UserNotFound { .. } => not_found(
                "USER_NOT_FOUND",
                "그런 계정이 없습니다",
                "The account was not found",
            ),
            UserError::LastAdmin => last_admin(),
            UserError::SessionNotFound { .. } => not_found(
                "SESSION_NOT_FOUND",
                "그런 로그인 기록이 없습니다",
                "The session was not found",
            ),
            UserError::TokenNotFound { .. } => not_found(
                "TOKEN_NOT_FOUND",
                "그런 API 토큰이 없습니다",
                "The API token was not found",
            ),
            UserError::NotificationNotFound { .. } => not_found(
                "NOTIFICATION_NOT_FOUND",
                "그런 알림이 없습니다",
                "The notification was not found",
            ),
            UserError::TokenLimit { most } => token_limit(most),
            UserError::PictureType | UserError::PictureSize | UserError::PictureBroken => picture(&error),
            UserError::AvatarNotFound => not_found(
                "AVATAR_NOT_FOUND",
                "그런 사진이 없습니다",
                "The picture was not found",
            ),
            UserError::Oidc(error) => error.into(),
            UserError::Busy => Self::unavailable(1),
            UserError::Storage(error) => error.into(),
            UserError::Hash(_)
            | UserError::Key { .. }
            | UserError::Sealed { .. }
            | UserError::Export(_)
            | UserError::Setting { .. } => Self::internal(error),
        }
    }
}

impl IntoResponse for UserError {
    fn into_response(self) -> Response {
        Problem::from(self).into_response()
    }
}

fn invalid_credentials() -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "INVALID_CREDENTIALS",
        text(
            "아이디 또는 비밀번호가 맞지 않습니다",
            "The login or the password is not right",
        ),
    )
}

fn second_factor(error: &UserError) -> Problem {
    let (status, code, title) = match error {
        UserError::TotpRequired => (
            StatusCode::UNAUTHORIZED,
            "TOTP_REQUIRED",
            text(
                "인증 앱의 코드가 필요합니다",
                "The code of the authenticator app is needed",
            ),
        ),
        UserError::TotpAlreadyOn => (
            StatusCode::CONFLICT,
            "TOTP_ALREADY_ON",
            text(
                "이미 2단계 인증을 쓰고 있습니다",
                "The second factor is set up already",
            ),
        ),
        UserError::TotpNotEnrolled => (
            StatusCode::CONFLICT,
            "TOTP_NOT_ENROLLED",
            text("2단계 인증을 쓰고 있지 않습니다", "No second factor is set up"),
        ),
        _ => (
            StatusCode::UNAUTHORIZED,
            "TOTP_INVALID",
            text(
                "인증 코드가 맞지 않습니다",
                "The code of the second factor is not right",
            ),
        ),
    };
    Problem::new(status, code, title)
}

fn account_locked(seconds: u64) -> Problem {
    let minutes = seconds.div_ceil(60);
    Problem::new(
        StatusCode::LOCKED,
        "ACCOUNT_LOCKED",
        text("계정이 잠시 잠겼습니다", "The account is locked for a while"),
    )
    .detail(text(
        format!("비밀번호를 여러 번 틀렸습니다. {minutes}분 뒤에 다시 해 주세요"),
        format!("The password was wrong several times. Try again in {minutes} minutes"),
    ))
    .retry_after(seconds)
}

fn picture(error: &UserError) -> Problem {
    match error {
        UserError::PictureType => Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "FILE_TYPE",
            text(
                "JPG나 PNG 사진이어야 합니다",
                "The picture must be a JPG or a PNG",
            ),
        ),
        UserError::PictureSize => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "FILE_SIZE",
            text("사진이 너무 큽니다", "The picture is too large"),
        )
        .detail(text(
            "5MB, 4천만 화소까지 올릴 수 있습니다",
            "At most 5 MB and 40 million pixels are taken",
        )),
        _ => Problem::invalid_field(
            "file",
            Rule::Format,
            text(
                "사진을 끝까지 읽을 수 없습니다",
                "The picture cannot be read to its end",
            ),
        ),
    }
}

fn account_disabled() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "ACCOUNT_DISABLED",
        text("쓸 수 없게 된 계정입니다", "The account is closed"),
    )
    .detail(text("관리자에게 문의해 주세요", "Ask an administrator"))
}

fn last_admin() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "LAST_ADMIN",
        text("마지막 관리자입니다", "This is the last administrator"),
    )
    .detail(text(
        "다른 계정을 먼저 관리자로 정해 주세요",
        "Make another account an administrator first",
    ))
}

fn duplicate(code: &'static str, ko: &'static str, en: &'static str) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, text(ko, en))
}

fn not_found(code: &'static str, ko: &'static str, en: &'static str) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, code, text(ko, en))
}

fn token_limit(most: u32) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "TOKEN_LIMIT",
        text("API 토큰이 너무 많습니다", "There are too many API tokens"),
    )
    .detail(text(
        format!("{most}개까지 만들 수 있습니다. 쓰지 않는 토큰을 지워 주세요"),
        format!("An account may have {most}. Delete one that is not used"),
    ))
}
