//! XML: texts and attributes by their paths. Nothing is ever fetched or expanded for a document.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Content, Fault, MOST_LEVELS, MOST_MEMBERS};
use crate::request::Member;

/// Reads XML; a part of it gives what is written in that part.
pub(crate) fn xml(text: &[u8], whole: bool) -> Content {
    let mut content = Content::default();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return content;
    }
    if std::str::from_utf8(text).is_err_and(|error| whole || error.error_len().is_some()) {
        content.fault = Some(Fault::Encoding);
        return content;
    }
    let mut walk = Walk {
        names: Vec::new(),
        texts: Vec::new(),
        content: &mut content,
    };
    let mut reader = Reader::from_reader(text);
    reader.config_mut().check_end_names = true;
    let fault = loop {
        match reader.read_event() {
            Ok(Event::Eof) if whole && !walk.names.is_empty() => break Some(Fault::Malformed),
            Ok(Event::Eof) => break None,
            Ok(event) => {
                if let Some(fault) = walk.take(&event) {
                    break Some(fault);
                }
            }
            // A part ends wherever it was cut.
            Err(_cut) if !whole => break None,
            Err(_malformed) => break Some(Fault::Malformed),
        }
    };
    if !whole {
        while !walk.names.is_empty() {
            walk.close();
        }
    }
    content.fault = fault;
    content
}

struct Walk<'a> {
    names: Vec<String>,
    texts: Vec<Vec<u8>>,
    content: &'a mut Content,
}

impl Walk<'_> {
    fn take(&mut self, event: &Event<'_>) -> Option<Fault> {
        match event {
            Event::Start(start) => return self.open(start),
            Event::Empty(start) => {
                let fault = self.open(start);
                self.close();
                return fault;
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.write(text),
            Event::CData(text) => self.write(text),
            Event::GeneralRef(name) => match letter_of(name) {
                Some(letter) => self.write(letter.encode_utf8(&mut [0; 4]).as_bytes()),
                None => return Some(Fault::Entities),
            },
            Event::DocType(text) if names_more(text) => return Some(Fault::Entities),
            Event::Decl(declaration) => {
                let encoding = declaration.encoding();
                let known = |name: &[u8]| {
                    [&b"utf-8"[..], b"utf8", b"us-ascii", b"ascii"]
                        .iter()
                        .any(|known| name.eq_ignore_ascii_case(known))
                };
                if encoding.is_some_and(|name| !name.is_ok_and(|name| known(&name))) {
                    return Some(Fault::Encoding);
                }
            }
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Eof => {}
        }
        None
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Option<Fault> {
        self.names
            .push(String::from_utf8_lossy(start.name().as_ref()).into_owned());
        self.texts.push(Vec::new());
        if self.names.len() > MOST_LEVELS {
            return Some(Fault::TooDeep);
        }
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else {
                return Some(Fault::Malformed);
            };
            let name = attribute.key.as_ref();
            if name.starts_with(b"xmlns") {
                continue;
            }
            let path = format!("/{}/@{}", self.names.join("/"), String::from_utf8_lossy(name));
            let value = decoded(&attribute.value);
            self.content.xml.push(Member::new(path.as_bytes(), &value));
        }
        (self.content.xml.len() > MOST_MEMBERS).then_some(Fault::TooMany)
    }

    fn write(&mut self, text: &[u8]) {
        if let Some(open) = self.texts.last_mut() {
            open.extend_from_slice(text);
        }
    }

    fn close(&mut self) {
        let path = format!("/{}", self.names.join("/"));
        self.names.pop();
        let text = self.texts.pop().unwrap_or_default();
        if !text.trim_ascii().is_empty() {
            self.content
                .xml
                .push(Member::new(path.as_bytes(), text.trim_ascii()));
        }
    }
}

/// Whether a document type declares something of its own or lies elsewhere.
fn names_more(text: &[u8]) -> bool {
    let text = text.to_ascii_uppercase();
    [&b"["[..], b"SYSTEM", b"PUBLIC"]
        .iter()
        .any(|mark| text.windows(mark.len()).any(|window| window == *mark))
}

/// The letter that a reference means, if it is one of those that every document knows.
fn letter_of(name: &[u8]) -> Option<char> {
    match name {
        b"lt" => return Some('<'),
        b"gt" => return Some('>'),
        b"amp" => return Some('&'),
        b"quot" => return Some('"'),
        b"apos" => return Some('\''),
        _ => {}
    }
    let number = std::str::from_utf8(name.strip_prefix(b"#")?).ok()?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

/// An attribute with its references; an unknown one stays as it is written.
fn decoded(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.iter().position(|byte| *byte == b'&') {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let end = rest.iter().position(|byte| *byte == b';');
        let known = end.and_then(|end| letter_of(&rest[1..end]).map(|letter| (letter, end)));
        if let Some((letter, end)) = known {
            out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[end + 1..];
        } else {
            out.push(b'&');
            rest = &rest[1..];
        }
    }
    out.extend_from_slice(rest);
    out
}
