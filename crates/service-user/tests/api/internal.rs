//! The same questions over HTTP, as a service of another process asks them.

use std::sync::Arc;

use contracts::remote::{RemoteConfig, RemoteUsers, ServiceToken, paths};
use contracts::{ContractError, Users};
use platform::auth::Authenticator;
use serde_json::json;
use service_user::{LocalUsers, internal_router};
use test_support::{Listening, TestApp, TestDatabase, on_both};

use crate::site::{Site, site};

async fn beyond(site: &Site, token: &'static str) -> (Listening, RemoteUsers) {
    let server = Listening::start(internal_router(Arc::clone(&site.service))).await;
    let config = RemoteConfig::at(server.address());
    let users = RemoteUsers::new(&config, ServiceToken::new(|| token.to_owned()), &site.world);
    (server, users.expect("a client"))
}

on_both! {
    async fn people_are_the_same_from_beyond_the_process(database: TestDatabase) {
        let site = site(database).await;
        let mina = site.register("mina2026").await;
        let here = LocalUsers::new(Arc::clone(&site.service));
        let (_server, there) = beyond(&site, "service:trip").await;
        let ids = ["nobody".to_owned(), mina];
        let cards = there.cards(&ids).await.expect("cards");
        assert_eq!((cards.len(), cards), (1, here.cards(&ids).await.expect("cards")));
        for login in ["mina2026", " MINA2026@example.com ", "nobody", ""] {
            let found = there.find(login).await.expect("an answer");
            assert_eq!(found, here.find(login).await.expect("an answer"), "{login}");
        }
        site.database.db.close().await;
        let local = here.cards(&ids).await.expect_err("no database");
        let remote = there.cards(&ids).await.expect_err("no database");
        assert_eq!(format!("{remote:?}"), format!("{local:?}"));
    }

    async fn tokens_are_recognised_from_beyond_the_process(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let here = LocalUsers::new(Arc::clone(&site.service));
        let (_server, there) = beyond(&site, "service:trip").await;
        for token in [session.access.as_str(), "x", "tgp_x", "", &"x".repeat(5000)] {
            assert_eq!(there.authenticate(token).await, here.authenticate(token).await, "{token}");
        }
        assert!(there.authenticate(&session.access).await.is_ok());
        site.advance(12 * 3600);
        let problem = there.authenticate(&session.access).await.expect_err("too old");
        assert_eq!(problem.code, "TOKEN_EXPIRED");
    }

    async fn only_services_may_ask(database: TestDatabase) {
        let site = site(database).await;
        let app = TestApp::new(internal_router(Arc::clone(&site.service)));
        for path in [paths::AUTHENTICATE, paths::CARDS, paths::FIND] {
            app.post(path).json(json!({})).await.problem(401, "UNAUTHORIZED");
            app.post(path).bearer("x").json(json!({})).await.problem(401, "INVALID_TOKEN");
            app.post(path).bearer("user:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("admin:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("service:trip").json(json!({})).await.problem(400, "INVALID_REQUEST");
        }
        for wrong in ["expired", "user:ada"] {
            let (_server, users) = beyond(&site, wrong).await;
            let error = users.find("ada").await.expect_err("a wrong token");
            assert!(matches!(error, ContractError::Failed { service: "user", .. }), "{error}");
            let problem = users.authenticate("x").await.expect_err("a wrong token of ours");
            assert_eq!(problem.code, "INTERNAL");
        }
    }
}
