use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, config, refused, registration, site, site_with};

on_both! {
    async fn makes_an_account_that_can_log_in(database: TestDatabase) {
        let site = site(database).await;
        let answer = site.post("/register", registration("Mina2026")).lang("ko").await.expect(201).json();
        assert_eq!(answer["username"], "Mina2026");
        let login = site.try_login("mina2026", PASSWORD).await.expect(200).json();
        assert_eq!(login["user"]["userId"], answer["userId"]);
        assert_eq!(login["user"]["locale"], "ko");
        assert_eq!(login["user"]["emailVerified"], false);
    }

    async fn refuses_what_somebody_else_has(database: TestDatabase) {
        let site = site(database).await;
        let mut first = registration("mina2026");
        first["phone"] = json!("010-1234-5678");
        site.post("/register", first).await.expect(201);
        let mut again = registration("other2026");
        again["username"] = json!("MINA2026");
        site.post("/register", again).await.problem(409, "DUPLICATE_USERNAME");
        let mut again = registration("other2026");
        again["email"] = json!(" MINA2026@Example.com");
        site.post("/register", again).await.problem(409, "DUPLICATE_EMAIL");
        let mut again = registration("other2026");
        again["phone"] = json!("+821012345678");
        site.post("/register", again).await.problem(409, "DUPLICATE_PHONE");
        site.register("other2026").await;
    }

    async fn two_at_once_get_one_name(database: TestDatabase) {
        let site = site(database).await;
        let asked: Vec<_> = (0..6)
            .map(|number| {
                let mut body = registration("mina2026");
                body["email"] = json!(format!("{number}@example.com"));
                let asking = site.post("/register", body);
                tokio::spawn(async move { asking.await })
            })
            .collect();
        let mut statuses = Vec::new();
        for answer in asked {
            statuses.push(answer.await.expect("no panic").status.as_u16());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
    }

    async fn the_first_one_runs_the_server(database: TestDatabase) {
        let site = site(database).await;
        for (username, roles) in [("first", json!(["USER", "ADMIN"])), ("second", json!(["USER"]))] {
            let session = site.somebody(username).await;
            assert_eq!(site.me(&session).await.expect(200).json()["roles"], roles);
        }
    }

    async fn the_named_one_runs_the_server(database: TestDatabase) {
        let mut config = config();
        config.first_admin = Some("Boss@Example.com".to_owned());
        let site = site_with(database, config).await;
        for (username, roles) in [("first", json!(["USER"])), ("boss1", json!(["USER"]))] {
            let session = site.somebody(username).await;
            assert_eq!(site.me(&session).await.expect(200).json()["roles"], roles);
        }
        let mut boss = registration("chief");
        boss["email"] = json!("boss@example.com");
        site.post("/register", boss).await.expect(201);
        let session = site.login("chief").await;
        assert_eq!(site.me(&session).await.expect(200).json()["roles"], json!(["USER", "ADMIN"]));
    }

    async fn an_account_that_is_named_later_runs_the_server(database: TestDatabase) {
        let mut named_later = config();
        named_later.first_admin = Some("nobody".to_owned());
        let site = site_with(database, named_later.clone()).await;
        let session = site.somebody("mina2026").await;
        named_later.first_admin = Some("Mina2026".to_owned());
        let (_service, app) = site.another_process(named_later).await;
        let profile = app.get("/api/v1/users/me").bearer(&session.access).await.expect(200).json();
        assert_eq!(profile["roles"], json!(["USER", "ADMIN"]));
    }

    async fn names_every_field_that_does_not_fit(database: TestDatabase) {
        let site = site(database).await;
        let body = json!({
            "name": "김", "email": "mina", "username": "mi na", "password": "short", "passwordConfirm": "other",
            "termsAccepted": false, "phone": "12"
        });
        let problem = site.post("/register", body).await.problem(400, "INVALID_REQUEST");
        let expected = [
            ("name", "TOO_SHORT"),
            ("email", "FORMAT"),
            ("username", "FORMAT"),
            ("phone", "FORMAT"),
            ("password", "TOO_SHORT"),
            ("passwordConfirm", "FORMAT"),
            ("termsAccepted", "REQUIRED"),
        ];
        let expected: Vec<_> = expected.map(|(field, rule)| (field.to_owned(), rule.to_owned())).into();
        assert_eq!(refused(&problem), expected);
        let mut unknown = registration("mina2026");
        unknown["role"] = json!("ADMIN");
        site.post("/register", unknown).await.problem(400, "INVALID_REQUEST");
        site.post("/register", json!({})).await.problem(400, "INVALID_REQUEST");
    }
}
