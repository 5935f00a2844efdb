//! The runtime shell from the outside: real connections, real answers, lines as they are written.

mod auth;
mod extract;
mod health;
mod lines;
mod openapi;
mod outbound;
mod server;
mod shell;
mod tls;
mod traces;

use platform::config::{Config, Sources, load};

/// Settings with some values of their own.
fn settings<T: Config>(overrides: &[(&str, &str)]) -> T {
    let overrides = overrides
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    load(&Sources {
        overrides: overrides.collect(),
        ..Sources::default()
    })
    .expect("the test gives settings that exist")
}
