//! Rules as they are carried out, made of what was read.

use std::collections::BTreeMap;
use std::path::Path;

use crate::load::LoadError;
use crate::operator::Operator;
use crate::seclang::{ActionText, Directive, RuleText, Which, ids, targets};
use crate::transform::Transformation;
use crate::variable::Target;

/// What happens where a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Pass,
    Allow,
    Refuse,
}

/// A rule: its links hold together, or it does not.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: u32,
    pub(crate) phase: u8,
    pub(crate) tags: Vec<String>,
    message: Option<String>,
    pub(crate) links: Vec<Link>,
    pub(crate) outcome: Outcome,
    /// Whether it is to be spoken of.
    pub(crate) told: bool,
    /// Where to go on, as an index of units.
    pub(crate) skip_to: Option<usize>,
    skip_after: Option<String>,
}

/// A condition, and what is done when it holds.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) targets: Vec<Target>,
    pub(crate) operator: Operator,
    pub(crate) negated: bool,
    /// Index of the last step of its transformations.
    pub(crate) step: usize,
    /// Whether the value is looked at after every step.
    pub(crate) every_step: bool,
    pub(crate) capture: bool,
    pub(crate) sets: Vec<Set>,
    pub(crate) controls: Vec<Control>,
}

/// A change of a variable in `TX`; name and value may hold macros.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) change: Change,
}

/// How it changes.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    To(String),
    Add(String),
    Subtract(String),
    Gone,
}

/// Something that holds for the rest of the request.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    EngineOff,
    RemoveIds(u32, u32),
    RemoveTag(String),
    RemoveTargetsOfIds(u32, u32, Target),
    RemoveTargetsOfTag(String, Target),
    Processor(String),
    ForceBody,
}

/// Rules and marks, in their order.
#[derive(Clone, Debug)]
pub(crate) enum Unit {
    Rule(Box<Rule>),
    Marker(String),
}

/// A step of transformations after another one; the first of all does nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) before: usize,
    pub(crate) transformation: Transformation,
}

/// Rules that are ready.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    pub(crate) units: Vec<Unit>,
    /// Steps from 1 on; 0 is the value as it came.
    pub(crate) steps: Vec<Step>,
    left_out: Vec<String>,
}

impl RuleSet {
    /// How many rules there are.
    pub fn count(&self) -> usize {
        self.units
            .iter()
            .filter(|unit| matches!(unit, Unit::Rule(_)))
            .count()
    }

    /// Rules that could not be made ready, each with the reason.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }
}

/// Puts rules together.
#[derive(Default)]
pub(crate) struct Builder {
    set: RuleSet,
    defaults: BTreeMap<u8, Outcome>,
    open: Option<Rule>,
    /// A chain that is left out goes on.
    leaving_out: bool,
    removed: Vec<Which>,
    updates: Vec<(Which, Vec<Target>)>,
    other_actions: Vec<(Which, Vec<ActionText>)>,
    known_steps: BTreeMap<(usize, u8), usize>,
}

impl Builder {
    /// Adds a directive; files that it names lie in `folder`. An inclusion is resolved by whoever reads files.
    pub(crate) fn add(&mut self, directive: Directive, folder: Option<&Path>) -> Result<(), LoadError> {
        match directive {
            Directive::Rule(text) => self.add_rule(&text, folder)?,
            Directive::Defaults(actions) => {
                let phase = phase(&actions);
                self.defaults
                    .insert(phase, outcome(&actions).unwrap_or(Outcome::Pass));
            }
            Directive::Marker(name) => self.set.units.push(Unit::Marker(name)),
            Directive::Remove(which) => self.removed.push(which),
            Directive::Update(which, targets) => self.updates.push((which, targets)),
            Directive::Actions(which, actions) => self.other_actions.push((which, actions)),
            Directive::Include(at, ..) => return Err(at.error("a file cannot be included here")),
        }
        Ok(())
    }

    fn add_rule(&mut self, text: &RuleText, folder: Option<&Path>) -> Result<(), LoadError> {
        let chained = text.actions.iter().any(|action| action.name == "chain");
        if self.leaving_out {
            self.leaving_out = chained;
            return Ok(());
        }
        let link = match self.link(text, folder) {
            Ok(link) => link,
            Err(reason) => {
                let id = self
                    .open
                    .take()
                    .map_or_else(|| id(&text.actions), |rule| Some(rule.id));
                let id = id.map_or_else(String::new, |id| format!("rule {id}: "));
                self.set.left_out.push(format!("{id}{}", text.at.error(reason)));
                self.leaving_out = chained;
                return Ok(());
            }
        };
        let mut rule = match self.open.take() {
            Some(rule) => rule,
            None => self.head(text)?,
        };
        if let Some(skip) = text.actions.iter().find(|action| action.name == "skipafter") {
            rule.skip_after = Some(skip.value.clone());
        }
        rule.links.push(link);
        if chained {
            self.open = Some(rule);
        } else {
            self.set.units.push(Unit::Rule(Box::new(rule)));
        }
        Ok(())
    }

