//! The connection to Redis, which is made when it is needed and given up when it fails.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ::redis::aio::{ConnectionLike, MultiplexedConnection, PubSub};
use ::redis::cluster::ClusterClient;
use ::redis::cluster_async::ClusterConnection;
use ::redis::{AsyncConnectionConfig, Client, Cmd, RedisError, RedisResult, TlsCertificates, Value};
use tokio::sync::Mutex;

use super::RedisSettingError;
use crate::config::RedisConfig;

/// Commands that may be on their way over a connection; further ones wait for a place.
const MOST_ON_THE_WAY: usize = 1000;
/// How often a command is sent again when a cluster says that a key has moved.
const RETRIES: u32 = 2;
/// The pause before that.
const BEFORE_RETRY_MS: u64 = 20;

/// How Redis is reached.
pub(super) struct Link {
    /// Each address by itself: the channel needs one node, of a cluster any.
    nodes: Vec<Client>,
    cluster: Option<ClusterClient>,
    connect_within: Duration,
    answer_within: Duration,
    open: Mutex<Open>,
    /// Counts connections that are to be given up.
    given_up: AtomicUsize,
    next_node: AtomicUsize,
}

#[derive(Default)]
struct Open {
    connection: Option<Connection>,
    /// How many had been given up when it was made.
    made_at: usize,
}

#[derive(Clone)]
enum Connection {
    Server(MultiplexedConnection),
    Cluster(ClusterConnection),
}

impl Link {
    pub(super) fn new(
        urls: &str,
        config: &RedisConfig,
        patience: Duration,
    ) -> Result<Self, RedisSettingError> {
        let url_error = |error: RedisError| RedisSettingError::Url(without_secrets(&error));
        let urls: Vec<&str> = urls
            .split(',')
            .map(str::trim)
            .filter(|url| !url.is_empty())
            .collect();
        if urls.len() > 1 && !config.cluster {
            let reason = "several addresses are for a cluster (cache.redis.cluster)";
            return Err(RedisSettingError::Url(reason.to_owned()));
        }
        let roots = certificates(config)?;
        let client = |url: &&str| match &roots {
            Some(roots) => Client::build_with_tls(*url, roots.clone()),
            None => Client::open(*url),
        };
        let nodes: Vec<Client> = urls
            .iter()
            .map(client)
            .collect::<Result<_, _>>()
            .map_err(url_error)?;
        // A little less than the caller waits, so that it is this side that notices.
        let (connect_within, answer_within) = (patience * 9 / 10, patience * 4 / 5);
        let cluster = config.cluster.then(|| {
            let builder = ClusterClient::builder(urls)
                .retries(RETRIES)
                .min_retry_wait(BEFORE_RETRY_MS)
                .max_retry_wait(BEFORE_RETRY_MS * 4)
                .connection_timeout(connect_within)
                .response_timeout(answer_within);
            match &roots {
                Some(roots) => builder.certs(roots.clone()).build(),
                None => builder.build(),
            }
        });
        Ok(Self {
            nodes,
            cluster: cluster.transpose().map_err(url_error)?,
            connect_within,
            answer_within,
            open: Mutex::default(),
            given_up: AtomicUsize::new(0),
            next_node: AtomicUsize::new(0),
        })
    }

    /// Asks; after a failure that is the connection's, the next one is asked over a new one.
    pub(super) async fn ask(&self, command: &Cmd) -> RedisResult<Value> {
        let (mut connection, made_at) = self.connection().await?;
        let answer = match &mut connection {
            Connection::Server(server) => server.req_packed_command(command).await,
            Connection::Cluster(cluster) => cluster.req_packed_command(command).await,
        };
        if let Err(error) = &answer
            && (error.is_unrecoverable_error() || error.is_io_error() || error.is_timeout())
        {
            self.give_up(made_at);
        }
        answer
    }

    /// A connection is not used again; where that was said already, this says nothing of its successor.
    fn give_up(&self, made_at: usize) {
        let (order, next) = (Ordering::Relaxed, made_at + 1);
        if self
            .given_up
            .compare_exchange(made_at, next, order, order)
            .is_ok()
        {
            tracing::debug!("a connection to Redis is given up");
        }
    }

    /// A connection for the channel, to one node after the other.
    pub(super) async fn channel(&self) -> RedisResult<PubSub> {
        let next = self.next_node.fetch_add(1, Ordering::Relaxed) % self.nodes.len();
        self.nodes[next].get_async_pubsub().await
    }

    /// The present connection, or a new one, and its number.
    async fn connection(&self) -> RedisResult<(Connection, usize)> {
        let mut open = self.open.lock().await;
        let given_up = self.given_up.load(Ordering::Relaxed);
        if let Some(connection) = &open.connection
            && open.made_at == given_up
        {
            return Ok((connection.clone(), given_up));
        }
        open.connection = None;
        let connection = self.connect().await?;
        open.made_at = given_up;
        open.connection = Some(connection.clone());
        Ok((connection, given_up))
    }

    async fn connect(&self) -> RedisResult<Connection> {
        if let Some(cluster) = &self.cluster {
            return cluster.get_async_connection().await.map(Connection::Cluster);
        }
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.connect_within))
            .set_response_timeout(Some(self.answer_within))
            .set_pipeline_buffer_size(MOST_ON_THE_WAY);
        self.nodes[0]
            .get_multiplexed_async_connection_with_config(&config)
            .await
            .map(Connection::Server)
    }
}

fn certificates(config: &RedisConfig) -> Result<Option<TlsCertificates>, RedisSettingError> {
    let Some(path) = &config.roots else {
        return Ok(None);
    };
    let pem = std::fs::read(path)
        .map_err(|error| RedisSettingError::Roots(format!("{}: {error}", path.display())))?;
    Ok(Some(TlsCertificates {
        client_tls: None,
        root_cert: Some(pem),
    }))
}

/// An address holds a password, so the library's words are cut to what they say of it.
fn without_secrets(error: &RedisError) -> String {
    format!("it cannot be used: {}", error.category())
}
