use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::site::{PASSWORD, Session, Site, config, redacted, site, site_with};

/// The administrator and another traveller, whose id is given too.
async fn two(site: &Site) -> (Session, Session, String) {
    let admin = site.somebody("admin2026").await;
    site.advance(60);
    let id = site.register("mina2026").await;
    (admin, site.login("mina2026").await, id)
}

async fn roles(site: &Site, admin: &Session, id: &str, roles: Value) -> test_support::Answer {
    site.put(&format!("/{id}/roles"), json!({"roles": roles}))
        .bearer(&admin.access)
        .await
}

fn names(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().expect("a list").iter();
    items
        .map(|item| item["username"].as_str().expect("a name").to_owned())
        .collect()
}

on_both! {
    async fn administrators_find_accounts(database: TestDatabase) {
        let site = site(database).await;
        let (admin, mina, _) = two(&site).await;
        let search = |query: &str| site.get(query).bearer(&admin.access);
        let all = search("").await.expect(200).json();
        assert_eq!(names(&all), ["mina2026", "admin2026"]);
        insta::assert_json_snapshot!("accounts", redacted(all, &["userId"]));
        assert_eq!(names(&search("?q=MINA").await.expect(200).json()), ["mina2026"]);
        assert_eq!(names(&search("?q=admin2026%40example").await.expect(200).json()), ["admin2026"]);
        assert_eq!(names(&search("?q=%EA%B9%80&size=1&page=2").await.expect(200).json()), ["admin2026"]);
        for nothing in ["?q=%25", "?q=_", "?q=%21", "?q=%27"] {
            assert_eq!(search(nothing).await.expect(200).json()["totalItems"], 0, "{nothing}");
        }
        search("?size=101").await.problem(400, "INVALID_REQUEST");
        site.get("").bearer(&mina.access).await.problem(403, "FORBIDDEN");
        site.get("").await.problem(401, "UNAUTHORIZED");
    }

    async fn roles_change_at_once(database: TestDatabase) {
        let site = site(database).await;
        let (admin, mina, id) = two(&site).await;
        site.get("").bearer(&mina.access).await.problem(403, "FORBIDDEN");
        let changed = roles(&site, &admin, &id, json!(["ADMIN"])).await.expect(200).json();
        assert_eq!(changed["roles"], json!(["USER", "ADMIN"]));
        site.get("").bearer(&mina.access).await.expect(200);
        assert_eq!(site.me(&mina).await.expect(200).json()["roles"], json!(["USER", "ADMIN"]));
        roles(&site, &admin, &id, json!(["USER"])).await.expect(200);
        site.get("").bearer(&mina.access).await.problem(403, "FORBIDDEN");
        roles(&site, &admin, &id, json!([])).await.problem(400, "INVALID_REQUEST");
        roles(&site, &admin, &id, json!(["KING"])).await.problem(400, "INVALID_REQUEST");
        roles(&site, &admin, "nobody", json!(["USER"])).await.problem(404, "USER_NOT_FOUND");
        roles(&site, &mina, &id, json!(["ADMIN"])).await.problem(403, "FORBIDDEN");
    }

    async fn the_last_administrator_stays(database: TestDatabase) {
        let site = site(database).await;
        let (admin, mina, id) = two(&site).await;
        let own = site.me(&admin).await.json()["userId"].as_str().expect("an id").to_owned();
        let disable = |by: &Session, id: &str| {
            site.post(&format!("/{id}/disable"), json!({})).bearer(&by.access)
        };
        roles(&site, &admin, &own, json!(["USER"])).await.problem(409, "LAST_ADMIN");
        disable(&admin, &own).await.problem(409, "LAST_ADMIN");
        roles(&site, &admin, &id, json!(["ADMIN"])).await.expect(200);
        disable(&mina, &own).await.expect(204);
        roles(&site, &mina, &id, json!(["USER"])).await.problem(409, "LAST_ADMIN");
    }

    async fn two_administrators_cannot_both_give_up_at_once(database: TestDatabase) {
        let site = site(database).await;
        let (admin, mina, id) = two(&site).await;
        let own = site.me(&admin).await.json()["userId"].as_str().expect("an id").to_owned();
        roles(&site, &admin, &id, json!(["ADMIN"])).await.expect(200);
        let asked = [(&admin, own), (&mina, id)].map(|(session, id)| {
            let asking = site.put(&format!("/{id}/roles"), json!({"roles": ["USER"]})).bearer(&session.access);
            tokio::spawn(async move { asking.await.status.as_u16() })
        });
        let mut statuses = Vec::new();
        for status in asked {
            statuses.push(status.await.expect("no panic"));
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
    }

    async fn a_closed_account_is_out_at_once(database: TestDatabase) {
        let site = site(database).await;
        let (admin, mina, id) = two(&site).await;
        let token = json!({"name": "script", "scopes": ["users:read"]});
        let token = site.post("/me/tokens", token).bearer(&mina.access).await.expect(201).json();
        let token = token["token"].as_str().expect("a token").to_owned();
        site.get("/me").bearer(&token).await.expect(200);
        let ask = |what: &str| site.post(&format!("/{id}/{what}"), json!({})).bearer(&admin.access);
        ask("disable").await.expect(204);
        site.me(&mina).await.problem(401, "INVALID_TOKEN");
        site.refresh(&mina).await.problem(401, "INVALID_TOKEN");
        site.get("/me").bearer(&token).await.problem(401, "INVALID_TOKEN");
        site.try_login("mina2026", PASSWORD).await.problem(403, "ACCOUNT_DISABLED");
        site.try_login("mina2026", "wrong-2026!").await.problem(401, "INVALID_CREDENTIALS");
        assert_eq!(site.get("?q=mina").bearer(&admin.access).await.json()["items"][0]["disabled"], true);
        ask("enable").await.expect(204);
        site.get("/me").bearer(&token).await.expect(200);
        site.try_login("mina2026", PASSWORD).await.expect(200);
        for what in ["disable", "enable", "unlock"] {
            let nobody = site.post(&format!("/nobody/{what}"), json!({})).bearer(&admin.access);
            nobody.await.problem(404, "USER_NOT_FOUND");
        }
    }

    async fn an_administrator_ends_a_lock(database: TestDatabase) {
        let site = site(database).await;
        let (admin, _, id) = two(&site).await;
        for _ in 0..5 {
            site.try_login("mina2026", "wrong-2026!").await.problem(401, "INVALID_CREDENTIALS");
        }
        let found = site.get("?q=mina").bearer(&admin.access).await.expect(200).json();
        assert_eq!(found["items"][0]["lockedUntil"], "2026-05-01T00:31:00Z");
        site.post(&format!("/{id}/unlock"), json!({})).bearer(&admin.access).await.expect(204);
        site.try_login("mina2026", PASSWORD).await.expect(200);
    }

    async fn a_program_needs_the_scope_of_administration(database: TestDatabase) {
        let site = site(database).await;
        let (admin, _, _) = two(&site).await;
        for (scopes, status) in [
            (json!(["users:read", "users:write"]), 403),
            (json!(["admin:read"]), 403),
            (json!(["users:read", "admin:read"]), 200),
        ] {
            let body = json!({"name": "script", "scopes": scopes});
            let token = site.post("/me/tokens", body).bearer(&admin.access).await.expect(201).json();
            site.get("").bearer(token["token"].as_str().expect("a token")).await.expect(status);
        }
    }

    async fn administrators_are_told_to_set_a_second_factor_up(database: TestDatabase) {
        let mut config = config();
        config.admins_need_totp = true;
        let site = site_with(database, config).await;
        let (admin, mina, _) = two(&site).await;
        site.get("").bearer(&admin.access).await.problem(403, "TOTP_ENROLMENT_REQUIRED");
        site.get("").bearer(&mina.access).await.problem(403, "FORBIDDEN");
    }
}
