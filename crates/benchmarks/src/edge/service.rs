//! The service behind the doors: as fast as it can be, so that the doors are what is measured. It publishes the key that
//! signs the token of the load.

use std::convert::Infallible;
use std::net::SocketAddr;

use anyhow::{Context, Result, anyhow};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpListener;

/// Who issues the token.
pub(crate) const ISSUER: &str = "bench";

/// What every request but one is answered with.
static ANSWER: [u8; 512] = [b'x'; 512];

/// Starts the service; gives its address and a token that is good for an hour.
pub(crate) async fn start(now: i64) -> Result<(SocketAddr, String)> {
    let key = Ed25519KeyPair::generate().map_err(|_unspecified| anyhow!("no key can be made"))?;
    let encoded = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let keys = json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "kid": "1", "alg": "EdDSA", "use": "sig",
        "x": encoded(key.public_key().as_ref()) }] });
    let claims = json!({ "iss": ISSUER, "sub": "traveller", "sid": "session", "roles": ["USER"],
        "iat": now, "exp": now + 3600 });
    let head = json!({ "alg": "EdDSA", "typ": "JWT", "kid": "1" });
    let signed = format!(
        "{}.{}",
        encoded(head.to_string().as_bytes()),
        encoded(claims.to_string().as_bytes())
    );
    let token = format!("{signed}.{}", encoded(key.sign(signed.as_bytes()).as_ref()));
    let listener = TcpListener::bind("127.0.0.1:0").await.context("a free port")?;
    let address = listener.local_addr()?;
    let keys = Bytes::from(keys.to_string());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let keys = keys.clone();
            if stream.set_nodelay(true).is_err() {
                continue;
            }
            tokio::spawn(async move {
                let answer = service_fn(|request| {
                    let answer = answer(&request, &keys);
                    async { Ok::<_, Infallible>(answer) }
                });
                // A door that closes a connection is its own affair.
                drop(
                    http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), answer)
                        .await,
                );
            });
        }
    });
    Ok((address, token))
}

fn answer(request: &Request<Incoming>, keys: &Bytes) -> Response<Full<Bytes>> {
    let asks_for_keys = request.uri().path() == "/.well-known/jwks.json";
    let (kind, body) = if asks_for_keys {
        ("application/json", keys.clone())
    } else {
        ("text/plain", Bytes::from_static(&ANSWER))
    };
    let mut response = Response::new(Full::new(body));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
