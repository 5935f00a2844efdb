//! Answers that are files.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use platform::problem::Problem;

/// A file to be kept by the reader.
#[derive(Clone, Debug)]
pub(crate) struct Download {
    /// Its name, in any script.
    pub(crate) name: String,
    /// Its media type.
    pub(crate) media_type: &'static str,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let head = [
            (CONTENT_TYPE, HeaderValue::from_static(self.media_type)),
            (CONTENT_DISPOSITION, attachment(&self.name)),
        ];
        (head, self.bytes).into_response()
    }
}

/// `Content-Disposition` with the name in ASCII for old readers and in full for the others (RFC 6266, RFC 8187).
fn attachment(name: &str) -> HeaderValue {
    use std::fmt::Write;

    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let ascii: String = name
        .chars()
        .map(|letter| if plain(letter) { letter } else { '_' })
        .collect();
    let full = name.bytes().fold(String::new(), |mut full, byte| {
        if plain(char::from(byte)) {
            full.push(char::from(byte));
        } else {
            write!(full, "%{byte:02X}").expect("writing to a string does not fail");
        }
        full
    });
    HeaderValue::from_str(&format!(
        "attachment; filename=\"{ascii}\"; filename*=UTF-8''{full}"
    ))
    .expect("ASCII letters, digits and marks are a header value")
}

/// The `ETag` of something that is made from a version of something else.
pub(crate) fn tag(words: &str) -> Result<[(HeaderName, HeaderValue); 1], Problem> {
    let value = HeaderValue::from_str(&format!("\"{words}\"")).map_err(Problem::internal)?;
    Ok([(ETAG, value)])
}

/// Whether the reader has it already (`If-None-Match`).
pub(crate) fn is_known(headers: &HeaderMap, words: &str) -> bool {
    let tag = format!("\"{words}\"");
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    known.is_some_and(|known| {
        let mut tags = known.split(',').map(|one| one.trim().trim_start_matches("W/"));
        tags.any(|one| one == tag || one == "*")
    })
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn names_files_in_any_script() {
        let check = |name: &str, expected: &str| {
            assert_eq!(attachment(name).to_str().expect("ASCII"), expected);
        };
        check(
            "a_1.pdf",
            "attachment; filename=\"a_1.pdf\"; filename*=UTF-8''a_1.pdf",
        );
        check(
            "서울_1.pdf",
            "attachment; filename=\"___1.pdf\"; filename*=UTF-8''%EC%84%9C%EC%9A%B8_1.pdf",
        );
        check(
            "a\"\r\nb",
            "attachment; filename=\"a___b\"; filename*=UTF-8''a%22%0D%0Ab",
        );
    }
}
