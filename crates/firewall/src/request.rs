//! A request as rules see it: taken apart into collections, once.

use std::net::IpAddr;
use std::rc::Rc;

use crate::body::{self, Fault};
use crate::transform::url_decoded;

/// A request.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The client.
    pub client: IpAddr,
    /// The method.
    pub method: &'a str,
    /// Path and query, as they came.
    pub target: &'a str,
    /// Such as `HTTP/1.1` or `HTTP/2.0`.
    pub protocol: &'a str,
    /// Names and values, in their order.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The body, or what is shown of it.
    pub body: &'a [u8],
    /// Whether that is all of it.
    pub whole: bool,
    /// How much may be done for it: about one unit for each byte that an operator or transformation reads.
    pub most_work: u64,
}

/// A named value.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: Rc<str>,
    pub(crate) name_bytes: Rc<[u8]>,
    pub(crate) value: Rc<[u8]>,
}

impl Member {
    pub(crate) fn new(name: &[u8], value: &[u8]) -> Self {
        Self {
            name: String::from_utf8_lossy(name).as_ref().into(),
            name_bytes: name.into(),
            value: value.into(),
        }
    }

    /// One that has no name of its own.
    pub(crate) fn single(value: &[u8]) -> Self {
        Self::new(b"", value)
    }
}

/// Everything that does not change while rules are carried out.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) method: Member,
    pub(crate) target: Member,
    pub(crate) path: Member,
    pub(crate) base_name: Member,
    pub(crate) query: Member,
    pub(crate) protocol: Member,
    pub(crate) line: Member,
    pub(crate) client: Member,
    pub(crate) headers: Vec<Member>,
    pub(crate) cookies: Vec<Member>,
    pub(crate) args_get: Vec<Member>,
    pub(crate) body: body::Content,
    pub(crate) content_type: String,
}

impl Parts {
    pub(crate) fn new(request: &Request<'_>) -> Self {
        let (path, query) = request.target.split_once('?').unwrap_or((request.target, ""));
        let path = url_decoded(path.replace('+', "%2B").as_bytes(), false);
        let base = path
            .iter()
            .rposition(|byte| matches!(byte, b'/' | b'\\'))
            .map_or(0, |at| at + 1);
        let line = format!("{} {} {}", request.method, request.target, request.protocol);
        let headers = request.headers.iter();
        let content_type = headers
            .clone()
            .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
            .map_or_else(String::new, |(_, value)| {
                String::from_utf8_lossy(value).into_owned()
            });
        let cookies = headers
            .clone()
            .filter(|(name, _)| name.eq_ignore_ascii_case("cookie"))
            .flat_map(|(_, value)| cookies(value))
            .collect();
        Self {
            method: Member::single(request.method.as_bytes()),
            target: Member::single(request.target.as_bytes()),
            base_name: Member::single(&path[base..]),
            path: Member::single(&path),
            query: Member::single(query.as_bytes()),
            protocol: Member::single(request.protocol.as_bytes()),
            line: Member::single(line.as_bytes()),
            client: Member::single(request.client.to_string().as_bytes()),
            headers: headers
                .map(|(name, value)| Member::new(name.as_bytes(), value))
                .collect(),
            cookies,
            args_get: body::form(query.as_bytes()),
            body: body::Content {
                processor: usual_processor(&content_type).to_owned(),
                ..body::Content::default()
            },
            content_type,
        }
    }

    /// Takes the body apart, as the processor does that the rules or the content type name.
    pub(crate) fn read_body(&mut self, request: &Request<'_>, force: bool) {
        let processor = std::mem::take(&mut self.body.processor);
        let mut content = match processor.as_str() {
            "URLENCODED" => body::Content {
                args: body::form(request.body),
                ..body::Content::default()
            },
            "MULTIPART" => body::multipart(&self.content_type, request.body, request.whole),
            "JSON" => body::json(request.body, request.whole),
            "XML" => body::xml(request.body, request.whole),
            _ => body::Content::default(),
        };
        if content.args.len() + content.xml.len() + self.args_get.len() > body::MOST_MEMBERS {
            content.fault = Some(Fault::TooMany);
        }
        let packed = !self.content_type.trim_start().starts_with("text/") && body::is_packed(request.body);
        if processor == "URLENCODED" || (force && !packed) {
            content.raw = Some(Member::single(request.body));
        }
        content.processor = processor;
        self.body = content;
    }
}

fn usual_processor(content_type: &str) -> &'static str {
    let kind = content_type.trim_start().to_ascii_lowercase();
    if kind.starts_with("application/x-www-form-urlencoded") {
        "URLENCODED"
    } else if kind.starts_with("multipart/form-data") {
        "MULTIPART"
    } else {
        ""
    }
}

fn cookies(value: &[u8]) -> Vec<Member> {
    value
        .split(|byte| *byte == b';')
        .map(<[u8]>::trim_ascii)
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=');
            let (name, value) = equals.map_or((pair, &b""[..]), |at| (&pair[..at], &pair[at + 1..]));
            Member::new(name.trim_ascii(), value.trim_ascii())
        })
        .collect()
}
