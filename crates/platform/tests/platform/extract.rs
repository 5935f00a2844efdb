use axum::routing::get;
use axum::{Json, Router};
use platform::extract::{ForeignQueryOf, PathOf, QueryOf};
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::Problem;
use serde_json::json;
use test_support::TestApp;

async fn list(QueryOf(query): QueryOf<PageQuery>) -> Result<Json<Page<u64>>, Problem> {
    let mut fields = Fields::new();
    let range = PageRange::read(query, 1..=50, 20, &mut fields);
    fields.finish()?;
    Ok(Json(range.page(vec![range.offset()], 41)))
}

fn app() -> TestApp {
    let show = |PathOf((name, number)): PathOf<(String, u8)>| async move { format!("{name} {number}") };
    TestApp::new(
        Router::new()
            .route("/things", get(list))
            .route("/things/{name}/{number}", get(show)),
    )
}

#[tokio::test]
async fn pages_lists() {
    let page = app().get("/things?page=3&size=10").await.expect(200).json();
    assert_eq!(
        page,
        json!({ "items": [20], "page": 3, "size": 10, "totalItems": 41, "totalPages": 5 })
    );
    assert_eq!(app().get("/things").await.expect(200).json()["totalPages"], 3);
}

#[tokio::test]
async fn names_the_part_of_the_query_that_does_not_fit() {
    let check = async |query: &str, field: &str, rule: &str| {
        let problem = app()
            .get(&format!("/things?{query}"))
            .await
            .problem(400, "INVALID_REQUEST");
        let refused = &problem["errors"][0];
        assert_eq!(
            (&refused["field"], &refused["rule"]),
            (&json!(field), &json!(rule)),
            "{problem}"
        );
    };
    check("page=0", "page", "OUT_OF_RANGE").await;
    check("page=1&size=51", "size", "OUT_OF_RANGE").await;
    check("page=x", "page", "FORMAT").await;
    check("size=-1", "size", "FORMAT").await;
    check("page=99999999999999999999", "page", "FORMAT").await;
    check("page=1&page=2", "page", "FORMAT").await;
    check("page=1&pages=2", "pages", "FORMAT").await;
    check("%EC%AA%BD=1", "쪽", "FORMAT").await;
    check("Page=1", "Page", "FORMAT").await;
}

#[tokio::test]
async fn leaves_out_what_others_add_to_an_address_of_theirs() {
    let show = |ForeignQueryOf(query): ForeignQueryOf<PageQuery>| async move { format!("{:?}", query.page) };
    let app = TestApp::new(Router::new().route("/back", get(show)));
    let shown = app.get("/back?page=3&session_state=x").await.expect(200).text();
    assert_eq!(shown, "Some(3)");
}

#[tokio::test]
async fn finds_nothing_at_a_path_that_cannot_be_read() {
    assert_eq!(
        app().get("/things/%EC%84%9C%EC%9A%B8/7").await.expect(200).text(),
        "서울 7"
    );
    for path in ["/things/a/x", "/things/a/256", "/things/%FF/7"] {
        app().get(path).await.problem(404, "ROUTE_NOT_FOUND");
    }
}
