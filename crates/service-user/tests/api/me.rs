use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{config, redacted, refused, registration, site};

on_both! {
    async fn shows_and_changes_the_profile(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let answer = site.me(&session).await.expect(200);
        assert_eq!(answer.etag(), "\"1\"");
        let change = json!({"name": "이민아", "phone": "010-1234-5678", "locale": "ko"});
        let changed = site.put("/me", change).bearer(&session.access).await.expect(200);
        assert_eq!(changed.etag(), "\"2\"");
        insta::assert_json_snapshot!("changed_profile", redacted(changed.json(), &["userId"]));
        assert_eq!(site.me(&session).await.expect(200).json(), changed.json());
        let change = json!({"phone": null});
        let changed = site.put("/me", change).bearer(&session.access).await.expect(200).json();
        assert_eq!((&changed["phone"], &changed["name"]), (&json!(null), &json!("이민아")));
        assert_eq!(site.me(&session).await.expect(200).json(), changed);
        let same = site.put("/me", json!({})).bearer(&session.access).await.expect(200).json();
        assert_eq!(same["name"], "이민아");
    }

    async fn a_new_address_waits_for_its_code_and_must_be_free(database: TestDatabase) {
        let site = site(database).await;
        site.register("other2026").await;
        let session = site.somebody("mina2026").await;
        let mut db = site.database.db.clone();
        storage::Queries::execute(&mut db, "UPDATE accounts SET email_verified = 1", storage::params![])
            .await
            .expect("a change");
        let put = |body| site.put("/me", body).bearer(&session.access);
        assert_eq!(put(json!({"name": "이민아"})).await.expect(200).json()["emailVerified"], true);
        put(json!({"email": "OTHER2026@example.com"})).await.problem(409, "DUPLICATE_EMAIL");
        let changed = put(json!({"email": "Mina@Example.com"})).await.expect(200).json();
        assert_eq!(changed["email"], "mina2026@example.com");
        assert_eq!(changed["emailVerified"], true);
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, "mina@example.com"));
        let same = put(json!({"email": "mina2026@example.com"})).await.expect(200).json();
        assert_eq!(same["emailVerified"], true);
        assert!(site.mails().await.is_empty());
    }

    async fn a_phone_number_must_be_free(database: TestDatabase) {
        let site = site(database).await;
        let mut other = registration("other2026");
        other["phone"] = json!("010-1234-5678");
        site.post("/register", other).await.expect(201);
        let session = site.somebody("mina2026").await;
        let change = site.put("/me", json!({"phone": "01012345678"})).bearer(&session.access);
        change.await.problem(409, "DUPLICATE_PHONE");
    }

    async fn refuses_a_change_of_another_version(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let change = |tag: &str| {
            site.put("/me", json!({"name": "이민아"})).bearer(&session.access).header("if-match", tag)
        };
        change("\"7\"").await.problem(412, "VERSION_CONFLICT");
        change("\"1\"").await.expect(200);
        change("\"1\"").await.problem(412, "VERSION_CONFLICT");
        change("*").await.expect(200);
    }

    async fn changes_at_once_are_all_made(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let asked: Vec<_> = (0..10)
            .map(|number| {
                let asking = site.put("/me", json!({"name": format!("이름 {number}")})).bearer(&session.access);
                tokio::spawn(async move { asking.await.expect(200); })
            })
            .collect();
        for done in asked {
            done.await.expect("no panic");
        }
        let profile = site.me(&session).await.expect(200).json();
        assert_eq!(profile["version"], 11);
    }

    async fn names_the_fields_that_do_not_fit(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let put = |body| site.put("/me", body).bearer(&session.access);
        let problem = put(json!({"name": "김", "phone": "1", "email": "x"})).await.problem(400, "INVALID_REQUEST");
        let fields: Vec<_> = refused(&problem).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "phone", "email"]);
        put(json!({"locale": "fr"})).await.problem(400, "INVALID_REQUEST");
        put(json!({"roles": ["ADMIN"]})).await.problem(400, "INVALID_REQUEST");
        site.put("/me", json!({})).await.problem(401, "UNAUTHORIZED");
        site.get("/me").await.problem(401, "UNAUTHORIZED");
    }

    async fn another_process_sees_the_change(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        site.put("/me", json!({"name": "이민아"})).bearer(&session.access).await.expect(200);
        let (_service, app) = site.another_process(config()).await;
        let profile = app.get("/api/v1/users/me").bearer(&session.access).await.expect(200).json();
        assert_eq!(profile["name"], "이민아");
    }
}
