use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{config, cookies, site};

on_both! {
    async fn ends_the_session_at_once(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let other = site.login("mina2026").await;
        site.me(&session).await.expect(200);
        let answer = site.post("/logout", json!({})).bearer(&session.access).await.expect(204);
        let cookie = "tripgen_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";
        assert_eq!(answer.header("set-cookie"), cookie);
        assert_eq!(cookies(&answer)[1], "tripgen_refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
        site.me(&session).await.problem(401, "INVALID_TOKEN");
        site.refresh(&session).await.problem(401, "INVALID_TOKEN");
        site.post("/logout", json!({})).bearer(&session.access).await.problem(401, "INVALID_TOKEN");
        site.me(&other).await.expect(200);
    }

    async fn other_processes_notice_within_five_seconds(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (_service, app) = site.another_process(config()).await;
        let there = || app.get("/api/v1/users/me").bearer(&session.access);
        there().await.expect(200);
        site.post("/logout", json!({})).bearer(&session.access).await.expect(204);
        site.advance(4);
        there().await.expect(200);
        site.advance(1);
        there().await.problem(401, "INVALID_TOKEN");
    }

    async fn needs_somebody_to_log_out(database: TestDatabase) {
        let site = site(database).await;
        site.post("/logout", json!({})).await.problem(401, "UNAUTHORIZED");
    }
}
