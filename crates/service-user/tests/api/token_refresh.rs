use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, Session, config, cookies, site, site_with};

on_both! {
    async fn each_token_gives_the_next_pair(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        site.advance(60);
        let answer = site.refresh(&first).await.expect(200);
        assert_eq!(answer.json()["tokenType"], "Bearer");
        assert_eq!(answer.json()["expiresInSeconds"], 3600);
        let second = Session::of(&answer);
        assert!(answer.header("set-cookie").starts_with(&format!("tripgen_session={}; ", second.access)));
        assert_ne!(second.refresh, first.refresh);
        assert_ne!(second.access, first.access);
        site.me(&second).await.expect(200);
        site.advance(60);
        let third = Session::of(&site.refresh(&second).await.expect(200));
        site.me(&third).await.expect(200);
    }

    async fn a_token_that_is_used_again_ends_the_family(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        let other = site.login("mina2026").await;
        let second = Session::of(&site.refresh(&first).await.expect(200));
        site.me(&second).await.expect(200);
        site.advance(10);
        site.refresh(&first).await.problem(401, "INVALID_TOKEN");
        site.me(&second).await.problem(401, "INVALID_TOKEN");
        site.me(&first).await.problem(401, "INVALID_TOKEN");
        site.refresh(&second).await.problem(401, "INVALID_TOKEN");
        site.me(&other).await.expect(200);
    }

    async fn the_same_client_gets_the_same_successor_for_a_moment(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        let second = Session::of(&site.refresh(&first).await.expect(200));
        site.advance(9);
        let again = Session::of(&site.refresh(&first).await.expect(200));
        assert_eq!(again.refresh, second.refresh);
        site.me(&again).await.expect(200);
        site.me(&second).await.expect(200);
        site.refresh(&second).await.expect(200);
        site.refresh(&first).await.problem(401, "INVALID_TOKEN");
    }

    async fn another_client_is_a_thief_at_once(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        let second = Session::of(&site.refresh(&first).await.expect(200));
        site.refresh(&first).header("user-agent", "thief/1").await.problem(401, "INVALID_TOKEN");
        site.refresh(&second).await.problem(401, "INVALID_TOKEN");
    }

    async fn refreshes_at_once_get_one_successor(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        let asked: Vec<_> = (0..8)
            .map(|_| {
                let asking = site.refresh(&first);
                tokio::spawn(async move { Session::of(&asking.await.expect(200)).refresh })
            })
            .collect();
        let mut successors = std::collections::BTreeSet::new();
        for successor in asked {
            successors.insert(successor.await.expect("no panic"));
        }
        assert_eq!(successors.len(), 1);
    }

    async fn without_grace_a_second_use_is_a_theft(database: TestDatabase) {
        let mut config = config();
        config.tokens.refresh_grace_seconds = 0;
        let site = site_with(database, config).await;
        let first = site.somebody("mina2026").await;
        site.refresh(&first).await.expect(200);
        site.refresh(&first).await.problem(401, "INVALID_TOKEN");
    }

    async fn a_remembered_session_lasts_seven_days(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let first = site.remembered("mina2026").await;
        site.advance(7 * 86_400 - 1);
        let second = Session::of(&site.refresh(&first).await.expect(200));
        site.me(&second).await.expect(200);
        site.advance(7 * 86_400);
        site.refresh(&second).await.problem(401, "TOKEN_EXPIRED");
    }

    async fn another_session_lasts_twelve_hours_and_half_an_hour_without_use(database: TestDatabase) {
        let mut never_idle = config();
        never_idle.sessions.idle_minutes = 100_000;
        let site = site_with(database, never_idle).await;
        let first = site.somebody("mina2026").await;
        site.advance(12 * 3600 - 1);
        let second = Session::of(&site.refresh(&first).await.expect(200));
        site.advance(12 * 3600);
        site.refresh(&second).await.problem(401, "TOKEN_EXPIRED");
    }

    async fn an_idle_session_is_not_carried_on(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        site.advance(1799);
        site.me(&session).await.expect(200);
        site.advance(1799);
        let session = Session::of(&site.refresh(&session).await.expect(200));
        site.advance(1800);
        site.me(&session).await.problem(401, "TOKEN_EXPIRED");
        site.refresh(&session).await.problem(401, "TOKEN_EXPIRED");
    }

    async fn refuses_what_is_no_token(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        for token in ["", "x", session.access.as_str()] {
            let body = json!({"refreshToken": token});
            site.post("/token/refresh", body).await.problem(401, "INVALID_TOKEN");
        }
        site.post("/token/refresh", json!({"token": "x"})).await.problem(400, "INVALID_REQUEST");
        site.post("/token/refresh", json!({})).await.problem(401, "UNAUTHORIZED");
    }

    async fn the_web_app_sends_its_cookie_instead(database: TestDatabase) {
        let site = site(database).await;
        let first = site.somebody("mina2026").await;
        let with_cookie = |session: &Session, from: &str| {
            site.post("/token/refresh", json!({}))
                .header("cookie", &format!("other=1; tripgen_refresh={}", session.refresh))
                .header("sec-fetch-site", from)
        };
        with_cookie(&first, "cross-site").await.problem(403, "FORBIDDEN");
        with_cookie(&first, "same-site").await.problem(403, "FORBIDDEN");
        let answer = with_cookie(&first, "same-origin").await.expect(200);
        let second = Session::of(&answer);
        assert_eq!(
            cookies(&answer)[1],
            format!("tripgen_refresh={}; Path=/; HttpOnly; SameSite=Strict", second.refresh)
        );
        site.me(&second).await.expect(200);
        let null = site.post("/token/refresh", json!({"refreshToken": null}));
        null.header("cookie", &format!("tripgen_refresh={}", second.refresh)).await.expect(200);
    }

    async fn a_token_in_the_body_wins_over_the_cookie(database: TestDatabase) {
        let site = site(database).await;
        let mina = site.somebody("mina2026").await;
        let jun = site.somebody("jun2026").await;
        let asking = site.refresh(&mina).header("cookie", &format!("tripgen_refresh={}", jun.refresh));
        let next = Session::of(&asking.header("sec-fetch-site", "cross-site").await.expect(200));
        assert_eq!(site.me(&next).await.expect(200).json()["username"], "mina2026");
    }

    async fn the_cookies_outlive_the_browser_only_where_their_owner_is_remembered(database: TestDatabase) {
        let mut config = config();
        config.public_url = String::from("https://trips.example.com");
        let site = site_with(database, config).await;
        site.register("mina2026").await;
        let body = json!({"username": "mina2026", "password": PASSWORD, "rememberMe": true});
        let answer = site.post("/login", body).await.expect(200);
        let session = Session::of(&answer);
        let rest = "; Max-Age=604800; Path=/; HttpOnly; SameSite=Strict; Secure";
        assert_eq!(cookies(&answer)[1], format!("tripgen_refresh={}{rest}", session.refresh));
        let rest = "; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(cookies(&answer)[0], format!("tripgen_session={}{rest}", session.access));
        let answer = site.try_login("mina2026", PASSWORD).await.expect(200);
        assert!(cookies(&answer).iter().all(|cookie| !cookie.contains("Max-Age")), "{:?}", cookies(&answer));
    }
}
