//! Whatever comes in, judging it ends, breaks nothing, and says the same again.

use std::net::IpAddr;
use std::path::Path;

use firewall::{Part, Request, RuleSet, Trouble};
use proptest::collection::vec;
use proptest::prelude::*;

/// Rules that use every transformation, operator and part of a request.
const RULES: &str = r#"
SecAction "id:1,phase:1,nolog,pass,setvar:tx.limit=3"
SecRule REQUEST_HEADERS:Content-Type "@contains xml" "id:2,phase:1,nolog,pass,ctl:requestBodyProcessor=XML"
SecRule REQUEST_HEADERS:Content-Type "@contains json" "id:3,phase:1,nolog,pass,ctl:requestBodyProcessor=JSON"
SecRule REQUEST_HEADERS:Content-Type "@contains text" "id:4,phase:1,nolog,pass,ctl:forceRequestBodyVariable=On"
SecRule REQUEST_URI|REQUEST_HEADERS|REQUEST_COOKIES|REQUEST_COOKIES_NAMES "@rx (?:(a+)+b|<(\w+)\s)" \
    "id:10,phase:1,log,pass,capture,t:urlDecodeUni,t:htmlEntityDecode,t:jsDecode,t:cssDecode,multiMatch,\
    setvar:'tx.%{matched_var_name}=%{tx.1}',chain"
    SecRule TX:/^request/|MATCHED_VARS|MATCHED_VARS_NAMES "@within %{tx.limit} %{matched_var}" "setvar:tx.n=+1"
