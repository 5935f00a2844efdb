//! Reads the language of rules: lines, words, targets, actions. What they mean is decided in `rules`.

use crate::load::LoadError;
use crate::pattern::Pattern;
use crate::variable::{Key, Target, Variable};

/// Where something stands.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub(crate) file: String,
    pub(crate) line: usize,
}

impl At {
    pub(crate) fn error(&self, reason: impl Into<String>) -> LoadError {
        LoadError::Rule {
            file: self.file.clone(),
            line: self.line,
            reason: reason.into(),
        }
    }
}

/// An operator as it is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct OperatorText {
    pub(crate) negated: bool,
    pub(crate) name: String,
    pub(crate) argument: String,
}

/// An action as it is written: its name in small letters, and what follows the colon.
#[derive(Clone, Debug)]
pub(crate) struct ActionText {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A rule as it is written; a `SecAction` has no targets and always holds.
#[derive(Clone, Debug)]
pub(crate) struct RuleText {
    pub(crate) at: At,
    pub(crate) targets: Vec<Target>,
    pub(crate) operator: OperatorText,
    pub(crate) actions: Vec<ActionText>,
}

/// Which rules a directive speaks of.
#[derive(Clone, Debug)]
pub(crate) enum Which {
    /// Those with numbers in a range.
    Ids(u32, u32),
    /// Those with a tag.
    Tag(String),
    /// Those with a message.
    Message(String),
}

/// A line of rules.
#[derive(Clone, Debug)]
pub(crate) enum Directive {
    Rule(RuleText),
    Defaults(Vec<ActionText>),
    Marker(String),
    Remove(Which),
    Update(Which, Vec<Target>),
    /// Other actions for a rule.
    Actions(Which, Vec<ActionText>),
    /// Another file, or several, in this place; whether there may be none.
    Include(At, String, bool),
}

/// Directives about things that are settled elsewhere: by our own settings, or that there is no need for here.
const SETTLED: &[&str] = &[
    "secargumentseparator",
    "secargumentslimit",
    "secauditengine",
    "secauditlog",
    "secauditlogparts",
    "secauditlogrelevantstatus",
    "secauditlogtype",
    "seccollectiontimeout",
    "seccomponentsignature",
    "seccookieformat",
    "secdatadir",
    "secdebuglog",
    "secdebugloglevel",
    "secgeolookupdb",
    "sechttpblkey",
    "secparsexmlintoargs",
    "secpcrematchlimit",
    "secpcrematchlimitrecursion",
    "secrequestbodyaccess",
    "secrequestbodyinmemorylimit",
    "secrequestbodyjsondepthlimit",
    "secrequestbodylimit",
    "secrequestbodylimitaction",
    "secrequestbodynofileslimit",
    "secresponsebodyaccess",
    "secresponsebodylimit",
    "secresponsebodylimitaction",
    "secresponsebodymimetype",
    "secruleengine",
    "secruleperftime",
    "secserversignature",
    "secstatusengine",
    "sectmpdir",
    "sectmpsaveuploadedfiles",
    "secunicodemapfile",
    "secuploaddir",
    "secuploadfilelimit",
    "secuploadfilemode",
    "secuploadkeepfiles",
    "secwebappid",
    "secxmlexternalentity",
];

/// Reads a file.
pub(crate) fn read(file: &str, text: &str) -> Result<Vec<Directive>, LoadError> {
    let mut directives = Vec::new();
    for (line, text) in logical_lines(text) {
        let at = At {
            file: file.to_owned(),
            line,
        };
        let words = words(&text).map_err(|reason| at.error(reason))?;
        let Some((name, arguments)) = words.split_first() else {
            continue;
        };
        directive(&at, name, arguments, &mut directives)?;
    }
    Ok(directives)
}

fn directive(
    at: &At,
    name: &str,
    arguments: &[String],
    directives: &mut Vec<Directive>,
) -> Result<(), LoadError> {
    let small = name.to_ascii_lowercase();
    match (small.as_str(), arguments) {
        ("secrule", [of, operator, rest @ ..]) if rest.len() < 2 => {
            directives.push(Directive::Rule(RuleText {
                at: at.clone(),
                targets: targets(of).map_err(|reason| at.error(reason))?,
                operator: operator_text(operator),
                actions: rest.first().map_or_else(Vec::new, |text| actions(text)),
            }));
        }
        ("secaction", [text]) => directives.push(Directive::Rule(RuleText {
            at: at.clone(),
            targets: Vec::new(),
            operator: OperatorText {
                name: "unconditionalmatch".to_owned(),
                ..OperatorText::default()
            },
            actions: actions(text),
        })),
        ("secdefaultaction", [text]) => directives.push(Directive::Defaults(actions(text))),
        ("secmarker", [name]) => directives.push(Directive::Marker(name.clone())),
        ("secruleremovebyid", ids) if !ids.is_empty() => {
            for id in ids.iter().flat_map(|ids| ids.split_whitespace()) {
                directives.push(Directive::Remove(range(at, id)?));
            }
        }
        ("secruleremovebytag", [tag]) => directives.push(Directive::Remove(Which::Tag(tag.clone()))),
        ("secruleremovebymsg", [message]) => {
            directives.push(Directive::Remove(Which::Message(message.clone())));
        }
        ("secruleupdateactionbyid", [id, text]) => {
            directives.push(Directive::Actions(range(at, id)?, actions(text)));
        }
        ("include" | "includeoptional", [path]) => {
            directives.push(Directive::Include(
                at.clone(),
                path.clone(),
                small == "includeoptional",
            ));
        }
        ("secruleupdatetargetbymsg", [message, of]) => {
            let of = targets(of).map_err(|reason| at.error(reason))?;
            directives.push(Directive::Update(Which::Message(message.clone()), of));
        }
        ("secruleupdatetargetbyid", [id, of]) => {
            let of = targets(of).map_err(|reason| at.error(reason))?;
            directives.push(Directive::Update(range(at, id)?, of));
        }
        ("secruleupdatetargetbytag", [tag, of]) => {
            let of = targets(of).map_err(|reason| at.error(reason))?;
            directives.push(Directive::Update(Which::Tag(tag.clone()), of));
        }
        (settled, _) if SETTLED.contains(&settled) => {}
        _ => {
            return Err(at.error(format!(
                "`{name}` with {} arguments is not known here",
                arguments.len()
            )));
        }
    }
    Ok(())
}

/// The number of a rule, or a range of them.
pub(crate) fn ids(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
}

fn range(at: &At, text: &str) -> Result<Which, LoadError> {
    let (from, to) = ids(text).ok_or_else(|| at.error(format!("`{text}` is no number of a rule")))?;
    Ok(Which::Ids(from, to))
}

/// Lines without comments, with those joined that end in a backslash; each with the number of its first line.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if !open {
            if line.trim_start().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            lines.push((number + 1, String::new()));
        }
        open = line.ends_with('\\');
        if let Some((_, joined)) = lines.last_mut() {
            joined.push_str(line.strip_suffix('\\').unwrap_or(line));
        }
    }
    lines
}

