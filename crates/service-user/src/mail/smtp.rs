//! Mail over SMTP (RFC 5321).

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use confique::Config;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::{Mail, MailError, Mailer};
use crate::error::UserError;

/// How mails leave.
#[derive(Clone, Debug, Config)]
pub struct MailConfig {
    /// The mail server: `smtps://USER:PASSWORD@HOST:465`, or `smtp://USER:PASSWORD@HOST:587?tls=required`. Without it
    /// nothing is sent: administrators find links and codes in the admin screen and with `tripgen links`.
    #[config(env = "TRIPGEN_SMTP_URL")]
    pub smtp_url: Option<String>,
    /// Whom mails come from, such as `TripGen <trips@example.com>`.
    #[config(default = "TripGen <tripgen@localhost>", env = "TRIPGEN_MAIL_FROM")]
    pub from: String,
    /// How many seconds each step of sending a mail may take.
    #[config(default = 10)]
    pub timeout_seconds: u32,
}

/// The mailer of the settings; none where they name no server.
///
/// # Errors
/// [`UserError::Setting`] where address or sender cannot be read.
pub fn mailer_of(config: &MailConfig) -> Result<Option<Arc<dyn Mailer>>, UserError> {
    let Some(url) = config.smtp_url.as_deref().filter(|url| !url.trim().is_empty()) else {
        return Ok(None);
    };
    let from: Mailbox = config.from.parse().map_err(|error| UserError::Setting {
        key: "user.mail.from",
        reason: format!("not an address: {error}"),
    })?;
    // The reason is not shown: it may repeat the address, which holds a password.
    let server =
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_reason| UserError::Setting {
            key: "user.mail.smtp_url",
            reason: "not an address such as smtps://USER:PASSWORD@HOST:465".to_owned(),
        })?;
    let timeout = Duration::from_secs(config.timeout_seconds.max(1).into());
    let domain = from.email.domain().to_owned();
    Ok(Some(Arc::new(Smtp {
        server: server.timeout(Some(timeout)).build(),
        from,
        domain,
    })))
}

struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Behind the ids of mails.
    domain: String,
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let to: Mailbox = mail.to.parse().map_err(|_address| MailError {
            reason: "the address cannot be written into a mail".to_owned(),
        })?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{}@{}>", mail.id, self.domain)))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())
            .map_err(|error| MailError {
                reason: error.to_string(),
            })?;
        match self.server.send(message).await {
            Ok(_accepted) => Ok(()),
            Err(error) => Err(MailError {
                reason: reason(&error),
            }),
        }
    }
}

/// Why, without what the server wrote: it likes to repeat addresses.
fn reason(error: &lettre::transport::smtp::Error) -> String {
    let kind = if error.is_timeout() {
        "the mail server did not answer in time"
    } else if error.is_tls() {
        "no encrypted connection to the mail server could be made"
    } else if error.is_permanent() || error.is_transient() {
        "the mail server refused the mail"
    } else {
        "the mail server could not be reached, or answered something else than SMTP"
    };
    let status = error
        .status()
        .map_or_else(String::new, |code| format!(" ({code})"));
    format!("{kind}{status}")
}
