//! Tells whose a token is, fast: most requests bring one that was looked at a moment ago.
//!
//! Three things are kept in memory: access tokens whose signature was found good, the state of sessions, and the state
//! of API tokens. A signature stays good; a state is believed for a few seconds (`sessions.believed_seconds`), which
//! bounds how late another process notices the end of a session. This process notices at once: whoever ends a session
//! or deletes a token says so here ([`Callers::forget_session`], [`Callers::forget_api_token`]).

mod kept;
mod touches;

use std::sync::Arc;

use platform::auth::Principal;
use platform::problem::Problem;
use storage::StorageError;

use self::kept::{ApiTokenState, Kept, SessionState, State, Verified};
use self::touches::{Touched, Touches};
use crate::error::UserError;
use crate::secrets::digest;
use crate::service::UserService;
use crate::store::{api_tokens, sessions};
use crate::tokens::{self, Refusal};

/// What every API token begins with, so that it is known for one wherever it is found.
pub(crate) const API_TOKEN_PREFIX: &str = "tgp_";

/// Within how many milliseconds only one use of a session or token is noted.
const TOUCH_MS: i64 = 60_000;

/// Who was known a moment ago.
pub(crate) struct Callers {
    kept: Kept,
    touches: Touches,
}

impl Callers {
    /// Knows nobody yet; keeps at most so many sessions and tokens.
    pub(crate) fn new(most: u32) -> Self {
        Self {
            kept: Kept::new(most.into()),
            touches: Touches::default(),
        }
    }

    /// Forgets a session's state: it has ended, was carried on, or its account has changed.
    pub(crate) fn forget_session(&self, id: &str) {
        self.kept.forget(|kept| kept.sessions.invalidate(id));
    }

    /// Forgets an API token's state by the digest of the token.
    pub(crate) fn forget_api_token(&self, digest: &str) {
        self.kept.forget(|kept| kept.api_tokens.invalidate(digest));
    }

    /// When a session was last used, as far as this process knows better than the database.
    pub(crate) fn last_seen(&self, session_id: &str) -> Option<i64> {
        let kept = self.kept.sessions.get(session_id);
        let kept = kept.and_then(|state| state.known.as_ref().map(SessionState::last_seen));
        kept.max(self.touches.at(&Touched::Session(session_id.to_owned())))
    }

    /// Writes down when sessions and tokens were last used.
    pub(crate) async fn write_touches(&self, service: &UserService) -> Result<(), StorageError> {
        self.touches.write(&service.db).await
    }
}

/// The principal of an access token or API token.
pub(crate) async fn recognise(service: &UserService, token: &str) -> Result<Principal, Problem> {
    if token.len() > tokens::MOST_TOKEN_BYTES {
        return Err(Problem::invalid_token());
    }
    if token.starts_with(API_TOKEN_PREFIX) {
        return by_api_token(service, token).await;
    }
    let now = service.world.now_ms();
    let verified = verified(service, token, now).await?;
    if verified.expires_at <= now {
        return Err(Problem::token_expired());
    }
    let state = session_state(service, &verified.session, now).await?;
    let Some(known) = state
        .known
        .as_ref()
        .filter(|known| known.user_id == verified.user_id)
    else {
        return Err(Problem::invalid_token());
    };
    if known.has_ended(now, service.idle_ms()) {
        return Err(Problem::token_expired());
    }
    if known.touch(now, TOUCH_MS) {
        service
            .callers
            .touches
            .note(Touched::Session(verified.session.clone()), now);
    }
    Ok(Principal {
        subject: known.user_id.clone(),
        roles: known.granted.roles.clone(),
        withheld: known.granted.withheld.clone(),
        session: Some(verified.session.clone()),
        scopes: None,
    })
}

