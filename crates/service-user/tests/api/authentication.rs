use std::sync::Arc;

use contracts::Users;
use serde_json::json;
use service_user::LocalUsers;
use test_support::{TestDatabase, on_both};

use crate::site::{Session, config, site, site_with};

on_both! {
    async fn an_access_token_is_good_for_an_hour(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let session = site.remembered("mina2026").await;
        site.advance(3599);
        site.me(&session).await.expect(200);
        site.advance(1);
        site.me(&session).await.problem(401, "TOKEN_EXPIRED");
        let next = Session::of(&site.refresh(&session).await.expect(200));
        site.me(&next).await.expect(200);
    }

    async fn refuses_what_is_no_token_of_ours(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (message, _signature) = session.access.rsplit_once('.').expect("three parts");
        let long = "x".repeat(5000);
        let unsigned = format!("{message}.");
        for token in ["x", "tgp_x", "a.b.c", &session.refresh, &unsigned, &long] {
            site.get("/me").bearer(token).await.problem(401, "INVALID_TOKEN");
        }
        site.me(&session).await.expect(200);
    }

    async fn a_token_of_another_installation_is_refused(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let mut other = config();
        other.issuer = String::from("another");
        let (_service, app) = site.another_process(other).await;
        app.get("/api/v1/users/me").bearer(&session.access).await.problem(401, "INVALID_TOKEN");
    }

    async fn a_known_session_is_recognised_without_the_database(database: TestDatabase) {
        let site = site_with(database, config()).await;
        let session = site.somebody("mina2026").await;
        site.me(&session).await.expect(200);
        site.database.db.close().await;
        for _ in 0..100 {
            site.me(&session).await.expect(200);
        }
    }

    async fn others_learn_of_people_by_id_and_by_login(database: TestDatabase) {
        let site = site(database).await;
        let mina = site.register("Mina2026").await;
        let jun = site.register("jun2026").await;
        let users = LocalUsers::new(Arc::clone(&site.service));
        let ids = [jun.clone(), "nobody".to_owned(), mina.clone()];
        let mut cards = users.cards(&ids).await.expect("cards");
        cards.sort_by(|a, b| b.username.cmp(&a.username));
        assert_eq!(json!(cards), json!([
            {"userId": jun, "username": "jun2026", "name": "김민아", "locale": "en"},
            {"userId": mina, "username": "Mina2026", "name": "김민아", "locale": "en"}
        ]));
        assert!(users.cards(&[]).await.expect("cards").is_empty());
        for login in ["mina2026", " MINA2026@example.com"] {
            assert_eq!(users.find(login).await.expect("an answer").map(|card| card.user_id), Some(mina.clone()));
        }
        assert_eq!(users.find("nobody").await.expect("an answer"), None);
    }
}
