//! Accounts, sessions, tokens and the inbox of the app.
//!
//! It owns people: nobody else writes its tables, and others learn of people through `contracts::Users`
//! ([`LocalUsers`]), which also tells whose a token is. It must never know a trip, and it never logs an address, a
//! password or a token. Where to start reading: the table of contents in `routes.rs`, then `sessions.rs` (how a login
//! lives) and `callers.rs` (how a token is recognised).

mod account_export;
mod callers;
mod chores;
mod client;
mod config;
mod email_change;
mod error;
mod inbox;
mod internal;
mod keys;
mod local;
mod mail;
mod oidc;
mod passwords;
mod pictures;
mod proof;
mod routes;
mod second_factor;
mod secrets;
mod service;
mod sessions;
mod store;
mod tokens;
mod values;

pub use config::{LockoutConfig, PasswordConfig, SessionConfig, TokenConfig, UserConfig};
pub use error::UserError;
pub use inbox::NotificationInbox;
pub use internal::internal_router;
pub use local::LocalUsers;
pub use mail::{HeldMail, Mail, MailConfig, MailError, MailKind, Mailer, held_mails, mailer_of};
pub use oidc::{OidcConfig, OidcError};
pub use routes::{router, well_known_router};
pub use secrets::Secrets;
pub use service::{UserParts, UserService};
pub use values::Locale;

use storage::Migration;

/// The tables of this service; their owner is `user`. The inbox of messages (`messaging::migrations`) belongs into the
/// same database.
pub fn migrations() -> &'static [Migration] {
    &[
        Migration {
            name: "0001_accounts",
            sql: include_str!("../../../migrations/user/0001_accounts.sql"),
        },
        Migration {
            name: "0002_second_factors",
            sql: include_str!("../../../migrations/user/0002_second_factors.sql"),
        },
        Migration {
            name: "0003_disabled_accounts",
            sql: include_str!("../../../migrations/user/0003_disabled_accounts.sql"),
        },
        Migration {
            name: "0004_held_mails",
            sql: include_str!("../../../migrations/user/0004_held_mails.sql"),
        },
        Migration {
            name: "0005_email_changes",
            sql: include_str!("../../../migrations/user/0005_email_changes.sql"),
        },
        Migration {
            name: "0006_avatars",
            sql: include_str!("../../../migrations/user/0006_avatars.sql"),
        },
        Migration {
            name: "0007_oidc_identities",
            sql: include_str!("../../../migrations/user/0007_oidc_identities.sql"),
        },
    ]
}