/// The claims of a token whose signature was found good, now or before.
async fn verified(service: &UserService, token: &str, now: i64) -> Result<Arc<Verified>, Problem> {
    let key = *blake3::hash(token.as_bytes()).as_bytes();
    if let Some(known) = service.callers.kept.tokens.get(&key) {
        return Ok(known);
    }
    let issuer = &service.config.issuer;
    let mut found = tokens::verify(&service.keys.ring(), issuer, token, now);
    if found == Err(Refusal::UnknownKey) {
        service
            .keys
            .reread(&service.db, &service.secrets, &service.world)
            .await
            .map_err(Problem::from)?;
        found = tokens::verify(&service.keys.ring(), issuer, token, now);
    }
    let claims = found.map_err(|refusal| match refusal {
        Refusal::Expired => Problem::token_expired(),
        Refusal::Forged | Refusal::UnknownKey => Problem::invalid_token(),
    })?;
    let verified = Arc::new(Verified {
        user_id: claims.sub,
        session: claims.sid,
        expires_at: claims.exp.saturating_mul(1000),
    });
    service.callers.kept.tokens.insert(key, Arc::clone(&verified));
    Ok(verified)
}

async fn session_state(
    service: &UserService,
    id: &str,
    now: i64,
) -> Result<Arc<State<SessionState>>, Problem> {
    let kept = &service.callers.kept;
    if let Some(state) = kept
        .sessions
        .get(id)
        .filter(|state| state.is_believed(now, service.believed_ms()))
    {
        return Ok(state);
    }
    let turn = kept.turn();
    let row = sessions::with_standing(&mut service.db.clone(), id).await?;
    let used = service.callers.last_seen(id);
    let known = row.filter(|(_, standing)| !standing.disabled);
    let known = known.map(|(session, standing)| SessionState::new(session, service.granted(standing), used));
    let state = Arc::new(State::new(now, known));
    kept.keep(turn, |kept| {
        kept.sessions.insert(id.to_owned(), Arc::clone(&state));
    });
    Ok(state)
}

async fn by_api_token(service: &UserService, token: &str) -> Result<Principal, Problem> {
    let now = service.world.now_ms();
    let digest = digest(token);
    let state = api_token_state(service, &digest, now).await?;
    let Some(known) = state.known.as_ref() else {
        return Err(Problem::invalid_token());
    };
    if known.expires_at.is_some_and(|end| end <= now) {
        return Err(Problem::token_expired());
    }
    if known.touch(now, TOUCH_MS) {
        service
            .callers
            .touches
            .note(Touched::ApiToken(known.id.clone()), now);
    }
    Ok(known.principal.clone())
}

async fn api_token_state(
    service: &UserService,
    digest: &str,
    now: i64,
) -> Result<Arc<State<ApiTokenState>>, Problem> {
    let kept = &service.callers.kept;
    if let Some(state) = kept
        .api_tokens
        .get(digest)
        .filter(|state| state.is_believed(now, service.believed_ms()))
    {
        return Ok(state);
    }
    let turn = kept.turn();
    let row = api_tokens::with_standing(&mut service.db.clone(), digest).await?;
    let known = row.filter(|(_, standing)| !standing.disabled);
    let known = known.map(|(token, standing)| ApiTokenState::new(token, service.granted(standing)));
    // Guessed tokens are not kept: they would push out the real ones.
    let is_known = known.is_some();
    let state = Arc::new(State::new(now, known));
    if is_known {
        kept.keep(turn, |kept| {
            kept.api_tokens.insert(digest.to_owned(), Arc::clone(&state));
        });
    }
    Ok(state)
}

/// Requires an administrator. A program of theirs needs the scope for administration besides the one for users.
pub(crate) fn administrator(principal: &Principal, write: bool) -> Result<(), UserError> {
    if principal.is_admin() && principal.allows("admin", write) {
        return Ok(());
    }
    Err(Problem::forbidden().into())
}

/// The session of a caller who logged in; programs with an API token have none and may not do this.
pub(crate) fn session_of(principal: &Principal) -> Result<&str, UserError> {
    principal
        .session
        .as_deref()
        .ok_or_else(|| UserError::from(Problem::forbidden()))
}
