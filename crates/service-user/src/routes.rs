//! The table of contents of the interface: one line per path.

mod change_password;
mod check_email;
mod check_username;
mod create_token;
mod delete_token;
mod end_sessions;
mod forgot_password;
mod jwks;
mod list_notifications;
mod list_sessions;
mod list_tokens;
mod login;
mod logout;
mod read_me;
mod read_notifications;
mod refresh_token;
mod register;
mod reset_password;
mod update_me;
mod views;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::service::UserService;

/// Everything below `/users`.
pub fn router(service: Arc<UserService>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(register::register_user))
        .routes(routes!(login::login))
        .routes(routes!(refresh_token::refresh_token))
        .routes(routes!(logout::logout))
        .routes(routes!(forgot_password::forgot_password))
        .routes(routes!(reset_password::reset_password))
        .routes(routes!(check_username::check_username))
        .routes(routes!(check_email::check_email))
        .routes(routes!(read_me::read_profile, update_me::update_profile))
        .routes(routes!(change_password::change_password))
        .routes(routes!(
            list_sessions::list_sessions,
            end_sessions::end_other_sessions
        ))
        .routes(routes!(end_sessions::end_session))
        .routes(routes!(list_tokens::list_tokens, create_token::create_token))
        .routes(routes!(delete_token::delete_token))
        .routes(routes!(list_notifications::list_notifications))
        .routes(routes!(read_notifications::read_all_notifications))
        .routes(routes!(read_notifications::read_notification))
        .with_state(service)
}

/// What stands at the root of the server: the keys by which other programs verify our access tokens.
pub fn well_known_router(service: Arc<UserService>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(jwks::read_keys))
        .with_state(service)
}
