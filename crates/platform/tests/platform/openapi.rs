use platform::health::Health;
use platform::openapi::finish;
use serde_json::Value;
use utoipa::OpenApi;

mod routes {
    #![expect(dead_code, reason = "only their documents are read")]

    /// Change a thing.
    #[utoipa::path(
        put, path = "/things/{id}", operation_id = "change_thing", tag = "things",
        params(("id" = String, Path)), request_body = String, security(("bearer" = []), ("cookie" = [])),
        responses(
            (status = 204, description = "Changed"),
            (status = 404, description = "No such thing"),
            (status = 429, description = "Five changes a day", body = String, content_type = "text/plain"),
        )
    )]
    fn change_thing() {}

    /// List things.
    #[utoipa::path(get, path = "/things", operation_id = "list_things", tag = "things", responses((status = 200, description = "Things")))]
    fn list_things() {}

    #[utoipa::path(delete, path = "/things", operation_id = "list_things", responses((status = 204, description = "Gone")))]
    fn delete_things() {}

    #[derive(utoipa::OpenApi)]
    #[openapi(paths(change_thing, list_things))]
    pub(super) struct Complete;

    #[derive(utoipa::OpenApi)]
    #[openapi(paths(list_things, delete_things))]
    pub(super) struct Incomplete;
}

fn finished() -> Value {
    serde_json::to_value(finish(routes::Complete::openapi()).expect("a complete document")).expect("JSON")
}

fn statuses(operation: &Value) -> Vec<&str> {
    let mut all: Vec<_> = operation["responses"]
        .as_object()
        .expect("responses")
        .keys()
        .map(String::as_str)
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn adds_the_refusals_that_an_operation_can_give() {
    let document = finished();
    let change = &document["paths"]["/things/{id}"]["put"];
    assert_eq!(
        statuses(change),
        [
            "204", "400", "401", "403", "404", "413", "415", "429", "500", "503"
        ]
    );
    assert_eq!(
        statuses(&document["paths"]["/things"]["get"]),
        ["200", "429", "500", "503"]
    );
    let problem = "#/components/schemas/Problem";
    for status in ["400", "404", "500"] {
        let content = &change["responses"][status]["content"]["application/problem+json"];
        assert_eq!(content["schema"]["$ref"], problem, "{status}");
    }
}

#[test]
fn leaves_what_an_operation_documents_itself() {
    let document = finished();
    let limited = &document["paths"]["/things/{id}"]["put"]["responses"]["429"];
    assert_eq!(limited["description"], "Five changes a day");
    assert!(limited["content"]["text/plain"].is_object(), "{limited}");
}

#[test]
fn describes_problems_and_the_ways_to_log_in() {
    let components = &finished()["components"];
    for name in ["Problem", "FieldProblem", "Rule"] {
        assert!(components["schemas"][name].is_object(), "{name}");
    }
    assert_eq!(components["securitySchemes"]["bearer"]["scheme"], "bearer");
    assert_eq!(components["securitySchemes"]["cookie"]["name"], "tripgen_session");
}

#[test]
fn names_what_the_routes_forgot() {
    let incomplete = finish(routes::Incomplete::openapi())
        .err()
        .expect("an incomplete document");
    assert_eq!(
        incomplete.faults,
        [
            "DELETE /things: the operation_id list_things is taken",
            "DELETE /things has no tag",
            "DELETE /things has no summary: write a doc comment",
        ]
    );
}

#[test]
fn documents_the_routes_of_this_crate_completely() {
    let (_, document) = Health::new(Vec::new()).router().split_for_parts();
    let document = serde_json::to_value(finish(document).expect("a complete document")).expect("JSON");
    assert_eq!(
        statuses(&document["paths"]["/readyz"]["get"]),
        ["200", "429", "500", "503"]
    );
}
