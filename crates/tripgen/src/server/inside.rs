//! TLS between the processes of an installation: what the settings ask for, and files that change while they run.

use std::time::Duration;

use anyhow::Context;
use gateway::routes::SERVICES;
use platform::resolver;
use platform::tls::Inside;
use tokio_util::sync::CancellationToken;

use super::config::Config;

/// The services that others ask.
const ASKED: [&str; 4] = ["user", "trip", "ai", "location"];

/// Reads the files, and warns of processes that are asked without TLS although there is somebody to believe.
pub(crate) fn open(config: &Config) -> anyhow::Result<Inside> {
    let inside = checked(config).map_err(anyhow::Error::msg)?;
    if inside.believes() {
        for (setting, address) in plain(config) {
            tracing::warn!(
                setting,
                address,
                "services.tls.roots says whom to believe, and this address speaks no TLS"
            );
        }
    }
    Ok(inside)
}

/// What the settings ask for, or what is wrong with them.
pub(crate) fn checked(config: &Config) -> Result<Inside, String> {
    for (setting, addresses) in lists(config) {
        resolver::check(addresses).map_err(|reason| format!("{setting}: {reason}"))?;
    }
    let tls = &config.services.tls;
    let inside = Inside::open(tls).map_err(|error| format!("TLS between the processes: {error}"))?;
    if let Some(address) = &config.services.register_as
        && inside.shows()
        && !address.starts_with("https://")
    {
        return Err(format!(
            "services.register_as: others are told `{address}`, and this process speaks TLS only \
             (services.tls.certificate)"
        ));
    }
    Ok(inside)
}

/// Reads the files again when they have changed and at SIGHUP, until told to stop. Where there are none, it sees to it that
/// SIGHUP does not end the process, as it would one that does not listen.
pub(crate) fn keep_fresh(inside: &Inside, config: &Config, stop: &CancellationToken) -> anyhow::Result<()> {
    let every = if inside.shows() || inside.believes() {
        Duration::from_millis(config.services.tls.look_ms.max(1))
    } else {
        Duration::MAX
    };
    let (inside, stop) = (inside.clone(), stop.clone());
    #[cfg(unix)]
    let mut asked = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::hangup()).context("listening for SIGHUP")?
    };
    tokio::spawn(async move {
        loop {
            #[cfg(unix)]
            let hung_up = asked.recv();
            #[cfg(not(unix))]
            let hung_up = std::future::pending::<Option<()>>();
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(every) => {}
                _ = hung_up => {}
            }
            // Three small files, which the system has in memory.
            match inside.reload() {
                Ok(false) => {}
                Ok(true) => tracing::info!("the certificates of services.tls were read again"),
                Err(error) => tracing::error!(%error, "the certificates of services.tls stay as they were"),
            }
        }
    });
    Ok(())
}

/// Every list of processes, by its setting.
fn lists(config: &Config) -> Vec<(String, &[String])> {
    let upstreams = &config.gateway.upstreams;
    let mut lists = vec![("gateway.upstreams.all".to_owned(), upstreams.all.as_slice())];
    let names = SERVICES.iter().map(|(service, _)| *service).chain(["web"]);
    lists.extend(names.map(|name| (format!("gateway.upstreams.{name}"), upstreams.of(name))));
    lists.extend(ASKED.map(|name| (format!("services.{name}"), config.services.of(name))));
    lists.push((
        "services.register_with".to_owned(),
        config.services.register_with.as_slice(),
    ));
    lists
}

/// The first address of each list that speaks no TLS.
fn plain(config: &Config) -> Vec<(String, &str)> {
    let secure = |address: &&String| {
        let scheme = address.split("://").next().unwrap_or("");
        scheme.ends_with("https")
    };
    let mut found: Vec<(String, &str)> = Vec::new();
    for (setting, addresses) in lists(config) {
        if let Some(address) = addresses.iter().find(|address| !secure(address))
            && !found.iter().any(|(_, known)| known == address)
        {
            found.push((setting, address));
        }
    }
    found
}