SecRule ARGS|ARGS_NAMES|XML:/*|REQUEST_BODY|FILES|FILES_TMP_CONTENT|MULTIPART_PART_HEADERS "@detectSQLi" \
    "id:11,phase:2,log,pass,t:utf8toUnicode,t:urlDecodeUni,t:replaceComments,t:removeNulls"
SecRule ARGS|ARGS_NAMES|XML:/*|REQUEST_BODY|FILES|FILES_TMP_CONTENT "@detectXSS" \
    "id:12,phase:2,log,pass,t:base64Decode,t:hexDecode,t:sqlHexDecode,t:escapeSeqDecode,multiMatch"
SecRule ARGS|REQUEST_FILENAME|REQUEST_BASENAME|QUERY_STRING "@rx (?<!a)(\w)\1/" \
    "id:13,phase:2,log,pass,t:cmdLine,t:normalizePath,t:normalizePathWin,t:compressWhitespace,t:removeWhitespace,\
    t:removeComments,t:removeCommentsChar,t:trim,t:trimLeft,t:trimRight,t:replaceNulls,t:lowercase,multiMatch"
SecRule ARGS|REQUEST_LINE|REMOTE_ADDR "@pm a select 가 ' \"" "id:14,phase:2,log,pass,t:uppercase,t:length,multiMatch"
SecRule &ARGS|ARGS_COMBINED_SIZE|FILES_SIZES|FILES_COMBINED_SIZE|REQUEST_BODY_LENGTH "@gt 100" "id:15,phase:2,log,pass"
SecRule ARGS "!@validateByteRange 32-126" "id:16,phase:2,log,pass,chain"
    SecRule MATCHED_VAR "@validateUrlEncoding" "chain"
        SecRule MATCHED_VAR "!@validateUtf8Encoding" "setvar:tx.n=-2"
SecRule REQBODY_ERROR|MULTIPART_STRICT_ERROR "!@eq 0" "id:17,phase:2,deny"
"#;

fn rules() -> RuleSet {
    let own = RuleSet::read(&Part {
        name: "rules".to_owned(),
        text: RULES.to_owned(),
    });
    let own = own.expect("rules that can be read");
    assert!(own.left_out().is_empty(), "{:?}", own.left_out());
    own
}

fn judge(rules: &RuleSet, parts: &(Vec<u8>, String, String, Vec<u8>, bool)) -> Result<bool, Trouble> {
    let (body, target, kind, header, whole) = parts;
    let headers = [
        ("content-type", kind.as_bytes()),
        ("cookie", header),
        ("x-any", header),
    ];
    let request = Request {
        client: IpAddr::from([203, 0, 113, 9]),
        method: "POST",
        target,
        protocol: "HTTP/1.1",
        headers: &headers,
        body,
        whole: *whole,
        most_work: 64 * 1024 * 1024,
    };
    let judged = rules.judge(&request);
    assert_eq!(judged, rules.judge(&request));
    judged.map(|judgement| judgement.refused)
}

fn kind() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("application/json".to_owned()),
        Just("application/x-www-form-urlencoded".to_owned()),
        Just("multipart/form-data; boundary=x".to_owned()),
        Just("application/gpx+xml".to_owned()),
        Just("text/csv".to_owned()),
        "\\PC{0,40}",
    ]
}

/// Bytes in which what readers look for is frequent.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let word = prop_oneof![
        prop_oneof![
            Just("--x\r\n"),
            Just("--x--"),
            Just("\r\n\r\n"),
            Just("Content-Disposition: form-data; name=\"a\""),
            Just("; filename*=\""),
            Just("<a b='"),
            Just("]]>"),
            Just("<![CDATA["),
            Just("&#x"),
            Just("&lt"),
            Just("<!DOCTYPE a ["),
            Just("{\"a\":["),
            Just("]}"),
            Just("\\u00"),
            Just("%u0"),
            Just("%"),
            Just("/*"),
            Just("' or 1=1 --"),
            Just("a".repeat(40).leak() as &str),
            Just("가"),
            Just("union select"),
            Just("=&"),
        ]
        .prop_map(|word| word.as_bytes().to_vec()),
        vec(any::<u8>(), 0..8),
    ];
    vec(word, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn whatever_comes_in_is_judged(
        body in text(), target in "\\PC{0,60}", kind in kind(), header in text(), whole in any::<bool>(),
    ) {
        let rules = rules();
        // Either answer is right; a panic or a hang is not.
        judge(&rules, &(body, target, kind, header, whole)).map(drop).or_else(|trouble| match trouble {
            Trouble::TooMuchWork => Ok::<_, TestCaseError>(()),
        })?;
    }
}

/// What makes other engines try all ways costs as much as its length here, and at most what is granted.
#[test]
fn repetition_does_not_explode() {
    let rules = rules();
    let repeated: [&[u8]; 9] = [b"a", b"<", b"/*", b"' or ", b"((", b"&#", b"\\u", b"a=1&", b"<a "];
    for part in repeated {
        let body = part.repeat(128 * 1024 / part.len());
        for kind in [
            "text/csv",
            "application/x-www-form-urlencoded",
            "application/gpx+xml",
            "application/json",
        ] {
            let parts = (
                body.clone(),
                "/a".to_owned(),
                kind.to_owned(),
                part.repeat(2000),
                true,
            );
            // It ends; what it says depends on the text.
            assert!(matches!(judge(&rules, &parts), Ok(_) | Err(Trouble::TooMuchWork)));
        }
    }
}

/// The same with the patterns of the Core Rule Set, where it is installed.
#[test]
fn repetition_does_not_explode_in_the_core_rule_set() {
    let folder = Path::new("/usr/share/modsecurity-crs");
    if !folder.is_dir() {
        println!("skipped: the package modsecurity-crs is not installed");
        return;
    }
    let setup = Part {
        name: "setup".to_owned(),
        text:
            "SecAction \"id:1,phase:1,nolog,pass,setvar:tx.crs_setup_version=334,setvar:tx.paranoia_level=4\""
                .to_owned(),
    };
    let rules = RuleSet::load(folder, &[setup]).expect("the rules of the package");
    let body: Vec<u8> = b"q="
        .iter()
        .copied()
        .chain(b"<' or/*\\(a ".repeat(1_000))
        .collect();
    let parts = (
        body,
        "/".to_owned(),
        "application/x-www-form-urlencoded".to_owned(),
        vec![],
        true,
    );
    assert!(matches!(judge(&rules, &parts), Ok(_) | Err(Trouble::TooMuchWork)));
}
