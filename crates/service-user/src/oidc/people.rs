//! Whose account somebody gets who comes from another issuer.

use std::collections::BTreeSet;

use platform::auth::Role;
use platform::fields::Fields;
use platform::problem::Problem;
use storage::Tx;

use super::{Identity, OidcConfig, OidcError};
use crate::error::UserError;
use crate::service::UserService;
use crate::store::accounts::{self, Account, NewAccount};
use crate::store::{directory, identities};
use crate::values::{self, Locale, Username};

/// How many user names are tried before chance is asked.
const MOST_NAMES: u32 = 50;

/// The account of somebody whom an issuer knows: the one that is linked, else one with the same verified address where
/// the settings allow it, else a new one.
pub(crate) async fn account_of(
    service: &UserService,
    config: &OidcConfig,
    identity: &Identity,
    locale: Locale,
) -> Result<Account, UserError> {
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    let known = identities::user_of(&mut tx, &identity.issuer, &identity.subject).await?;
    let id = if let Some(id) = known {
        id
    } else {
        let id = match by_address(&mut tx, config, identity).await? {
            Some(id) => id,
            None => register(service, &mut tx, identity, locale, now).await?,
        };
        identities::insert(&mut tx, &identity.issuer, &identity.subject, &id, now).await?;
        id
    };
    let mut account = accounts::lock(&mut tx, &id)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if let Some(is_admin) = identity.is_admin {
        account.roles = set_admin(service, &mut tx, &account, is_admin, now).await?;
    }
    tx.commit().await?;
    Ok(account)
}

/// The account with the address, which both sides must have verified: else whoever registers a stranger's address here
/// would be handed that stranger's login, or the other way round.
async fn by_address(
    tx: &mut Tx,
    config: &OidcConfig,
    identity: &Identity,
) -> Result<Option<String>, UserError> {
    let Some(email) = &identity.email else {
        return Err(OidcError::EmailMissing.into());
    };
    let Some(account) = accounts::by_login(tx, email).await? else {
        return Ok(None);
    };
    if config.link_verified_email && identity.email_verified && account.email_verified {
        tracing::info!(user.id = account.id, "an account was linked with another issuer");
        return Ok(Some(account.id));
    }
    Err(OidcError::EmailTaken.into())
}

async fn register(
    service: &UserService,
    tx: &mut Tx,
    identity: &Identity,
    locale: Locale,
    now: i64,
) -> Result<String, UserError> {
    let mut fields = Fields::new();
    let email = values::email(&mut fields, "email", identity.email.as_deref().unwrap_or(""));
    if fields.refused() {
        return Err(OidcError::EmailMissing.into());
    }
    let username = free_username(service, tx, identity, &email).await?;
    // An address that is not verified must not make anybody the administrator whom the settings name.
    let proven = if identity.email_verified {
        email.as_str()
    } else {
        ""
    };
    let account = NewAccount {
        id: service.world.new_id(),
        roles: service.first_roles(tx, &username.key, proven, now).await?,
        name: person_name(identity.name.as_deref()).unwrap_or_else(|| username.shown.clone()),
        username,
        email,
        email_verified: identity.email_verified,
        phone: None,
        locale,
        password_hash: None,
        now,
    };
    accounts::insert(tx, &account).await?;
    tracing::info!(user.id = account.id, roles = ?account.roles, "somebody came from another issuer");
    Ok(account.id)
}

fn person_name(name: Option<&str>) -> Option<String> {
    let mut fields = Fields::new();
    let name = values::person_name(&mut fields, "name", name?);
    (!fields.refused()).then_some(name)
}

/// A user name that is free: the issuer's where it can be one, with a number where somebody has it.
async fn free_username(
    service: &UserService,
    tx: &mut Tx,
    identity: &Identity,
    email: &str,
) -> Result<Username, UserError> {
    let wish = identity.username.as_deref().unwrap_or(email);
    let wish = wish.split('@').next().unwrap_or("");
    let mut stem: String = wish
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(40)
        .collect();
    while stem.len() < 5 {
        stem.push_str("user");
    }
    for number in 1..=MOST_NAMES {
        let name = if number == 1 {
            stem.clone()
        } else {
            format!("{stem}{number}")
        };
        let key = name.to_ascii_lowercase();
        if accounts::by_login(tx, &key).await?.is_none() {
            return Ok(Username { shown: name, key });
        }
    }
    let name = format!("user{:016x}", u64::from_le_bytes(service.world.bytes()));
    Ok(Username {
        key: name.clone(),
        shown: name,
    })
}

/// Gives or takes the right to run the server, as the issuer says; the last administrator keeps it.
async fn set_admin(
    service: &UserService,
    tx: &mut Tx,
    account: &Account,
    is_admin: bool,
    now: i64,
) -> Result<BTreeSet<Role>, UserError> {
    let mut roles = account.roles.clone();
    if is_admin {
        roles.insert(Role::Admin);
    } else if roles.contains(&Role::Admin) {
        if directory::other_admins(tx, &account.id).await? == 0 {
            tracing::warn!(
                user.id = account.id,
                "the issuer calls the last administrator none; the right stays"
            );
            return Ok(roles);
        }
        roles.remove(&Role::Admin);
    }
    if roles != account.roles {
        accounts::set_roles(tx, &account.id, &roles, now).await?;
        service.forget_account_after_commit(tx, &account.id).await?;
        tracing::info!(user.id = account.id, roles = ?roles, "roles were changed as the issuer says");
    }
    Ok(roles)
}
