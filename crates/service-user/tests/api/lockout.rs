use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, Site, config, site, site_with};

const WRONG: &str = "wrong-2026!";

async fn fail(site: &Site, times: usize) {
    for _ in 0..times {
        site.try_login("mina2026", WRONG)
            .await
            .problem(401, "INVALID_CREDENTIALS");
    }
}

on_both! {
    async fn five_wrong_passwords_lock_for_half_an_hour(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        fail(&site, 5).await;
        let locked = site.try_login("mina2026", PASSWORD).await;
        assert_eq!(locked.header("retry-after"), "1800");
        locked.problem(423, "ACCOUNT_LOCKED");
        site.advance(1799);
        let locked = site.try_login("mina2026@example.com", WRONG).await;
        assert_eq!(locked.header("retry-after"), "1");
        locked.problem(423, "ACCOUNT_LOCKED");
        site.advance(1);
        site.try_login("mina2026", PASSWORD).await.expect(200);
    }

    async fn a_lock_that_has_ended_begins_the_count_anew(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        fail(&site, 5).await;
        site.advance(1800);
        fail(&site, 5).await;
        let locked = site.try_login("mina2026", PASSWORD).await;
        assert_eq!(locked.header("retry-after"), "1800");
        locked.problem(423, "ACCOUNT_LOCKED");
    }

    async fn a_login_begins_the_count_anew(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        fail(&site, 4).await;
        site.try_login("mina2026", PASSWORD).await.expect(200);
        fail(&site, 4).await;
        site.try_login("mina2026", PASSWORD).await.expect(200);
    }

    async fn the_count_outlives_the_failed_request_and_the_process(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        fail(&site, 3).await;
        let (_service, app) = site.another_process(config()).await;
        let wrong = serde_json::json!({"username": "MINA2026@example.com", "password": WRONG});
        for _ in 0..2 {
            app.post("/api/v1/users/login").json(&wrong).await.problem(401, "INVALID_CREDENTIALS");
        }
        site.try_login("mina2026", PASSWORD).await.problem(423, "ACCOUNT_LOCKED");
    }

    async fn guesses_at_once_are_counted_like_others(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let asked: Vec<_> = (0..20)
            .map(|_| {
                let asking = site.try_login("mina2026", WRONG);
                tokio::spawn(async move { asking.await.status.as_u16() })
            })
            .collect();
        let mut statuses = Vec::new();
        for status in asked {
            statuses.push(status.await.expect("no panic"));
        }
        assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 5, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 423).count(), 15, "{statuses:?}");
    }

    async fn a_login_that_nobody_has_is_never_locked(database: TestDatabase) {
        let site = site(database).await;
        for _ in 0..7 {
            site.try_login("nobody", WRONG).await.problem(401, "INVALID_CREDENTIALS");
        }
    }

    async fn the_numbers_are_settings(database: TestDatabase) {
        let mut config = config();
        config.lockout.failures = 1;
        config.lockout.minutes = 1;
        let site = site_with(database, config).await;
        site.register("mina2026").await;
        fail(&site, 1).await;
        let locked = site.try_login("mina2026", PASSWORD).await;
        assert_eq!(locked.header("retry-after"), "60");
        site.advance(60);
        fail(&site, 1).await;
        site.try_login("mina2026", PASSWORD).await.problem(423, "ACCOUNT_LOCKED");
    }

    async fn counts_of_nobody_are_cleaned_up_and_those_of_accounts_are_not(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        fail(&site, 4).await;
        site.try_login("nobody", WRONG).await.problem(401, "INVALID_CREDENTIALS");
        site.advance(1801);
        site.service.do_chores().await.expect("the chores are done");
        fail(&site, 1).await;
        site.try_login("mina2026", PASSWORD).await.problem(423, "ACCOUNT_LOCKED");
        assert_eq!(site.rows("login_failures").await, 1);
    }
}
