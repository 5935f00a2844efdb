//! What is done to a value before an operator looks at it, so that one pattern sees through many disguises.

mod decode;
mod text;

use std::borrow::Cow;

/// A transformation of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transformation {
    Base64Decode,
    CmdLine,
    CompressWhitespace,
    CssDecode,
    EscapeSequences,
    HexDecode,
    HtmlEntityDecode,
    JsDecode,
    Length,
    Lowercase,
    NormalizePath,
    NormalizePathWindows,
    /// It changes nothing here.
    Nothing,
    RemoveComments,
    RemoveCommentSigns,
    RemoveNulls,
    RemoveWhitespace,
    ReplaceComments,
    ReplaceNulls,
    SqlHexDecode,
    Trim,
    TrimLeft,
    TrimRight,
    Uppercase,
    UrlDecode,
    UrlDecodeUnicode,
    Utf8ToUnicode,
}

use Transformation as T;

const NAMES: &[(&str, Transformation)] = &[
    ("base64decode", T::Base64Decode),
    ("base64decodeext", T::Base64Decode),
    ("cmdline", T::CmdLine),
    ("compresswhitespace", T::CompressWhitespace),
    ("cssdecode", T::CssDecode),
    ("escapeseqdecode", T::EscapeSequences),
    ("hexdecode", T::HexDecode),
    // Digests and their letters name records that last longer than a request; there are none here.
    ("hexencode", T::Nothing),
    ("md5", T::Nothing),
    ("sha1", T::Nothing),
    ("htmlentitydecode", T::HtmlEntityDecode),
    ("jsdecode", T::JsDecode),
    ("length", T::Length),
    ("lowercase", T::Lowercase),
    ("normalisepath", T::NormalizePath),
    ("normalisepathwin", T::NormalizePathWindows),
    ("normalizepath", T::NormalizePath),
    ("normalizepathwin", T::NormalizePathWindows),
    ("removecomments", T::RemoveComments),
    ("removecommentschar", T::RemoveCommentSigns),
    ("removenulls", T::RemoveNulls),
    ("removewhitespace", T::RemoveWhitespace),
    ("replacecomments", T::ReplaceComments),
    ("replacenulls", T::ReplaceNulls),
    ("sqlhexdecode", T::SqlHexDecode),
    ("trim", T::Trim),
    ("trimleft", T::TrimLeft),
    ("trimright", T::TrimRight),
    ("uppercase", T::Uppercase),
    ("urldecode", T::UrlDecode),
    ("urldecodeuni", T::UrlDecodeUnicode),
    ("utf8tounicode", T::Utf8ToUnicode),
];

impl Transformation {
    /// The one of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, transformation)| *transformation)
    }

    /// The value after it; borrowed where nothing changed.
    pub(crate) fn apply(self, value: &[u8]) -> Cow<'_, [u8]> {
        let changed = match self {
            T::Base64Decode => decode::base64(value),
            T::CmdLine => text::command_line(value),
            T::CompressWhitespace => text::compress_whitespace(value),
            T::CssDecode if has(value, b"\\") => decode::css(value),
            T::EscapeSequences if has(value, b"\\") => decode::escapes(value),
            T::HexDecode => decode::hexadecimal(value),
            T::HtmlEntityDecode if has(value, b"&") => decode::html(value),
            T::JsDecode if has(value, b"\\") => decode::javascript(value),
            T::Length => value.len().to_string().into_bytes(),
            T::Lowercase if value.iter().any(u8::is_ascii_uppercase) => value.to_ascii_lowercase(),
            T::Uppercase if value.iter().any(u8::is_ascii_lowercase) => value.to_ascii_uppercase(),
            T::NormalizePath if has(value, b"/") => text::normalize_path(value),
            T::NormalizePathWindows if has(value, b"/\\") => {
                let slashes: Vec<u8> = value
                    .iter()
                    .map(|b| if *b == b'\\' { b'/' } else { *b })
                    .collect();
                text::normalize_path(&slashes)
            }
            T::RemoveComments => text::comments(value, b""),
            T::ReplaceComments if has(value, b"*") => text::comments(value, b" "),
            T::RemoveCommentSigns => text::comment_signs(value),
            T::RemoveNulls if has(value, b"\0") => without(value, |byte| byte == 0),
            T::ReplaceNulls if has(value, b"\0") => {
                value.iter().map(|b| if *b == 0 { b' ' } else { *b }).collect()
            }
            T::RemoveWhitespace => without(value, text::is_space),
            T::SqlHexDecode if has(value, b"xX") => decode::sql_hexadecimal(value),
            T::Trim => return Cow::Borrowed(text::trim_right(text::trim_left(value))),
            T::TrimLeft => return Cow::Borrowed(text::trim_left(value)),
            T::TrimRight => return Cow::Borrowed(text::trim_right(value)),
            T::UrlDecode if has(value, b"%+") => decode::url(value, false),
            T::UrlDecodeUnicode if has(value, b"%+") => decode::url(value, true),
            T::Utf8ToUnicode if !value.is_ascii() => decode::utf8_to_unicode(value),
            _ => return Cow::Borrowed(value),
        };
        Cow::Owned(changed)
    }
}

