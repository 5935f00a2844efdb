//! Folders of rules as versions 3 and 4 of the Core Rule Set lay them out, with small rules of our own.

use std::fs;
use std::net::IpAddr;
use std::path::Path;

use tempfile::TempDir;

use super::{LoadError, RuleSet};
use crate::{Judgement, Request};

/// What version 4 writes around its rules: names, levels, scores by level, a decision at the end.
const SETUP: &str = r#"
SecRuleEngine On
SecComponentSignature "OWASP_CRS/4.25.0"
SecDefaultAction "phase:1,log,auditlog,pass"
SecDefaultAction "phase:2,log,auditlog,pass"
SecAction "id:900990,phase:1,pass,t:none,nolog,tag:'OWASP_CRS',ver:'OWASP_CRS/4.25.0',setvar:tx.crs_setup_version=4250"
"#;
const BEGINNING: &str = r#"
SecRule &TX:crs_setup_version "@eq 0" "id:901001,phase:1,deny,status:500,log,ver:'OWASP_CRS/4.25.0',severity:'CRITICAL'"
SecRule &TX:blocking_paranoia_level "@eq 0" \
    "id:901120,phase:1,pass,nolog,ver:'OWASP_CRS/4.25.0',setvar:'tx.blocking_paranoia_level=1'"
SecRule &TX:detection_paranoia_level "@eq 0" \
    "id:901125,phase:1,pass,nolog,setvar:'tx.detection_paranoia_level=%{TX.blocking_paranoia_level}'"
SecAction "id:901200,phase:1,pass,t:none,nolog,setvar:'tx.critical_anomaly_score=5',\
    setvar:'tx.blocking_inbound_anomaly_score=0',setvar:'tx.inbound_anomaly_score_pl1=0'"
SecRule REQUEST_HEADERS:User-Agent "@rx ^.*$" \
    "id:901318,phase:1,pass,t:none,t:sha1,t:hexEncode,nolog,setvar:'tx.ua_hash=%{MATCHED_VAR}'"
SecRule TX:SAMPLING_PERCENTAGE "@eq 100" "id:901400,phase:1,pass,nolog,skipAfter:END-SAMPLING"
SecRule UNIQUE_ID "@rx ^[a-f]*([0-9])[a-f]*([0-9])" \
    "id:901410,phase:1,pass,capture,t:sha1,t:hexEncode,nolog,setvar:'TX.sampling_rnd100=%{TX.1}%{TX.2}'"
