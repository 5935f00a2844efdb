//! The port through which mail leaves, and the mails that the first half of the service writes.

use async_trait::async_trait;
use platform::Language;
use thiserror::Error;

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// The link that sets a new password.
    PasswordReset,
}

/// A mail to one person. It holds a secret: it must not be logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
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

/// Why a mail was not taken.
#[derive(Debug, Error)]
#[error("the mail was not taken: {reason}")]
pub struct MailError {
    /// Why, without the address.
    pub reason: String,
}

/// Takes mails. It only accepts them: whoever waits for an answer must not wait for a mail server, and must not learn
/// from the time whether there was a mail at all.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Accepts a mail.
    async fn send(&self, mail: Mail) -> Result<(), MailError>;
}

/// Stands in where no mail server is configured: it notes that a mail was wanted, and drops it.
#[derive(Clone, Copy, Debug)]
pub struct NoMail;

#[async_trait]
impl Mailer for NoMail {
    async fn send(&self, mail: Mail) -> Result<(), MailError> {
        tracing::warn!(user.id = mail.user_id, mail.kind = ?mail.kind, "no mail server is configured; a mail was dropped");
        Ok(())
    }
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
