//! The way of a request through the rules.

mod values;

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use thiserror::Error;

use self::values::Value;
use crate::operator::{Found, Operator, integer};
use crate::request::{Parts, Request};
use crate::rules::{Change, Control, Link, Outcome, Rule, RuleSet, Set, Unit};
use crate::variable::Target;

/// Work that every question to a value costs beside the bytes that it reads.
const WORK_OF_A_LOOK: u64 = 16;

/// Rules and values that are remembered of one request.
const MOST_REMEMBERED: usize = 500;

/// What rules say of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it is refused.
    pub refused: bool,
    /// The rules that hold and are to be spoken of, each once, in the order in which they held.
    pub rules: Vec<u32>,
    /// What the Core Rule Set counts against it, before the point at which it was refused.
    pub score: i64,
}

/// Why nothing can be said of a request.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Trouble {
    /// It would cost more than is granted.
    #[error("the request would cost more work than is granted for it")]
    TooMuchWork,
}

impl RuleSet {
    /// Carries the rules out on a request: first those about its head, then, its body taken apart, those about all of it.
    pub fn judge(&self, request: &Request<'_>) -> Result<Judgement, Trouble> {
        let mut course = Course::new(self, request);
        let mut refused = course.run(1)? == Ended::Refused;
        if !refused && !course.engine_off {
            let force = course.force_body;
            course.parts.read_body(request, force);
            refused = course.run(2)? == Ended::Refused;
        }
        Ok(Judgement {
            refused,
            score: course.score(),
            rules: course.told,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Passed,
    Refused,
}

/// A removal of targets from rules, for this request.
struct Exclusion<'a> {
    of: Whose<'a>,
    target: &'a Target,
}

enum Whose<'a> {
    Ids(u32, u32),
    Tag(&'a str),
}

impl Whose<'_> {
    fn holds(&self, rule: &Rule) -> bool {
        match self {
            Self::Ids(from, to) => (*from..=*to).contains(&rule.id),
            Self::Tag(tag) => rule.tags.iter().any(|known| known == tag),
        }
    }
}

/// A request on its way.
struct Course<'a> {
    set: &'a RuleSet,
    parts: Parts,
    body_bytes: usize,
    tx: BTreeMap<String, Rc<[u8]>>,
    /// Transformed values, by where the value lies and the step.
    transformed: HashMap<(*const u8, usize, usize), Rc<[u8]>>,
    matched: Vec<Value>,
    exclusions: Vec<Exclusion<'a>>,
    removed: Vec<Whose<'a>>,
    force_body: bool,
    engine_off: bool,
    told: Vec<u32>,
    work_left: u64,
}

impl<'a> Course<'a> {
    fn new(set: &'a RuleSet, request: &Request<'_>) -> Self {
        Self {
            set,
            parts: Parts::new(request),
            body_bytes: request.body.len(),
            tx: BTreeMap::new(),
            transformed: HashMap::new(),
            matched: Vec::new(),
            exclusions: Vec::new(),
            removed: Vec::new(),
            force_body: false,
            engine_off: false,
            told: Vec::new(),
            work_left: request.most_work,
        }
    }

    fn run(&mut self, phase: u8) -> Result<Ended, Trouble> {
        let set = self.set;
        let mut at = 0;
        while let Some(unit) = set.units.get(at) {
            at += 1;
            let Unit::Rule(rule) = unit else { continue };
            if rule.phase != phase || self.removed.iter().any(|whose| whose.holds(rule)) {
                continue;
            }
            if !self.holds(rule)? {
                continue;
            }
            if rule.told && !self.told.contains(&rule.id) && self.told.len() < MOST_REMEMBERED {
                self.told.push(rule.id);
            }
            match rule.outcome {
                Outcome::Refuse => return Ok(Ended::Refused),
                Outcome::Allow => {
                    self.engine_off = true;
                    return Ok(Ended::Passed);
                }
                Outcome::Pass => {}
            }
            if self.engine_off {
                return Ok(Ended::Passed);
            }
            if let Some(to) = rule.skip_to {
                at = to;
            }
        }
        Ok(Ended::Passed)
    }

