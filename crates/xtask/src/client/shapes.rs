//! Schemas that are put together from others: parts that hold together become one struct, a choice that a word tells
//! becomes an enum with that tag, another choice an enum whose content tells.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::names::pascal;
use super::{boxed, doc, field_of, kind_of, object_of, required_of, text};

type Schemas = Map<String, Value>;

/// The schema as one object, where it is one: all of several objects together, or one of several that differ
/// little: what some of them lack or do not require is optional.
pub(super) fn whole(schemas: &Schemas, schema: &Value) -> Value {
    let together = |word: &str| -> Option<Vec<Value>> {
        let parts = schema.get(word)?.as_array()?.iter();
        let parts: Vec<Value> = parts
            .map(|part| whole(schemas, resolved(schemas, part)))
            .collect();
        let all_objects = parts.iter().all(|part| object_of(part).is_some());
        (parts.len() > 1 && all_objects).then_some(parts)
    };
    if let Some(parts) = together("allOf") {
        let required = parts.iter().flat_map(required_of).collect();
        return joined(schema, &parts, &required);
    }
    match together("oneOf") {
        Some(parts) if tag_of(&parts).is_none() && are_alike(&parts) => {
            let mut required: BTreeSet<&str> = required_of(&parts[0]).collect();
            for part in &parts {
                required = &required & &required_of(part).collect();
            }
            joined(schema, &parts, &required)
        }
        _ => schema.clone(),
    }
}

fn resolved<'a>(schemas: &'a Schemas, schema: &'a Value) -> &'a Value {
    let name = schema.get("$ref").and_then(Value::as_str);
    let name = name.and_then(|reference| reference.rsplit('/').next());
    name.and_then(|name| schemas.get(name)).unwrap_or(schema)
}

/// Whether most of the fields of each are fields of all, of the same kind.
fn are_alike(parts: &[Value]) -> bool {
    let fields = |part: &Value| -> BTreeSet<(String, String)> {
        let fields = object_of(part).into_iter().flatten();
        fields
            .map(|(name, field)| (name.clone(), kind_of(field)))
            .collect()
    };
    let mut common = fields(&parts[0]);
    let mut all = BTreeMap::new();
    for part in parts {
        let own = fields(part);
        common = &common & &own;
        for (name, kind) in own {
            if *all.entry(name).or_insert_with(|| kind.clone()) != kind {
                return false;
            }
        }
    }
    2 * common.len() > all.len()
}

fn joined(schema: &Value, parts: &[Value], required: &BTreeSet<&str>) -> Value {
    let properties: Schemas = parts
        .iter()
        .filter_map(object_of)
        .flatten()
        .map(|(name, property)| (name.clone(), property.clone()))
        .collect();
    json!({
        "type": "object", "description": text(schema, "description").unwrap_or_default(),
        "properties": properties, "required": required,
    })
}

/// The enum of a choice; nothing where the schema is none, or has no plain counterpart.
pub(super) fn enum_of_choice(name: &str, schema: &Value, schemas: &Schemas) -> Option<String> {
    let parts = ["oneOf", "anyOf"]
        .iter()
        .find_map(|word| schema.get(word)?.as_array())?;
    let head = doc(schema, &format!("`{name}`."));
    let derived = "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\n";
    let (tag, variants) = match tag_of(parts) {
        Some(tag) => (format!("tag = \"{tag}\""), tagged(name, &tag, parts)),
        None => ("untagged".to_owned(), untagged(name, parts, schemas)?),
    };
    Some(format!(
        "{head}{derived}#[serde({tag})]\npub enum {name} {{\n{variants}}}\n\n"
    ))
}

/// The field whose word tells the parts of a choice apart.
fn tag_of(parts: &[Value]) -> Option<String> {
    let first = object_of(parts.first()?)?;
    let tells = |tag: &String| {
        let mut seen = BTreeSet::new();
        parts.iter().all(|part| {
            let required = required_of(part).any(|field| field == tag);
            let words = words_of(part, tag);
            required && !words.is_empty() && words.into_iter().all(|word| seen.insert(word.to_owned()))
        })
    };
    first.keys().find(|tag| tells(tag)).cloned()
}

fn words_of<'a>(part: &'a Value, tag: &str) -> Vec<&'a str> {
    let words = object_of(part).and_then(|fields| fields.get(tag)?.get("enum")?.as_array());
    words.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A variant for each word; several words may share their fields.
fn tagged(owner: &str, tag: &str, parts: &[Value]) -> String {
    let mut out = String::new();
    for part in parts {
        for word in words_of(part, tag) {
            let said = doc(part, &format!("`{word}`."));
            let variant = struct_variant(owner, &pascal(word), part, Some(tag));
            out.extend([said, format!("#[serde(rename = \"{word}\")]\n"), variant]);
        }
    }
    out
}

fn struct_variant(owner: &str, name: &str, part: &Value, tag: Option<&str>) -> String {
    let mut fields = String::new();
    for (field, schema) in object_of(part).into_iter().flatten() {
        if Some(field.as_str()) == tag {
            continue;
        }
        let required = required_of(part).any(|name| name == field);
        let own = field_of(field, &boxed(owner, kind_of(schema)), required);
        fields.push_str(&doc(schema, &format!("`{field}`.")));
        fields.push_str(&own.replace("pub ", ""));
    }
    if fields.is_empty() {
        return format!("{name},\n");
    }
    format!("{name} {{\n{fields}}},\n")
}

/// A variant for each kind of content, the one that asks for most first: the first that fits is read.
fn untagged(owner: &str, parts: &[Value], schemas: &Schemas) -> Option<String> {
    let mut order: Vec<&Value> = parts.iter().collect();
    order.sort_by_key(|part| {
        let required = required_of(resolved(schemas, part)).count();
        // Any word is a text.
        (Reverse(required), kind_of(part) == "String")
    });
    let mut variants = BTreeMap::new();
    let mut out = String::new();
    for part in order {
        let (name, body) = if object_of(part).is_some() {
            let name: String = required_of(part).map(pascal).collect();
            let body = struct_variant(owner, &name, part, None);
            (name, body)
        } else {
            let kind = kind_of(part);
            let name = match kind.as_str() {
                "String" => "Text",
                "i64" | "f64" => "Number",
                "Value" | "bool" => return None,
                named if named.contains('<') => return None,
                named => named,
            };
            (
                name.to_owned(),
                format!("{name}({}),\n", boxed(owner, kind.clone())),
            )
        };
        if name.is_empty() || variants.get(&name).is_some_and(|known| *known != body) {
            return None;
        }
        if variants.insert(name.clone(), body.clone()).is_none() {
            out.push_str(&doc(part, &format!("`{name}`.")));
            out.push_str(&body);
        }
    }
    Some(out)
}