/// Words of a line; a quoted one may hold blanks, and a quotation mark after a backslash.
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut letters = line.chars().peekable();
    while let Some(first) = letters.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut word = String::new();
        if first != '"' {
            word.push(first);
            while let Some(letter) = letters.next_if(|letter| !letter.is_whitespace()) {
                word.push(letter);
            }
            words.push(word);
            continue;
        }
        loop {
            match letters.next() {
                None => return Err("a quotation mark is not closed".to_owned()),
                Some('"') => break,
                Some('\\') if letters.peek() == Some(&'"') => {
                    letters.next();
                    word.push('"');
                }
                Some(letter) => word.push(letter),
            }
        }
        words.push(word);
    }
    Ok(words)
}

fn operator_text(text: &str) -> OperatorText {
    let text = text.trim_start();
    let (negated, rest) = match text.strip_prefix('!') {
        Some(rest) if rest.trim_start().starts_with('@') => (true, rest.trim_start()),
        _ => (false, text),
    };
    let (negated, rest) = match rest.strip_prefix('!') {
        Some(pattern) if !negated => (true, pattern),
        _ => (negated, rest),
    };
    let Some(named) = rest.strip_prefix('@') else {
        return OperatorText {
            negated,
            name: "rx".to_owned(),
            argument: rest.to_owned(),
        };
    };
    let (name, argument) = named.split_once(char::is_whitespace).unwrap_or((named, ""));
    OperatorText {
        negated,
        name: name.to_ascii_lowercase(),
        argument: argument.trim().to_owned(),
    }
}

/// Actions, apart at commas that stand outside single quotation marks.
fn actions(text: &str) -> Vec<ActionText> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'\'') => {
                letters.next();
                push(&mut parts, '\'');
            }
            '\'' => quoted = !quoted,
            ',' if !quoted => parts.push(String::new()),
            letter => push(&mut parts, letter),
        }
    }
    let action = |part: &String| {
        let part = part.trim();
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        (!name.is_empty()).then(|| ActionText {
            name: name.trim().to_ascii_lowercase(),
            value: value.trim().to_owned(),
        })
    };
    parts.iter().filter_map(action).collect()
}

fn push(parts: &mut [String], letter: char) {
    if let Some(part) = parts.last_mut() {
        part.push(letter);
    }
}

/// Targets, apart at bars that stand neither in quotation marks nor in a pattern between slashes.
pub(crate) fn targets(text: &str) -> Result<Vec<Target>, String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut pattern, mut before) = (false, false, ' ');
    for letter in text.chars() {
        let starts_pattern = before == ':' && !parts.last().is_some_and(|part| part.contains("XML"));
        match letter {
            '\'' => quoted = !quoted,
            '|' if !quoted && !pattern => parts.push(String::new()),
            '/' if !quoted && starts_pattern => {
                pattern = true;
                push(&mut parts, letter);
            }
            '/' if pattern && before != '\\' => {
                pattern = false;
                push(&mut parts, letter);
            }
            letter => push(&mut parts, letter),
        }
        before = letter;
    }
    parts.iter().map(|part| target(part.trim())).collect()
}

fn target(text: &str) -> Result<Target, String> {
    let (excluded, text) = strip(text, '!');
    let (counted, text) = strip(text, '&');
    let (name, key) = match text.split_once(':') {
        Some((name, key)) => (name, Some(key)),
        None => (text, None),
    };
    let variable =
        Variable::named(&name.to_ascii_uppercase()).ok_or_else(|| format!("`{name}` is no variable"))?;
    let between_slashes = |key: &str| -> Option<String> {
        let inside = key.strip_prefix('/')?.strip_suffix('/')?;
        (!inside.is_empty() && variable != Variable::Xml).then(|| inside.to_owned())
    };
    let key = match key {
        None => None,
        Some(key) => Some(match between_slashes(key) {
            Some(inside) => Key::Pattern(Pattern::new(&format!("(?i){inside}"))?),
            None => Key::Name(key.to_ascii_lowercase()),
        }),
    };
    Ok(Target {
        variable,
        key,
        excluded,
        counted,
    })
}

fn strip(text: &str, mark: char) -> (bool, &str) {
    text.strip_prefix(mark).map_or((false, text), |rest| (true, rest))
}
