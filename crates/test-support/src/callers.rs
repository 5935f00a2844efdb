//! Callers without accounts.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use platform::auth::{Authenticator, Principal, Role, SharedAuthenticator};
use platform::problem::Problem;

/// The principal of a token of [`FakeAuthenticator`].
///
/// # Panics
/// Where the token is none of its tokens.
pub fn principal(token: &str) -> Principal {
    read(token).expect("the test gives a token such as user:ada")
}

/// Reads who somebody is from the token itself:
///
/// | token | principal |
/// |---|---|
/// | `user:<id>` | a user, in the session `session-of-<id>` |
/// | `admin:<id>` | a user who runs this server |
/// | `service:<name>` | a service of ours |
/// | `scoped:<id>:<scope>,<scope>` | a user through an API token, such as `scoped:ada:trips:read` |
/// | `expired` | 401 `TOKEN_EXPIRED` |
/// | anything else | 401 `INVALID_TOKEN` |
#[derive(Clone, Copy, Debug, Default)]
pub struct FakeAuthenticator;

impl FakeAuthenticator {
    /// As the routers' extensions want it.
    pub fn shared() -> SharedAuthenticator {
        Arc::new(Self)
    }
}

#[async_trait]
impl Authenticator for FakeAuthenticator {
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
        if token == "expired" {
            return Err(Problem::token_expired());
        }
        read(token).ok_or_else(Problem::invalid_token)
    }
}

fn read(token: &str) -> Option<Principal> {
    let (kind, subject) = token.split_once(':').filter(|(_, subject)| !subject.is_empty())?;
    let known = |roles: &[Role], session: Option<String>| Principal {
        subject: subject.to_owned(),
        roles: roles.iter().copied().collect(),
        withheld: BTreeSet::new(),
        session,
        scopes: None,
    };
    let session = Some(format!("session-of-{subject}"));
    match kind {
        "user" => Some(known(&[Role::User], session)),
        "admin" => Some(known(&[Role::User, Role::Admin], session)),
        "service" => Some(known(&[Role::Service], None)),
        "scoped" => {
            let (subject, scopes) = subject.split_once(':')?;
            Some(Principal {
                subject: subject.to_owned(),
                scopes: Some(scopes.split(',').map(str::to_owned).collect::<BTreeSet<_>>()),
                ..known(&[Role::User], None)
            })
        }
        _ => None,
    }
}
