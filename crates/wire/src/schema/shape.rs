//! Objects of a document, field by field.

use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, Object, ObjectBuilder, OneOfBuilder, Ref, Schema, SchemaType, Type,
};

/// An object that takes no other fields than those named.
pub(super) struct Shape(Object);

impl Shape {
    pub(super) fn new(description: &str) -> Self {
        let object = ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some(description))
            .additional_properties(Some(AdditionalProperties::FreeForm(false)));
        Self(object.build())
    }

    /// A field that must be there.
    pub(super) fn required(
        mut self,
        name: &str,
        description: &str,
        schema: impl Into<RefOr<Schema>>,
    ) -> Self {
        self.0.required.push(name.to_owned());
        self.with(name, described(schema.into(), description))
    }

    /// A field that may be left out or null.
    pub(super) fn optional(self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Self {
        self.with(name, described(nullable(schema.into()), description))
    }

    /// A field that may be left out and is never null.
    pub(super) fn omissible(self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Self {
        self.with(name, described(schema.into(), description))
    }

    /// A field of another shape, which may stand here as null only.
    pub(super) fn absent(self, name: &str, description: &str) -> Self {
        self.with(name, described(null().into(), description))
    }

    fn with(mut self, name: &str, schema: RefOr<Schema>) -> Self {
        self.0.properties.insert(name.to_owned(), schema);
        self
    }
}

/// The schema of an object, or of one of several objects, with a field more: how a service adds an id of its own to a
/// member or a destination. A schema of another kind stays as it is.
pub fn with_field(
    schema: RefOr<Schema>,
    name: &str,
    field: impl Into<RefOr<Schema>>,
    required: bool,
) -> RefOr<Schema> {
    let field = field.into();
    match schema {
        RefOr::T(Schema::Object(object)) => {
            let mut shape = Shape(object).with(name, field);
            if required {
                shape.0.required.push(name.to_owned());
            }
            shape.into()
        }
        RefOr::T(Schema::OneOf(mut one_of)) => {
            let items = std::mem::take(&mut one_of.items).into_iter();
            one_of.items = items
                .map(|item| with_field(item, name, field.clone(), required))
                .collect();
            RefOr::T(Schema::OneOf(one_of))
        }
        other => other,
    }
}

impl From<Shape> for RefOr<Schema> {
    fn from(shape: Shape) -> Self {
        Self::T(Schema::Object(shape.0))
    }
}

/// One of several shapes; no value fits two of them.
pub(super) fn one_of(description: &str, shapes: impl IntoIterator<Item = RefOr<Schema>>) -> RefOr<Schema> {
    let builder = OneOfBuilder::new().description(Some(description));
    shapes.into_iter().fold(builder, OneOfBuilder::item).into()
}

/// A list of so many entries.
pub(super) fn list(items: impl Into<RefOr<Schema>>, least: usize, most: usize) -> RefOr<Schema> {
    ArrayBuilder::new()
        .items(items.into())
        .min_items((least > 0).then_some(least))
        .max_items(Some(most))
        .into()
}

/// A reference to the schema of a type.
pub(super) fn reference<T: ToSchema>() -> RefOr<Schema> {
    named(&T::name())
}

/// A reference to a schema by its name.
pub(super) fn named(name: &str) -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name(name))
}

fn null() -> Object {
    ObjectBuilder::new().schema_type(Type::Null).build()
}

fn nullable(schema: RefOr<Schema>) -> RefOr<Schema> {
    let or_null = |kind: SchemaType| match kind {
        SchemaType::Type(kind) => SchemaType::Array(vec![kind, Type::Null]),
        other => other,
    };
    match schema {
        RefOr::T(Schema::Object(mut object)) if object.enum_values.is_none() => {
            object.schema_type = or_null(object.schema_type);
            object.into()
        }
        RefOr::T(Schema::Array(mut array)) => {
            array.schema_type = or_null(array.schema_type);
            RefOr::T(Schema::Array(array))
        }
        other => OneOfBuilder::new().item(other).item(null()).into(),
    }
}

fn described(schema: RefOr<Schema>, description: &str) -> RefOr<Schema> {
    let text = description.to_owned();
    match schema {
        RefOr::Ref(mut reference) => {
            reference.description = text;
            RefOr::Ref(reference)
        }
        RefOr::T(Schema::Object(mut object)) => {
            object.description = Some(text);
            object.into()
        }
        RefOr::T(Schema::Array(mut array)) => {
            array.description = Some(text);
            RefOr::T(Schema::Array(array))
        }
        RefOr::T(Schema::OneOf(mut one_of)) => {
            one_of.description = Some(text);
            RefOr::T(Schema::OneOf(one_of))
        }
        other @ RefOr::T(_) => other,
    }
}
