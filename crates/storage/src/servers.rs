//! The servers of one PostgreSQL database, of which one takes changes at a time.
//!
//! An address may name several, as libpq writes them: `postgres://tripgen@10.0.0.5:5432,10.0.0.6:5432/trips`, or
//! `?host=/run/one,/run/two` for sockets. Then each new connection looks for the one that is no copy, the last one that
//! was first: a database that fails over is followed without a change of settings.

use std::io;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, query_scalar};
use tokio::time::timeout;

/// How long one of several servers may take to answer before the next one is asked.
const REACH: Duration = Duration::from_secs(2);

/// Distinct statements that a connection keeps prepared; all of ours, with their lists of several lengths.
const PREPARED: usize = 500;

/// Where connections are opened; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Servers {
    each: Arc<[PgConnectOptions]>,
    /// The one that took changes last.
    last: Arc<AtomicUsize>,
}

impl Servers {
    /// Those that an address names.
    pub(crate) fn of(url: &str) -> Result<Self, sqlx::Error> {
        let each = each_of(url)
            .iter()
            .map(|url| options(url))
            .collect::<Result<_, _>>()?;
        Ok(Self::new(each))
    }

    /// One alone, which may be a copy.
    pub(crate) fn one(url: &str) -> Result<Self, sqlx::Error> {
        Ok(Self::new(vec![options(url)?]))
    }

    fn new(each: Vec<PgConnectOptions>) -> Self {
        Self {
            each: each.into(),
            last: Arc::default(),
        }
    }

    /// Opens a connection; of several servers, to the one that takes changes. `ConnectionRefused` = try again in a moment.
    pub(crate) async fn connect(&self) -> Result<PgConnection, sqlx::Error> {
        if let [only] = &*self.each {
            return PgConnection::connect_with(only).await;
        }
        let first = self.last.load(Ordering::Relaxed);
        let mut refused = None;
        for at in (0..self.each.len()).map(|step| (first + step) % self.each.len()) {
            match timeout(REACH, primary(&self.each[at])).await {
                Ok(Ok(Some(connection))) => {
                    if self.last.swap(at, Ordering::Relaxed) != at {
                        tracing::info!(server = at + 1, "another server takes changes");
                    }
                    return Ok(connection);
                }
                Ok(Err(error)) if !matches!(error, sqlx::Error::Io(_)) => refused = Some(error),
                // It is away, silent, or a copy.
                Ok(Ok(None) | Err(_)) | Err(_) => {}
            }
        }
        Err(refused.unwrap_or_else(|| {
            let reason = "no server of database.url takes changes";
            sqlx::Error::Io(io::Error::new(io::ErrorKind::ConnectionRefused, reason))
        }))
    }
}

/// A connection to a server, where it is no copy.
async fn primary(options: &PgConnectOptions) -> Result<Option<PgConnection>, sqlx::Error> {
    let mut connection = PgConnection::connect_with(options).await?;
    let copy: bool = query_scalar("SELECT pg_is_in_recovery()")
        .fetch_one(&mut connection)
        .await?;
    Ok((!copy).then_some(connection))
}

fn options(url: &str) -> Result<PgConnectOptions, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?.application_name("tripgen");
    Ok(options.statement_cache_capacity(PREPARED))
}

/// An address for each server that an address names.
fn each_of(url: &str) -> Vec<String> {
    let Some((scheme, rest)) = url.split_once("://") else {
        return vec![url.to_owned()];
    };
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (user, hosts) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
    if hosts.contains(',') {
        let each = hosts.split(',').map(str::trim).filter(|host| !host.is_empty());
        return each
            .map(|host| format!("{scheme}://{user}{host}{path}"))
            .collect();
    }
    let Some(begin) = path
        .find("?host=")
        .or_else(|| path.find("&host="))
        .map(|at| at + 6)
    else {
        return vec![url.to_owned()];
    };
    let end = path[begin..]
        .find('&')
        .map_or(path.len(), |length| begin + length);
    let each = path[begin..end].split(',').filter(|host| !host.is_empty());
    each.map(|host| format!("{scheme}://{authority}{}{host}{}", &path[..begin], &path[end..]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_server_or_several() {
        for (url, each) in [
            ("postgres://a@one/db", vec!["postgres://a@one/db"]),
            (
                "postgres://a:p@one:5432,two:5433/db?sslmode=require",
                vec![
                    "postgres://a:p@one:5432/db?sslmode=require",
                    "postgres://a:p@two:5433/db?sslmode=require",
                ],
            ),
            (
                "postgres://a@[::1]:1,two/db",
                vec!["postgres://a@[::1]:1/db", "postgres://a@two/db"],
            ),
            (
                "postgres://a@localhost/db?host=/run/1,/run/2&sslmode=disable",
                vec![
                    "postgres://a@localhost/db?host=/run/1&sslmode=disable",
                    "postgres://a@localhost/db?host=/run/2&sslmode=disable",
                ],
            ),
            ("postgres://a,b:c@one", vec!["postgres://a,b:c@one"]),
        ] {
            assert_eq!(each_of(url), each, "{url}");
        }
        assert!(Servers::of("postgres://a@one:x,two/db").is_err());
    }
}
