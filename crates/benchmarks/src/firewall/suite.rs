//! The regression suite of a rule set.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use firewall::{Part, Request, RuleSet};
use serde_json::Value;

use super::MOST_WORK;

/// All levels of paranoia, nothing is ever refused for its score, and the limits that the suite speaks of are set.
const SETUP: &str = r#"
SecDefaultAction "phase:1,log,pass"
SecDefaultAction "phase:2,log,pass"
SecAction "id:9000,phase:1,nolog,pass,setvar:tx.crs_setup_version=400,\
    setvar:tx.paranoia_level=4,setvar:tx.executing_paranoia_level=4,setvar:tx.blocking_paranoia_level=4,\
    setvar:tx.detection_paranoia_level=4,setvar:tx.inbound_anomaly_score_threshold=100000,\
    setvar:tx.crs_validate_utf8_encoding=1,setvar:tx.arg_name_length=100,setvar:tx.arg_length=400,\
    setvar:tx.total_arg_length=64000,setvar:tx.max_num_args=255,setvar:tx.max_file_size=64100,\
    setvar:tx.combined_file_sizes=65535,setvar:tx.enforce_bodyproc_urlencoded=0"
SecRule REQUEST_HEADERS:Content-Type "@rx ^(?:application(?:/soap\+|/)|text/)xml" \
    "id:9010,phase:1,nolog,pass,t:lowercase,ctl:requestBodyProcessor=XML"
SecRule REQUEST_HEADERS:Content-Type "@rx ^application/(?:[a-z0-9.+-]+\+)?json" \
    "id:9011,phase:1,nolog,pass,t:lowercase,ctl:requestBodyProcessor=JSON"
"#;

/// How many stages of a family pass, of how many.
pub type Families = BTreeMap<String, (usize, usize)>;

/// What came out.
#[derive(Debug, Default)]
pub struct SuiteReport {
    /// By the first three digits of the rules.
    pub families: Families,
    /// Tests with a stage that fails.
    pub failures: Vec<String>,
    /// Stages that say nothing of rules.
    pub left_out: usize,
}

impl SuiteReport {
    /// Whether so many percent of the stages pass.
    pub fn reaches(&self, least: u8) -> bool {
        let families = self.families.values();
        let (passed, all) = families.fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
        passed * 100 >= all * usize::from(least)
    }

    /// For people.
    pub fn text(&self) -> String {
        let row = |name: &str, (passed, all): (usize, usize)| {
            let share = passed as f64 * 100.0 / all.max(1) as f64;
            format!("| {name} | {all} | {passed} | {share:.1} % |\n")
        };
        let families = self.families.iter();
        let rows: String = families
            .clone()
            .map(|(family, counts)| row(family, *counts))
            .collect();
        let sum = families.fold((0, 0), |sum, (_, counts)| (sum.0 + counts.0, sum.1 + counts.1));
        format!(
            "| family | stages | passed | |\n|---|---|---|---|\n{rows}{}\n{} stages say nothing of rules and are left out\n",
            row("all", sum),
            self.left_out
        )
    }
}

/// Runs every file of a suite.
pub fn run(rules: &Path, folder: &Path) -> Result<SuiteReport> {
    let setup = Part {
        name: "setup of the suite".to_owned(),
        text: SETUP.to_owned(),
    };
    let rules = RuleSet::load(rules, &[setup])?;
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    ensure!(!files.is_empty(), "{} holds no *.yaml", folder.display());
    let mut report = SuiteReport::default();
    for file in files {
        let bytes = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let document: Value = serde_saphyr::from_str(&String::from_utf8_lossy(&bytes))
            .with_context(|| format!("reading {}", file.display()))?;
        let family: String = file.file_name().map_or_else(String::new, |name| {
            name.to_string_lossy().chars().take(3).collect()
        });
        for test in document["tests"].as_array().into_iter().flatten() {
            run_test(&rules, &family, test, &mut report);
        }
    }
    Ok(report)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}

fn run_test(rules: &RuleSet, family: &str, test: &Value, report: &mut SuiteReport) {
    let name = match &test["test_title"] {
        Value::String(title) => title.clone(),
        _ => format!("{family} {}", test["test_id"]),
    };
    for stage in test["stages"].as_array().into_iter().flatten() {
        let stage = stage.get("stage").unwrap_or(stage);
        let (wanted, unwanted) = expected(&stage["output"]);
        if wanted.is_empty() && unwanted.is_empty() {
            report.left_out += 1;
            continue;
        }
        let told = Sent::of(&stage["input"]).told(rules);
        let counts = report.families.entry(family.to_owned()).or_default();
        counts.1 += 1;
        if wanted.iter().all(|rule| told.contains(rule)) && !unwanted.iter().any(|rule| told.contains(rule)) {
            counts.0 += 1;
        } else {
            report.failures.push(format!(
                "{name}: wanted {wanted:?}, not {unwanted:?}, told {told:?}"
            ));
        }
    }
}

