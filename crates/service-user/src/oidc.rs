//! Logging in through another issuer (`OpenID` Connect Core 1.0): the code flow with PKCE (RFC 7636, S256).
//!
//! What the browser must bring back (state, nonce, the code's verifier) travels in an encrypted cookie that is good for
//! ten minutes, so that nothing is stored and an answer that another browser asked for is refused. Where to start
//! reading: [`Oidc::begin`], then [`Oidc::finish`]. docs/decisions/0008-own-relying-party.md says why it is ours.

mod id_token;
mod people;
mod problem;
mod provider;

use aws_lc_rs::digest;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use confique::Config;
use platform::World;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub(crate) use self::id_token::Identity;
pub(crate) use self::people::account_of;
use self::provider::Provider;
use crate::error::UserError;
use crate::secrets::Secrets;

/// For how long somebody may take to log in at the issuer, in milliseconds.
const PATIENCE_MS: i64 = 600_000;

/// Where the callback lies behind the public address.
const CALLBACK: &str = "/api/v1/users/oidc/callback";

/// Logging in through another issuer.
#[derive(Clone, Debug, Config)]
pub struct OidcConfig {
    /// The issuer, exactly as it names itself, such as `https://login.example.com`. Without it nobody logs in this way.
    #[config(env = "TRIPGEN_OIDC_ISSUER")]
    pub issuer: Option<String>,
    /// How the issuer knows this server.
    #[config(default = "tripgen", env = "TRIPGEN_OIDC_CLIENT_ID")]
    pub client_id: String,
    /// The secret that it shares with this server; none where it trusts PKCE alone.
    #[config(env = "TRIPGEN_OIDC_CLIENT_SECRET")]
    pub client_secret: Option<String>,
    /// What is asked for.
    #[config(default = "openid email profile")]
    pub scopes: String,
    /// The claim that tells administrators, such as `groups`. Where it is set, every login through the issuer gives or
    /// takes that right.
    pub admin_claim: Option<String>,
    /// What the claim holds for an administrator: a text, one text of a list, or `true`.
    #[config(default = "true")]
    pub admin_value: String,
    /// Whether somebody new to us gets the account that has their e-mail address, where both sides have verified it. Only
    /// for an issuer that nobody can get a stranger's address from.
    #[config(default = false)]
    pub link_verified_email: bool,
    /// Milliseconds for a whole call to the issuer.
    #[config(default = 5000)]
    pub timeout_ms: u64,
}

/// Why somebody could not log in through another issuer.
#[derive(Debug, Error)]
pub enum OidcError {
    /// No issuer is configured.
    #[error("no issuer is configured")]
    Off,
    /// The answer does not belong to a login that this browser began, or came too late.
    #[error("the answer belongs to no login of this browser")]
    State,
    /// The issuer did not let them in.
    #[error("the issuer refused: {0}")]
    Refused(String),
    /// The issuer cannot be reached, or answers something else than `OpenID` Connect.
    #[error("the issuer cannot be used: {0}")]
    Provider(String),
    /// The id token is not good.
    #[error("the id token is not good: {0}")]
    Token(&'static str),
    /// The issuer does not tell the e-mail address.
    #[error("the issuer does not tell the e-mail address")]
    EmailMissing,
    /// An account has the address, and may not be linked by it.
    #[error("an account has the e-mail address already")]
    EmailTaken,
}

/// What a browser brings back.
#[derive(Serialize, Deserialize)]
struct Pending {
    state: String,
    nonce: String,
    verifier: String,
    return_to: String,
    expires_at: i64,
}

/// A login that begins.
pub(crate) struct Begun {
    /// Where the browser goes.
    pub(crate) location: String,
    /// What it keeps meanwhile.
    pub(crate) cookie: String,
}

/// A login that came back.
pub(crate) struct Finished {
    pub(crate) identity: Identity,
    /// Where the browser wanted to go.
    pub(crate) return_to: String,
}

/// What the issuer sends the browser back with.
pub(crate) struct Returned<'a> {
    pub(crate) state: Option<&'a str>,
    pub(crate) code: Option<&'a str>,
    pub(crate) error: Option<&'a str>,
}

/// The relying party.
pub(crate) struct Oidc {
    config: OidcConfig,
    redirect: String,
    provider: Provider,
    world: World,
}

