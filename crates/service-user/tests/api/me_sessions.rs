use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{config, site};

on_both! {
    async fn lists_sessions_newest_first(database: TestDatabase) {
        let site = site(database).await;
        site.somebody("other2026").await;
        site.register("mina2026").await;
        let body = json!({"username": "mina2026", "password": "seoul-2026!", "rememberMe": true});
        site.post("/login", body).header("user-agent", "phone/1").await.expect(200);
        site.advance(120);
        let session = site.login("mina2026").await;
        site.advance(90);
        let list = site.get("/me/sessions").bearer(&session.access).await.expect(200).json();
        let short: Vec<_> = list["items"].as_array().expect("a list").iter().map(|item| {
            json!([item["current"], item["client"], item["rememberMe"], item["createdAt"], item["lastSeenAt"],
                item["expiresAt"]])
        }).collect();
        assert_eq!(short, [
            json!([true, "", false, "2026-05-01T00:02:00Z", "2026-05-01T00:03:30Z", "2026-05-01T12:02:00Z"]),
            json!([false, "phone/1", true, "2026-05-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-05-08T00:00:00Z"]),
        ]);
        assert_eq!(list["totalItems"], 2);
        let page = site.get("/me/sessions?page=2&size=1").bearer(&session.access).await.expect(200).json();
        assert_eq!(page["items"], json!([list["items"][1]]));
        assert_eq!((&page["totalPages"], &page["page"]), (&json!(2), &json!(2)));
        site.get("/me/sessions?size=51").bearer(&session.access).await.problem(400, "INVALID_REQUEST");
    }

    async fn ends_one_session_or_all_others(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        site.advance(1);
        let second = site.login("mina2026").await;
        site.advance(1);
        let third = site.login("mina2026").await;
        let list = site.get("/me/sessions").bearer(&third.access).await.expect(200).json();
        let id = list["items"][1]["sessionId"].as_str().expect("an id");
        site.me(&second).await.expect(200);
        let path = format!("/me/sessions/{id}");
        site.delete(&path).bearer(&third.access).await.expect(204);
        site.me(&second).await.problem(401, "INVALID_TOKEN");
        site.me(&first).await.expect(200);
        site.delete(&path).bearer(&third.access).await.problem(404, "SESSION_NOT_FOUND");
        site.delete("/me/sessions").bearer(&third.access).await.expect(204);
        site.me(&first).await.problem(401, "INVALID_TOKEN");
        site.me(&third).await.expect(200);
    }

    async fn nobody_ends_the_session_of_somebody_else(database: TestDatabase) {
        let site = site(database).await;
        let mine = site.somebody("mina2026").await;
        let other = site.somebody("other2026").await;
        let list = site.get("/me/sessions").bearer(&mine.access).await.expect(200).json();
        let path = format!("/me/sessions/{}", list["items"][0]["sessionId"].as_str().expect("an id"));
        site.delete(&path).bearer(&other.access).await.problem(404, "SESSION_NOT_FOUND");
        site.me(&mine).await.expect(200);
    }

    async fn a_session_that_nobody_uses_ends_unless_it_is_remembered(database: TestDatabase) {
        let site = site(database).await;
        let idle = site.somebody("mina2026").await;
        let used = site.login("mina2026").await;
        let remembered = site.remembered("mina2026").await;
        site.advance(1000);
        site.me(&used).await.expect(200);
        site.advance(800);
        site.me(&idle).await.problem(401, "TOKEN_EXPIRED");
        site.me(&used).await.expect(200);
        site.me(&remembered).await.expect(200);
        let list = site.get("/me/sessions").bearer(&used.access).await.expect(200).json();
        assert_eq!(list["totalItems"], 2);
    }

    async fn uses_are_written_down_for_other_processes(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        site.advance(1000);
        site.me(&session).await.expect(200);
        site.service.do_chores().await.expect("the chores are done");
        site.advance(1799);
        let (_service, app) = site.another_process(config()).await;
        app.get("/api/v1/users/me").bearer(&session.access).await.expect(200);
    }

    async fn sessions_that_have_ended_are_cleaned_up(database: TestDatabase) {
        let site = site(database).await;
        site.somebody("mina2026").await;
        let kept = site.remembered("mina2026").await;
        site.advance(12 * 3600);
        site.service.do_chores().await.expect("the chores are done");
        assert_eq!((site.rows("sessions").await, site.rows("refresh_tokens").await), (1, 1));
        site.refresh(&kept).await.expect(200);
    }
}
