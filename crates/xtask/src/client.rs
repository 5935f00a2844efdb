//! The typed client, generated from the OpenAPI document: a type for each schema, a method for each operation.
//!
//! What has no plain counterpart in Rust (free-form objects) becomes `serde_json::Value`. The document is our own and in
//! one style, so that this stays a page of templates: named schemas, inline lists and options, an `operationId`
//! everywhere. `shapes` knows schemas that are put together from others.

mod names;
mod shapes;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};

use names::{camel, pascal, rust_name, snake};
use shapes::{enum_of_choice, whole};

/// The generated files of the client.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Generated {
    /// `types.rs`.
    pub(crate) types: String,
    /// `calls.rs`.
    pub(crate) calls: String,
}

/// Writes the client for a document.
pub(crate) fn generate(document: &Value) -> Result<Generated> {
    let operations = operations(document)?;
    let types = types(document, &operations)?;
    let calls = calls(&operations, &types)?;
    Ok(Generated {
        types: formatted(&types)?,
        calls: formatted(&calls)?,
    })
}

/// The types that a text names outside of its comments, sorted.
fn used_types(types: &str, text: &str) -> Vec<String> {
    let words: BTreeSet<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()))
        .collect();
    let declared = types.lines().filter_map(|line| {
        let (_, rest) = line
            .split_once("pub struct ")
            .or_else(|| line.split_once("pub enum "))
            .or_else(|| line.split_once("pub type "))?;
        rest.split(|letter: char| !letter.is_alphanumeric()).next()
    });
    let used: BTreeSet<String> = declared
        .filter(|name| words.contains(name))
        .map(str::to_owned)
        .collect();
    used.into_iter().collect()
}

/// One endpoint.
struct Operation {
    id: String,
    summary: String,
    method: String,
    path: String,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    answer: Reply,
}

struct Parameter {
    name: String,
    place: String,
    required: bool,
    kind: String,
    description: String,
}

enum Body {
    Json { kind: String, required: bool },
    Bytes,
}

enum Reply {
    Nothing,
    Json(String),
    Bytes,
    Events,
}

fn operations(document: &Value) -> Result<Vec<Operation>> {
    let paths = object(document, "paths")?;
    let mut operations = Vec::new();
    for (path, item) in paths {
        for method in ["get", "put", "post", "delete"] {
            if let Some(operation) = item.get(method) {
                let read = operation_of(path, method, operation);
                operations.push(read.with_context(|| format!("{method} {path}"))?);
            }
        }
    }
    operations.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(operations)
}

fn operation_of(path: &str, method: &str, operation: &Value) -> Result<Operation> {
    let id = text(operation, "operationId").context("an operationId")?;
    let mut parameters = Vec::new();
    for parameter in operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        parameters.push(Parameter {
            name: text(parameter, "name").context("a parameter's name")?,
            place: text(parameter, "in").context("a parameter's place")?,
            required: parameter
                .get("required")
                .and_then(Value::as_bool)
                .unwrap_or(false),
            kind: kind_of(parameter.get("schema").unwrap_or(&Value::Null)),
            description: text(parameter, "description").unwrap_or_default(),
        });
    }
    let body = operation.get("requestBody").map(body_of);
    let answer = operation
        .get("responses")
        .and_then(Value::as_object)
        .and_then(|answers| answers.iter().find(|(status, _)| status.starts_with('2')))
        .map_or(Reply::Nothing, |(_, answer)| reply_of(answer));
    Ok(Operation {
        id,
        summary: text(operation, "summary").unwrap_or_default(),
        method: method.to_owned(),
        path: path.to_owned(),
        parameters,
        body,
        answer,
    })
}

fn body_of(body: &Value) -> Body {
    let content = body.get("content").and_then(Value::as_object);
    let json = content.and_then(|content| content.get("application/json"));
    match json {
        Some(json) => Body::Json {
            kind: kind_of(json.get("schema").unwrap_or(&Value::Null)),
            required: body.get("required").and_then(Value::as_bool).unwrap_or(false),
        },
        None => Body::Bytes,
    }
}

fn reply_of(answer: &Value) -> Reply {
    let Some(content) = answer.get("content").and_then(Value::as_object) else {
        return Reply::Nothing;
    };
    if content.contains_key("text/event-stream") {
        return Reply::Events;
    }
    match content
        .get("application/json")
        .and_then(|json| json.get("schema"))
    {
        Some(schema) => Reply::Json(kind_of(schema)),
        None if content.is_empty() => Reply::Nothing,
        None => Reply::Bytes,
    }
}

