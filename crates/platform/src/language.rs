//! The two languages of every sentence that a person reads.

use std::borrow::Cow;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;

/// A language in which answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Korean.
    Korean,
    /// English, also for every language that is asked for and not spoken here.
    #[default]
    English,
}

impl Language {
    /// The IETF tag: `ko` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
        }
    }

    /// The language that `Accept-Language` prefers among ours (RFC 9110, section 12.5.4); English without one.
    pub fn of(headers: &HeaderMap) -> Self {
        let Some(asked) = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) else {
            return Self::default();
        };
        let mut best = (Self::default(), 0.0_f32);
        for part in asked.split(',') {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next().unwrap_or("").trim().to_ascii_lowercase();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .and_then(|weight| weight.parse().ok())
                .unwrap_or(1.0_f32);
            let language = match tag.split('-').next() {
                Some("ko") => Self::Korean,
                Some("en") => Self::English,
                _ => continue,
            };
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }
}

impl<S: Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Korean.
    pub ko: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Korean => &self.ko,
            Language::English => &self.en,
        }
    }
}

/// A sentence from its Korean and its English form.
pub fn text(ko: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Text {
    Text {
        ko: ko.into(),
        en: en.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(asked: &str, expected: Language) {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, asked.parse().expect("a header value"));
        assert_eq!(Language::of(&headers), expected, "{asked}");
    }

    #[test]
    fn takes_the_preferred_language_that_is_spoken() {
        check("ko", Language::Korean);
        check("ko-KR,en;q=0.8", Language::Korean);
        check("en-US,ko;q=0.9", Language::English);
        check("de,ko;q=0.3,en;q=0.2", Language::Korean);
        check("fr", Language::English);
        check(";;q=x,,", Language::English);
    }
}
