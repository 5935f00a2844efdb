//! `GET /.well-known/jwks.json`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::keys::SigningKey;
use crate::service::UserService;

/// A public key (RFC 8037).
#[derive(Serialize, ToSchema)]
#[schema(as = JsonWebKey)]
pub(crate) struct KeyView {
    /// The family of the key: `OKP`.
    #[schema(pattern = "^OKP$")]
    kty: &'static str,
    /// The curve: `Ed25519`.
    #[schema(pattern = "^Ed25519$")]
    crv: &'static str,
    /// What it is for: `sig`.
    #[serde(rename = "use")]
    #[schema(pattern = "^sig$")]
    used_for: &'static str,
    /// The algorithm of the signatures: `EdDSA`.
    #[schema(pattern = "^EdDSA$")]
    alg: &'static str,
    /// Its name in the header of a token.
    kid: String,
    /// The public key, in base64url.
    #[schema(pattern = "^[A-Za-z0-9_-]{43}$")]
    x: String,
}

/// The keys that access tokens may have been signed with.
#[derive(Serialize, ToSchema)]
#[schema(as = JsonWebKeySet)]
pub(crate) struct KeySetView {
    /// The keys, newest first.
    keys: Vec<KeyView>,
}

/// The keys that access tokens are verified with (RFC 7517). A key that no longer signs stays until its last token has
/// expired.
#[utoipa::path(
    get, path = "/.well-known/jwks.json", operation_id = "read_keys", tag = "users",
    responses((status = 200, description = "The public keys.", body = KeySetView))
)]
pub(crate) async fn read_keys(State(service): State<Arc<UserService>>) -> Response {
    let ring = service.keys.ring();
    let keys = ring.good_at(service.world.now_ms()).map(view).collect();
    (
        [(CACHE_CONTROL, "public, max-age=300")],
        Json(KeySetView { keys }),
    )
        .into_response()
}

fn view(key: &SigningKey) -> KeyView {
    KeyView {
        kty: "OKP",
        crv: "Ed25519",
        used_for: "sig",
        alg: "EdDSA",
        kid: key.kid.clone(),
        x: key.public.clone(),
    }
}
