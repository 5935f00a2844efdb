use serde_json::json;
use service_user::MailKind;
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, Site, refused, site};

const NEW: &str = "busan-2027!";

async fn link(site: &Site, email: &str) -> String {
    site.post("/password/forgot", json!({"email": email}))
        .await
        .expect(204);
    let mails = site.mails().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].kind, MailKind::PasswordReset);
    let link = mails[0].link.as_deref().expect("a link");
    assert!(mails[0].text.contains(link));
    link.strip_prefix("http://localhost:8080/reset-password?token=")
        .expect("our address")
        .to_owned()
}

on_both! {
    async fn a_link_sets_a_new_password_once(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let token = link(&site, " Mina2026@example.com").await;
        let body = json!({"token": token, "newPassword": NEW});
        site.post("/password/reset", body.clone()).await.expect(204);
        site.me(&session).await.problem(401, "INVALID_TOKEN");
        site.try_login("mina2026", PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        site.try_login("mina2026", NEW).await.expect(200);
        let problem = site.post("/password/reset", body).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("token".to_owned(), "FORMAT".to_owned())]);
    }

    async fn a_link_is_good_for_an_hour(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let token = link(&site, "mina2026@example.com").await;
        site.advance(3600);
        site.post("/password/reset", json!({"token": token, "newPassword": NEW}))
            .await
            .problem(400, "INVALID_REQUEST");
        site.try_login("mina2026", PASSWORD).await.expect(200);
    }

    async fn a_new_password_uses_up_the_other_links_and_unlocks(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let first = link(&site, "mina2026@example.com").await;
        let second = link(&site, "mina2026@example.com").await;
        for _ in 0..5 {
            site.try_login("mina2026", NEW).await.problem(401, "INVALID_CREDENTIALS");
        }
        site.post("/password/reset", json!({"token": second, "newPassword": NEW})).await.expect(204);
        site.try_login("mina2026", NEW).await.expect(200);
        site.post("/password/reset", json!({"token": first, "newPassword": NEW}))
            .await
            .problem(400, "INVALID_REQUEST");
    }

    async fn the_answer_does_not_tell_who_has_an_account(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let known = site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        let unknown = site.post("/password/forgot", json!({"email": "nobody@example.com"})).await.expect(204);
        assert_eq!((known.headers, known.body), (unknown.headers, unknown.body));
        assert_eq!(site.mails().await.len(), 1);
        site.post("/password/forgot", json!({"email": "nobody"})).await.problem(400, "INVALID_REQUEST");
    }

    async fn an_address_gets_three_links_an_hour(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        for _ in 0..5 {
            site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        }
        assert_eq!(site.mails().await.len(), 3);
        site.advance(3600);
        site.service.do_chores().await.expect("the chores are done");
        link(&site, "mina2026@example.com").await;
    }

    async fn a_weak_password_does_not_use_up_the_link(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let token = link(&site, "mina2026@example.com").await;
        let weak = site.post("/password/reset", json!({"token": token, "newPassword": "weak"})).await;
        let problem = weak.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("newPassword".to_owned(), "TOO_SHORT".to_owned())]);
        site.post("/password/reset", json!({"token": token, "newPassword": NEW})).await.expect(204);
    }
}
