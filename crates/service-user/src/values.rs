//! What people write about themselves, read once into types that cannot be wrong.

use platform::fields::Fields;
use platform::problem::Rule;
use platform::{Language, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The language of mails and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Locale {
    /// As it is stored.
    pub(crate) fn as_str(self) -> &'static str {
        self.language().tag()
    }

    /// From what was stored.
    pub(crate) fn stored(tag: &str) -> Self {
        if tag == "ko" { Self::Ko } else { Self::En }
    }

    /// The language in which answers are written.
    pub(crate) fn language(self) -> Language {
        match self {
            Self::Ko => Language::Korean,
            Self::En => Language::English,
        }
    }
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Korean => Self::Ko,
            Language::English => Self::En,
        }
    }
}

/// A user name: 5 to 50 letters and digits of ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Username {
    /// As its owner writes it.
    pub(crate) shown: String,
    /// In lower case: two names that differ in case only are the same.
    pub(crate) key: String,
}

/// Reads a user name.
pub(crate) fn username(fields: &mut Fields, field: &str, value: &str) -> Username {
    if value.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        fields.text(field, value, 5, 50);
    } else {
        fields.refuse(
            field,
            Rule::Format,
            text(
                "영문자와 숫자만 쓸 수 있습니다",
                "Only letters from A to Z and digits are allowed",
            ),
        );
    }
    Username {
        shown: value.to_owned(),
        key: value.to_ascii_lowercase(),
    }
}

/// Reads a person's name: 2 to 100 characters on one line.
pub(crate) fn person_name(fields: &mut Fields, field: &str, value: &str) -> String {
    if value.contains(['\n', '\t']) {
        fields.refuse(
            field,
            Rule::Format,
            text("한 줄로 써 주세요", "Write it on one line"),
        );
    }
    fields.text(field, value, 2, 100)
}

/// Reads an e-mail address (the dot-atom form of RFC 5322 with a dotted domain, at most 254 characters) in lower case.
pub(crate) fn email(fields: &mut Fields, field: &str, value: &str) -> String {
    let address = value.trim().to_lowercase();
    if address.is_empty() {
        fields.refuse(field, Rule::Required, text("꼭 필요합니다", "This is required"));
    } else if address.chars().count() > 254 {
        fields.refuse(
            field,
            Rule::TooLong,
            text("254자까지 쓸 수 있습니다", "At most 254 characters"),
        );
    } else if !is_address(&address) {
        fields.refuse(
            field,
            Rule::Format,
            text(
                "name@example.com 같은 주소여야 합니다",
                "Write an address such as name@example.com",
            ),
        );
    }
    address
}

