//! The user service at its rim: the real router on SQLite and on PostgreSQL. One module for each part of the address.

mod authentication;
mod check;
mod document;
mod internal;
mod lockout;
mod login;
mod logout;
mod me;
mod me_notifications;
mod me_password;
mod me_sessions;
mod me_tokens;
mod password;
mod register;
mod site;
mod token_refresh;
mod well_known;
