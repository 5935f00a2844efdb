//! Spans as `opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest` (protobuf), of which little is needed.
//! The numbers are those of the fields in opentelemetry-proto 1.x, which never change; a test has the project's own types
//! read what is written here.

use std::borrow::Cow;

use super::export::Batch;
use super::span::{Kind, Record, Value};
use crate::telemetry::mask;

/// Who sends.
#[derive(Debug)]
pub(super) struct Resource {
    pub(super) service: String,
    pub(super) instance: String,
}

/// A message that is being written.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    fn varint(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }

    fn key(&mut self, field: u64, wire_type: u64) {
        self.varint(field << 3 | wire_type);
    }

    fn number(&mut self, field: u64, number: u64) {
        self.key(field, 0);
        self.varint(number);
    }

    fn fixed64(&mut self, field: u64, number: u64) {
        self.key(field, 1);
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.key(field, 2);
        self.varint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    /// Nothing of an attribute is a person's: what slipped in is taken out here.
    fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, mask(text).as_bytes());
    }

    fn message(&mut self, field: u64, write: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        write(&mut inner);
        self.bytes(field, &inner.0);
    }

    /// A `KeyValue`.
    fn attribute(&mut self, field: u64, name: &str, value: &Value) {
        self.message(field, |pair| {
            pair.bytes(1, name.as_bytes());
            pair.message(2, |any| match value {
                Value::Text(text) => any.text(1, text),
                Value::Number(number) => any.number(3, number.cast_unsigned()),
            });
        });
    }
}

/// The body of a request to the collector.
pub(super) fn request(resource: &Resource, batches: &[Batch]) -> Vec<u8> {
    let mut request = Message::default();
    request.message(1, |spans| {
        spans.message(1, |described| describe(described, resource));
        spans.message(2, |scope| {
            scope.message(1, |own| {
                own.bytes(1, b"tripgen");
                own.bytes(2, env!("CARGO_PKG_VERSION").as_bytes());
            });
            for batch in batches {
                for span in &batch.spans {
                    scope.message(2, |message| write_span(message, batch, span));
                }
            }
        });
    });
    request.0
}

fn describe(message: &mut Message, resource: &Resource) {
    for (name, value) in [
        ("service.namespace", Cow::Borrowed("tripgen")),
        ("service.name", Cow::Owned(resource.service.clone())),
        ("service.version", Cow::Borrowed(env!("CARGO_PKG_VERSION"))),
        ("service.instance.id", Cow::Owned(resource.instance.clone())),
        ("telemetry.sdk.name", Cow::Borrowed("tripgen")),
        ("telemetry.sdk.language", Cow::Borrowed("rust")),
    ] {
        message.attribute(1, name, &Value::Text(value));
    }
}

fn write_span(message: &mut Message, batch: &Batch, span: &Record) {
    message.bytes(1, &batch.trace.to_be_bytes());
    message.bytes(2, &span.id.to_be_bytes());
    if let Some(state) = &batch.state {
        message.text(3, state);
    }
    if span.parent != 0 {
        message.bytes(4, &span.parent.to_be_bytes());
    }
    message.text(5, &name_of(span));
    message.number(6, number_of(span.kind));
    message.fixed64(7, span.begun_ns);
    message.fixed64(8, span.ended_ns);
    for (name, value) in &span.attributes {
        message.attribute(9, name, value);
    }
    if let Some(kind) = &span.failed {
        message.attribute(9, "error.type", &Value::Text(kind.clone()));
        // Its code alone: a sentence could name anything.
        message.message(15, |status| status.number(3, 2));
    }
}

/// A span of HTTP is named by its method and its route, where that is known.
fn name_of(span: &Record) -> Cow<'_, str> {
    let route = span.attributes.iter().find(|(name, _)| *name == "http.route");
    match route {
        Some((_, Value::Text(route))) => Cow::Owned(format!("{} {route}", span.name)),
        _ => Cow::Borrowed(&span.name),
    }
}

fn number_of(kind: Kind) -> u64 {
    match kind {
        Kind::Internal => 1,
        Kind::Server => 2,
        Kind::Client => 3,
        Kind::Producer => 4,
        Kind::Consumer => 5,
    }
}