SecMarker "END-SAMPLING"
"#;
const ATTACKS: &str = r#"
SecRule TX:DETECTION_PARANOIA_LEVEL "@lt 1" "id:942011,phase:1,pass,nolog,skipAfter:END-REQUEST-942"
SecRule TX:DETECTION_PARANOIA_LEVEL "@lt 1" "id:942012,phase:2,pass,nolog,skipAfter:END-REQUEST-942"
SecRule REQUEST_COOKIES|!REQUEST_COOKIES:/__utm/|REQUEST_COOKIES_NAMES|ARGS_NAMES|ARGS|XML:/* "@pmFromFile words.data" \
    "id:942999,phase:2,block,capture,t:none,t:urlDecodeUni,t:utf8toUnicode,t:escapeSeqDecode,t:replaceComments,multiMatch,\
    msg:'Words of an attack',logdata:'Matched Data: %{TX.0} found within %{MATCHED_VAR_NAME}: %{MATCHED_VAR}',\
    tag:'OWASP_CRS',tag:'OWASP_CRS/ATTACK-SQLI',tag:'capec/1000/152/248/66',ver:'OWASP_CRS/4.25.0',severity:'CRITICAL',\
    setvar:'tx.inbound_anomaly_score_pl1=+%{tx.critical_anomaly_score}'"
SecRule MULTIPART_PART_HEADERS "@rx ^[^:]*:[^:]*\x00" \
    "id:922999,phase:2,block,capture,t:none,ctl:parseXmlIntoArgs=OnlyArgs,severity:'CRITICAL'"
SecMarker "END-REQUEST-942"
"#;
const DECISION: &str = r#"
SecRule TX:BLOCKING_PARANOIA_LEVEL "@ge 1" "id:949060,phase:2,pass,t:none,nolog,\
    setvar:'tx.blocking_inbound_anomaly_score=+%{tx.inbound_anomaly_score_pl1}'"
SecRule TX:BLOCKING_INBOUND_ANOMALY_SCORE "@ge 5" \
    "id:949110,phase:2,deny,t:none,msg:'Inbound Anomaly Score Exceeded',ver:'OWASP_CRS/4.25.0'"
SecRule RESPONSE_BODY "@rx secret" "id:959110,phase:response,deny"
SecRule ARGS "@rx ." "id:980170,phase:logging,deny"
"#;

/// The folder as it lies where it was unpacked.
fn version_4() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    for below in ["rules", "plugins"] {
        fs::create_dir(root.join(below)).expect("a folder");
    }
    write(root, "crs-setup.conf", SETUP);
    write(root, "rules/REQUEST-901-INITIALIZATION.conf", BEGINNING);
    write(root, "rules/REQUEST-942-APPLICATION-ATTACK-SQLI.conf", ATTACKS);
    write(root, "rules/REQUEST-949-BLOCKING-EVALUATION.conf", DECISION);
    write(root, "rules/words.data", "# words\nunion select\n");
    write(
        root,
        "rules/RESPONSE-950-DATA-LEAKAGES.conf",
        "SecNothing that is looked at\n",
    );
    for placeholder in ["config", "before", "after"] {
        write(root, &format!("plugins/empty-{placeholder}.conf"), "# nothing\n");
    }
    folder
}

fn write(root: &Path, name: &str, text: &str) {
    fs::write(root.join(name), text).expect("a file");
}

fn loaded(folder: &TempDir) -> RuleSet {
    let rules = RuleSet::load(folder.path(), &[]).expect("rules that can be read");
    assert!(rules.left_out().is_empty(), "{:?}", rules.left_out());
    rules
}

fn judged(rules: &RuleSet, target: &str) -> Judgement {
    rules
        .judge(&Request {
            client: IpAddr::from([203, 0, 113, 9]),
            method: "GET",
            target,
            protocol: "HTTP/1.1",
            headers: &[("host", b"a"), ("user-agent", b"b")],
            body: b"",
            whole: true,
            most_work: 1_000_000,
        })
        .expect("a judgement")
}

const ATTACK: &str = "/?q=1+union%20select+2";

#[test]
fn reads_what_version_4_writes() {
    let rules = loaded(&version_4());
    let refused = judged(&rules, ATTACK);
    assert!(refused.refused);
    assert_eq!((refused.rules, refused.score), (vec![942_999, 949_110], 5));
    assert!(!judged(&rules, "/?q=union+square").refused);
}

#[test]
fn plugins_stand_around_the_rules() {
    let folder = version_4();
    let root = folder.path();
    // A later name, and earlier in the order: what is configured is known to what follows.
    write(
        root,
        "plugins/z-config.conf",
        "SecAction \"id:9500000,phase:1,nolog,pass,setvar:tx.on=1\"\n",
    );
    write(
        root,
        "plugins/a-before.conf",
        "SecRule TX:on \"@eq 1\" \"id:9500100,phase:1,log,pass,ctl:ruleRemoveTargetById=942999;ARGS:q\"\n",
    );
    write(
        root,
        "plugins/a-after.conf",
        "SecRule TX:BLOCKING_INBOUND_ANOMALY_SCORE \"@eq 0\" \"id:9500200,phase:2,log,pass\"\n",
    );
    let rules = loaded(&folder);
    assert_eq!(judged(&rules, ATTACK).rules, [9_500_100, 9_500_200]);
    assert!(judged(&rules, &ATTACK.replace("q=", "other=")).refused);
}

#[test]
fn rules_are_changed_by_number_tag_and_message() {
    for (change, expected) in [
        ("SecRuleRemoveByMsg \"Words of an attack\"", &[][..]),
        ("SecRuleUpdateTargetByMsg \"Words of an attack\" \"!ARGS:q\"", &[]),
        (
            "SecRuleUpdateTargetByTag \"OWASP_CRS/ATTACK-SQLI\" \"!ARGS\"",
            &[],
        ),
        ("SecRuleUpdateActionById 942999 \"deny,nolog\"", &[]),
        ("SecRuleUpdateActionById 949110 \"pass,log\"", &[942_999, 949_110]),
    ] {
        let folder = version_4();
        write(folder.path(), "rules/RESPONSE-999-EXCLUSION-RULES.conf", "");
        write(folder.path(), "rules/REQUEST-999-CHANGES.conf", change);
        let judged = judged(&loaded(&folder), ATTACK);
        assert_eq!(judged.rules, expected, "{change}");
        assert_eq!(judged.refused, change.contains("deny"), "{change}");
    }
}

#[test]
fn files_include_others_in_their_place() {
    let folder = version_4();
    let root = folder.path();
    fs::create_dir(root.join("more")).expect("a folder");
    write(root, "more/2.conf", "SecAction \"id:2,phase:1,log,pass\"\n");
    write(root, "more/1.conf", "SecAction \"id:1,phase:1,log,pass\"\n");
    write(
        root,
        "crs-setup.conf",
        &format!(
            "{SETUP}Include more/*.conf\nIncludeOptional none/*.conf\nSecAction \"id:3,phase:1,log,pass\"\n"
        ),
    );
    assert_eq!(judged(&loaded(&folder), "/").rules, [1, 2, 3]);
}

#[track_caller]
fn check_refused(setup: &str, expected: &str) {
    let folder = version_4();
    write(folder.path(), "crs-setup.conf", setup);
    let error = RuleSet::load(folder.path(), &[]).expect_err("it cannot be read");
    assert!(matches!(error, LoadError::Rule { .. }), "{error}");
    assert!(error.to_string().contains(expected), "{error}");
}

#[test]
fn names_inclusions_that_cannot_be_used() {
    check_refused("Include nowhere.conf\n", "crs-setup.conf, line 1: nowhere.conf");
    check_refused(
        "\nInclude crs-setup.conf\n",
        "line 2: files include each other too deep",
    );
}