/// The Rust type of a schema, as seen from outside `types`' module through `use`.
fn kind_of(schema: &Value) -> String {
    if let Some(reference) = text(schema, "$ref") {
        return reference.rsplit('/').next().map(pascal).unwrap_or_default();
    }
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return choice_of(schema),
    };
    let nullable = kinds.contains(&"null");
    let Some(kind) = kinds.into_iter().find(|kind| *kind != "null") else {
        return "Value".to_owned();
    };
    let kind = match kind {
        "string" => "String".to_owned(),
        "boolean" => "bool".to_owned(),
        "number" => "f64".to_owned(),
        "integer" => "i64".to_owned(),
        "array" => format!(
            "Vec<{}>",
            schema.get("items").map_or_else(|| "Value".to_owned(), kind_of)
        ),
        _ => match schema.get("additionalProperties") {
            Some(values @ Value::Object(_)) => format!("BTreeMap<String, {}>", kind_of(values)),
            _ => "Value".to_owned(),
        },
    };
    if nullable { format!("Option<{kind}>") } else { kind }
}

/// Something or nothing is an option; another choice has no plain counterpart where it has no name.
fn choice_of(schema: &Value) -> String {
    for word in ["oneOf", "anyOf", "allOf"] {
        let Some(parts) = schema.get(word).and_then(Value::as_array) else {
            continue;
        };
        let (nothing, some): (Vec<&Value>, Vec<&Value>) = parts
            .iter()
            .partition(|part| text(part, "type").as_deref() == Some("null"));
        if let [one] = some.as_slice() {
            let kind = kind_of(one);
            return if nothing.is_empty() {
                kind
            } else {
                format!("Option<{kind}>")
            };
        }
    }
    "Value".to_owned()
}

const HEAD: &str = "//! Generated from docs/openapi.json by `cargo xtask openapi`; not edited by hand.\n\n";

fn types(document: &Value, operations: &[Operation]) -> Result<String> {
    let mut out = format!(
        "{HEAD}use std::collections::BTreeMap;\n\nuse serde::{{Deserialize, Serialize}};\nuse serde_json::Value;\n\n"
    );
    let schemas = object(document.get("components").context("components")?, "schemas")?;
    for (name, schema) in schemas {
        out.push_str(&type_of(&pascal(name), &whole(schemas, schema), schemas));
    }
    for operation in operations {
        out.push_str(&query_of(operation));
    }
    if !out.contains("BTreeMap<") {
        out = out.replace("use std::collections::BTreeMap;\n\n", "");
    }
    Ok(out)
}

fn doc(schema: &Value, fallback: &str) -> String {
    let text = text(schema, "description").unwrap_or_default();
    let text = if text.trim().is_empty() {
        fallback.to_owned()
    } else {
        text
    };
    text.lines().fold(String::new(), |mut out, line| {
        let line = line.trim_end();
        let space = if line.is_empty() { "" } else { " " };
        writeln!(out, "///{space}{line}").expect("writing to a string cannot fail");
        out
    })
}

fn type_of(name: &str, schema: &Value, schemas: &Map<String, Value>) -> String {
    let words = schema.get("enum").and_then(Value::as_array);
    if let Some(words) = words.filter(|_| text(schema, "type").as_deref() == Some("string")) {
        return enum_of(name, schema, words);
    }
    let Some(properties) = object_of(schema) else {
        let kind = kind_of(schema);
        if let Some(choice) = enum_of_choice(name, schema, schemas).filter(|_| kind == "Value") {
            return choice;
        }
        return format!(
            "{}pub type {name} = {kind};\n\n",
            doc(schema, &format!("`{name}`."))
        );
    };
    let required: Vec<&str> = required_of(schema).collect();
    let mut out = format!(
        "{}#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\npub struct {name} {{\n",
        doc(schema, &format!("`{name}`."))
    );
    for (field, schema) in properties {
        let kind = boxed(name, kind_of(schema));
        out.push_str(&doc(schema, &format!("`{field}`.")));
        out.push_str(&field_of(field, &kind, required.contains(&field.as_str())));
    }
    out.push_str("}\n\n");
    out
}

/// The fields of an object.
fn object_of(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties").and_then(Value::as_object)
}

fn required_of(schema: &Value) -> impl Iterator<Item = &str> {
    let names = schema.get("required").and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_str)
}

/// A type that holds itself has no size.
fn boxed(owner: &str, kind: String) -> String {
    if kind == owner {
        format!("Box<{kind}>")
    } else if kind == format!("Option<{owner}>") {
        format!("Option<Box<{owner}>>")
    } else {
        kind
    }
}

fn field_of(field: &str, kind: &str, required: bool) -> String {
    let own = rust_name(&snake(field));
    let mut out = String::new();
    if own.trim_start_matches("r#") != field {
        writeln!(out, "#[serde(rename = \"{field}\")]").expect("writing to a string cannot fail");
    }
    let kind = if required || kind.starts_with("Option<") {
        kind.to_owned()
    } else {
        format!("Option<{kind}>")
    };
    if !required {
        out.push_str("#[serde(default, skip_serializing_if = \"Option::is_none\")]\n");
    }
    writeln!(out, "pub {own}: {kind},").expect("writing to a string cannot fail");
    out
}

