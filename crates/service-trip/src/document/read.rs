//! Bodies of requests become documents.
//!
//! A body says the fields of a request; its name may also be called `tripName`. Members may carry a `memberId` and
//! destinations a `destinationId`, so that they stay who they are when a list is sent back.

use platform::World;
use platform::problem::{Problem, Rule};
use platform::text;
use serde_json::{Map, Value};
use wire::Draft;

use super::check::{body_name, problem_of};
use super::{Document, Part};

/// A JSON object as it came.
pub(crate) type Body = Map<String, Value>;

/// The two lists whose entries have ids of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// `members`.
    Members,
    /// `destinations`.
    Destinations,
}

impl Parts {
    fn field(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Destinations => "destinations",
        }
    }

    fn id_field(self) -> &'static str {
        match self {
            Self::Members => "memberId",
            Self::Destinations => "destinationId",
        }
    }

    fn of(self, document: &Document) -> &[Part] {
        match self {
            Self::Members => &document.members,
            Self::Destinations => &document.destinations,
        }
    }
}

/// Reads any part of a request, at least the name of the trip.
///
/// Entries keep the id that they carry, else that of the former entry of the same name (without a name, of the same
/// fields), else they get a new one.
pub(crate) fn read_body(
    mut body: Body,
    before: Option<&Document>,
    world: &World,
) -> Result<Document, Problem> {
    let member_ids = take_ids(&mut body, Parts::Members)?;
    let destination_ids = take_ids(&mut body, Parts::Destinations)?;
    let read = Draft::read(&Value::Object(body)).map_err(|error| problem_of(error, body_name))?;
    let mut read = read.into_fields();
    let members = parts(Parts::Members, read.remove("members"), member_ids, before, world)?;
    let destinations = read.remove("destinations");
    let destinations = parts(Parts::Destinations, destinations, destination_ids, before, world)?;
    Ok(Document {
        name: one_line(&string(read.remove("name")).unwrap_or_default()),
        start_date: string(read.remove("startDate")),
        members,
        destinations,
        rest: read,
    })
}

/// Reads one member or destination; the fields that are refused are named as they stand in it.
pub(crate) fn read_one(kind: Parts, mut body: Body) -> Result<Body, Problem> {
    // Whoever read it may send its id back; the path says which one is meant.
    body.remove(kind.id_field());
    let prefix = format!("{}[0]", kind.field());
    let whole = Value::Object(Map::from_iter([
        ("name".to_owned(), Value::from("-")),
        (kind.field().to_owned(), Value::Array(vec![Value::Object(body)])),
    ]));
    let read = Draft::read(&whole).map_err(|error| {
        problem_of(error, |field| {
            let inner = field.strip_prefix(&prefix).unwrap_or(field);
            body_name(inner.trim_start_matches('.'))
        })
    })?;
    let Some(Value::Array(list)) = read.into_fields().remove(kind.field()) else {
        return Err(Problem::invalid_request());
    };
    let first = list.into_iter().find_map(fields_of);
    first.ok_or_else(Problem::invalid_request)
}

/// Our ids in the entries of a list, taken out of them.
fn take_ids(body: &mut Body, kind: Parts) -> Result<Vec<Option<String>>, Problem> {
    let Some(Value::Array(entries)) = body.get_mut(kind.field()) else {
        return Ok(Vec::new());
    };
    let mut ids = Vec::new();
    for (index, entry) in entries.iter_mut().enumerate() {
        let id = entry
            .as_object_mut()
            .and_then(|entry| entry.remove(kind.id_field()));
        ids.push(match id {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(id),
            Some(_) => return Err(unknown_id(kind, index)),
        });
    }
    Ok(ids)
}

/// The entries of a list with their ids.
fn parts(
    kind: Parts,
    list: Option<Value>,
    ids: Vec<Option<String>>,
    before: Option<&Document>,
    world: &World,
) -> Result<Vec<Part>, Problem> {
    let Some(Value::Array(list)) = list else {
        return Ok(Vec::new());
    };
    let mut free: Vec<&Part> = before.map_or_else(Vec::new, |before| kind.of(before).iter().collect());
    // Entries that say who they are come first: none of them may lose its id to another of the same name.
    for (index, id) in ids.iter().enumerate() {
        if let Some(id) = id {
            let known = free.iter().position(|part| part.id == *id);
            free.remove(known.ok_or_else(|| unknown_id(kind, index))?);
        }
    }
    let entries = list.into_iter().filter_map(fields_of);
    let ids = ids.into_iter().chain(std::iter::repeat(None));
    let named = |(fields, id): (Body, Option<String>)| {
        let id = id
            .or_else(|| same_one(&mut free, &fields))
            .unwrap_or_else(|| world.new_id());
        Part { id, fields }
    };
    Ok(entries.zip(ids).map(named).collect())
}

/// Takes the id of the first former entry of the same name; without a name, of the first that says the same.
fn same_one(free: &mut Vec<&Part>, fields: &Body) -> Option<String> {
    let name = |fields: &Body| fields.get("name").and_then(Value::as_str).map(str::to_lowercase);
    let wanted = name(fields);
    let index = free.iter().position(|other| match &wanted {
        Some(_) => name(&other.fields) == wanted,
        None => other.fields == *fields,
    })?;
    Some(free.remove(index).id.clone())
}

/// The fields of a member or destination, its name without the blanks around it.
fn fields_of(entry: Value) -> Option<Body> {
    let Value::Object(mut fields) = entry else {
        return None;
    };
    if let Some(Value::String(name)) = fields.get_mut("name") {
        *name = name.trim().to_owned();
    }
    Some(fields)
}

/// The name of a trip stands in lists, file names and messages: a control character in it becomes a blank.
fn one_line(name: &str) -> String {
    name.replace(char::is_control, " ")
}

fn string(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn unknown_id(kind: Parts, index: usize) -> Problem {
    Problem::invalid_field(
        format!("{}[{index}].{}", kind.field(), kind.id_field()),
        Rule::Format,
        text(
            "이 여행에 없거나 두 번 쓰인 번호입니다. 새로 추가하려면 빼고 보내세요",
            "is not in this trip, or stands here twice; leave it out to add a new one",
        ),
    )
}
