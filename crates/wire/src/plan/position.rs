//! The path of the value at a position of a JSON text.
//!
//! The JSON reader names a fault by line and column; people and programs find a path more easily.

/// One level of nesting: the name of the current field, or the number of the current entry.
enum Level {
    Object(Option<String>),
    List(usize),
}

/// The path of the value that is being read at a line and column, both counted from 1 and the column in bytes; the
/// text is well-formed JSON. `days[0].stops[2]`; empty for the document as a whole.
pub(super) fn path_at(text: &str, line: usize, column: usize) -> String {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let end = before.saturating_add(column).min(text.len());
    shown(&levels(text.as_bytes(), end))
}

fn levels(bytes: &[u8], end: usize) -> Vec<Level> {
    let mut levels = Vec::new();
    let mut at = 0;
    while at < end {
        match bytes[at] {
            b'{' => levels.push(Level::Object(None)),
            b'[' => levels.push(Level::List(0)),
            b'}' | b']' => drop(levels.pop()),
            b',' => match levels.last_mut() {
                Some(Level::List(index)) => *index += 1,
                Some(Level::Object(key)) => *key = None,
                None => {}
            },
            b'"' => {
                let close = string_end(bytes, at);
                if let Some(Level::Object(key @ None)) = levels.last_mut() {
                    *key = Some(String::from_utf8_lossy(&bytes[at + 1..close]).into_owned());
                }
                at = close;
            }
            _ => {}
        }
        at += 1;
    }
    levels
}

/// Where the string that opens at `open` closes.
fn string_end(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

fn shown(levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Object(Some(key)) if path.is_empty() => path.push_str(key),
            Level::Object(Some(key)) => {
                path.push('.');
                path.push_str(key);
            }
            Level::Object(None) => {}
            Level::List(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::path_at;

    #[test]
    fn finds_the_value_at_a_position() {
        let text = "{\n  \"a\": [1, {\"b\\\"}\": \"x,]\"}],\n  \"c\": {\"d\": true}\n}";
        let check = |line: usize, column: usize, expected: &str| {
            assert_eq!(path_at(text, line, column), expected, "{line}:{column}");
        };
        check(2, 9, "a[0]");
        check(2, 12, "a[1]");
        check(2, 25, "a[1].b\\\"}");
        check(3, 16, "c.d");
        check(3, 19, "c");
        check(9, 9, "");
    }
}