impl Oidc {
    /// For the issuer of the settings; none where they name none. The issuer is not asked yet.
    pub(crate) fn new(
        config: &OidcConfig,
        public_url: &str,
        world: &World,
    ) -> Result<Option<Self>, UserError> {
        let Some(issuer) = config
            .issuer
            .as_deref()
            .filter(|issuer| !issuer.trim().is_empty())
        else {
            return Ok(None);
        };
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        if !issuer.starts_with("https://") && !local.iter().any(|start| issuer.starts_with(start)) {
            return Err(UserError::Setting {
                key: "user.oidc.issuer",
                reason: "an issuer begins with https://".to_owned(),
            });
        }
        Ok(Some(Self {
            provider: Provider::new(issuer, config, world)?,
            config: config.clone(),
            redirect: format!("{}{CALLBACK}", public_url.trim_end_matches('/')),
            world: world.clone(),
        }))
    }

    /// Begins a login: where the browser goes, and what it keeps.
    pub(crate) async fn begin(&self, secrets: &Secrets, return_to: &str) -> Result<Begun, OidcError> {
        let endpoints = self.provider.endpoints().await?;
        let pending = Pending {
            state: self.world.new_secret(),
            nonce: self.world.new_secret(),
            verifier: self.world.new_secret(),
            return_to: return_to.to_owned(),
            expires_at: self.world.now_ms() + PATIENCE_MS,
        };
        let challenge = digest::digest(&digest::SHA256, pending.verifier.as_bytes());
        let query = form(&[
            ("response_type", "code"),
            ("client_id", &self.config.client_id),
            ("redirect_uri", &self.redirect),
            ("scope", &self.config.scopes),
            ("state", &pending.state),
            ("nonce", &pending.nonce),
            ("code_challenge", &URL_SAFE_NO_PAD.encode(challenge)),
            ("code_challenge_method", "S256"),
        ]);
        let joint = if endpoints.authorization_endpoint.contains('?') {
            '&'
        } else {
            '?'
        };
        Ok(Begun {
            location: format!("{}{joint}{query}", endpoints.authorization_endpoint),
            cookie: sealed(secrets, &self.world, &pending),
        })
    }

    /// Ends a login: who came back.
    pub(crate) async fn finish(
        &self,
        secrets: &Secrets,
        cookie: Option<&str>,
        returned: Returned<'_>,
    ) -> Result<Finished, OidcError> {
        let now = self.world.now_ms();
        let pending = cookie
            .and_then(|cookie| opened(secrets, cookie))
            .filter(|pending| pending.expires_at > now && Some(pending.state.as_str()) == returned.state)
            .ok_or(OidcError::State)?;
        if let Some(error) = returned.error {
            // Its name is one of a list (RFC 6749, 4.1.2.1); what is no such name is not repeated.
            let is_name = error.len() <= 40
                && error
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            return Err(OidcError::Refused(if is_name { error } else { "?" }.to_owned()));
        }
        let code = returned.code.ok_or(OidcError::State)?;
        let token = self
            .provider
            .exchange(code, &self.redirect, &pending.verifier)
            .await?;
        let identity = id_token::verified(&self.provider, &self.config, &token, &pending.nonce, now).await?;
        Ok(Finished {
            identity,
            return_to: pending.return_to,
        })
    }

    /// The settings.
    pub(crate) fn config(&self) -> &OidcConfig {
        &self.config
    }
}

const COOKIE_ABOUT: &str = "a login through another issuer";

fn sealed(secrets: &Secrets, world: &World, pending: &Pending) -> String {
    let text = serde_json::to_vec(pending).expect("texts and a number are JSON");
    URL_SAFE_NO_PAD.encode(secrets.seal(COOKIE_ABOUT, &text, world))
}

fn opened(secrets: &Secrets, cookie: &str) -> Option<Pending> {
    let sealed = URL_SAFE_NO_PAD.decode(cookie).ok()?;
    let text = secrets.open(COOKIE_ABOUT, &sealed)?;
    serde_json::from_slice(&text).ok()
}

/// Pairs as a form or a query writes them.
fn form(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    pairs.join("&")
}

/// A text in which everything but unreserved letters (RFC 3986, 2.3) is written as `%` and two digits.
fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            all.push(char::from(byte));
        } else {
            write!(all, "%{byte:02X}").expect("a text takes what is written to it");
        }
        all
    })
}
