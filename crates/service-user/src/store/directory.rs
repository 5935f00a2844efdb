//! `accounts` as administrators see and change them.

use storage::{Db, Queries, Row, StorageError, Tx, params};

use super::accounts::Standing;
use super::{Stretch, count};
use crate::service::FIRST_ADMIN;

/// An account as an administrator sees it.
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) username: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) email_verified: bool,
    pub(crate) standing: Standing,
    /// Until when wrong passwords have locked it.
    pub(crate) locked_until: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) last_login_at: Option<i64>,
}

const ENTRIES: &str = "SELECT a.id, a.username, a.name, a.email, a.email_verified, a.roles, a.totp_enabled, a.disabled_at, \
                       a.created_at, a.last_login_at, f.locked_until \
                       FROM accounts a LEFT JOIN login_failures f ON f.subject = a.id AND f.locked_until > $1 WHERE ";

/// Whether an account has the text of a parameter in it.
fn matches(parameter: u8) -> String {
    ["a.username_key", "a.email", "LOWER(a.name)"]
        .map(|column| format!("{column} LIKE ${parameter} ESCAPE '!'"))
        .join(" OR ")
}

/// The accounts whose user name, address or name contains a text in lower case, newest first, and how many there are.
pub(crate) async fn search(
    db: &mut Db,
    text: &str,
    stretch: Stretch,
    now: i64,
) -> Result<(Vec<Entry>, u64), StorageError> {
    let pattern = pattern(text);
    let rows = db
        .fetch_all(
            &format!(
                "{ENTRIES}({}) ORDER BY a.created_at DESC, a.id DESC LIMIT $3 OFFSET $4",
                matches(2)
            ),
            params![now, &pattern, stretch.limit, stretch.offset],
        )
        .await?;
    let total = db
        .fetch_one(
            &format!("SELECT COUNT(*) AS count FROM accounts a WHERE {}", matches(1)),
            params![&pattern],
        )
        .await?;
    Ok((rows.iter().map(entry).collect::<Result<_, _>>()?, count(&total)?))
}

/// An account.
pub(crate) async fn by_id(on: &mut impl Queries, id: &str, now: i64) -> Result<Option<Entry>, StorageError> {
    let row = on
        .fetch_optional(&format!("{ENTRIES}a.id = $2"), params![now, id])
        .await?;
    row.as_ref().map(entry).transpose()
}

/// How many administrators there are beside an account. Whoever asks waits for the others who ask, until the transaction
/// ends: two administrators must not take each other's rights away at once.
pub(crate) async fn other_admins(tx: &mut Tx, id: &str) -> Result<u64, StorageError> {
    tx.execute(
        "UPDATE account_milestones SET done_at = done_at WHERE name = $1",
        params![FIRST_ADMIN],
    )
    .await?;
    let row = tx
        .fetch_one(
            "SELECT COUNT(*) AS count FROM accounts WHERE roles LIKE '%\"ADMIN\"%' AND disabled_at IS NULL AND id <> $1",
            params![id],
        )
        .await?;
    count(&row)
}

/// Closes an account, or opens it again.
pub(crate) async fn set_disabled(
    tx: &mut Tx,
    id: &str,
    disabled_at: Option<i64>,
    now: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE accounts SET disabled_at = $2, updated_at = $3 WHERE id = $1",
        params![id, disabled_at, now],
    )
    .await?;
    Ok(())
}

fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn entry(row: &Row) -> Result<Entry, StorageError> {
    Ok(Entry {
        id: row.get("id")?,
        username: row.get("username")?,
        name: row.get("name")?,
        email: row.get("email")?,
        email_verified: row.get("email_verified")?,
        standing: Standing::read(row)?,
        locked_until: row.get("locked_until")?,
        created_at: row.get("created_at")?,
        last_login_at: row.get("last_login_at")?,
    })
}
