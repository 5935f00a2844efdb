use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, cookies, refused, site};

const NEW: &str = "busan-2027!";

on_both! {
    async fn changes_the_password_and_ends_other_sessions(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let other = site.login("mina2026").await;
        site.me(&other).await.expect(200);
        let body = json!({"currentPassword": PASSWORD, "newPassword": NEW});
        let changed = site.put("/me/password", body).bearer(&session.access).await.expect(204);
        assert_eq!(cookies(&changed), Vec::<String>::new(), "this browser stays logged in");
        site.me(&session).await.expect(200);
        site.refresh(&session).await.expect(200);
        site.me(&other).await.problem(401, "INVALID_TOKEN");
        site.refresh(&other).await.problem(401, "INVALID_TOKEN");
        site.try_login("mina2026", PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        site.try_login("mina2026", NEW).await.expect(200);
    }

    async fn wrong_passwords_count_like_those_of_a_login(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let body = json!({"currentPassword": "wrong-2026!", "newPassword": NEW});
        for _ in 0..5 {
            let asking = site.put("/me/password", body.clone()).bearer(&session.access);
            asking.await.problem(401, "INVALID_CREDENTIALS");
        }
        site.put("/me/password", body).bearer(&session.access).await.problem(423, "ACCOUNT_LOCKED");
        site.try_login("mina2026", PASSWORD).await.problem(423, "ACCOUNT_LOCKED");
        site.me(&session).await.expect(200);
    }

    async fn refuses_a_weak_password(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let body = json!({"currentPassword": PASSWORD, "newPassword": "onlyletters"});
        let problem = site.put("/me/password", body).bearer(&session.access).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("newPassword".to_owned(), "FORMAT".to_owned())]);
        let body = json!({"currentPassword": PASSWORD, "newPassword": NEW});
        site.put("/me/password", body).await.problem(401, "UNAUTHORIZED");
    }
}
