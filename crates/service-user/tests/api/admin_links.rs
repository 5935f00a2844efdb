use serde_json::json;
use service_user::{MailKind, Secrets, held_mails};
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, SECRET, site, site_without_mail};

on_both! {
    async fn without_a_mail_server_an_administrator_hands_links_over(database: TestDatabase) {
        let site = site_without_mail(database).await;
        let admin = site.somebody("admin2026").await;
        let mina = site.somebody("mina2026").await;
        site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        site.post("/password/forgot", json!({"email": "nobody@example.com"})).await.expect(204);
        let answer = site.get("/admin/links").bearer(&admin.access).await.expect(200);
        assert_eq!(answer.header("cache-control"), "no-store");
        let page = answer.json();
        assert_eq!(page["totalItems"], 1);
        let held = &page["items"][0];
        for (field, expected) in [
            ("kind", json!("passwordReset")), ("username", json!("mina2026")), ("code", json!(null)),
            ("to", json!("mina2026@example.com")), ("expiresAt", json!("2026-05-01T01:00:00Z"))
        ] {
            assert_eq!(held[field], expected, "{field}");
        }
        let link = held["link"].as_str().expect("a link");
        let token = link.strip_prefix("http://localhost:8080/reset-password?token=").expect("our address");
        let body = json!({"token": token, "newPassword": "busan-2027!"});
        site.post("/password/reset", body).await.expect(204);
        site.try_login("mina2026", PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        site.try_login("mina2026", "busan-2027!").await.expect(200);
        let page = site.get("/admin/links").bearer(&admin.access).await.expect(200).json();
        assert_eq!(page["totalItems"], 0);
        site.get("/admin/links").bearer(&mina.access).await.problem(401, "INVALID_TOKEN");
    }

    async fn the_command_line_reads_the_same_and_only_with_the_secret(database: TestDatabase) {
        let site = site_without_mail(database).await;
        let mina = site.somebody("mina2026").await;
        site.put("/me", json!({"email": "new@example.com"})).bearer(&mina.access).await.expect(200);
        site.service.flush_mails().await;
        let secrets = Secrets::derive(SECRET).expect("a long secret");
        let now = site.world.now_ms();
        let held = held_mails(&site.database.db, &secrets, now, 10).await.expect("a list");
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].kind, held[0].to.as_str()), (MailKind::EmailVerification, "new@example.com"));
        let code = held[0].code.clone().expect("a code");
        let others = Secrets::derive("another secret, which also has more than 32 characters").expect("long");
        assert!(held_mails(&site.database.db, &others, now, 10).await.is_err());
        site.post("/me/email/verify", json!({"code": code})).bearer(&mina.access).await.expect(204);
        assert_eq!(site.rows("held_mails").await, 0);
    }

    async fn links_that_are_too_old_are_gone(database: TestDatabase) {
        let site = site_without_mail(database).await;
        site.register("admin2026").await;
        site.post("/password/forgot", json!({"email": "admin2026@example.com"})).await.expect(204);
        site.service.flush_mails().await;
        site.advance(3600);
        let admin = site.login("admin2026").await;
        let page = site.get("/admin/links").bearer(&admin.access).await.expect(200).json();
        assert_eq!(page["totalItems"], 0);
        assert_eq!(site.rows("held_mails").await, 1);
        site.service.do_chores().await.expect("the chores are done");
        assert_eq!(site.rows("held_mails").await, 0);
    }

    async fn only_administrators_see_links(database: TestDatabase) {
        let site = site(database).await;
        site.register("admin2026").await;
        let mina = site.somebody("mina2026").await;
        site.get("/admin/links").bearer(&mina.access).await.problem(403, "FORBIDDEN");
        site.get("/admin/links").await.problem(401, "UNAUTHORIZED");
    }
}