fn enum_of(name: &str, schema: &Value, words: &[Value]) -> String {
    let mut out = format!(
        "{}#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]\npub enum {name} {{\n",
        doc(schema, &format!("`{name}`."))
    );
    for word in words.iter().filter_map(Value::as_str) {
        writeln!(
            out,
            "/// `{word}`\n#[serde(rename = \"{word}\")]\n{},",
            pascal(word)
        )
        .expect("writing to a string cannot fail");
    }
    out.push_str("}\n\n");
    out
}

fn query_name(operation: &Operation) -> Option<String> {
    let any = operation
        .parameters
        .iter()
        .any(|parameter| parameter.place == "query");
    any.then(|| format!("{}Query", pascal(&operation.id)))
}

fn query_of(operation: &Operation) -> String {
    let Some(name) = query_name(operation) else {
        return String::new();
    };
    let mut out = format!(
        "/// What `{}` may be asked with.\n#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]\npub struct {name} {{\n",
        operation.id
    );
    for parameter in operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == "query")
    {
        let described = serde_json::json!({ "description": parameter.description });
        out.push_str(&doc(&described, &format!("`{}`.", parameter.name)));
        // Optional throughout, so that the struct has a default; the server says what is missing.
        let kind = parameter.kind.trim_start_matches("Option<").trim_end_matches('>');
        let kind = if parameter.kind.starts_with("Option<") {
            kind
        } else {
            &parameter.kind
        };
        out.push_str(&field_of(&parameter.name, kind, false));
    }
    out.push_str("}\n\n");
    out
}

fn calls(operations: &[Operation], types: &str) -> Result<String> {
    let mut out = format!(
        "{HEAD}use reqwest::Method;\n\nuse crate::types::*;\nuse crate::{{Answer, Client, ClientError, EventStream, segment}};\n\nimpl Client {{\n"
    );
    for operation in operations {
        out.push_str(&call_of(operation)?);
    }
    out.push_str("}\n");
    for unused in [(", EventStream", "Result<EventStream"), (", segment", "segment(")] {
        if !out.contains(unused.1) {
            out = out.replace(unused.0, "");
        }
    }
    let value = if out.contains("<Value>") || out.contains("&Value") {
        "use serde_json::Value;\n"
    } else {
        ""
    };
    let used = format!(
        "{value}use crate::types::{{{}}};",
        used_types(types, &out).join(", ")
    );
    Ok(out.replace("use crate::types::*;", &used))
}

fn call_of(operation: &Operation) -> Result<String> {
    let name = rust_name(&snake(&operation.id));
    let mut arguments = String::new();
    let mut path = operation.path.clone();
    let mut parts = Vec::new();
    for parameter in operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == "path")
    {
        let own = rust_name(&snake(&parameter.name));
        let place = format!("{{{}}}", parameter.name);
        ensure!(path.contains(&place), "the path has no {place}");
        path = path.replace(&place, "{}");
        let number = parameter.kind == "i64";
        write!(arguments, ", {own}: {}", if number { "i64" } else { "&str" })?;
        parts.push(if number { own } else { format!("segment({own})") });
    }
    let path = if parts.is_empty() {
        format!("\"{path}\"")
    } else {
        format!("&format!(\"{path}\", {})", parts.join(", "))
    };
    let mut steps = String::new();
    if let Some(query) = query_name(operation) {
        write!(arguments, ", query: &{query}")?;
        steps.push_str(".query(query)");
    }
    for parameter in operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == "header")
    {
        let own = rust_name(&snake(&camel(&parameter.name)));
        let header = parameter.name.to_ascii_lowercase();
        if parameter.required {
            write!(arguments, ", {own}: &str")?;
            write!(steps, ".header(\"{header}\", Some({own}))")?;
        } else {
            write!(arguments, ", {own}: Option<&str>")?;
            write!(steps, ".header(\"{header}\", {own})")?;
        }
    }
    match &operation.body {
        Some(Body::Json { kind, required: true }) => {
            write!(arguments, ", body: &{kind}")?;
            steps.push_str(".json(body)");
        }
        Some(Body::Json {
            kind,
            required: false,
        }) => {
            write!(arguments, ", body: Option<&{kind}>")?;
            steps.push_str(".json(&body)");
        }
        Some(Body::Bytes) => {
            arguments.push_str(", content_type: &str, body: Vec<u8>");
            steps.push_str(".bytes(content_type, body)");
        }
        None => {}
    }
    let (answer, last) = match &operation.answer {
        Reply::Nothing => ("Answer<()>".to_owned(), "done()"),
        Reply::Json(kind) => (format!("Answer<{kind}>"), "read()"),
        Reply::Bytes => ("Answer<Vec<u8>>".to_owned(), "read_bytes()"),
        Reply::Events => ("EventStream".to_owned(), "events()"),
    };
    let method = operation.method.to_ascii_uppercase();
    let described = serde_json::json!({ "description": operation.summary });
    Ok(format!(
        "{}pub async fn {name}(&self{arguments}) -> Result<{answer}, ClientError> {{\n\
         self.call(Method::{method}, {path}){steps}.{last}.await\n}}\n\n",
        doc(&described, &format!("`{}`.", operation.id))
    ))
}

