//! `accounts`: people.

use std::collections::BTreeSet;

use platform::auth::Role;
use storage::{Queries, Row, StorageError, Tx, params};

use crate::error::UserError;
use crate::values::{Locale, Username};

/// A person.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) username: String,
    pub(crate) email: String,
    pub(crate) email_verified: bool,
    pub(crate) phone: Option<String>,
    pub(crate) name: String,
    pub(crate) locale: Locale,
    pub(crate) roles: BTreeSet<Role>,
    /// Argon2id as a PHC string; none where the account came through another issuer.
    pub(crate) password_hash: Option<String>,
    /// Whether a login needs a code of the second factor.
    pub(crate) totp_enabled: bool,
    /// Whether an administrator has closed it.
    pub(crate) disabled: bool,
    /// Which picture it has.
    pub(crate) avatar_hash: Option<String>,
    /// Counts the changes of the profile.
    pub(crate) version: i64,
    pub(crate) created_at: i64,
}

impl Account {
    /// What its row says about what it may do.
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            roles: self.roles.clone(),
            totp_enabled: self.totp_enabled,
            disabled: self.disabled,
        }
    }
}

/// A person who registers.
pub(crate) struct NewAccount {
    pub(crate) id: String,
    pub(crate) username: Username,
    pub(crate) email: String,
    pub(crate) email_verified: bool,
    pub(crate) phone: Option<String>,
    pub(crate) name: String,
    pub(crate) locale: Locale,
    pub(crate) roles: BTreeSet<Role>,
    pub(crate) password_hash: Option<String>,
    pub(crate) now: i64,
}

/// What a person may change about themselves.
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) phone: Option<String>,
    pub(crate) email: String,
    pub(crate) email_verified: bool,
    pub(crate) locale: Locale,
}

const COLUMNS: &str = "SELECT id, username, email, email_verified, phone, name, locale, roles, password_hash, \
                       totp_enabled, disabled_at, avatar_hash, version, created_at FROM accounts WHERE ";

/// The account of an id.
pub(crate) async fn by_id(on: &mut impl Queries, id: &str) -> Result<Option<Account>, StorageError> {
    found(on, "id = $1", id).await
}

/// The account of a user name or e-mail address, both in lower case. A user name has no `@`, an address has one.
pub(crate) async fn by_login(on: &mut impl Queries, login: &str) -> Result<Option<Account>, StorageError> {
    found(
        on,
        if login.contains('@') {
            "email = $1"
        } else {
            "username_key = $1"
        },
        login,
    )
    .await
}

async fn found(on: &mut impl Queries, condition: &str, value: &str) -> Result<Option<Account>, StorageError> {
    let row = on
        .fetch_optional(&format!("{COLUMNS}{condition}"), params![value])
        .await?;
    row.as_ref().map(account).transpose()
}

/// The accounts of at most 100 ids; those that do not exist are left out.
pub(crate) async fn by_ids(on: &mut impl Queries, ids: &[String]) -> Result<Vec<Account>, StorageError> {
    let ids = &ids[..ids.len().min(100)];
    let places: Vec<_> = (1..=ids.len()).map(|number| format!("${number}")).collect();
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!("{COLUMNS}id IN ({}) ORDER BY id LIMIT 100", places.join(", "));
    let values = ids.iter().map(storage::Value::from).collect();
    let rows = on.fetch_all(&statement, values).await?;
    rows.iter().map(account).collect()
}

/// Refuses values that somebody else has; a race that gets past this is caught by the unique indexes.
pub(crate) async fn require_free(
    on: &mut impl Queries,
    own_id: &str,
    username_key: Option<&str>,
    email: Option<&str>,
    phone: Option<&str>,
) -> Result<(), UserError> {
    let checks = [
        ("username_key", username_key, UserError::DuplicateUsername),
        ("email", email, UserError::DuplicateEmail),
        ("phone", phone, UserError::DuplicatePhone),
    ];
    for (column, value, refusal) in checks {
        let Some(value) = value else { continue };
        let statement = format!("SELECT id FROM accounts WHERE {column} = $1 AND id <> $2");
        if on
            .fetch_optional(&statement, params![value, own_id])
            .await?
            .is_some()
        {
            return Err(refusal);
        }
    }
    Ok(())
}

pub(crate) async fn insert(tx: &mut Tx, account: &NewAccount) -> Result<(), UserError> {
    let roles = serde_json::to_string(&account.roles).map_err(StorageError::from)?;
    tx.execute(
        "INSERT INTO accounts (id, username, username_key, email, email_verified, phone, name, locale, roles,
             password_hash, terms_accepted_at, last_login_at, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $11, $5, $6, $7, $8, $9, $10, NULL, 1, $10, $10)",
        params![
            &account.id,
            &account.username.shown,
            &account.username.key,
            &account.email,
            account.phone.clone(),
            &account.name,
            account.locale.as_str(),
            roles,
            account.password_hash.clone(),
            account.now,
            account.email_verified
        ],
    )
    .await
    .map_err(taken)?;
    Ok(())
}

