//! The questions of [`contracts::Users`] for services of other processes; `contracts::remote::RemoteUsers` asks them.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use contracts::Users;
use contracts::remote::questions::{LoginQuestion, Recognised, TokenQuestion, UsersQuestion};
use contracts::remote::{Failure, paths, told};
use platform::auth::Authenticator;
use platform::extract::JsonBody;
use platform::internal::{answer, for_services};

use crate::local::LocalUsers;
use crate::service::UserService;

/// What only services may ask. It has whole paths, and belongs on no public port.
pub fn internal_router(service: Arc<UserService>) -> Router {
    let questions = Router::new()
        .route(paths::AUTHENTICATE, post(authenticate))
        .route(paths::CARDS, post(cards))
        .route(paths::FIND, post(find))
        .with_state(LocalUsers::new(service));
    for_services(questions)
}

async fn authenticate(State(users): State<LocalUsers>, JsonBody(asked): JsonBody<TokenQuestion>) -> Response {
    let recognised = Recognised::from(users.authenticate(&asked.token).await);
    answer::<_, Failure>(Ok(recognised))
}

async fn cards(State(users): State<LocalUsers>, JsonBody(asked): JsonBody<UsersQuestion>) -> Response {
    answer(told(users.cards(&asked.user_ids).await))
}

async fn find(State(users): State<LocalUsers>, JsonBody(asked): JsonBody<LoginQuestion>) -> Response {
    answer(told(users.find(&asked.login).await))
}
