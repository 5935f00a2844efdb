//! Names of the document in Rust's spelling.

/// Words that Rust keeps for itself.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "unsafe", "use", "virtual", "where", "while", "yield",
];

/// `tripId` and `trip-id` as `trip_id`.
pub(crate) fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut before = '_';
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            if letter.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
                out.push('_');
            }
            out.push(letter.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
        before = letter;
    }
    out.trim_end_matches('_').to_owned()
}

/// `trip_id` and `theme-park` as `TripId` and `ThemePark`; a number in front gets a letter.
pub(crate) fn pascal(name: &str) -> String {
    let mut out = String::new();
    let mut upper = true;
    let shouted = !name.chars().any(|letter| letter.is_ascii_lowercase());
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() {
            upper = true;
        } else if upper {
            out.push(letter.to_ascii_uppercase());
            upper = false;
        } else {
            out.push(if shouted {
                letter.to_ascii_lowercase()
            } else {
                letter
            });
        }
    }
    if out.starts_with(|letter: char| letter.is_ascii_digit()) {
        out.insert(0, 'N');
    }
    out
}

/// `If-Match` as `ifMatch`.
pub(crate) fn camel(name: &str) -> String {
    let name = pascal(name);
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_ascii_lowercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

/// A name that Rust keeps for itself is escaped.
pub(crate) fn rust_name(name: &str) -> String {
    if name == "self" || name == "super" || name == "crate" {
        return format!("{name}_");
    }
    if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_names_as_rust_does() {
        assert_eq!(snake("tripId"), "trip_id");
        assert_eq!(snake("minC"), "min_c");
        assert_eq!(snake("If-Match"), "if_match");
        assert_eq!(pascal("theme-park"), "ThemePark");
        assert_eq!(pascal("TOO_SHORT"), "TooShort");
        assert_eq!(pascal("10"), "N10");
        assert_eq!(camel("If-Match"), "ifMatch");
        assert_eq!(rust_name("type"), "r#type");
    }
}