/// The account of an id, which nobody else changes until the transaction ends.
pub(crate) async fn lock(tx: &mut Tx, id: &str) -> Result<Option<Account>, StorageError> {
    tx.execute("UPDATE accounts SET version = version WHERE id = $1", params![id])
        .await?;
    by_id(tx, id).await
}

/// Writes a changed profile of an account that is locked, and gives the account as it stands then.
pub(crate) async fn update(
    tx: &mut Tx,
    account: Account,
    profile: Profile,
    now: i64,
) -> Result<Account, UserError> {
    let Profile {
        name,
        phone,
        email,
        email_verified,
        locale,
    } = profile;
    tx.execute(
        "UPDATE accounts SET name = $2, phone = $3, email = $4, email_verified = $5, locale = $6,
             version = version + 1, updated_at = $7 WHERE id = $1",
        params![
            &account.id,
            &name,
            phone.clone(),
            &email,
            email_verified,
            locale.as_str(),
            now
        ],
    )
    .await
    .map_err(taken)?;
    Ok(Account {
        name,
        phone,
        email,
        email_verified,
        locale,
        version: account.version + 1,
        ..account
    })
}

pub(crate) async fn set_password(tx: &mut Tx, id: &str, hash: &str, now: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE accounts SET password_hash = $2, updated_at = $3 WHERE id = $1",
        params![id, hash, now],
    )
    .await?;
    Ok(())
}

/// Notes a login; false where the account is closed. Logins of one account wait here for each other until the transaction
/// ends.
pub(crate) async fn set_last_login(tx: &mut Tx, id: &str, now: i64) -> Result<bool, StorageError> {
    let noted = tx
        .execute(
            "UPDATE accounts SET last_login_at = $2 WHERE id = $1 AND disabled_at IS NULL",
            params![id, now],
        )
        .await?;
    Ok(noted == 1)
}

/// Whether the caller is the first to do something that happens once.
pub(crate) async fn first_time(tx: &mut Tx, name: &str, now: i64) -> Result<bool, StorageError> {
    let inserted = tx
        .execute(
            "INSERT INTO account_milestones (name, done_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            params![name, now],
        )
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn set_roles(
    tx: &mut Tx,
    id: &str,
    roles: &BTreeSet<Role>,
    now: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE accounts SET roles = $2, version = version + 1, updated_at = $3 WHERE id = $1",
        params![id, serde_json::to_string(roles)?, now],
    )
    .await?;
    Ok(())
}

/// Switches the second factor on or off.
pub(crate) async fn set_totp(tx: &mut Tx, id: &str, enabled: bool, now: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE accounts SET totp_enabled = $2, version = version + 1, updated_at = $3 WHERE id = $1",
        params![id, enabled, now],
    )
    .await?;
    Ok(())
}

/// Deletes an account with everything in the tables of this service that is its own.
pub(crate) async fn delete(tx: &mut Tx, id: &str) -> Result<(), StorageError> {
    tx.execute("DELETE FROM accounts WHERE id = $1", params![id])
        .await?;
    Ok(())
}

/// Tells which value is taken; the indexes are named after their columns.
fn taken(error: StorageError) -> UserError {
    match &error {
        StorageError::Duplicate { constraint } if constraint.contains("username") => {
            UserError::DuplicateUsername
        }
        StorageError::Duplicate { constraint } if constraint.contains("email") => UserError::DuplicateEmail,
        StorageError::Duplicate { constraint } if constraint.contains("phone") => UserError::DuplicatePhone,
        _ => UserError::Storage(error),
    }
}

/// Roles as they are stored: a JSON list.
fn roles(text: &str) -> Result<BTreeSet<Role>, StorageError> {
    Ok(serde_json::from_str(text)?)
}

/// The columns that tell what an account may do; the table is called `a`.
pub(crate) const STANDING: &str = "a.roles, a.totp_enabled, a.disabled_at";

/// What stands in the row of an account about what it may do.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) roles: BTreeSet<Role>,
    pub(crate) totp_enabled: bool,
    /// Whether an administrator has closed it.
    pub(crate) disabled: bool,
}

impl Standing {
    /// Whether it runs this server.
    pub(crate) fn is_admin(&self) -> bool {
        self.roles.contains(&Role::Admin) && !self.disabled
    }

    /// From a row with the columns of [`STANDING`].
    pub(crate) fn read(row: &Row) -> Result<Self, StorageError> {
        Ok(Self {
            roles: roles(&row.get::<String>("roles")?)?,
            totp_enabled: row.get("totp_enabled")?,
            disabled: row.get::<Option<i64>>("disabled_at")?.is_some(),
        })
    }
}

fn account(row: &Row) -> Result<Account, StorageError> {
    Ok(Account {
        id: row.get("id")?,
        username: row.get("username")?,
        email: row.get("email")?,
        email_verified: row.get("email_verified")?,
        phone: row.get("phone")?,
        name: row.get("name")?,
        locale: Locale::stored(&row.get::<String>("locale")?),
        roles: roles(&row.get::<String>("roles")?)?,
        password_hash: row.get("password_hash")?,
        totp_enabled: row.get("totp_enabled")?,
        disabled: row.get::<Option<i64>>("disabled_at")?.is_some(),
        avatar_hash: row.get("avatar_hash")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
    })
}