fn object<'a>(value: &'a Value, name: &str) -> Result<&'a Map<String, Value>> {
    value
        .get(name)
        .and_then(Value::as_object)
        .with_context(|| format!("the document has no {name}"))
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// The source as rustfmt writes it.
fn formatted(source: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=110"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting rustfmt")?;
    let mut stdin = child.stdin.take().context("rustfmt's input")?;
    let text = source.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().context("waiting for rustfmt")?;
    if writer.join().is_err() || !output.status.success() {
        bail!("rustfmt does not take what was generated");
    }
    String::from_utf8(output.stdout).context("rustfmt's output")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({
            "paths": {
                "/api/v1/trips/{tripId}": {
                    "get": {
                        "operationId": "getTrip", "summary": "Reads a trip.",
                        "parameters": [
                            {"name": "tripId", "in": "path", "required": true, "schema": {"type": "string"}},
                            {"name": "lang", "in": "query", "schema": {"type": ["string", "null"]}},
                            {"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}
                        ],
                        "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Trip"}}}}}
                    },
                    "delete": {"operationId": "deleteTrip", "responses": {"204": {}}}
                }
            },
            "components": {"schemas": {
                "Trip": {"type": "object", "required": ["tripId", "type"], "properties": {
                    "tripId": {"type": "string"}, "type": {"$ref": "#/components/schemas/Kind"},
                    "days": {"type": "array", "items": {"type": "integer"}},
                    "parent": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Trip"}]}
                }},
                "Kind": {"type": "string", "enum": ["theme-park", "sight"]},
                "Deleted": {"allOf": [{"$ref": "#/components/schemas/Trip"}, {
                    "type": "object", "required": ["until"], "properties": {"until": {"type": "string"}}
                }]},
                "Change": {"oneOf": [
                    {"type": "object", "required": ["code"], "properties": {"code": {"type": "string", "enum": ["none"]}}},
                    {"type": "object", "required": ["code", "minutes"], "properties": {
                        "code": {"type": "string", "enum": ["start-later", "end-earlier"]}, "minutes": {"type": "integer"}
                    }}
                ]},
                "Place": {"oneOf": [
                    {"type": "string"}, {"$ref": "#/components/schemas/Kind"},
                    {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
                    {"type": "object", "required": ["name", "at"], "properties": {
                        "name": {"type": "string"}, "at": {"type": "number"}
                    }}
                ]},
                "Stay": {"oneOf": [
                    {"type": "object", "required": ["name", "nights"], "properties": {
                        "name": {"type": "string"}, "id": {"type": "string"}, "nights": {"type": "integer"}
                    }},
                    {"type": "object", "required": ["id", "nights"], "properties": {
                        "name": {"type": "string"}, "id": {"type": "string"}, "nights": {"type": "integer"}
                    }}
                ]}
            }}
        })
    }

    #[test]
    fn writes_a_type_for_each_schema_and_a_method_for_each_operation() {
        let generated = generate(&document()).expect("a client");
        for expected in [
            "pub struct Trip {",
            "#[serde(rename = \"tripId\")]\n    pub trip_id: String,",
            "pub r#type: Kind,",
            "pub days: Option<Vec<i64>>,",
            "pub parent: Option<Box<Trip>>,",
            "#[serde(rename = \"theme-park\")]\n    ThemePark,",
            "pub struct GetTripQuery {",
            "pub struct Deleted {",
            "pub until: String,",
            "#[serde(tag = \"code\")]\npub enum Change {",
            "#[serde(rename = \"start-later\")]\n    StartLater {",
            "#[serde(untagged)]\npub enum Place {\n    /// `NameAt`.\n    NameAt {",
            "Text(String),",
            "Kind(Kind),",
            "pub struct Stay {",
            "pub name: Option<String>,",
            "pub nights: i64,",
        ] {
            assert!(
                generated.types.contains(expected),
                "{expected}\n{}",
                generated.types
            );
        }
        assert!(
            generated
                .calls
                .contains("format!(\"/api/v1/trips/{}\", segment(trip_id))"),
            "{}",
            generated.calls
        );
        assert!(
            generated
                .calls
                .contains("pub async fn delete_trip(&self) -> Result<Answer<()>, ClientError>")
        );
    }
}
