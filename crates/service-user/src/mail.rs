//! Mails to people: what stands in them, the port through which they leave, and what happens where there is none.

mod held;
mod outbox;
mod smtp;

use async_trait::async_trait;
use platform::Language;
use serde::Serialize;
use thiserror::Error;
use utoipa::ToSchema;

pub(crate) use self::held::list as list_held;
pub use self::held::{HeldMail, held_mails};
pub(crate) use self::outbox::Outbox;
pub use self::smtp::{MailConfig, mailer_of};

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum MailKind {
    /// The link that sets a new password.
    PasswordReset,
    /// The code that shows whose an e-mail address is.
    EmailVerification,
}

impl MailKind {
    /// As it is stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::PasswordReset => "password-reset",
            Self::EmailVerification => "email-verification",
        }
    }

    /// From what was stored.
    pub(crate) fn stored(word: &str) -> Self {
        if word == "email-verification" {
            Self::EmailVerification
        } else {
            Self::PasswordReset
        }
    }
}

/// A mail to one person. It holds a secret: it must not be logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its own id.
    pub id: String,
    /// What it is about.
    pub kind: MailKind,
    /// The account that it is for.
    pub user_id: String,
    /// The address.
    pub to: String,
    /// The subject, in the account's language.
    pub subject: String,
    /// The text, in the account's language.
    pub text: String,
    /// The link in the text.
    pub link: Option<String>,
    /// The code in the text.
    pub code: Option<String>,
    /// Until when link or code are good, in milliseconds since 1970-01-01T00:00:00Z.
    pub expires_at_ms: i64,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Mail")
            .field("kind", &self.kind)
            .field("user_id", &self.user_id)
            .finish_non_exhaustive()
    }
}

/// Why a mail was not sent.
#[derive(Debug, Error)]
#[error("the mail was not sent: {reason}")]
pub struct MailError {
    /// Why, without the address.
    pub reason: String,
}

/// Sends mails. It may take its time: nobody waits for it who could learn from that whether there was a mail at all.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Sends a mail.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
}

/// The subject and the text of the mail with a link that sets a new password.
pub(crate) fn password_reset(language: Language, link: &str, minutes: u32) -> (String, String) {
    match language {
        Language::Korean => (
            "TripGen 비밀번호 다시 정하기".to_owned(),
            format!(
                "아래 주소에서 새 비밀번호를 정하세요. {minutes}분 동안 한 번만 쓸 수 있습니다.\n\n{link}\n\n\
                 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 비밀번호는 그대로입니다.\n"
            ),
        ),
        Language::English => (
            "Set a new TripGen password".to_owned(),
            format!(
                "Set a new password at the address below. It works once, within {minutes} minutes.\n\n{link}\n\n\
                 If you did not ask for this, do nothing: your password stays as it is.\n"
            ),
        ),
    }
}

/// The subject and the text of the mail with a code that shows whose an address is.
pub(crate) fn email_verification(language: Language, code: &str, minutes: i64) -> (String, String) {
    match language {
        Language::Korean => (
            format!("TripGen 인증 코드 {code}"),
            format!(
                "이 주소를 쓰시려면 TripGen에 아래 코드를 써 주세요. {minutes}분 동안 쓸 수 있습니다.\n\n{code}\n\n\
                 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다.\n"
            ),
        ),
        Language::English => (
            format!("Your TripGen code is {code}"),
            format!(
                "To use this address, write the code below into TripGen within {minutes} minutes.\n\n{code}\n\n\
                 If you did not ask for this, do nothing.\n"
            ),
        ),
    }
}
