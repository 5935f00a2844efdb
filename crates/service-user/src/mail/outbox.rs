//! Mails on their way: whoever asks for one only puts it into a short line, so that nobody learns from the time of the
//! answer whether there was a mail, and nobody waits for a mail server.
//!
//! The line lives in memory. A process that dies loses what is in it, and people ask for another mail.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use platform::World;
use storage::Db;

use super::held;
use super::{Mail, Mailer};
use crate::secrets::Secrets;

/// How many mails wait; more are dropped.
const MOST_WAITING: usize = 1_000;

/// How often a mail is tried before it is held.
const TRIES: usize = 2;

/// The line.
pub(crate) struct Outbox {
    mailer: Option<Arc<dyn Mailer>>,
    db: Db,
    secrets: Arc<Secrets>,
    world: World,
    waiting: Mutex<VecDeque<Mail>>,
    delivering: tokio::sync::Mutex<()>,
}

impl Outbox {
    /// In front of a mailer; without one every mail is held.
    pub(crate) fn new(mailer: Option<Arc<dyn Mailer>>, db: Db, secrets: Arc<Secrets>, world: World) -> Self {
        Self {
            mailer,
            db,
            secrets,
            world,
            waiting: Mutex::default(),
            delivering: tokio::sync::Mutex::default(),
        }
    }

    /// Puts a mail into the line.
    pub(crate) fn post(self: &Arc<Self>, mail: Mail) {
        {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.len() >= MOST_WAITING {
                tracing::error!(user.id = mail.user_id, "too many mails wait; one was dropped");
                return;
            }
            waiting.push_back(mail);
        }
        let line = Arc::clone(self);
        tokio::spawn(async move { line.flush().await });
    }

    /// Sends or holds every mail in the line.
    pub(crate) async fn flush(&self) {
        let _one_at_a_time = self.delivering.lock().await;
        while let Some(mail) = self.next() {
            self.deliver(&mail).await;
        }
    }

    /// Whether mails are held because nothing sends them.
    pub(crate) fn holds_all(&self) -> bool {
        self.mailer.is_none()
    }

    fn next(&self) -> Option<Mail> {
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }

    async fn deliver(&self, mail: &Mail) {
        if let Some(mailer) = &self.mailer {
            match sent(mailer.as_ref(), mail).await {
                Ok(()) => return,
                Err(error) => tracing::error!(
                    user.id = mail.user_id, mail.kind = ?mail.kind, cause = %error,
                    "a mail could not be sent; administrators find it in the list of links"
                ),
            }
        }
        if let Err(error) = held::hold(&self.db, &self.secrets, &self.world, mail).await {
            tracing::error!(user.id = mail.user_id, mail.kind = ?mail.kind, cause = %error, "a mail was lost");
        }
    }
}

async fn sent(mailer: &dyn Mailer, mail: &Mail) -> Result<(), super::MailError> {
    let mut outcome = mailer.send(mail).await;
    for _ in 1..TRIES {
        if outcome.is_ok() {
            break;
        }
        outcome = mailer.send(mail).await;
    }
    outcome
}
