use axum::http::Method;
use axum::routing::{get, post};
use axum::{Extension, Router};
use platform::auth::{Caller, MaybeCaller, ReadsOnly};
use platform::etag::{IfMatch, etag};
use platform::problem::Problem;
use test_support::TestApp;

fn app() -> TestApp {
    let who = |Caller(who): Caller| async move { who.subject };
    TestApp::new(
        Router::new()
            .route("/api/v1/trips", get(who).post(who))
            .route("/api/v1/trips/search", post(who).layer(Extension(ReadsOnly)))
            .route(
                "/shared",
                get(|MaybeCaller(who): MaybeCaller| async move {
                    who.map_or_else(|| "nobody".to_owned(), |who| who.subject)
                }),
            )
            .route(
                "/versioned",
                post(|version: IfMatch| async move {
                    version.check(7)?;
                    Ok::<_, Problem>(etag(8))
                }),
            ),
    )
}

const COOKIE: &str = "theme=dark; tripgen_session=user:ada";

#[tokio::test]
async fn takes_the_session_cookie_where_there_is_no_header() {
    let app = app();
    assert_eq!(
        app.get("/api/v1/trips")
            .header("cookie", COOKIE)
            .await
            .expect(200)
            .text(),
        "ada"
    );
    let both = app
        .get("/api/v1/trips")
        .header("cookie", COOKIE)
        .bearer("user:eve");
    assert_eq!(both.await.expect(200).text(), "eve");
}

#[tokio::test]
async fn refuses_a_change_that_another_site_asked_the_browser_for() {
    let ask = |method: Method, site: &str| {
        app()
            .ask(method, "/api/v1/trips")
            .header("cookie", COOKIE)
            .header("sec-fetch-site", site)
    };
    ask(Method::POST, "cross-site").await.problem(403, "FORBIDDEN");
    ask(Method::POST, "same-site").await.problem(403, "FORBIDDEN");
    ask(Method::POST, "same-origin").await.expect(200);
    ask(Method::GET, "cross-site").await.expect(200);
    // A header is not sent by itself, so it shows its owner's will.
    app()
        .post("/api/v1/trips")
        .bearer("user:ada")
        .header("sec-fetch-site", "cross-site")
        .await
        .expect(200);
}

#[tokio::test]
async fn lets_nobody_through_but_not_a_wrong_token() {
    assert_eq!(app().get("/shared").await.expect(200).text(), "nobody");
    app()
        .get("/shared")
        .bearer("nonsense")
        .await
        .problem(401, "INVALID_TOKEN");
    let refused = app()
        .get("/api/v1/trips")
        .header("authorization", "Basic YWRh")
        .await;
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    refused.problem(401, "INVALID_TOKEN");
}

#[tokio::test]
async fn lets_api_tokens_do_only_what_they_are_for() {
    let ask = |method: Method, token: &str| app().ask(method, "/api/v1/trips").bearer(token);
    ask(Method::GET, "scoped:ada:trips:read").await.expect(200);
    ask(Method::POST, "scoped:ada:trips:read")
        .await
        .problem(403, "FORBIDDEN");
    ask(Method::POST, "scoped:ada:users:read,trips:write")
        .await
        .expect(200);
    ask(Method::GET, "scoped:ada:users:write")
        .await
        .problem(403, "FORBIDDEN");
}

#[tokio::test]
async fn lets_api_tokens_that_may_read_ask_with_a_body() {
    let search = |token: &str| app().post("/api/v1/trips/search").bearer(token);
    search("scoped:ada:trips:read").await.expect(200);
    search("scoped:ada:trips:write").await.expect(200);
    search("scoped:ada:users:write").await.problem(403, "FORBIDDEN");
}

#[tokio::test]
async fn requires_the_version_that_a_change_is_based_on() {
    let ask = |version: &str| app().post("/versioned").header("if-match", version);
    app().post("/versioned").await.problem(428, "VERSION_REQUIRED");
    assert_eq!(ask("\"7\"").await.expect(200).etag(), "\"8\"");
    ask("*").await.expect(200);
    ask("\"6\"").await.problem(412, "VERSION_CONFLICT");
    ask("\"another\"").await.problem(412, "VERSION_CONFLICT");
}
