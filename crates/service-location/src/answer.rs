//! Answers in the language that was asked for.

use axum::Json;
use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of answers, where the `Accept-Language` header is not to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Lang {
    /// Korean.
    Ko,
    /// English.
    En,
}

/// The language asked for in the query, else the header's.
pub(crate) fn language(asked: Option<Lang>, header: Language) -> Language {
    match asked {
        Some(Lang::Ko) => Language::Korean,
        Some(Lang::En) => Language::English,
        None => header,
    }
}

/// A JSON answer in a language.
#[derive(Debug)]
pub(crate) struct Answer<T>(pub(crate) Language, pub(crate) T);

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        in_language(self.0, Json(self.1).into_response())
    }
}

/// A JSON answer that is written already.
#[derive(Debug)]
pub(crate) struct Written(pub(crate) Language, pub(crate) Bytes);

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        let kind = HeaderValue::from_static("application/json");
        in_language(self.0, ([(CONTENT_TYPE, kind)], self.1).into_response())
    }
}

fn in_language(language: Language, mut response: Response) -> Response {
    let tag = HeaderValue::from_static(language.tag());
    response.headers_mut().insert(CONTENT_LANGUAGE, tag);
    response
}
