//! The user service at its rim: the real router on SQLite and on PostgreSQL. One module for each part of the address.

mod admin_links;
mod admin_users;
mod authentication;
mod check;
mod document;
mod internal;
mod lockout;
mod login;
mod logout;
mod me;
mod me_avatar;
mod me_email;
mod me_export;
mod me_notifications;
mod me_password;
mod me_sessions;
mod me_tokens;
mod me_totp;
mod oidc;
mod password;
mod provider;
mod register;
mod site;
mod smtp;
mod token_refresh;
mod well_known;
