//! What has to be done from time to time, whoever asks for what.

use crate::config::minutes_in_ms;
use crate::email_change;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::{email_changes, failures, held_mails, keys, notifications, resets, sessions};

/// After how many milliseconds a note is deleted: 90 days.
const NOTE_MS: i64 = 90 * 86_400_000;

impl UserService {
    /// Writes down when sessions were last used, makes a new signing key when it is time, and deletes a bounded number
    /// of rows that have expired. To be called every few seconds, by each process, and once more before it ends.
    pub async fn do_chores(&self) -> Result<(), UserError> {
        self.callers.write_touches(self).await?;
        self.keys
            .rotate_if_due(&self.db, &self.secrets, &self.world, &self.config.tokens)
            .await?;
        let mut db = self.db.clone();
        let now = self.world.now_ms();
        let deleted = sessions::clean(&mut db, now).await?
            + resets::clean(&mut db, now - PASSWORD_RESET_WINDOW_MS).await?
            + failures::clean(&mut db, now - minutes_in_ms(self.config.lockout.minutes), now).await?
            + notifications::clean(&mut db, now - NOTE_MS).await?
            + keys::clean(&mut db, now).await?
            + held_mails::clean(&mut db, now).await?
            + email_changes::clean(&mut db, now, now - email_change::ALLOWANCE.window_ms).await?;
        if deleted > 0 {
            tracing::debug!(rows = deleted, "deleted what had expired");
        }
        Ok(())
    }

    /// Makes a new signing key before its time; it signs ten minutes from now. Tokens that the one before signs stay good
    /// until they expire.
    pub async fn rotate_signing_key(&self) -> Result<(), UserError> {
        self.keys
            .rotate(&self.db, &self.secrets, &self.world, &self.config.tokens)
            .await
    }
}

/// Within how many milliseconds the links of one address are counted.
pub(crate) const PASSWORD_RESET_WINDOW_MS: i64 = 3_600_000;
