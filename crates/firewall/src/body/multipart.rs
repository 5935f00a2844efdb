//! `multipart/form-data` (RFC 7578), with what is odd about it: readers differ in what they make of odd parts, and
//! attacks hide in the difference.

use super::{Content, MOST_MEMBERS};
use crate::request::Member;

/// Reads the parts of a form; a part of the body gives the parts that stand in it.
pub(crate) fn multipart(content_type: &str, body: &[u8], whole: bool) -> Content {
    let mut content = Content::default();
    let Some((boundary, quoted)) = boundary(content_type) else {
        content.oddities.push("invalid-part");
        return content;
    };
    if quoted {
        content.oddities.push("boundary-quoted");
    }
    let line = [b"--", boundary.as_bytes()].concat();
    let mut reader = Lines { rest: body };
    let mut ended = false;
    // What stands before the first boundary.
    loop {
        match reader.next(&mut content) {
            Some(text) if text == line => break,
            Some([]) => {}
            Some(_) => content.oddities.push("data-before"),
            None => {
                content.oddities.push("unmatched-boundary");
                return content;
            }
        }
    }
    while !ended {
        let Some(part) = Part::read(&mut reader, &mut content) else {
            break;
        };
        let (text, found) = reader.until(&line);
        part.keep(text, &mut content);
        match found {
            Some(last) => ended = last,
            None => break,
        }
        if content.part_headers.len() > MOST_MEMBERS {
            content.fault = Some(super::Fault::TooMany);
            return content;
        }
    }
    if !ended && whole {
        content.oddities.push("unmatched-boundary");
    }
    if ended && !reader.rest.trim_ascii().is_empty() {
        content.oddities.push("data-after");
    }
    content
}

/// The boundary of a content type, and whether it stands in quotation marks.
fn boundary(content_type: &str) -> Option<(String, bool)> {
    let (_, parameters) = content_type.split_once(';')?;
    let value = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim())
    })?;
    let inside = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let boundary = inside.unwrap_or(value).to_owned();
    (!boundary.is_empty() && boundary.len() <= 200).then_some((boundary, inside.is_some()))
}

struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Lines<'a> {
    fn next(&mut self, content: &mut Content) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|byte| *byte == b'\n');
        let line = &self.rest[..end.unwrap_or(self.rest.len())];
        self.rest = end.map_or(&b""[..], |end| &self.rest[end + 1..]);
        match line.strip_suffix(b"\r") {
            Some(line) => Some(line),
            None if end.is_some() => {
                content.oddities.push("lf-line");
                Some(line)
            }
            None => Some(line),
        }
    }

    /// What stands before the next boundary, and whether that one is the last; `None` where there is none.
    fn until(&mut self, line: &[u8]) -> (&'a [u8], Option<bool>) {
        let all = self.rest;
        let mut from = 0;
        while let Some(at) = all[from..].windows(line.len()).position(|window| window == line) {
            let at = from + at;
            let starts = at == 0 || all[at - 1] == b'\n';
            let after = &all[at + line.len()..];
            let (last, after) = after
                .strip_prefix(b"--")
                .map_or((false, after), |after| (true, after));
            let ends = after.is_empty() || after.starts_with(b"\n") || after.starts_with(b"\r\n");
            if starts && ends {
                let before = &all[..at];
                let before = before.strip_suffix(b"\n").unwrap_or(before);
                let before = before.strip_suffix(b"\r").unwrap_or(before);
                self.rest = after.strip_prefix(b"\r").unwrap_or(after);
                self.rest = self.rest.strip_prefix(b"\n").unwrap_or(self.rest);
                return (before, Some(last));
            }
            from = at + 1;
        }
        self.rest = b"";
        (all, None)
    }
}

/// The head of a part.
struct Part {
    name: Vec<u8>,
    files: Vec<Vec<u8>>,
}

impl Part {
    fn read(reader: &mut Lines<'_>, content: &mut Content) -> Option<Self> {
        let mut lines: Vec<Vec<u8>> = Vec::new();
        loop {
            let line = reader.next(content)?;
            if line.is_empty() {
                break;
            }
            match lines.last_mut() {
                Some(last) if line.starts_with(b" ") || line.starts_with(b"\t") => {
                    content.oddities.push("header-folding");
                    last.extend_from_slice(line);
                }
                _ => lines.push(line.to_vec()),
            }
        }
        let mut part = Self {
            name: Vec::new(),
            files: Vec::new(),
        };
        let mut named = 0;
        for line in &lines {
            let Some(colon) = line.iter().position(|byte| *byte == b':') else {
                content.oddities.push("invalid-part");
                continue;
            };
            if line[..colon]
                .trim_ascii()
                .eq_ignore_ascii_case(b"content-disposition")
            {
                named += 1;
                part.take_disposition(&line[colon + 1..], content);
            }
        }
        if named != 1 {
            content.oddities.push("invalid-part");
        }
        for line in &lines {
            content.part_headers.push(Member::new(&part.name, line));
        }
        Some(part)
    }

    fn take_disposition(&mut self, text: &[u8], content: &mut Content) {
        let mut rest = text;
        while let Some(at) = rest.iter().position(|byte| *byte == b';') {
            rest = rest[at + 1..].trim_ascii_start();
            let Some(equals) = rest.iter().position(|byte| *byte == b'=' || *byte == b';') else {
                return;
            };
            if rest[equals] == b';' {
                continue;
            }
            let name = rest[..equals].trim_ascii().to_ascii_lowercase();
            let (value, length, closed) = parameter(&rest[equals + 1..]);
            if !closed {
                content.oddities.push("invalid-quoting");
            }
            rest = &rest[equals + 1 + length..];
            match name.as_slice() {
                b"name" => self.name = value,
                b"filename" | b"filename*" => self.files.push(value),
                _ => {}
            }
        }
    }

    fn keep(self, text: &[u8], content: &mut Content) {
        if self.files.is_empty() {
            content.args.push(Member::new(&self.name, text));
            return;
        }
        for file in &self.files {
            content.files.push(Member::new(&self.name, file));
        }
        content.uploads.push(Member::new(&self.name, text));
    }
}

/// A value, how long it is as it is written, and whether its quotation marks are closed.
fn parameter(text: &[u8]) -> (Vec<u8>, usize, bool) {
    if text.first() != Some(&b'"') {
        let end = text.iter().position(|byte| *byte == b';').unwrap_or(text.len());
        return (text[..end].trim_ascii().to_vec(), end, true);
    }
    let mut value = Vec::new();
    let mut at = 1;
    while let Some(&byte) = text.get(at) {
        match (byte, text.get(at + 1)) {
            (b'"', _) => return (value, at + 1, true),
            (b'\\', Some(next @ (b'"' | b'\\'))) => {
                value.push(*next);
                at += 1;
            }
            (byte, _) => value.push(byte),
        }
        at += 1;
    }
    (value, text.len(), false)
}
