use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, config, redacted, site, site_with};

on_both! {
    async fn gives_tokens_a_cookie_and_the_profile(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let answer = site.try_login("mina2026", PASSWORD).await.expect(200);
        assert_eq!(answer.header("cache-control"), "no-store");
        let access = answer.json()["accessToken"].as_str().expect("a token").to_owned();
        let cookie = format!("tripgen_session={access}; Path=/; HttpOnly; SameSite=Lax");
        assert_eq!(answer.header("set-cookie"), cookie);
        let shown = redacted(answer.json(), &["accessToken", "refreshToken", "userId"]);
        insta::assert_json_snapshot!("login", shown);
        let by_cookie = site.get("/me").header("cookie", &format!("tripgen_session={access}"));
        assert_eq!(by_cookie.await.expect(200).json(), answer.json()["user"]);
    }

    async fn takes_the_address_for_the_name(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        site.try_login(" Mina2026@EXAMPLE.com ", PASSWORD).await.expect(200);
        let body = json!({"email": "mina2026@example.com", "password": PASSWORD});
        site.post("/login", body).await.expect(200);
    }

    async fn the_cookie_travels_encrypted_only_where_the_server_is_reached_so(database: TestDatabase) {
        let mut config = config();
        config.public_url = String::from("https://trips.example.com");
        let site = site_with(database, config).await;
        site.register("mina2026").await;
        let answer = site.try_login("mina2026", PASSWORD).await.expect(200);
        assert!(answer.header("set-cookie").ends_with("; Secure"), "{}", answer.header("set-cookie"));
    }

    async fn nobody_learns_whether_the_login_or_the_password_was_wrong(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let wrong = site.try_login("mina2026", "wrong-2026!").lang("ko").await;
        let unknown = site.try_login("nobody", PASSWORD).lang("ko").await;
        assert_eq!(unknown.clone().problem(401, "INVALID_CREDENTIALS"), wrong.json());
        assert_eq!(unknown.headers, wrong.headers);
        assert_eq!(site.rows("login_failures").await, 2, "both cost a write");
    }

    async fn names_the_fields_that_do_not_fit(database: TestDatabase) {
        let site = site(database).await;
        for body in [
            json!({}),
            json!({"username": "mina2026"}),
            json!({"username": "", "password": PASSWORD}),
            json!({"username": "mina2026", "password": ""}),
            json!({"username": "mina2026", "password": "x".repeat(129)}),
            json!({"username": "x".repeat(255), "password": PASSWORD}),
            json!({"username": "mina2026", "password": PASSWORD, "admin": true}),
        ] {
            site.post("/login", body).await.problem(400, "INVALID_REQUEST");
        }
    }

    async fn the_newest_login_ends_the_older_where_one_session_is_allowed(database: TestDatabase) {
        let mut config = config();
        config.sessions.max_per_user = Some(1);
        let site = site_with(database, config).await;
        let other = site.somebody("other2026").await;
        let first = site.somebody("mina2026").await;
        site.me(&first).await.expect(200);
        let second = site.login("mina2026").await;
        site.me(&first).await.problem(401, "INVALID_TOKEN");
        site.refresh(&first).await.problem(401, "INVALID_TOKEN");
        site.me(&second).await.expect(200);
        site.me(&other).await.expect(200);
    }

    async fn logins_at_once_leave_as_many_sessions_as_are_allowed(database: TestDatabase) {
        let mut config = config();
        config.sessions.max_per_user = Some(2);
        let site = site_with(database, config).await;
        site.register("mina2026").await;
        let asked: Vec<_> = (0..8)
            .map(|_| {
                let asking = site.try_login("mina2026", PASSWORD);
                tokio::spawn(async move { asking.await })
            })
            .collect();
        for answer in asked {
            answer.await.expect("no panic").expect(200);
        }
        assert_eq!(site.rows("sessions").await, 2);
    }
}