fn is_address(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let is_atom = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter))
    };
    let is_label = |part: &str| {
        !part.is_empty()
            && part.len() <= 63
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    local.len() <= 64
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// The pattern of a phone number, for the documents.
pub(crate) const PHONE_PATTERN: &str = r"^(\+[1-9][0-9]{6,14}|01[016789]-?[0-9]{3,4}-?[0-9]{4})$";

/// Reads a phone number: E.164 (`+821012345678`), or a Korean mobile number (`010-1234-5678`), which becomes E.164.
pub(crate) fn phone(fields: &mut Fields, field: &str, value: &str) -> String {
    let number = international(value).or_else(|| korean_mobile(value));
    number.unwrap_or_else(|| {
        fields.refuse(
            field,
            Rule::Format,
            text(
                "+821012345678 또는 010-1234-5678 같은 번호여야 합니다",
                "Write a number such as +821012345678 or 010-1234-5678",
            ),
        );
        value.to_owned()
    })
}

fn international(value: &str) -> Option<String> {
    let digits = value.strip_prefix('+')?;
    let fits = (7..=15).contains(&digits.len()) && !digits.starts_with('0') && all_digits(digits);
    // Korean numbers are often written with the zero that only calls within the country begin with.
    let digits = digits
        .strip_prefix("820")
        .map_or_else(|| digits.to_owned(), |rest| format!("82{rest}"));
    fits.then(|| format!("+{digits}"))
}

fn korean_mobile(value: &str) -> Option<String> {
    let rest = value.strip_prefix("01")?;
    let (carrier, rest) = rest.split_at_checked(1)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let (middle, last) = match rest.split_once('-') {
        Some(parts) => parts,
        None => rest.split_at_checked(rest.len().checked_sub(4)?)?,
    };
    let fits = "016789".contains(carrier)
        && matches!(middle.len(), 3 | 4)
        && last.len() == 4
        && all_digits(middle)
        && all_digits(last);
    fits.then(|| format!("+821{carrier}{middle}{last}"))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Judges a password: 8 to 128 characters with a letter, a digit and a special character.
pub(crate) fn password(fields: &mut Fields, field: &str, value: &str) {
    let length = value.chars().count();
    if length == 0 {
        fields.refuse(field, Rule::Required, text("꼭 필요합니다", "This is required"));
    } else if length < 8 {
        fields.refuse(
            field,
            Rule::TooShort,
            text("8자 이상이어야 합니다", "At least 8 characters"),
        );
    } else if length > 128 {
        fields.refuse(
            field,
            Rule::TooLong,
            text("128자까지 쓸 수 있습니다", "At most 128 characters"),
        );
    } else if !is_mixed(value) {
        fields.refuse(
            field,
            Rule::Format,
            text(
                "문자, 숫자, 특수 문자가 하나씩은 있어야 합니다",
                "It needs a letter, a digit and a special character",
            ),
        );
    }
}

fn is_mixed(value: &str) -> bool {
    let is_special =
        |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace() && !letter.is_control();
    value.chars().any(char::is_alphabetic)
        && value.chars().any(char::is_numeric)
        && value.chars().any(is_special)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: PartialEq + std::fmt::Debug>(
        read: impl Fn(&mut Fields, &str, &str) -> T,
        cases: &[(&str, Result<T, Rule>)],
    ) {
        for (written, expected) in cases {
            let mut fields = Fields::new();
            let value = read(&mut fields, "field", written);
            let read = match fields.finish() {
                Ok(()) => Ok(value),
                Err(problem) => Err(problem.fields[0].rule),
            };
            assert_eq!(&read, expected, "{written:?}");
        }
    }

    #[test]
    fn reads_phone_numbers_into_one_form() {
        let seoul = || Ok("+821012345678".to_owned());
        check(
            phone,
            &[
                ("010-1234-5678", seoul()),
                ("01012345678", seoul()),
                ("010-12345678", seoul()),
                ("+821012345678", seoul()),
                ("+8201012345678", seoul()),
                ("011-123-4567", Ok("+82111234567".to_owned())),
                ("+358401234567", Ok("+358401234567".to_owned())),
                ("+0123456789", Err(Rule::Format)),
                ("+123", Err(Rule::Format)),
                ("+1234567890123456", Err(Rule::Format)),
                ("012-1234-5678", Err(Rule::Format)),
                ("010-12-5678", Err(Rule::Format)),
                ("010-1234-567", Err(Rule::Format)),
                ("010 1234 5678", Err(Rule::Format)),
                ("01", Err(Rule::Format)),
                ("01é", Err(Rule::Format)),
                ("+82１012345678", Err(Rule::Format)),
                ("", Err(Rule::Format)),
            ],
        );
    }

    #[test]
    fn reads_addresses_in_lower_case() {
        let long = format!("a@{}.kr", "b".repeat(250));
        check(
            email,
            &[
                (" Mina@Example.COM ", Ok("mina@example.com".to_owned())),
                (
                    "o'hara+trip@mail.example.co.kr",
                    Ok("o'hara+trip@mail.example.co.kr".to_owned()),
                ),
                ("민아@예시.한국", Ok("민아@예시.한국".to_owned())),
                ("", Err(Rule::Required)),
                ("mina", Err(Rule::Format)),
                ("mina@example", Err(Rule::Format)),
                ("@example.com", Err(Rule::Format)),
                ("a..b@example.com", Err(Rule::Format)),
                ("a@b@example.com", Err(Rule::Format)),
                ("a b@example.com", Err(Rule::Format)),
                ("a@-example.com", Err(Rule::Format)),
                ("a@example..com", Err(Rule::Format)),
                ("a\n@example.com", Err(Rule::Format)),
                (&long, Err(Rule::TooLong)),
            ],
        );
    }

    #[test]
    fn user_names_are_the_same_without_case() {
        let read = |fields: &mut Fields, field: &str, value: &str| username(fields, field, value).key;
        check(
            read,
            &[
                ("Mina01", Ok("mina01".to_owned())),
                ("mina", Err(Rule::TooShort)),
                ("", Err(Rule::Required)),
                (&"a".repeat(51), Err(Rule::TooLong)),
                ("mina 01", Err(Rule::Format)),
                ("민아민아민아", Err(Rule::Format)),
                ("mina_01", Err(Rule::Format)),
            ],
        );
    }

    #[test]
    fn passwords_need_a_letter_a_digit_and_a_special_character() {
        check(
            |fields: &mut Fields, field: &str, value: &str| password(fields, field, value),
            &[
                ("abcdef1!", Ok(())),
                ("여행가자 1 가자!", Ok(())),
                (&format!("{}1!", "a".repeat(126)), Ok(())),
                ("", Err(Rule::Required)),
                ("abc1!", Err(Rule::TooShort)),
                (&format!("{}1!", "a".repeat(127)), Err(Rule::TooLong)),
                ("abcdefgh1", Err(Rule::Format)),
                ("abcdefgh!", Err(Rule::Format)),
                ("12345678!", Err(Rule::Format)),
                ("abcdef 1 2", Err(Rule::Format)),
            ],
        );
    }
}