    fn head(&self, text: &RuleText) -> Result<Rule, LoadError> {
        let id = id(&text.actions).ok_or_else(|| text.at.error("a rule has no number"))?;
        let phase = phase(&text.actions);
        let has = |name: &str| text.actions.iter().any(|action| action.name == name);
        let default = self.defaults.get(&phase).copied().unwrap_or(Outcome::Pass);
        Ok(Rule {
            id,
            phase,
            tags: of(&text.actions, "tag").map(str::to_owned).collect(),
            message: of(&text.actions, "msg").next().map(str::to_owned),
            links: Vec::new(),
            outcome: match outcome(&text.actions) {
                Some(outcome) => outcome,
                None if has("block") => default,
                None => Outcome::Pass,
            },
            told: !has("nolog"),
            skip_to: None,
            skip_after: None,
        })
    }

    fn link(&mut self, text: &RuleText, folder: Option<&Path>) -> Result<Link, String> {
        let has = |name: &str| text.actions.iter().any(|action| action.name == name);
        let mut step = 0;
        for name in of(&text.actions, "t") {
            if name.eq_ignore_ascii_case("none") {
                step = 0;
                continue;
            }
            match Transformation::named(name) {
                Some(Transformation::Nothing) => {}
                Some(transformation) => step = self.step(step, transformation),
                None => return Err(format!("`t:{name}` is no transformation that is known here")),
            }
        }
        let controls = of(&text.actions, "ctl")
            .map(control)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Link {
            targets: text.targets.clone(),
            operator: Operator::new(&text.operator.name, &text.operator.argument, folder)?,
            negated: text.operator.negated,
            step,
            every_step: has("multimatch"),
            capture: has("capture"),
            sets: of(&text.actions, "setvar").filter_map(set).collect(),
            controls: controls.into_iter().flatten().collect(),
        })
    }

    /// Steps are shared, so that a value is transformed once for all rules that begin alike.
    fn step(&mut self, before: usize, transformation: Transformation) -> usize {
        let steps = &mut self.set.steps;
        *self
            .known_steps
            .entry((before, transformation as u8))
            .or_insert_with(|| {
                steps.push(Step {
                    before,
                    transformation,
                });
                steps.len()
            })
    }

    /// Ends the work: what was to be removed goes, and every skip finds its mark.
    pub(crate) fn build(self) -> RuleSet {
        let Self {
            mut set,
            removed,
            updates,
            other_actions,
            open,
            ..
        } = self;
        if let Some(rule) = open {
            set.left_out
                .push(format!("rule {}: its chain does not end", rule.id));
        }
        set.units.retain(|unit| match unit {
            Unit::Rule(rule) => !removed.iter().any(|which| which.holds(rule)),
            Unit::Marker(_) => true,
        });
        let marks: Vec<(usize, String)> = set
            .units
            .iter()
            .enumerate()
            .filter_map(|(at, unit)| match unit {
                Unit::Marker(name) => Some((at, name.clone())),
                Unit::Rule(_) => None,
            })
            .collect();
        let end = set.units.len();
        for (at, unit) in set.units.iter_mut().enumerate() {
            let Unit::Rule(rule) = unit else { continue };
            for (which, actions) in &other_actions {
                if which.holds(rule) {
                    rule.act_otherwise(actions);
                }
            }
            for (which, targets) in &updates {
                if !which.holds(rule) {
                    continue;
                }
                for (number, link) in rule.links.iter_mut().enumerate() {
                    // What is taken away is taken from the whole chain; a `SecAction` looks at nothing.
                    let new = targets.iter().filter(|target| target.excluded || number == 0);
                    if !link.targets.is_empty() {
                        link.targets.extend(new.cloned());
                    }
                }
            }
            rule.skip_to = rule.skip_after.as_ref().map(|name| {
                marks
                    .iter()
                    .find(|(mark, known)| *mark > at && known == name)
                    .map_or(end, |(mark, _)| *mark)
            });
        }
        set
    }
}

