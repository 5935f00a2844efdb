//! Who may do what: every operation of the OpenAPI document, asked by everybody there is.
//!
//! A new operation fails the test until it has a row in [`table`], which says who it is for.

mod table;
mod world;

use std::collections::BTreeSet;
use std::fmt::Write;

use self::table::{Row, Who, rows};
use self::world::World;
use crate::served::Reply;

/// Everybody who may ask, in the order in which they ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Without a token.
    Nobody,
    /// The owner's API token that lacks the scope: for a change it may read, and everything of the other areas.
    Scoped,
    /// Somebody who does not know the trip.
    Other,
    /// Who runs the server, and does not know the trip.
    Admin,
    Viewer,
    Editor,
    Owner,
    /// The owner's API token: with every scope for a change, else with the one for reading there.
    Program,
}

const ROLES: [Role; 8] = [
    Role::Nobody,
    Role::Scoped,
    Role::Other,
    Role::Admin,
    Role::Viewer,
    Role::Editor,
    Role::Owner,
    Role::Program,
];

/// Who of those with a full right to ask gets it done.
fn may(who: Who) -> &'static [Role] {
    use Role::{Admin, Editor, Other, Owner, Program, Viewer};
    match who {
        Who::Anybody => &ROLES,
        Who::Known => &[Other, Admin, Viewer, Editor, Owner, Program],
        Who::Session => &[Other, Admin, Viewer, Editor, Owner],
        Who::Operator => &[Admin],
        Who::Asker => &[Admin, Owner, Program],
        Who::Viewer => &[Viewer, Editor, Owner, Program],
        Who::Editor => &[Editor, Owner, Program],
        Who::Owner | Who::OwnerOfTheBin => &[Owner, Program],
    }
}

/// Status and code of the refusal that somebody has to get; `None` where they get it done.
fn refusal(who: Who, role: Role) -> Option<(u16, &'static str)> {
    if may(who).contains(&role) {
        return None;
    }
    let knows_the_trip = matches!(role, Role::Viewer | Role::Editor);
    Some(match (role, who) {
        (Role::Nobody, _) => (401, "UNAUTHORIZED"),
        (Role::Scoped, _) | (_, Who::Operator | Who::Session) => (403, "FORBIDDEN"),
        (_, Who::Asker) => (404, "GENERATION_NOT_FOUND"),
        (_, Who::Editor | Who::Owner) if knows_the_trip => (403, "FORBIDDEN"),
        _ => (404, "TRIP_NOT_FOUND"),
    })
}

fn judge(row: &Row, role: Role, reply: &Reply, is_first: bool) -> Option<String> {
    let expected = refusal(row.who, role);
    let fits = match expected {
        Some((status, code)) => reply.status == status && reply.code() == code,
        // Later ones may find that the first has done it already.
        None if is_first => reply.status == row.done[0],
        None => row.done.contains(&reply.status),
    };
    (!fits).then(|| {
        let expected = expected.map_or_else(
            || format!("{:?}", row.done),
            |(status, code)| format!("{status} {code}"),
        );
        let body: String = reply.body.chars().take(300).collect();
        format!(
            "{} {} as {role:?}: expected {expected}, got {} {body}",
            row.method, row.path, reply.status
        )
    })
}

#[test]
fn every_operation_is_for_those_it_is_for() {
    let world = World::new();
    let mut faults = Vec::new();
    for row in rows() {
        let mut is_first = true;
        for role in ROLES {
            let reply = world.ask(&row, role);
            faults.extend(judge(&row, role, &reply, is_first));
            is_first &= refusal(row.who, role).is_some();
        }
    }
    assert!(faults.is_empty(), "{}", listed(&faults));
}

#[test]
fn somebody_taken_off_a_trip_reads_nothing_of_it_any_more() {
    let world = World::new();
    let generation = world.generation_of("editor");
    let paths = [
        format!("/api/v1/ai/generations/{generation}"),
        format!("/api/v1/ai/generations/{generation}/events"),
    ];
    for path in &paths {
        assert_eq!(world.read("editor", path).status, 200, "{path}");
    }
    world.take_off("editor");
    for path in &paths {
        let reply = world.read("editor", path);
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (404, "GENERATION_NOT_FOUND"),
            "{path}"
        );
        assert_eq!(world.read("admin", path).status, 200, "{path}");
    }
}

#[test]
fn the_table_knows_every_operation_of_the_document() {
    let document = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let document = std::fs::read_to_string(document).expect("docs/openapi.json");
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    let mut documented = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("operations").keys() {
            if method != "parameters" {
                documented.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    let table: BTreeSet<String> = rows().iter().map(Row::operation).collect();
    let missing: Vec<String> = documented.difference(&table).cloned().collect();
    let gone: Vec<String> = table.difference(&documented).cloned().collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "say in authorisation/table.rs who these are for:{}\nand take these out, which are gone:{}",
        listed(&missing),
        listed(&gone)
    );
}

fn listed(all: &[String]) -> String {
    all.iter().fold(String::new(), |mut text, one| {
        write!(text, "\n  {one}").expect("a text takes what is written to it");
        text
    })
}
