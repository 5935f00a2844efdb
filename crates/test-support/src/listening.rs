//! A router on a real port, for clients that speak HTTP.

use axum::{Extension, Router, middleware};
use platform::problem::write_problems;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::callers::FakeAuthenticator;

/// A server of a router; it ends with this value. Problems are written, and tokens of [`FakeAuthenticator`] are known.
#[derive(Debug)]
pub struct Listening {
    address: String,
    serving: JoinHandle<()>,
}

impl Listening {
    /// Starts it on a free port of `127.0.0.1`.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn start(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!(
            "http://{}",
            listener.local_addr().expect("a bound port has an address")
        );
        let router = router
            .layer(Extension(FakeAuthenticator::shared()))
            .layer(middleware::from_fn(write_problems));
        let serving = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("a server on a bound port serves");
        });
        Self { address, serving }
    }

    /// Its address, such as `http://127.0.0.1:40123`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