impl Rule {
    /// Takes other actions: what is refused, what is spoken of, and more tags. The rest stays as it was written.
    fn act_otherwise(&mut self, actions: &[ActionText]) {
        if let Some(outcome) = outcome(actions) {
            self.outcome = outcome;
        }
        for action in actions {
            match action.name.as_str() {
                "log" => self.told = true,
                "nolog" => self.told = false,
                "tag" => self.tags.push(action.value.clone()),
                _ => {}
            }
        }
    }
}

impl Which {
    fn holds(&self, rule: &Rule) -> bool {
        match self {
            Self::Ids(from, to) => (*from..=*to).contains(&rule.id),
            Self::Tag(tag) => rule.tags.contains(tag),
            Self::Message(message) => rule.message.as_ref() == Some(message),
        }
    }
}

fn of<'a>(actions: &'a [ActionText], name: &'a str) -> impl Iterator<Item = &'a str> {
    actions
        .iter()
        .filter(move |action| action.name == name)
        .map(|action| action.value.as_str())
}

fn id(actions: &[ActionText]) -> Option<u32> {
    of(actions, "id").next()?.parse().ok()
}

fn phase(actions: &[ActionText]) -> u8 {
    match of(actions, "phase").next() {
        Some("1") => 1,
        None | Some("2" | "request") => 2,
        // Those of answers and of the log are never carried out.
        Some("response") => 4,
        Some("logging") => 5,
        Some(other) => other.parse().unwrap_or(2),
    }
}

fn outcome(actions: &[ActionText]) -> Option<Outcome> {
    actions.iter().find_map(|action| match action.name.as_str() {
        "deny" | "drop" | "redirect" => Some(Outcome::Refuse),
        "allow" => Some(Outcome::Allow),
        "pass" => Some(Outcome::Pass),
        _ => None,
    })
}

/// A change of `TX`. Other collections last longer than a request, and do not exist here.
fn set(text: &str) -> Option<Set> {
    let (gone, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
    let (name, value) = text.split_once('=').unwrap_or((text, "1"));
    let (collection, name) = name.split_once('.')?;
    if !collection.trim().eq_ignore_ascii_case("tx") {
        return None;
    }
    let change = match (gone, value.as_bytes().first()) {
        (true, _) => Change::Gone,
        (false, Some(b'+')) => Change::Add(value[1..].to_owned()),
        (false, Some(b'-')) => Change::Subtract(value[1..].to_owned()),
        _ => Change::To(value.to_owned()),
    };
    Some(Set {
        name: name.trim().to_ascii_lowercase(),
        change,
    })
}

/// A control; `None` for those of logs, which are not kept as ModSecurity keeps them.
fn control(text: &str) -> Result<Option<Control>, String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let range = |text: &str| ids(text).ok_or_else(|| format!("`{text}` is no number of a rule"));
    let target = |text: &str| -> Result<Target, String> {
        let mut found = targets(text)?;
        found.pop().ok_or_else(|| "no target".to_owned())
    };
    let name = name.trim().to_ascii_lowercase();
    Ok(Some(match (name.as_str(), value.trim()) {
        ("ruleengine", value) if value.eq_ignore_ascii_case("off") => Control::EngineOff,
        ("ruleremovebyid", value) => {
            let (from, to) = range(value)?;
            Control::RemoveIds(from, to)
        }
        ("ruleremovebytag", value) => Control::RemoveTag(value.to_owned()),
        ("ruleremovetargetbyid", value) => {
            let (id, of) = value.split_once(';').ok_or("a target is missing")?;
            let (from, to) = range(id)?;
            Control::RemoveTargetsOfIds(from, to, target(of)?)
        }
        ("ruleremovetargetbytag", value) => {
            let (tag, of) = value.split_once(';').ok_or("a target is missing")?;
            Control::RemoveTargetsOfTag(tag.to_owned(), target(of)?)
        }
        ("requestbodyprocessor", value) => Control::Processor(value.to_ascii_uppercase()),
        ("forcerequestbodyvariable", value) if value.eq_ignore_ascii_case("on") => Control::ForceBody,
        // Logs are not kept as ModSecurity keeps them, and bodies are always read.
        (
            "auditengine"
            | "auditlogparts"
            | "debugloglevel"
            | "requestbodyaccess"
            | "responsebodyaccess"
            | "ruleengine"
            | "forcerequestbodyvariable"
            // XML is always looked at as `XML`, and never among the arguments.
            | "parsexmlintoargs",
            _,
        ) => return Ok(None),
        _ => return Err(format!("`ctl:{name}` is not known here")),
    }))
}
