//! `POST` and `DELETE /users/me/avatar`, `GET /users/{userId}/avatar/{file}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;
use platform::extract::PathOf;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::Serialize;
use utoipa::ToSchema;

use super::views::avatar_url;
use crate::error::UserError;
use crate::pictures::MOST_BYTES;
use crate::service::UserService;
use crate::store::{accounts, avatars};

/// Bytes of a whole form: the file, and room for what stands around it.
pub(super) const MOST_FORM_BYTES: usize = MOST_BYTES + 64 * 1024;

/// A picture.
#[derive(ToSchema)]
#[schema(as = AvatarForm)]
#[expect(dead_code, reason = "it only describes the form")]
pub(crate) struct AvatarForm {
    /// A JPG or PNG of at most 5 MB and 40 million pixels.
    #[schema(value_type = String, content_media_type = "application/octet-stream")]
    file: Vec<u8>,
}

/// Where the new picture lies.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Avatar)]
pub(crate) struct AvatarView {
    /// It changes with the picture.
    avatar_url: String,
}

/// Puts a picture of the caller in the place of the one before. What kind it is tells its content, not its name; it is
/// turned as the camera says, its middle is made a JPEG of at most 512 by 512 pixels, and nothing else of it is kept.
#[utoipa::path(
    post, path = "/me/avatar", operation_id = "upload_avatar", tag = "users",
    request_body(content = AvatarForm, content_type = "multipart/form-data"),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "Where the picture lies.", body = AvatarView),
        (status = 413, description = "FILE_SIZE: more than 5 MB or 40 million pixels.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 415, description = "FILE_TYPE: neither JPG nor PNG.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn upload_avatar(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    request: Request,
) -> Result<Json<AvatarView>, UserError> {
    let file = receive(request).await?;
    let jpeg = service.pictures.square(file).await?;
    let hash = blake3::hash(&jpeg).to_hex()[..32].to_owned();
    let id = &principal.subject;
    let mut tx = service.db.begin().await?;
    accounts::lock(&mut tx, id)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    avatars::put(&mut tx, id, &hash, &jpeg, service.world.now_ms()).await?;
    service.forget_profile_after_commit(&mut tx, id);
    tx.commit().await?;
    Ok(Json(AvatarView {
        avatar_url: avatar_url(id, &hash),
    }))
}

/// Takes the caller's picture away; without one it does nothing.
#[utoipa::path(
    delete, path = "/me/avatar", operation_id = "delete_avatar", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204, description = "There is no picture."))
)]
pub(crate) async fn delete_avatar(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<StatusCode, UserError> {
    let id = &principal.subject;
    let mut tx = service.db.begin().await?;
    let account = accounts::lock(&mut tx, id)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if account.avatar_hash.is_some() {
        avatars::delete(&mut tx, id, service.world.now_ms()).await?;
        service.forget_profile_after_commit(&mut tx, id);
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody's picture. Its address holds a digest that nobody guesses, changes with the picture, and may be cached for
/// ever.
#[utoipa::path(
    get, path = "/{userId}/avatar/{file}", operation_id = "read_avatar", tag = "users",
    params(
        ("userId" = String, Path, description = "The id of the account."),
        ("file" = String, Path, description = "The digest of the picture and `.jpg`.", pattern = "^[0-9a-f]{32}\\.jpg$")
    ),
    responses(
        (status = 200, description = "The picture.", body = String, content_type = "image/jpeg", headers(
            ("Cache-Control" = String, description = "It never changes.")
        )),
        (status = 404, description = "AVATAR_NOT_FOUND.", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn read_avatar(
    State(service): State<Arc<UserService>>,
    PathOf((id, file)): PathOf<(String, String)>,
) -> Result<Response, UserError> {
    let hash = file.strip_suffix(".jpg").ok_or(UserError::AvatarNotFound)?;
    let jpeg = avatars::by_hash(&mut service.db.clone(), &id, hash)
        .await?
        .ok_or(UserError::AvatarNotFound)?;
    let headers = [
        (CONTENT_TYPE, "image/jpeg"),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ];
    Ok((headers, jpeg).into_response())
}

async fn receive(request: Request) -> Result<Vec<u8>, UserError> {
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_no_boundary| not_a_form())?;
    let mut fields = Fields::new();
    let mut file = None;
    while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
        let name = part.name().unwrap_or("").to_owned();
        if name == "file" {
            file = Some(bytes_of(part).await?);
            continue;
        }
        let message = text("모르는 항목입니다", "This field is not known here");
        let name = if name.is_empty() { "body".to_owned() } else { name };
        fields.refuse(name, Rule::Format, message);
    }
    let file = fields.required("file", file);
    fields.finish()?;
    Ok(file.unwrap_or_default())
}

async fn bytes_of(mut part: Field<'_>) -> Result<Vec<u8>, UserError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > MOST_BYTES {
            return Err(UserError::PictureSize);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn broken(error: &MultipartError) -> UserError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return UserError::PictureSize;
    }
    let message = text("보낸 양식을 읽을 수 없습니다", "The form cannot be read");
    Problem::invalid_field("body", Rule::Format, message).into()
}

fn not_a_form() -> Problem {
    let title = text("파일 양식으로 보내 주세요", "The body must be a form with a file");
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "FILE_TYPE", title).detail(text(
        "Content-Type: multipart/form-data로 보내세요",
        "Send it with Content-Type: multipart/form-data",
    ))
}
