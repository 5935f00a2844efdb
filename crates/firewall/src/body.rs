//! Takes bodies apart.

mod json;
mod multipart;
mod xml;

pub(crate) use json::json;
pub(crate) use multipart::multipart;
pub(crate) use xml::xml;

use crate::request::Member;
use crate::transform::url_decoded;

/// Named values of a request that are looked at; one with more is faulty.
pub(crate) const MOST_MEMBERS: usize = 10_000;

/// Levels of nesting.
const MOST_LEVELS: usize = 100;

/// What was found in a body.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) processor: String,
    pub(crate) args: Vec<Member>,
    /// Names of uploaded files by the names of their fields.
    pub(crate) files: Vec<Member>,
    /// What those files hold.
    pub(crate) uploads: Vec<Member>,
    pub(crate) part_headers: Vec<Member>,
    /// Texts and attributes by their paths.
    pub(crate) xml: Vec<Member>,
    /// What is odd about its parts, for clients and services may read them differently.
    pub(crate) oddities: Vec<&'static str>,
    pub(crate) fault: Option<Fault>,
    /// The body itself, where rules may look at it.
    pub(crate) raw: Option<Member>,
}

/// Why a body cannot be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Malformed,
    TooMany,
    TooDeep,
    /// It declares entities, or a document type that lies elsewhere.
    Entities,
    /// It is not written in UTF-8.
    Encoding,
    /// An object has a name twice, and who reads it takes the one or the other.
    Twice,
}

impl Fault {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooMany => "too many values",
            Self::TooDeep => "nested too deep",
            Self::Entities => "entities",
            Self::Encoding => "encoding",
            Self::Twice => "a name twice",
        }
    }
}

/// Pairs of a query or a form.
pub(crate) fn form(text: &[u8]) -> Vec<Member> {
    text.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .take(MOST_MEMBERS + 1)
        .map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=');
            let (name, value) = equals.map_or((pair, &b""[..]), |at| (&pair[..at], &pair[at + 1..]));
            Member::new(&url_decoded(name, false), &url_decoded(value, false))
        })
        .collect()
}

/// How files begin whose bytes are no text: archives and pictures. Among so many bytes every short pattern is found by
/// chance.
const PACKED: &[&[u8]] = &[
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
];

/// Whether a body is a compressed file by its first bytes.
pub(crate) fn is_packed(body: &[u8]) -> bool {
    PACKED.iter().any(|beginning| body.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(members: &[Member]) -> Vec<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        members
            .iter()
            .map(|member| (member.name.to_string(), text(&member.value)))
            .collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect()
    }

    #[test]
    fn reads_forms() {
        assert_eq!(
            shown(&form(b"a=1%27&b&=c&a=x+y")),
            pairs(&[("a", "1'"), ("b", ""), ("", "c"), ("a", "x y")])
        );
    }

    #[test]
    fn reads_json_with_what_is_written_twice() {
        let content = json(br#"{"a":"x","a":{"b":["\u0027",1.5,true,null]}}"#, true);
        assert_eq!(content.fault, Some(Fault::Twice));
        assert_eq!(
            shown(&content.args),
            pairs(&[
                ("json.a", "x"),
                ("json.a.b.0", "'"),
                ("json.a.b.1", "1.5"),
                ("json.a.b.2", "true"),
                ("json.a.b.3", "")
            ])
        );
        assert_eq!(json(b"{\"a\":", true).fault, Some(Fault::Malformed));
        assert_eq!(json(b"{\"a\":1,\"b\":\"x", false).fault, None);
        let deep = "[".repeat(120);
        assert_eq!(json(deep.as_bytes(), true).fault, Some(Fault::TooDeep));
    }

    #[test]
    fn reads_xml_and_refuses_entities() {
        let text = br#"<?xml version="1.0"?><a xmlns="urn:x" href="j:y">x&lt;<b><![CDATA[<i>]]></b>y</a>"#;
        let content = xml(text, true);
        assert_eq!(content.fault, None);
        assert_eq!(
            shown(&content.xml),
            pairs(&[("/a/@href", "j:y"), ("/a/b", "<i>"), ("/a", "x<y")])
        );
        for (text, fault) in [
            ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", Fault::Entities),
            ("<!DOCTYPE a SYSTEM \"http://x\"><a/>", Fault::Entities),
            ("<a>&x;</a>", Fault::Entities),
            ("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", Fault::Encoding),
            ("<a><b></a>", Fault::Malformed),
            ("\u{feff}<a/>", Fault::Malformed),
        ] {
            let found = xml(text.as_bytes(), true).fault;
            if text.starts_with('\u{feff}') {
                assert_eq!(found, None, "{text}");
            } else {
                assert_eq!(found, Some(fault), "{text}");
            }
        }
        assert_eq!(xml(b"\xff\xfe<\0a\0", true).fault, Some(Fault::Encoding));
    }

    #[test]
    fn reads_parts_of_a_form() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;b.gpx\"\r\n\
                    Content-Type: text/xml\r\n\r\n<gpx/>\r\n--x\r\nContent-Disposition: form-data; name=note\r\n\r\nhi\r\n\
                    --x--\r\n";
        let content = multipart("multipart/form-data; boundary=x", body.as_bytes(), true);
        assert_eq!(content.oddities, Vec::<&str>::new());
        assert_eq!(shown(&content.files), pairs(&[("file", "a;b.gpx")]));
        assert_eq!(shown(&content.uploads), pairs(&[("file", "<gpx/>")]));
        assert_eq!(shown(&content.args), pairs(&[("note", "hi")]));
        assert_eq!(
            shown(&content.part_headers)[1],
            ("file".to_owned(), "Content-Type: text/xml".to_owned())
        );
    }

    #[test]
    fn notices_odd_parts() {
        for (kind, body, oddity) in [
            ("multipart/form-data", "--x\r\n\r\n\r\n--x--\r\n", "invalid-part"),
            (
                "multipart/form-data; boundary=x",
                "--x\nContent-Disposition: form-data; name=a\n\nb\n--x--\n",
                "lf-line",
            ),
            (
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--y--\r\n",
                "unmatched-boundary",
            ),
            (
                "multipart/form-data; boundary=x",
                "z\r\n--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n",
                "data-before",
            ),
            (
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\nb\r\n--x--\r\n",
                "header-folding",
            ),
            (
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--x--\r\n",
                "invalid-quoting",
            ),
        ] {
            let found = multipart(kind, body.as_bytes(), true).oddities;
            assert!(found.contains(&oddity), "{body:?} {found:?}");
        }
    }
}