fn has(value: &[u8], any: &[u8]) -> bool {
    value.iter().any(|byte| any.contains(byte))
}

fn without(value: &[u8], gone: impl Fn(u8) -> bool) -> Vec<u8> {
    value.iter().copied().filter(|byte| !gone(*byte)).collect()
}

pub(crate) use decode::url as url_decoded;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, value: &[u8], expected: &[u8]) {
        let transformation = Transformation::named(name).expect("known");
        let found = transformation.apply(value);
        assert_eq!(
            String::from_utf8_lossy(&found),
            String::from_utf8_lossy(expected),
            "{name}"
        );
    }

    #[test]
    fn takes_disguises_off() {
        check("urlDecode", b"a%20b+c%2", b"a b c%2");
        check("urlDecodeUni", b"%u003cx%3E%uff07%zz", b"<x>'%zz");
        check("utf8toUnicode", "가'＜".as_bytes(), b"%uac00'%uff1c");
        check(
            "htmlEntityDecode",
            b"&lt;&#106;&#x61;&#0000118&nbsp;&quot&x;",
            b"<jav\xa0\"&x;",
        );
        check("jsDecode", br"\x3c\u0073\163\n\q", b"<ss\nq");
        check("cssDecode", br"\6a ava\000073cript\:x", b"javascript:x");
        check("base64Decode", b"PHNjcmlwdD4=", b"<script>");
        check("hexDecode", b"3c3E", b"<>");
        check("sqlHexDecode", b"a0x3c3e", b"a<>");
        check("escapeSeqDecode", br"\x41\102\tz", b"AB\tz");
        check("cmdLine", br#"C^at  "/etc",x"#, b"cat/etc x");
        check("compressWhitespace", b"a \t\n b", b"a b");
        check("replaceComments", b"un/*x*/ion/*", b"un ion ");
        check("removeComments", b"a/*b*/c<!--d-->e--f", b"ace");
        check("removeCommentsChar", b"a/*b*/c--d#", b"abcd");
        check("normalizePath", b"/a/./b//../c/../../etc", b"/etc");
        check("normalizePath", b"../../x/", b"../../x/");
        check("normalizePathWin", br"\a\..\b", b"/b");
        check("removeNulls", b"a\0b", b"ab");
        check("replaceNulls", b"a\0b", b"a b");
        check("removeWhitespace", b" a\tb ", b"ab");
        check("trim", b"  a ", b"a");
        check("length", b"abc", b"3");
        check("lowercase", b"ABc", b"abc");
    }

    /// A letter of two bytes keeps both: half of it would be a quotation mark or a bracket for many Korean words.
    #[test]
    fn leaves_korean_as_it_is() {
        let words = "한글 꼭 가자".as_bytes();
        let unicode = T::Utf8ToUnicode.apply(words);
        assert_eq!(T::UrlDecodeUnicode.apply(&unicode), words);
    }
}
