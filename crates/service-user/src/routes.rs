//! The table of contents of the interface: one line per path.

mod avatar;
mod change_password;
mod change_roles;
mod check_email;
mod check_username;
mod close_account;
mod confirm_totp;
mod create_token;
mod delete_account;
mod delete_token;
mod end_sessions;
mod enrol_totp;
mod export_account;
mod forgot_password;
mod jwks;
mod list_links;
mod list_notifications;
mod list_sessions;
mod list_tokens;
mod list_users;
mod login;
mod logout;
mod oidc_callback;
mod oidc_login;
mod read_me;
mod read_notifications;
mod refresh_token;
mod register;
mod remove_totp;
mod reset_password;
mod update_me;
mod verify_email;
pub(crate) mod views;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::service::UserService;

/// Everything below `/users`.
pub fn router(service: Arc<UserService>) -> OpenApiRouter {
    let upload = DefaultBodyLimit::max(avatar::MOST_FORM_BYTES);
    OpenApiRouter::new()
        .routes(routes!(register::register_user))
        .routes(routes!(login::login))
        .routes(routes!(refresh_token::refresh_token))
        .routes(routes!(oidc_login::read_oidc_offer))
        .routes(routes!(oidc_login::begin_oidc_login))
        .routes(routes!(oidc_callback::finish_oidc_login))
        .routes(routes!(logout::logout))
        .routes(routes!(forgot_password::forgot_password))
        .routes(routes!(reset_password::reset_password))
        .routes(routes!(check_username::check_username))
        .routes(routes!(check_email::check_email))
        .routes(routes!(
            read_me::read_profile,
            update_me::update_profile,
            delete_account::delete_account
        ))
        .routes(routes!(export_account::export_account))
        .routes(routes!(avatar::upload_avatar, avatar::delete_avatar).layer(upload))
        .routes(routes!(avatar::read_avatar))
        .routes(routes!(change_password::change_password))
        .routes(routes!(
            list_sessions::list_sessions,
            end_sessions::end_other_sessions
        ))
        .routes(routes!(end_sessions::end_session))
        .routes(routes!(list_tokens::list_tokens, create_token::create_token))
        .routes(routes!(delete_token::delete_token))
        .routes(routes!(enrol_totp::enrol_totp))
        .routes(routes!(confirm_totp::confirm_totp))
        .routes(routes!(remove_totp::remove_totp))
        .routes(routes!(list_notifications::list_notifications))
        .routes(routes!(read_notifications::read_all_notifications))
        .routes(routes!(read_notifications::read_notification))
        .routes(routes!(verify_email::verify_email))
        .routes(routes!(list_users::list_users))
        .routes(routes!(list_links::list_links))
        .routes(routes!(change_roles::change_roles))
        .routes(routes!(close_account::disable_user))
        .routes(routes!(close_account::enable_user))
        .routes(routes!(close_account::unlock_user))
        .with_state(service)
}

/// What stands at the root of the server: the keys by which other programs verify our access tokens.
pub fn well_known_router(service: Arc<UserService>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(jwks::read_keys))
        .with_state(service)
}
