use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::site::{Session, Site, config, refused, site, site_with};

async fn made(site: &Site, session: &Session, body: Value) -> (String, String) {
    let answer = site
        .post("/me/tokens", body)
        .bearer(&session.access)
        .await
        .expect(201);
    assert_eq!(answer.header("cache-control"), "no-store");
    let body = answer.json();
    let text = |field: &str| body[field].as_str().expect("a text").to_owned();
    (text("tokenId"), text("token"))
}

on_both! {
    async fn a_token_does_what_its_scopes_say(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (_, reads) = made(&site, &session, json!({"name": "reads", "scopes": ["users:read"]})).await;
        let (_, writes) = made(&site, &session, json!({"name": "writes", "scopes": ["users:write"]})).await;
        let (_, trips) = made(&site, &session, json!({"name": "trips", "scopes": ["trips:write"]})).await;
        assert!(reads.starts_with("tgp_"));
        assert_eq!(site.get("/me").bearer(&reads).await.expect(200).json()["username"], "mina2026");
        site.put("/me", json!({"name": "이민아"})).bearer(&reads).await.problem(403, "FORBIDDEN");
        site.put("/me", json!({"name": "이민아"})).bearer(&writes).await.expect(200);
        site.get("/me").bearer(&trips).await.problem(403, "FORBIDDEN");
    }

    async fn what_decides_over_the_account_needs_a_session(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (id, token) = made(&site, &session, json!({"name": "all", "scopes": ["users:write"]})).await;
        let passwords = json!({"currentPassword": "seoul-2026!", "newPassword": "busan-2027!"});
        for asking in [
            site.post("/me/tokens", json!({"name": "more", "scopes": ["admin:write"]})),
            site.delete(&format!("/me/tokens/{id}")),
            site.get("/me/tokens"),
            site.get("/me/sessions"),
            site.put("/me/password", passwords),
            site.put("/me", json!({"email": "thief@example.com"})),
            site.delete("/me/sessions"),
            site.delete("/me/sessions/x"),
            site.post("/logout", json!({})),
        ] {
            asking.bearer(&token).await.problem(403, "FORBIDDEN");
        }
    }

    async fn a_deleted_token_is_refused_at_once(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (id, token) = made(&site, &session, json!({"name": "script", "scopes": ["users:read"]})).await;
        let (_service, elsewhere) = site.another_process(config()).await;
        let there = || elsewhere.get("/api/v1/users/me").bearer(&token);
        site.get("/me").bearer(&token).await.expect(200);
        there().await.expect(200);
        let path = format!("/me/tokens/{id}");
        site.delete(&path).bearer(&session.access).await.expect(204);
        site.get("/me").bearer(&token).await.problem(401, "INVALID_TOKEN");
        there().await.expect(200);
        site.advance(5);
        there().await.problem(401, "INVALID_TOKEN");
        site.delete(&path).bearer(&session.access).await.problem(404, "TOKEN_NOT_FOUND");
    }

    async fn a_token_expires(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let session = site.remembered("mina2026").await;
        let body = json!({"name": "day", "scopes": ["users:read"], "expiresAt": "2026-05-02T09:00:00+09:00"});
        let (_, token) = made(&site, &session, body).await;
        site.advance(86_399);
        site.get("/me").bearer(&token).await.expect(200);
        site.advance(1);
        site.get("/me").bearer(&token).await.problem(401, "TOKEN_EXPIRED");
    }

    async fn lists_tokens_without_their_secrets(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let body = json!({"name": " script ", "scopes": ["trips:read", "users:read", "trips:read"]});
        let (id, token) = made(&site, &session, body).await;
        site.advance(60);
        site.get("/me").bearer(&token).await.expect(200);
        site.service.do_chores().await.expect("the chores are done");
        let list = site.get("/me/tokens").bearer(&session.access).await.expect(200);
        assert!(!list.text().contains(&token));
        assert_eq!(list.json()["items"], json!([{
            "tokenId": id, "name": "script", "scopes": ["trips:read", "users:read"],
            "createdAt": "2026-05-01T00:00:00Z", "expiresAt": null, "lastUsedAt": "2026-05-01T00:01:00Z"
        }]));
        let other = site.somebody("other2026").await;
        let path = format!("/me/tokens/{id}");
        site.delete(&path).bearer(&other.access).await.problem(404, "TOKEN_NOT_FOUND");
        let list = site.get("/me/tokens").bearer(&other.access).await.expect(200).json();
        assert_eq!(list["totalItems"], 0);
    }

    async fn an_account_has_so_many_tokens(database: TestDatabase) {
        let mut config = config();
        config.tokens.most_api_tokens = 2;
        let site = site_with(database, config).await;
        let session = site.somebody("mina2026").await;
        let body = json!({"name": "script", "scopes": ["users:read"]});
        made(&site, &session, body.clone()).await;
        made(&site, &session, body.clone()).await;
        site.post("/me/tokens", body).bearer(&session.access).await.problem(409, "TOKEN_LIMIT");
    }

    async fn names_the_fields_that_do_not_fit(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let cases = [
            (json!({"name": "", "scopes": ["users:read"]}), "name", "REQUIRED"),
            (json!({"name": "x", "scopes": []}), "scopes", "REQUIRED"),
            (json!({"name": "x", "scopes": ["everything"]}), "scopes[0]", "FORMAT"),
            (json!({"name": "x", "scopes": ["users:read"], "expiresAt": "soon"}), "expiresAt", "FORMAT"),
            (
                json!({"name": "x", "scopes": ["users:read"], "expiresAt": "2026-05-01T00:00:00Z"}),
                "expiresAt",
                "OUT_OF_RANGE",
            ),
        ];
        for (body, field, rule) in cases {
            let answer = site.post("/me/tokens", body).bearer(&session.access).await;
            let problem = answer.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        }
    }
}
