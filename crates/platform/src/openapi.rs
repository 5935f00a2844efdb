//! Completes the OpenAPI document that the routes give: what every operation may answer stands here once.

use std::collections::BTreeSet;
use std::fmt::Write;

use thiserror::Error;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr, Response, ResponseBuilder, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::auth::SESSION_COOKIE;
use crate::problem::ProblemView;

/// The security scheme of the `Authorization` header.
pub const BEARER: &str = "bearer";

/// The security scheme of the session cookie.
pub const COOKIE: &str = "cookie";

const PROBLEM: &str = "application/problem+json";

/// What every operation may answer.
const ALWAYS: &[(&str, &str)] = &[
    ("429", "Too many requests; `Retry-After` says when to come back"),
    ("500", "Something went wrong on our side; `traceId` names it"),
    (
        "503",
        "Not possible at the moment; `Retry-After` says when to come back",
    ),
];

/// What an operation may answer that reads something of its request.
const WITH_INPUT: &[(&str, &str)] = &[("400", "The request cannot be used; `errors` names the fields")];

/// What an operation may answer that wants to know who asks.
const WITH_CALLER: &[(&str, &str)] = &[
    ("401", "Nobody, or a token that is not valid or has expired"),
    ("403", "Known, and not allowed"),
];

/// What an operation may answer that takes a body.
const WITH_BODY: &[(&str, &str)] = &[
    ("413", "The body is too large"),
    ("415", "The content type is not taken here"),
];

/// What the routes forgot to say.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the OpenAPI document is incomplete:{}", listed(faults))]
pub struct Incomplete {
    /// One sentence each.
    pub faults: Vec<String>,
}

fn listed(faults: &[String]) -> String {
    faults.iter().fold(String::new(), |mut all, fault| {
        write!(all, "\n  {fault}").expect("a text takes what is written to it");
        all
    })
}

/// Adds to every operation the refusals that it does not document itself, adds the problem schema and the security
/// schemes, and requires of every operation an id of its own, a tag and a summary.
pub fn finish(mut document: OpenApi) -> Result<OpenApi, Incomplete> {
    let protected = document.security.clone();
    let mut ids = BTreeSet::new();
    let mut faults = Vec::new();
    for (path, item) in &mut document.paths.paths {
        let shared = item
            .parameters
            .as_ref()
            .is_some_and(|parameters| !parameters.is_empty());
        for (method, operation) in operations(item) {
            complete(operation, shared, protected.as_deref());
            faults.extend(faults_of(&format!("{method} {path}"), operation, &mut ids));
        }
    }
    if !faults.is_empty() {
        return Err(Incomplete { faults });
    }
    describe(document.components.get_or_insert_with(Components::new));
    Ok(document)
}

/// The operations of a path.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    [
        ("GET", &mut item.get),
        ("PUT", &mut item.put),
        ("POST", &mut item.post),
        ("DELETE", &mut item.delete),
        ("PATCH", &mut item.patch),
        ("HEAD", &mut item.head),
        ("OPTIONS", &mut item.options),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_mut().map(|operation| (method, operation)))
}

fn complete(operation: &mut Operation, shared_parameters: bool, protected: Option<&[SecurityRequirement]>) {
    let has_body = operation.request_body.is_some();
    let has_parameters = operation
        .parameters
        .as_ref()
        .is_some_and(|parameters| !parameters.is_empty());
    let security = operation.security.as_deref().or(protected).unwrap_or(&[]);
    let wants_caller = security
        .iter()
        .any(|requirement| *requirement != SecurityRequirement::default());
    let mut refusals = ALWAYS.to_vec();
    if has_body || has_parameters || shared_parameters {
        refusals.extend(WITH_INPUT);
    }
    if wants_caller {
        refusals.extend(WITH_CALLER);
    }
    if has_body {
        refusals.extend(WITH_BODY);
    }
    let responses = &mut operation.responses.responses;
    for (status, description) in refusals {
        responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(ResponseBuilder::new().description(description).build()));
    }
    for (status, response) in responses {
        if let (RefOr::T(response), true) = (response, is_refusal(status)) {
            give_problem(response);
        }
    }
}

fn is_refusal(status: &str) -> bool {
    status.starts_with(['4', '5'])
}

/// A refusal that is documented without a body has the one that every refusal has.
fn give_problem(response: &mut Response) {
    if response.content.is_empty() {
        let schema: RefOr<Schema> = Ref::from_schema_name(ProblemView::name()).into();
        response
            .content
            .insert(PROBLEM.to_owned(), RefOr::T(Content::new(Some(schema))));
    }
}

fn faults_of(place: &str, operation: &Operation, ids: &mut BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    match &operation.operation_id {
        None => faults.push(format!("{place} has no operation_id")),
        Some(id) if !ids.insert(id.clone()) => {
            faults.push(format!("{place}: the operation_id {id} is taken"));
        }
        Some(_) => {}
    }
    if operation.tags.as_ref().is_none_or(Vec::is_empty) {
        faults.push(format!("{place} has no tag"));
    }
    if operation
        .summary
        .as_ref()
        .is_none_or(|summary| summary.trim().is_empty())
    {
        faults.push(format!("{place} has no summary: write a doc comment"));
    }
    if let Some(RefOr::T(RequestBody { content, .. })) = &operation.request_body
        && content.is_empty()
    {
        faults.push(format!("{place} takes a body of no content type"));
    }
    faults
}

fn describe(components: &mut Components) {
    let mut schemas = vec![(ProblemView::name().into_owned(), ProblemView::schema())];
    ProblemView::schemas(&mut schemas);
    components.schemas.extend(schemas);
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("An access token, or an API token"))
        .build();
    let cookie = ApiKeyValue::with_description(SESSION_COOKIE, "The session of the web app");
    let schemes = &mut components.security_schemes;
    schemes.insert(BEARER.to_owned(), RefOr::T(SecurityScheme::Http(bearer)));
    schemes.insert(
        COOKIE.to_owned(),
        RefOr::T(SecurityScheme::ApiKey(ApiKey::Cookie(cookie))),
    );
}
