//! Logins: they begin, are carried on with refresh tokens, and end.
//!
//! Each refresh token is good once. The tokens of a session are one family: whoever uses one that was replaced before
//! has a copy that somebody else used, so the whole session ends. Two tabs may refresh at the same moment, though:
//! within a few seconds (`tokens.refresh_grace_seconds`) of its replacement a token gives the same successor again, as
//! long as the client calls itself the same and the successor was not used yet. A thief who is that fast shares the
//! successor with its owner, and the family ends when both use it.

use storage::Tx;

use crate::config::in_ms;
use crate::error::UserError;
use crate::proof;
use crate::secrets::digest;
use crate::service::UserService;
use crate::store::accounts::{self, Account};
use crate::store::failures;
use crate::store::sessions::{self, RefreshToken, Session};
use crate::tokens::{self, Claims};

/// What a client gets to carry on with.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
    /// How long the access token is good.
    pub(crate) expires_in_seconds: u32,
    /// How long the refresh token is good; absent where the traveller does not want to be remembered.
    pub(crate) remembered_for_seconds: Option<u64>,
}

/// Begins a session of an account whose owner has just proven who they are, and forgets their failures. Where the number
/// of sessions is limited, the oldest end. 423 where the account was locked meanwhile, 403
/// where it is closed.
pub(crate) async fn log_in(
    service: &UserService,
    account: &Account,
    remember_me: bool,
    client: &str,
) -> Result<Pair, UserError> {
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    if !accounts::set_last_login(&mut tx, &account.id, now).await? {
        return Err(UserError::AccountDisabled);
    }
    if let Some(until) = failures::forget(&mut tx, &account.id, now).await? {
        return Err(proof::locked(until, now));
    }
    let pair = begin(service, &mut tx, account, remember_me, client).await?;
    tx.commit().await?;
    Ok(pair)
}

async fn begin(
    service: &UserService,
    tx: &mut Tx,
    account: &Account,
    remember_me: bool,
    client: &str,
) -> Result<Pair, UserError> {
    let now = service.world.now_ms();
    let session = Session {
        id: service.world.new_id(),
        user_id: account.id.clone(),
        remember_me,
        client: client.to_owned(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + in_ms(service.config.tokens.refresh(remember_me)),
    };
    sessions::insert(tx, &session).await?;
    let refresh_token = service.world.new_secret();
    sessions::insert_refresh(tx, &digest(&refresh_token), &session.id, now, session.expires_at).await?;
    if let Some(most) = service.config.sessions.max_per_user {
        let older = sessions::others_beyond(tx, &account.id, &session.id, most.max(1) - 1).await?;
        end_all(service, tx, &account.id, &older).await?;
    }
    pair(service, &session, account, refresh_token)
}

/// Carries a session on: a new pair for a refresh token. 401 where the token is unknown, too old or used before.
pub(crate) async fn carry_on(service: &UserService, token: &str, client: &str) -> Result<Pair, UserError> {
    let now = service.world.now_ms();
    let hash = digest(token);
    let mut tx = service.db.begin().await?;
    let is_first = sessions::replace_refresh(&mut tx, &hash, now).await?;
    let known = sessions::refresh_token(&mut tx, &hash)
        .await?
        .ok_or_else(refused)?;
    let account = accounts::by_id(&mut tx, &known.session.user_id)
        .await?
        .ok_or_else(refused)?;
    let session = &known.session;
    if known.expires_at <= now || !service.alive(now).holds(&service.seen(session.clone())) {
        return Err(expired());
    }
    let successor = service.secrets.successor(token);
    if is_first {
        let expires_at = now + in_ms(service.config.tokens.refresh(session.remember_me));
        sessions::insert_refresh(&mut tx, &digest(&successor), &session.id, now, expires_at).await?;
        sessions::extend(&mut tx, &session.id, now, expires_at).await?;
        service.forget_after_commit(&mut tx, &session.id);
    } else if !may_repeat(service, &mut tx, &known, &successor, client).await? {
        end_all(
            service,
            &mut tx,
            &session.user_id,
            std::slice::from_ref(&session.id),
        )
        .await?;
        tx.commit().await?;
        tracing::warn!(
            user.id = session.user_id,
            session.id = session.id,
            "a refresh token was used again; its session was ended"
        );
        return Err(refused());
    }
    let pair = pair(service, session, &account, successor)?;
    tx.commit().await?;
    Ok(pair)
}

async fn may_repeat(
    service: &UserService,
    tx: &mut Tx,
    known: &RefreshToken,
    successor: &str,
    client: &str,
) -> Result<bool, UserError> {
    let grace = i64::from(service.config.tokens.refresh_grace_seconds) * 1000;
    let replaced = known.replaced_at.unwrap_or(0);
    if service.world.now_ms() - replaced >= grace || known.session.client != client {
        return Ok(false);
    }
    let next = sessions::refresh_token(tx, &digest(successor)).await?;
    Ok(next.is_some_and(|next| next.replaced_at.is_none()))
}

/// Ends sessions of an account; this process forgets them once the transaction is committed.
pub(crate) async fn end_all(
    service: &UserService,
    tx: &mut Tx,
    user_id: &str,
    ids: &[String],
) -> Result<(), UserError> {
    for id in ids {
        sessions::delete(tx, user_id, id).await?;
        service.forget_after_commit(tx, id);
    }
    Ok(())
}

/// Ends every session of an account but one; `""` keeps none.
pub(crate) async fn end_others(
    service: &UserService,
    tx: &mut Tx,
    user_id: &str,
    kept: &str,
) -> Result<(), UserError> {
    let others = sessions::others(tx, user_id, kept).await?;
    end_all(service, tx, user_id, &others).await
}

fn pair(
    service: &UserService,
    session: &Session,
    account: &Account,
    refresh_token: String,
) -> Result<Pair, UserError> {
    let iat = service.world.now().as_second();
    let seconds = service.config.tokens.access_seconds;
    let granted = service.granted(account.standing());
    let claims = Claims {
        iss: service.config.issuer.clone(),
        sub: session.user_id.clone(),
        sid: session.id.clone(),
        roles: granted.roles.into_iter().collect(),
        iat,
        exp: iat + i64::from(seconds),
        jti: service.world.new_id(),
    };
    Ok(Pair {
        access_token: tokens::sign(&service.keys.ring(), &claims, service.world.now_ms())?,
        refresh_token,
        expires_in_seconds: seconds,
        remembered_for_seconds: session
            .remember_me
            .then(|| service.config.tokens.refresh(true).as_secs()),
    })
}

fn refused() -> UserError {
    platform::problem::Problem::invalid_token().into()
}

fn expired() -> UserError {
    platform::problem::Problem::token_expired().into()
}
