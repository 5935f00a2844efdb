use std::io::{Cursor, Read};

use serde_json::{Value, json};
use test_support::{Answer, TestDatabase, on_both};
use zip::ZipArchive;

use crate::site::{PASSWORD, Session, Site, cookies, site, trips_erased};

fn unzipped(answer: &Answer) -> Vec<(String, Value)> {
    let mut archive = ZipArchive::new(Cursor::new(answer.body.clone())).expect("a zip file");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("a text");
            (
                file.name().expect("a name").into_owned(),
                serde_json::from_str(&text).expect("JSON"),
            )
        })
        .collect()
}

async fn delete(site: &Site, session: &Session, password: &str) -> Answer {
    site.delete("/me")
        .json(json!({"password": password}))
        .bearer(&session.access)
        .await
}

on_both! {
    async fn everything_that_is_kept_comes_in_one_file(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let token = json!({"name": "script", "scopes": ["users:read"]});
        let token = site.post("/me/tokens", token).bearer(&session.access).await.expect(201).json();
        let answer = site.get("/me/export").bearer(&session.access).await.expect(200);
        assert_eq!(answer.header("content-type"), "application/zip");
        assert_eq!(answer.header("cache-control"), "no-store");
        let name = "attachment; filename=\"tripgen-account-20260501.zip\"";
        assert_eq!(answer.header("content-disposition"), name);
        let files = unzipped(&answer);
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        let expected = ["profile.json", "sessions.json", "tokens.json", "notifications.json", "trips/t1/trip.json"];
        assert_eq!(names, expected);
        assert_eq!(files[0].1, site.me(&session).await.expect(200).json());
        assert_eq!(files[1].1[0]["rememberMe"], false);
        assert_eq!(files[2].1[0]["name"], "script");
        assert_eq!(files[4].1["owner"], files[0].1["userId"]);
        let all = format!("{files:?}");
        for secret in [token["token"].as_str().expect("a token"), &session.refresh, "argon2"] {
            assert!(!all.contains(secret), "{secret}");
        }
        let token = token["token"].as_str().expect("a token");
        site.get("/me/export").bearer(token).await.problem(403, "FORBIDDEN");
        site.get("/me/export").await.problem(401, "UNAUTHORIZED");
    }

    async fn an_account_goes_with_everything_that_is_its_own(database: TestDatabase) {
        let site = site(database).await;
        site.register("admin2026").await;
        let id = site.register("mina2026").await;
        let session = site.login("mina2026").await;
        let other = site.login("mina2026").await;
        let token = json!({"name": "script", "scopes": ["users:read"]});
        let token = site.post("/me/tokens", token).bearer(&session.access).await.expect(201).json();
        let token = token["token"].as_str().expect("a token");
        site.get("/me").bearer(token).await.expect(200);
        site.me(&other).await.expect(200);
        site.put("/me", json!({"email": "new@example.com"})).bearer(&session.access).await.expect(200);
        site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        site.post("/me/totp/enrol", json!({})).bearer(&session.access).await.expect(200);
        delete(&site, &session, "wrong-2026!").await.problem(401, "INVALID_CREDENTIALS");
        assert!(!trips_erased(&id));
        assert_eq!(site.rows("login_failures").await, 1);
        let answer = delete(&site, &session, PASSWORD).await.expect(204);
        assert!(cookies(&answer)[1].starts_with("tripgen_refresh=; Max-Age=0"));
        assert!(trips_erased(&id));
        delete(&site, &session, PASSWORD).await.problem(401, "INVALID_TOKEN");
        site.me(&other).await.problem(401, "INVALID_TOKEN");
        site.get("/me").bearer(token).await.problem(401, "INVALID_TOKEN");
        site.try_login("mina2026", PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        for table in [
            "sessions", "refresh_tokens", "api_tokens", "email_changes", "password_resets", "second_factors",
        ] {
            assert_eq!(site.rows(table).await, 0, "{table}");
        }
        assert_eq!(site.rows("accounts").await, 1);
        site.register("mina2026").await;
    }

    async fn the_last_administrator_stays(database: TestDatabase) {
        let site = site(database).await;
        let id = site.register("admin2026").await;
        let session = site.login("admin2026").await;
        delete(&site, &session, PASSWORD).await.problem(409, "LAST_ADMIN");
        assert!(!trips_erased(&id));
    }

    async fn an_account_without_a_password_is_confirmed_with_its_user_name(database: TestDatabase) {
        let site = site(database).await;
        site.register("admin2026").await;
        let session = site.somebody("mina2026").await;
        let mut db = site.database.db.clone();
        storage::Queries::execute(&mut db, "UPDATE accounts SET password_hash = NULL", storage::params![])
            .await
            .expect("a change");
        delete(&site, &session, PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        delete(&site, &session, "").await.problem(400, "INVALID_REQUEST");
        delete(&site, &session, "Mina2026").await.expect(204);
    }
}