    /// Whether all links of a rule hold. What a link does is done as soon as that link holds.
    fn holds(&mut self, rule: &'a Rule) -> Result<bool, Trouble> {
        self.matched.clear();
        for link in &rule.links {
            if !self.link_holds(rule, link)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn link_holds(&mut self, rule: &Rule, link: &'a Link) -> Result<bool, Trouble> {
        if link.targets.is_empty() {
            self.act(rule, link);
            return Ok(true);
        }
        let later = self.put_together(&link.operator);
        let operator = later.as_ref().unwrap_or(&link.operator);
        let mut held = false;
        for value in self.values(rule, link) {
            let Some(groups) = self.asks(link, operator, &value)? else {
                continue;
            };
            held = true;
            if link.capture {
                for (number, group) in groups.into_iter().enumerate() {
                    self.tx.insert(number.to_string(), group.into());
                }
            }
            if self.matched.len() < MOST_REMEMBERED {
                self.matched.push(value);
            }
            self.act(rule, link);
        }
        Ok(held)
    }

    /// The operator whose argument is put together for this request.
    fn put_together(&self, operator: &Operator) -> Option<Operator> {
        let Operator::Later(name, argument) = operator else {
            return None;
        };
        let argument = String::from_utf8_lossy(&self.expand(argument, None)).into_owned();
        // Nothing that was made ready before would say otherwise: an argument that cannot be used finds nothing.
        Some(Operator::new(name, &argument, None).unwrap_or(Operator::Never))
    }

    /// Asks the operator of a value, after the transformations. Gives the groups where it holds.
    fn asks(
        &mut self,
        link: &Link,
        operator: &Operator,
        value: &Value,
    ) -> Result<Option<Vec<Vec<u8>>>, Trouble> {
        let last = if value.counted { 0 } else { link.step };
        let mut steps = vec![last];
        if link.every_step {
            while let Some(step) = steps.last().and_then(|step| step.checked_sub(1)) {
                steps.push(self.set.steps[step].before);
            }
        }
        for step in steps.into_iter().rev() {
            let text = self.transform(value, step)?;
            self.work(text.len())?;
            let found = operator.ask(&text, link.capture && !link.negated);
            match (found, link.negated) {
                (Found::Yes, false) | (Found::No, true) if !matches!(operator, Operator::Never) => {
                    return Ok(Some(vec![text.to_vec()]));
                }
                (Found::Groups(groups), false) => return Ok(Some(groups)),
                _ => {}
            }
        }
        Ok(None)
    }

    fn work(&mut self, bytes: usize) -> Result<(), Trouble> {
        let cost = WORK_OF_A_LOOK + bytes as u64;
        self.work_left = self.work_left.checked_sub(cost).ok_or(Trouble::TooMuchWork)?;
        Ok(())
    }

    /// The value after a step; what lasts as long as the request is transformed once.
    fn transform(&mut self, value: &Value, step: usize) -> Result<Rc<[u8]>, Trouble> {
        let Some(last) = step.checked_sub(1) else {
            return Ok(Rc::clone(&value.text));
        };
        let known = (value.text.as_ptr(), value.text.len(), step);
        if value.lasts
            && let Some(text) = self.transformed.get(&known)
        {
            return Ok(Rc::clone(text));
        }
        let step = self.set.steps[last];
        let before = self.transform(value, step.before)?;
        self.work(before.len())?;
        let text = match step.transformation.apply(&before) {
            std::borrow::Cow::Borrowed(same) if same.len() == before.len() => Rc::clone(&before),
            changed => changed.as_ref().into(),
        };
        if value.lasts {
            self.transformed.insert(known, Rc::clone(&text));
        }
        Ok(text)
    }

    /// Does what a link does when it holds.
    fn act(&mut self, rule: &Rule, link: &'a Link) {
        for set in &link.sets {
            self.set(rule, set);
        }
        for control in &link.controls {
            self.control(control);
        }
    }

    fn set(&mut self, rule: &Rule, set: &Set) {
        let name = self.expand(&set.name, Some(rule));
        let name = String::from_utf8_lossy(&name).to_ascii_lowercase();
        if self.tx.len() >= MOST_REMEMBERED && !self.tx.contains_key(&name) {
            return;
        }
        let now = |course: &Self| course.tx.get(&name).map_or(0, |value| integer(value));
        let value: Rc<[u8]> = match &set.change {
            Change::Gone => {
                self.tx.remove(&name);
                return;
            }
            Change::To(text) => self.expand(text, Some(rule)).into(),
            Change::Add(text) => {
                let more = integer(&self.expand(text, Some(rule)));
                now(self).saturating_add(more).to_string().into_bytes().into()
            }
            Change::Subtract(text) => {
                let less = integer(&self.expand(text, Some(rule)));
                now(self).saturating_sub(less).to_string().into_bytes().into()
            }
        };
        self.tx.insert(name, value);
    }

    fn control(&mut self, control: &'a Control) {
        match control {
            Control::EngineOff => self.engine_off = true,
            Control::ForceBody => self.force_body = true,
            Control::Processor(name) => self.parts.body.processor.clone_from(name),
            Control::RemoveIds(from, to) => self.removed.push(Whose::Ids(*from, *to)),
            Control::RemoveTag(tag) => self.removed.push(Whose::Tag(tag)),
            Control::RemoveTargetsOfIds(from, to, target) => self.exclusions.push(Exclusion {
                of: Whose::Ids(*from, *to),
                target,
            }),
            Control::RemoveTargetsOfTag(tag, target) => self.exclusions.push(Exclusion {
                of: Whose::Tag(tag),
                target,
            }),
        }
    }

    /// A text with its macros put in.
    fn expand(&self, text: &str, rule: Option<&Rule>) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("%{") {
            out.extend_from_slice(before.as_bytes());
            let Some((name, after)) = after.split_once('}') else {
                return out;
            };
            out.extend_from_slice(&self.macro_value(name, rule));
            rest = after;
        }
        out.extend_from_slice(rest.as_bytes());
        out
    }

    fn macro_value(&self, name: &str, rule: Option<&Rule>) -> Vec<u8> {
        let name = name.to_ascii_lowercase();
        match name.split_once('.') {
            Some(("tx", key)) => self.tx.get(key).map_or_else(Vec::new, |value| value.to_vec()),
            Some(("rule", "id")) => rule.map_or_else(Vec::new, |rule| rule.id.to_string().into_bytes()),
            _ => match (name.as_str(), self.matched.last()) {
                ("matched_var", Some(value)) => value.text.to_vec(),
                ("matched_var_name", Some(value)) => value.full_name().into_bytes(),
                _ => Vec::new(),
            },
        }
    }

    /// The score as version 3 or 4 of the Core Rule Set keeps it.
    fn score(&self) -> i64 {
        let number = |name: &str| self.tx.get(name).map_or(0, |value| integer(value));
        let by_level: i64 = (1..=4)
            .map(|level| number(&format!("anomaly_score_pl{level}")))
            .sum();
        let by_level_4: i64 = (1..=4)
            .map(|level| number(&format!("inbound_anomaly_score_pl{level}")))
            .sum();
        by_level.max(by_level_4)
    }
}
