//! Mails that nobody could send: administrators read them in a list and hand them over.

use platform::World;
use serde::{Deserialize, Serialize};
use storage::Db;

use super::{Mail, MailKind};
use crate::error::UserError;
use crate::secrets::Secrets;
use crate::store::Stretch;
use crate::store::held_mails::{self, HeldRow};

/// What a held mail is about, for whoever hands it over. It holds a secret: it must not be logged.
pub struct HeldMail {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: MailKind,
    /// The account that it is for.
    pub user_id: String,
    /// The name of that account.
    pub username: String,
    /// The address that it would go to.
    pub to: String,
    /// The link in it.
    pub link: Option<String>,
    /// The code in it.
    pub code: Option<String>,
    /// When it was written, in milliseconds since 1970-01-01T00:00:00Z.
    pub created_at_ms: i64,
    /// Until when link or code are good.
    pub expires_at_ms: i64,
}

/// What is encrypted.
#[derive(Serialize, Deserialize)]
struct Content {
    to: String,
    link: Option<String>,
    code: Option<String>,
}

/// The newest mails that are held and still good, at most so many, straight from the database: for the command line.
///
/// # Errors
/// [`UserError::Sealed`] where one was written with another secret.
pub async fn held_mails(
    db: &Db,
    secrets: &Secrets,
    now_ms: i64,
    most: u32,
) -> Result<Vec<HeldMail>, UserError> {
    let stretch = Stretch {
        limit: most.into(),
        offset: 0,
    };
    Ok(list(db, secrets, now_ms, stretch).await?.0)
}

/// A stretch of the mails that are held and still good, newest first, and how many there are.
pub(crate) async fn list(
    db: &Db,
    secrets: &Secrets,
    now: i64,
    stretch: Stretch,
) -> Result<(Vec<HeldMail>, u64), UserError> {
    let (rows, total) = held_mails::list(&mut db.clone(), now, stretch).await?;
    let opened: Result<Vec<_>, _> = rows.into_iter().map(|row| opened(row, secrets)).collect();
    Ok((opened?, total))
}

pub(super) async fn hold(db: &Db, secrets: &Secrets, world: &World, mail: &Mail) -> Result<(), UserError> {
    let content = Content {
        to: mail.to.clone(),
        link: mail.link.clone(),
        code: mail.code.clone(),
    };
    let content = serde_json::to_vec(&content).map_err(storage::StorageError::from)?;
    let row = HeldRow {
        id: mail.id.clone(),
        user_id: mail.user_id.clone(),
        username: String::new(),
        kind: mail.kind.as_str().to_owned(),
        sealed: secrets.seal(&about(&mail.id), &content, world),
        created_at: world.now_ms(),
        expires_at: mail.expires_at_ms,
    };
    Ok(held_mails::insert(&mut db.clone(), &row).await?)
}

fn opened(row: HeldRow, secrets: &Secrets) -> Result<HeldMail, UserError> {
    let content = secrets
        .open(&about(&row.id), &row.sealed)
        .and_then(|bytes| serde_json::from_slice::<Content>(&bytes).ok());
    let Some(content) = content else {
        return Err(UserError::Sealed {
            what: "a held mail",
            id: row.id,
        });
    };
    Ok(HeldMail {
        kind: MailKind::stored(&row.kind),
        id: row.id,
        user_id: row.user_id,
        username: row.username,
        to: content.to,
        link: content.link,
        code: content.code,
        created_at_ms: row.created_at,
        expires_at_ms: row.expires_at,
    })
}

fn about(id: &str) -> String {
    format!("mail {id}")
}
