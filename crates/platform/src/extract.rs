//! Reads bodies, queries and paths of requests; every refusal is a problem that names the field.

mod known;
mod strict;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use self::known::Known;
use self::strict::Strict;
use crate::language::{Text, text};
use crate::problem::{Problem, Rule};

/// The largest JSON body, in bytes. Files have limits of their own.
pub const MOST_JSON_BYTES: usize = 1024 * 1024;

/// A JSON body.
#[derive(Clone, Copy, Debug)]
pub struct JsonBody<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "FILE_TYPE",
                text("JSON으로 보내 주세요", "The body must be JSON"),
            )
            .detail(text(
                "Content-Type: application/json 헤더가 필요합니다",
                "Send it with Content-Type: application/json",
            )));
        }
        let bytes = body_bytes(request, MOST_JSON_BYTES).await?;
        read_json(&bytes).map(Self)
    }
}

/// The whole body, at most so many bytes.
pub async fn body_bytes(request: Request, most: usize) -> Result<Vec<u8>, Problem> {
    match to_bytes(request.into_body(), most).await {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) => {
            let mut cause: Option<&dyn std::error::Error> = Some(&error);
            while let Some(error) = cause {
                if error.is::<http_body_util::LengthLimitError>() {
                    return Err(too_large(most));
                }
                cause = error.source();
            }
            Err(Problem::invalid_request().detail(text(
                "보낸 내용을 끝까지 받지 못했습니다",
                "The body did not arrive whole",
            )))
        }
    }
}

fn too_large(most: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "FILE_SIZE",
        text("보낸 내용이 너무 큽니다", "The body is too large"),
    )
    .detail(text(
        format!("{most}바이트까지 보낼 수 있습니다"),
        format!("At most {most} bytes are taken"),
    ))
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else {
        return false;
    };
    let kind = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Reads JSON into a type; the problem names the field that does not fit.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(Strict(&mut reader)).map_err(|error| {
        let path = error.path().to_string();
        // A key that is there twice has no path of its own yet: the last part is a question mark.
        let path = path.trim_end_matches('?').trim_end_matches('.');
        let path = match path.to_owned() {
            root if root.is_empty() => String::new(),
            item if item.starts_with('[') => format!("body{item}"),
            path => path,
        };
        json_problem(&path, error.inner())
    })?;
    reader.end().map_err(|error| json_problem("", &error))?;
    Ok(value)
}

fn json_problem(path: &str, error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    if let Some((name, rule, sentence)) = misfit(&message) {
        // The path of an unknown field names it, that of a missing one cannot.
        let field = match path {
            "" => name,
            path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
            path => format!("{path}.{name}"),
        };
        return Problem::invalid_field(field, rule, sentence);
    }
    unreadable(if path.is_empty() { "body" } else { path }, &message)
}

/// The field that is missing, unknown or there twice. serde has no other way to tell these from a wrong value than the
/// beginning of its sentence.
fn misfit(message: &str) -> Option<(String, Rule, Text)> {
    let found =
        |start: &str, rule: Rule, sentence: Text| Some((quoted_after(message, start)?, rule, sentence));
    found(
        "missing field `",
        Rule::Required,
        text("꼭 필요합니다", "This is required"),
    )
    .or_else(|| {
        found(
            "unknown field `",
            Rule::Format,
            text("모르는 항목입니다", "This field is not known here"),
        )
    })
    .or_else(|| {
        found(
            "duplicate field `",
            Rule::Format,
            text("한 번만 보내세요", "Send this once"),
        )
    })
}

fn unreadable(field: &str, reason: &str) -> Problem {
    Problem::invalid_field(
        field,
        Rule::Format,
        text(
            format!("값을 읽을 수 없습니다 ({reason})"),
            format!("This cannot be read: {reason}"),
        ),
    )
}

fn quoted_after(message: &str, start: &str) -> Option<String> {
    let rest = message.strip_prefix(start)?;
    rest.split('`').next().map(str::to_owned)
}

/// The query of the address, without a parameter that the type has no field for.
#[derive(Clone, Copy, Debug)]
pub struct QueryOf<T>(pub T);

/// The query of an address that others complete, such as an issuer that sends somebody back: a parameter that the type
/// has no field for is left out (RFC 6749, section 4.1.2, wants that).
#[derive(Clone, Copy, Debug)]
pub struct ForeignQueryOf<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for QueryOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let ForeignQueryOf(Known(value)) = ForeignQueryOf::from_request_parts(parts, state).await?;
        Ok(Self(value))
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for ForeignQueryOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(query_problem(&rejection.body_text())),
        }
    }
}

/// axum's text ends in `field: reason` where the field is known.
fn query_problem(message: &str) -> Problem {
    let reason = message
        .strip_prefix("Failed to deserialize query string: ")
        .unwrap_or(message);
    if let Some((field, rule, sentence)) = misfit(reason) {
        return Problem::invalid_field(field, rule, sentence);
    }
    let (field, reason) = reason.split_once(": ").unwrap_or(("query", reason));
    unreadable(field, reason)
}

/// The variable parts of the path. A path that cannot be read names nothing that exists.
#[derive(Clone, Copy, Debug)]
pub struct PathOf<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for PathOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(_unreadable) => Err(Problem::route_not_found()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        #[expect(dead_code, reason = "only its reading is tested")]
        name: String,
        #[expect(dead_code, reason = "only its reading is tested")]
        members: Vec<Member>,
    }

    #[derive(Debug, Deserialize)]
    struct Member {
        #[expect(dead_code, reason = "only its reading is tested")]
        age: u8,
    }

    fn check(json: &[u8], field: &str, rule: Rule) {
        let problem = read_json::<Body>(json).expect_err("a body that does not fit");
        assert_eq!(
            (problem.fields[0].field.as_str(), problem.fields[0].rule),
            (field, rule)
        );
    }

    #[test]
    fn names_the_field_that_does_not_fit() {
        check(b"{}", "name", Rule::Required);
        check(
            br#"{"name":"a","members":[{"age":"x"}]}"#,
            "members[0].age",
            Rule::Format,
        );
        check(
            br#"{"name":"a","members":[{}]}"#,
            "members[0].age",
            Rule::Required,
        );
        check(br#"{"name":"a","members":[],"more":1}"#, "more", Rule::Format);
        check(br#"{"name":"a","name":"b","members":[]}"#, "name", Rule::Format);
        check(
            br#"{"name":"a","members":[{"age":1,"age":2}]}"#,
            "members[0].age",
            Rule::Format,
        );
        let twice = read_json::<serde_json::Value>(br#"{"a":[{"b":1,"b":2}]}"#).expect_err("a field twice");
        assert_eq!(twice.fields[0].field, "a[0].b");
        check(br#"{"name":"a","members":[[7]]}"#, "members[0]", Rule::Format);
        check(b"[", "body", Rule::Format);
        check(b"{\"name\":\"\xff\"}", "name", Rule::Format);
        check(br#"{"name":"a","members":[]} x"#, "body", Rule::Format);
        check(&vec![b'['; 100_000], "body", Rule::Format);
    }
}