/// The rules that must speak of a request, and those that must not.
fn expected(output: &Value) -> (Vec<u32>, Vec<u32>) {
    let list = |value: &Value| -> Vec<u32> {
        let ids = value.as_array().into_iter().flatten();
        ids.filter_map(|id| u32::try_from(id.as_u64()?).ok()).collect()
    };
    let log = &output["log"];
    let mut wanted = numbers(&output["log_contains"]);
    let mut unwanted = numbers(&output["no_log_contains"]);
    wanted.extend(list(&log["expect_ids"]));
    unwanted.extend(list(&log["no_expect_ids"]));
    (wanted, unwanted)
}

/// The numbers of six digits in a text such as `id "942100"`.
fn numbers(text: &Value) -> Vec<u32> {
    let digits = text
        .as_str()
        .unwrap_or_default()
        .split(|letter: char| !letter.is_ascii_digit());
    digits
        .filter(|digits| digits.len() == 6)
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

/// A request as a suite describes it.
struct Sent {
    method: String,
    target: String,
    protocol: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

impl Sent {
    fn of(input: &Value) -> Self {
        let encoded = input["encoded_request"].as_str().filter(|text| !text.is_empty());
        if let Some(raw) =
            encoded.and_then(|text| base64::engine::general_purpose::STANDARD.decode(text).ok())
        {
            return Self::raw(&raw);
        }
        let text = |name: &str, usual: &str| input[name].as_str().unwrap_or(usual).to_owned();
        let body = match &input["data"] {
            Value::Array(lines) => {
                let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                lines.join("\r\n")
            }
            Value::String(text) => text.clone(),
            _ => String::new(),
        };
        let shown = |value: &Value| match value {
            Value::String(text) => text.clone().into_bytes(),
            Value::Null => Vec::new(),
            other => other.to_string().into_bytes(),
        };
        let given = input["headers"].as_object().into_iter().flatten();
        let mut headers: Vec<(String, Vec<u8>)> =
            given.map(|(name, value)| (name.clone(), shown(value))).collect();
        let has = |headers: &[(String, Vec<u8>)], name: &str| {
            headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        if input["stop_magic"] != Value::Bool(true) && !body.is_empty() {
            if !has(&headers, "content-type") {
                headers.push((
                    "Content-Type".to_owned(),
                    b"application/x-www-form-urlencoded".to_vec(),
                ));
            }
            if !has(&headers, "content-length") {
                headers.push(("Content-Length".to_owned(), body.len().to_string().into_bytes()));
            }
        }
        Self {
            method: text("method", "GET"),
            target: text("uri", "/"),
            protocol: text("version", "HTTP/1.1"),
            headers,
            body: body.into_bytes(),
        }
    }

    /// A request as it goes over the wire.
    fn raw(raw: &[u8]) -> Self {
        let end = raw.windows(4).position(|window| window == b"\r\n\r\n");
        let (head, body) = end.map_or((raw, &b""[..]), |at| (&raw[..at], &raw[at + 4..]));
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default();
        let (method, rest) = first.split_once(' ').unwrap_or((first, "/"));
        let (target, protocol) = rest.rsplit_once(' ').unwrap_or((rest, ""));
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_owned(), value.trim().as_bytes().to_vec()))
        };
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            protocol: protocol.to_owned(),
            headers: lines.filter_map(header).collect(),
            body: body.to_vec(),
        }
    }

    /// The rules that speak of it.
    fn told(&self, rules: &RuleSet) -> Vec<u32> {
        let headers: Vec<(&str, &[u8])> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_slice()))
            .collect();
        let judged = rules.judge(&Request {
            client: IpAddr::from([127, 0, 0, 1]),
            method: &self.method,
            target: &self.target,
            protocol: &self.protocol,
            headers: &headers,
            body: &self.body,
            whole: true,
            most_work: MOST_WORK,
        });
        judged.map_or_else(|_too_much| Vec::new(), |judgement| judgement.rules)
    }
}
