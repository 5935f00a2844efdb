//! What the targets of a rule stand for in a request.

use std::rc::Rc;

use super::{Course, Exclusion};
use crate::request::Member;
use crate::rules::{Link, Rule};
use crate::variable::{Target, Variable};

/// A value that is looked at.
#[derive(Clone, Debug)]
pub(super) struct Value {
    variable: Variable,
    name: Rc<str>,
    pub(super) text: Rc<[u8]>,
    /// Whether it stays where it is as long as the request is looked at.
    pub(super) lasts: bool,
    /// It is a number of values.
    pub(super) counted: bool,
}

impl Value {
    /// Such as `ARGS:q`.
    pub(super) fn full_name(&self) -> String {
        if self.name.is_empty() {
            self.variable.name().to_owned()
        } else {
            format!("{}:{}", self.variable.name(), self.name)
        }
    }
}

impl Course<'_> {
    /// The values of a link's targets, without those that are excluded by the rule itself or for this request.
    pub(super) fn values(&self, rule: &Rule, link: &Link) -> Vec<Value> {
        let exclusions: Vec<&Exclusion<'_>> = self
            .exclusions
            .iter()
            .filter(|exclusion| exclusion.of.holds(rule))
            .collect();
        let mut values = Vec::new();
        for target in link.targets.iter().filter(|target| !target.excluded) {
            let before = values.len();
            self.collect(target, &mut values);
            let mut at = before;
            while let Some(value) = values.get(at) {
                let own = link.targets.iter().filter(|target| target.excluded);
                let others = exclusions.iter().map(|exclusion| exclusion.target);
                if own.chain(others).any(|target| takes_away(target, value)) {
                    values.swap_remove(at);
                } else {
                    at += 1;
                }
            }
            if target.counted {
                let count = values.len() - before;
                values.truncate(before);
                values.push(Value {
                    variable: target.variable,
                    name: "".into(),
                    text: count.to_string().into_bytes().into(),
                    lasts: false,
                    counted: true,
                });
            }
        }
        values
    }

    fn collect(&self, target: &Target, values: &mut Vec<Value>) {
        let parts = &self.parts;
        let body = &parts.body;
        let variable = target.variable;
        let mut members = |members: &[Member]| push_members(target, members, false, values);
        match variable {
            Variable::Args => {
                members(&parts.args_get);
                members(&body.args);
            }
            Variable::ArgsGet => members(&parts.args_get),
            Variable::ArgsPost => members(&body.args),
            Variable::ArgsNames => {
                push_members(target, &parts.args_get, true, values);
                push_members(target, &body.args, true, values);
            }
            Variable::ArgsGetNames => push_members(target, &parts.args_get, true, values),
            Variable::ArgsPostNames => push_members(target, &body.args, true, values),
            Variable::Files => members(&body.files),
            Variable::FilesNames => push_members(target, &body.files, true, values),
            Variable::FilesContent => members(&body.uploads),
            Variable::MultipartPartHeaders => members(&body.part_headers),
            Variable::RequestCookies => members(&parts.cookies),
            Variable::RequestCookiesNames => push_members(target, &parts.cookies, true, values),
            Variable::RequestHeaders => members(&parts.headers),
            Variable::RequestHeadersNames => push_members(target, &parts.headers, true, values),
            Variable::Xml => members(&body.xml),
            Variable::QueryString => members(std::slice::from_ref(&parts.query)),
            Variable::RemoteAddress => members(std::slice::from_ref(&parts.client)),
            Variable::RequestBasename => members(std::slice::from_ref(&parts.base_name)),
            Variable::RequestFilename => members(std::slice::from_ref(&parts.path)),
            Variable::RequestLine => members(std::slice::from_ref(&parts.line)),
            Variable::RequestMethod => members(std::slice::from_ref(&parts.method)),
            Variable::RequestProtocol => members(std::slice::from_ref(&parts.protocol)),
            Variable::RequestUri | Variable::RequestUriRaw => members(std::slice::from_ref(&parts.target)),
            Variable::RequestBody => members(body.raw.as_slice()),
            _ => self.collect_changing(target, values),
        }
    }

    /// What is counted, or changes while rules are carried out.
    fn collect_changing(&self, target: &Target, values: &mut Vec<Value>) {
        let body = &self.parts.body;
        let number = |number: usize| number.to_string().into_bytes();
        let size = |members: &[Member]| members.iter().map(|member| member.value.len()).sum::<usize>();
        let single = |text: Vec<u8>| Value {
            variable: target.variable,
            name: "".into(),
            text: text.into(),
            lasts: false,
            counted: false,
        };
        match target.variable {
            Variable::ArgsCombinedSize => {
                let sizes = self.parts.args_get.iter().chain(&body.args);
                let sum = sizes
                    .map(|member| member.name_bytes.len() + member.value.len())
                    .sum();
                values.push(single(number(sum)));
            }
            Variable::FilesCombinedSize => values.push(single(number(size(&body.uploads)))),
            Variable::FilesSizes => {
                let sizes = body
                    .uploads
                    .iter()
                    .map(|member| single(number(member.value.len())));
                values.extend(sizes);
            }
            Variable::RequestBodyLength => values.push(single(number(self.body_bytes))),
            Variable::ReqbodyProcessor => values.push(single(body.processor.clone().into_bytes())),
            Variable::ReqbodyError => values.push(single(number(usize::from(body.fault.is_some())))),
            Variable::ReqbodyErrorMessage => {
                let word = body.fault.map_or("", crate::body::Fault::word);
                values.push(single(word.as_bytes().to_vec()));
            }
            Variable::MultipartFault(kind) => {
                let odd = body
                    .oddities
                    .iter()
                    .any(|oddity| kind.is_empty() || *oddity == kind);
                values.push(single(number(usize::from(odd))));
            }
            Variable::Tx => {
                for (name, text) in &self.tx {
                    if target.holds(name) {
                        values.push(Value {
                            variable: Variable::Tx,
                            name: name.as_str().into(),
                            text: text.clone(),
                            lasts: false,
                            counted: false,
                        });
                    }
                }
            }
            Variable::MatchedVar => values.extend(self.matched.last().cloned()),
            Variable::MatchedVars => values.extend(self.matched.iter().cloned()),
            Variable::MatchedVarName => {
                values.extend(
                    self.matched
                        .last()
                        .map(|value| single(value.full_name().into_bytes())),
                );
            }
            Variable::MatchedVarsNames => {
                let names = self
                    .matched
                    .iter()
                    .map(|value| single(value.full_name().into_bytes()));
                values.extend(names);
            }
            _ => {}
        }
    }
}

fn push_members(target: &Target, members: &[Member], names: bool, values: &mut Vec<Value>) {
    for member in members {
        if target.key.is_none() || target.holds(&member.name) {
            values.push(Value {
                variable: target.variable,
                name: Rc::clone(&member.name),
                text: Rc::clone(if names { &member.name_bytes } else { &member.value }),
                lasts: true,
                counted: false,
            });
        }
    }
}

/// Whether an exclusion means a value. What is excluded from all arguments is excluded from those of a kind.
fn takes_away(target: &Target, value: &Value) -> bool {
    let same = match (target.variable, value.variable) {
        (Variable::Args, Variable::ArgsGet | Variable::ArgsPost)
        | (Variable::ArgsNames, Variable::ArgsGetNames | Variable::ArgsPostNames) => true,
        (named, variable) => named == variable,
    };
    same && target.holds(&value.name)
}
