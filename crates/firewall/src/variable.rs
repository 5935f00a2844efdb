//! What rules may look at.

use crate::pattern::Pattern;

/// A variable or collection of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variable {
    Args,
    ArgsCombinedSize,
    ArgsGet,
    ArgsGetNames,
    ArgsNames,
    ArgsPost,
    ArgsPostNames,
    Files,
    FilesCombinedSize,
    FilesContent,
    FilesNames,
    FilesSizes,
    MatchedVar,
    MatchedVarName,
    MatchedVars,
    MatchedVarsNames,
    MultipartFault(&'static str),
    MultipartPartHeaders,
    QueryString,
    RemoteAddress,
    ReqbodyError,
    ReqbodyErrorMessage,
    ReqbodyProcessor,
    RequestBasename,
    RequestBody,
    RequestBodyLength,
    RequestCookies,
    RequestCookiesNames,
    RequestFilename,
    RequestHeaders,
    RequestHeadersNames,
    RequestLine,
    RequestMethod,
    RequestProtocol,
    RequestUri,
    RequestUriRaw,
    Tx,
    UniqueId,
    Xml,
    /// Known to the language, and empty here: what lasts longer than a request, and what is known of answers.
    Nothing,
}

const NAMES: &[(&str, Variable)] = &[
    ("ARGS", Variable::Args),
    ("ARGS_COMBINED_SIZE", Variable::ArgsCombinedSize),
    ("ARGS_GET", Variable::ArgsGet),
    ("ARGS_GET_NAMES", Variable::ArgsGetNames),
    ("ARGS_NAMES", Variable::ArgsNames),
    ("ARGS_POST", Variable::ArgsPost),
    ("ARGS_POST_NAMES", Variable::ArgsPostNames),
    ("AUTH_TYPE", Variable::Nothing),
    ("DURATION", Variable::Nothing),
    ("ENV", Variable::Nothing),
    ("FILES", Variable::Files),
    ("FILES_COMBINED_SIZE", Variable::FilesCombinedSize),
    ("FILES_NAMES", Variable::FilesNames),
    ("FILES_SIZES", Variable::FilesSizes),
    ("FILES_TMPNAMES", Variable::Nothing),
    ("FILES_TMP_CONTENT", Variable::FilesContent),
    ("GEO", Variable::Nothing),
    ("GLOBAL", Variable::Nothing),
    ("HIGHEST_SEVERITY", Variable::Nothing),
    ("INBOUND_DATA_ERROR", Variable::Nothing),
    ("IP", Variable::Nothing),
    ("MATCHED_VAR", Variable::MatchedVar),
    ("MATCHED_VARS", Variable::MatchedVars),
    ("MATCHED_VARS_NAMES", Variable::MatchedVarsNames),
    ("MATCHED_VAR_NAME", Variable::MatchedVarName),
    (
        "MULTIPART_BOUNDARY_QUOTED",
        Variable::MultipartFault("boundary-quoted"),
    ),
    ("MULTIPART_DATA_AFTER", Variable::MultipartFault("data-after")),
    ("MULTIPART_DATA_BEFORE", Variable::MultipartFault("data-before")),
    (
        "MULTIPART_HEADER_FOLDING",
        Variable::MultipartFault("header-folding"),
    ),
    ("MULTIPART_INVALID_PART", Variable::MultipartFault("invalid-part")),
    (
        "MULTIPART_INVALID_QUOTING",
        Variable::MultipartFault("invalid-quoting"),
    ),
    ("MULTIPART_LF_LINE", Variable::MultipartFault("lf-line")),
    ("MULTIPART_PART_HEADERS", Variable::MultipartPartHeaders),
    ("MULTIPART_FILENAME", Variable::Files),
    ("MULTIPART_NAME", Variable::FilesNames),
    ("MULTIPART_STRICT_ERROR", Variable::MultipartFault("")),
    (
        "MULTIPART_UNMATCHED_BOUNDARY",
        Variable::MultipartFault("unmatched-boundary"),
    ),
    ("QUERY_STRING", Variable::QueryString),
    ("REMOTE_ADDR", Variable::RemoteAddress),
    ("REMOTE_HOST", Variable::RemoteAddress),
    ("REMOTE_PORT", Variable::Nothing),
    ("REMOTE_USER", Variable::Nothing),
    ("REQBODY_ERROR", Variable::ReqbodyError),
    ("REQBODY_ERROR_MSG", Variable::ReqbodyErrorMessage),
    ("REQBODY_PROCESSOR", Variable::ReqbodyProcessor),
    ("REQBODY_PROCESSOR_ERROR", Variable::ReqbodyError),
    ("REQBODY_PROCESSOR_ERROR_MSG", Variable::ReqbodyErrorMessage),
    ("REQUEST_BASENAME", Variable::RequestBasename),
    ("REQUEST_BODY", Variable::RequestBody),
    ("REQUEST_BODY_LENGTH", Variable::RequestBodyLength),
    ("REQUEST_COOKIES", Variable::RequestCookies),
    ("REQUEST_COOKIES_NAMES", Variable::RequestCookiesNames),
    ("REQUEST_FILENAME", Variable::RequestFilename),
    ("REQUEST_HEADERS", Variable::RequestHeaders),
    ("REQUEST_HEADERS_NAMES", Variable::RequestHeadersNames),
    ("REQUEST_LINE", Variable::RequestLine),
    ("REQUEST_METHOD", Variable::RequestMethod),
    ("REQUEST_PROTOCOL", Variable::RequestProtocol),
    ("REQUEST_URI", Variable::RequestUri),
    ("REQUEST_URI_RAW", Variable::RequestUriRaw),
    ("RESOURCE", Variable::Nothing),
    ("RESPONSE_BODY", Variable::Nothing),
    ("RESPONSE_HEADERS", Variable::Nothing),
    ("RESPONSE_STATUS", Variable::Nothing),
    ("SERVER_ADDR", Variable::Nothing),
    ("SERVER_NAME", Variable::Nothing),
    ("SERVER_PORT", Variable::Nothing),
    ("SESSION", Variable::Nothing),
    ("STATUS_LINE", Variable::Nothing),
    ("TIME", Variable::Nothing),
    ("TIME_DAY", Variable::Nothing),
    ("TIME_EPOCH", Variable::Nothing),
    ("TIME_HOUR", Variable::Nothing),
    ("TIME_MIN", Variable::Nothing),
    ("TIME_MON", Variable::Nothing),
    ("TIME_SEC", Variable::Nothing),
    ("TIME_WDAY", Variable::Nothing),
    ("TIME_YEAR", Variable::Nothing),
    ("TX", Variable::Tx),
    ("UNIQUE_ID", Variable::UniqueId),
    ("USER", Variable::Nothing),
    ("XML", Variable::Xml),
];

impl Variable {
    /// The variable of that name, in capital letters.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, variable)| *variable)
    }

    /// What rules call it.
    pub(crate) fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(_, variable)| *variable == self)
            .map_or("", |(name, _)| name)
    }
}

/// Which members of a collection are meant.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// The one of that name, in small letters.
    Name(String),
    /// Those whose names hold the pattern.
    Pattern(Pattern),
}

/// What a rule looks at.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) variable: Variable,
    pub(crate) key: Option<Key>,
    /// It is taken away from what the other targets name.
    pub(crate) excluded: bool,
    /// Not the values are looked at, but how many there are.
    pub(crate) counted: bool,
}

impl Target {
    /// Whether it means the member of that name.
    pub(crate) fn holds(&self, name: &str) -> bool {
        match &self.key {
            None => true,
            // What is asked of XML is a path that means all of it.
            Some(Key::Name(_)) if self.variable == Variable::Xml => true,
            Some(Key::Name(key)) => key.eq_ignore_ascii_case(name),
            Some(Key::Pattern(pattern)) => pattern.holds(name.as_bytes()),
        }
    }
}
