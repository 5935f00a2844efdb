//! How a connection is made, kept, and noticed to be lost.

use std::sync::Arc;
use std::time::Duration;

use async_nats::{ConnectOptions, Event, ServerAddr};
use tokio::sync::watch;

use super::record::decoded;
use crate::config::NatsConfig;

/// The pauses between tries to connect grow to this.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// How often the server is asked whether it is there; after the second time without an answer it is not.
const ASKED_EVERY: Duration = Duration::from_secs(5);

/// The settings; `lost` changes with every loss of the connection.
pub(super) fn options(
    config: &NatsConfig,
    addresses: &[ServerAddr],
    lost: watch::Sender<()>,
) -> ConnectOptions {
    let lost = Arc::new(lost);
    let mut options = ConnectOptions::new()
        .name("tripgen")
        .retry_on_initial_connect()
        .max_reconnects(None)
        .reconnect_delay_callback(|tries| {
            let tries = u32::try_from(tries).unwrap_or(u32::MAX);
            LONGEST_PAUSE.min(Duration::from_millis(20).saturating_mul(tries))
        })
        .ping_interval(ASKED_EVERY)
        .event_callback(move |event| {
            let lost = Arc::clone(&lost);
            async move { note(&event, &lost) }
        })
        .request_timeout(Some(patience(config)));
    let told = addresses
        .iter()
        .find_map(|one| Some((one.username()?, one.password())));
    match (&config.user, told) {
        (Some(user), _) => {
            options = options.user_and_password(user.clone(), config.password.clone().unwrap_or_default());
        }
        (None, Some((user, Some(password)))) => {
            options = options.user_and_password(decoded(user), decoded(password));
        }
        (None, Some((token, None))) => options = options.token(decoded(token)),
        (None, None) => {}
    }
    if let Some(token) = &config.token {
        options = options.token(token.clone());
    }
    if let Some(roots) = &config.roots {
        options = options.add_root_certificates(roots.clone()).require_tls(true);
    }
    if let (Some(certificate), Some(key)) = (&config.certificate, &config.key) {
        options = options.add_client_certificate(certificate.clone(), key.clone());
    }
    options
}

fn note(event: &Event, lost: &watch::Sender<()>) {
    match event {
        Event::Connected => tracing::info!("connected to NATS"),
        Event::Disconnected | Event::Closed => {
            tracing::warn!("the connection to NATS is lost");
            lost.send_replace(());
        }
        Event::ClientError(error) => tracing::warn!(cause = %error, "NATS cannot be connected to"),
        other => tracing::debug!(event = %other, "NATS tells something"),
    }
}

/// How long the server may take to answer.
pub(super) fn patience(config: &NatsConfig) -> Duration {
    Duration::from_millis(config.timeout_ms.max(1))
}
