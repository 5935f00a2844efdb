//! Reading the group: who travels, how they get about, what they may spend.

use engine_model::people::{Health, Member};
use engine_model::problem::Mode;
use engine_model::request::{Budget, PlaceRef};

use crate::faults::{Faults, FieldRule, fault, joined, said};
use crate::fields::Field;

/// 1..=10 members with names that differ.
pub(crate) fn read_members(field: &Field, faults: &mut Faults) -> Option<Vec<Member>> {
    let items = field.list(faults, 1..=10)?;
    let mut members: Vec<Member> = Vec::new();
    for item in items {
        let Some(member) = read_member(&item, faults) else {
            continue;
        };
        let repeats = member.name.is_some() && members.iter().any(|other| same_name(other, &member));
        if repeats {
            let message = said(
                "must differ from the other members' names",
                "다른 일행의 이름과 달라야 합니다",
            );
            fault(
                faults,
                &joined(item.path(), "name"),
                FieldRule::Duplicate,
                message,
            );
        }
        members.push(member);
    }
    Some(members)
}

/// Transit, car or walk.
pub(crate) fn read_transport(field: &Field, faults: &mut Faults) -> Option<Mode> {
    field.one_of(faults, &[Mode::Transit, Mode::Car, Mode::Walk])
}

/// Limits on spending, each above zero.
pub(crate) fn read_budget(field: &Field, faults: &mut Faults) -> Option<Budget> {
    let mut object = field.object(faults)?;
    let total = object.optional("total").and_then(|field| field.money(faults, 1));
    let per_day = object.optional("perDay").and_then(|field| field.money(faults, 1));
    object.finish(faults);
    Some(Budget { total, per_day })
}

/// Up to 50 references to places.
pub(crate) fn read_places(field: &Field, faults: &mut Faults) -> Option<Vec<PlaceRef>> {
    let items = field.list(faults, 0..=50)?;
    Some(items.iter().filter_map(|item| item.place(faults)).collect())
}

fn read_member(field: &Field, faults: &mut Faults) -> Option<Member> {
    let mut object = field.object(faults)?;
    let name = object
        .optional("name")
        .and_then(|field| field.text(faults, 1..=40));
    let age = object
        .required("age", faults)
        .and_then(|field| field.number(faults, 0..=120));
    let gender = object.optional("gender").and_then(|field| field.term(faults));
    let health = match object.optional("health") {
        Some(field) => field.term(faults),
        None => Some(Health::Good),
    };
    let likes = object
        .optional("likes")
        .and_then(|field| field.terms(faults))
        .unwrap_or_default();
    let dislikes = object
        .optional("dislikes")
        .and_then(|field| field.terms(faults))
        .unwrap_or_default();
    let diets = object
        .optional("diets")
        .and_then(|field| field.terms(faults))
        .unwrap_or_default();
    let mobility = object
        .optional("mobilityAid")
        .and_then(|field| field.term(faults));
    let must_see = object
        .optional("mustSee")
        .and_then(|field| read_places(&field, faults))
        .unwrap_or_default();
    object.finish(faults);
    Some(Member {
        name,
        age: age?,
        gender,
        health: health?,
        likes,
        dislikes,
        diets,
        mobility,
        must_see,
    })
}

fn same_name(one: &Member, other: &Member) -> bool {
    let lowered = |member: &Member| member.name.as_ref().map(|name| name.to_lowercase());
    lowered(one) == lowered(other)
}
