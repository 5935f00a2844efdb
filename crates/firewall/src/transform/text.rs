//! Transformations that bring text into one shape.

/// What C calls white space.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 11 | 12)
}

pub(super) fn trim_left(value: &[u8]) -> &[u8] {
    let from = value
        .iter()
        .position(|byte| !is_space(*byte))
        .unwrap_or(value.len());
    &value[from..]
}

pub(super) fn trim_right(value: &[u8]) -> &[u8] {
    let to = value
        .iter()
        .rposition(|byte| !is_space(*byte))
        .map_or(0, |last| last + 1);
    &value[..to]
}

/// Every run of white space as one blank.
pub(super) fn compress_whitespace(value: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(value.len());
    for &byte in value {
        if !is_space(byte) {
            out.push(byte);
        } else if out.last() != Some(&b' ') {
            out.push(b' ');
        }
    }
    out
}

/// A command line as a shell would read it: without the signs that hide words, one blank between them, no blank before
/// a slash or bracket, small letters.
pub(super) fn command_line(value: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(value.len());
    for &byte in value {
        match byte {
            b'"' | b'\'' | b'\\' | b'^' => {}
            b' ' | b',' | b';' | b'\t' | b'\r' | b'\n' => {
                if out.last() != Some(&b' ') {
                    out.push(b' ');
                }
            }
            b'/' | b'(' => {
                if out.last() == Some(&b' ') {
                    out.pop();
                }
                out.push(byte);
            }
            byte => out.push(byte.to_ascii_lowercase()),
        }
    }
    out
}

/// Puts something in the place of comments; one that is not closed goes to the end. Where nothing is put, comments of
/// HTML and of SQL (to the end) go as well.
pub(super) fn comments(value: &[u8], instead: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        let rest = &value[at..];
        let all_kinds = instead.is_empty();
        let close: Option<&[u8]> = match rest {
            [b'/', b'*', ..] => Some(b"*/"),
            [b'<', b'!', b'-', b'-', ..] if all_kinds => Some(b"-->"),
            [b'-', b'-', ..] | [b'#', ..] if all_kinds => return out,
            _ => None,
        };
        let Some(close) = close else {
            out.push(byte);
            at += 1;
            continue;
        };
        out.extend_from_slice(instead);
        let inside = &rest[2..];
        let Some(end) = inside.windows(close.len()).position(|window| window == close) else {
            return out;
        };
        at += 2 + end + close.len();
    }
    out
}

/// Without the signs that begin and end comments.
pub(super) fn comment_signs(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        at += match &value[at..] {
            [b'<', b'!', b'-', b'-', ..] => 4,
            [b'-', b'-', b'>', ..] => 3,
            [b'/', b'*', ..] | [b'*', b'/', ..] | [b'-', b'-', ..] => 2,
            [b'#', ..] => 1,
            _ => {
                out.push(byte);
                1
            }
        };
    }
    out
}

/// A path without empty parts, dots, and steps up that can be taken.
pub(super) fn normalize_path(value: &[u8]) -> Vec<u8> {
    let absolute = value.first() == Some(&b'/');
    let trailing = value.len() > 1 && value.ends_with(b"/");
    let mut parts: Vec<&[u8]> = Vec::new();
    for part in value.split(|byte| *byte == b'/') {
        match part {
            b"" | b"." => {}
            b".." => match parts.last() {
                Some(last) if *last != b".." => {
                    parts.pop();
                }
                _ if absolute => {}
                _ => parts.push(part),
            },
            part => parts.push(part),
        }
    }
    let mut out = if absolute { vec![b'/'] } else { Vec::new() };
    out.extend(parts.join(&b'/'));
    if trailing && !parts.is_empty() {
        out.push(b'/');
    }
    out
}
