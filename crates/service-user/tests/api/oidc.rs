use jsonwebtoken::Algorithm;
use platform::auth::Role;
use serde_json::{Value, json};
use service_user::UserConfig;
use test_support::{Answer, TestDatabase, on_both};

use crate::provider::{CLIENT_ID, CLIENT_SECRET, Fault, Issuer};
use crate::site::{Site, config, cookies, site, site_with};

/// A service that trusts an issuer.
async fn trusting(database: TestDatabase, change: impl FnOnce(&mut UserConfig)) -> (Site, Issuer) {
    let issuer = Issuer::start(&test_support::world()).await;
    let mut config = config();
    config.oidc.issuer = Some(issuer.url.clone());
    config.oidc.client_id = String::from(CLIENT_ID);
    config.oidc.client_secret = Some(CLIENT_SECRET.to_owned());
    config.oidc.timeout_ms = 2_000;
    change(&mut config);
    (site_with(database, config).await, issuer)
}

/// The cookie that a browser keeps, by name.
fn kept(answer: &Answer, name: &str) -> String {
    let all = cookies(answer);
    let found = all.iter().find(|cookie| cookie.starts_with(&format!("{name}=")));
    let found = found.unwrap_or_else(|| panic!("no {name} in {all:?}"));
    found.split(';').next().expect("a first part").to_owned()
}

/// A browser at the issuer: the path to come back to, and the cookie to come with.
async fn at_issuer(site: &Site, issuer: &Issuer, login: &str) -> (String, String) {
    let begun = site.get(login).await.expect(303);
    let cookie = kept(&begun, "tripgen_oidc");
    let there = begun
        .header("location")
        .strip_prefix(&issuer.url)
        .expect("the issuer")
        .to_owned();
    let back = issuer.app.get(&there).await.expect(302);
    let back = back
        .header("location")
        .strip_prefix("http://localhost:8080")
        .expect("our address");
    (back.to_owned(), cookie)
}

async fn log_in(site: &Site, issuer: &Issuer) -> Answer {
    let (back, cookie) = at_issuer(site, issuer, "/oidc/login").await;
    site.app.get(&back).header("cookie", &cookie).await
}

async fn profile(site: &Site, answer: &Answer) -> Value {
    let session = kept(answer, "tripgen_session");
    site.get("/me")
        .header("cookie", &session)
        .await
        .expect(200)
        .json()
}

on_both! {
    async fn somebody_new_gets_an_account_and_keeps_it(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        site.register("admin2026").await;
        assert_eq!(site.get("/oidc").await.expect(200).json(), json!({"offered": true}));
        let begun = site.get("/oidc/login?returnTo=/trips").await.expect(303);
        assert_eq!(begun.header("cache-control"), "no-store");
        let cookie = &cookies(&begun)[0];
        assert!(cookie.ends_with("; Max-Age=600; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
        let (back, cookie) = at_issuer(&site, &issuer, "/oidc/login?returnTo=/trips").await;
        let answer = site.app.get(&back).header("cookie", &cookie).await.expect(303);
        assert_eq!(answer.header("location"), "/trips");
        assert_eq!(kept(&answer, "tripgen_oidc"), "tripgen_oidc=");
        let me = profile(&site, &answer).await;
        for (field, expected) in [
            ("username", json!("adaluser")), ("name", json!("김에이다")), ("email", json!("ada@example.com")),
            ("emailVerified", json!(true)), ("roles", json!(["USER"])),
        ] {
            assert_eq!(me[field], expected, "{field}");
        }
        issuer.set_person(json!({"sub": "s1", "email": "other@example.com"}));
        let again = log_in(&site, &issuer).await.expect(303);
        assert_eq!(again.header("location"), "/");
        assert_eq!(profile(&site, &again).await["userId"], me["userId"]);
        let refresh = kept(&again, "tripgen_refresh");
        site.post("/token/refresh", json!({})).header("cookie", &refresh).await.expect(200);
        site.try_login("adaluser", "x").await.problem(401, "INVALID_CREDENTIALS");
        assert_eq!(site.rows("accounts").await, 2);
    }

    async fn keys_of_every_kind_are_taken_and_read_again_when_they_change(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        log_in(&site, &issuer).await.expect(303);
        log_in(&site, &issuer).await.expect(303);
        assert_eq!(issuer.keys_asked(), 1);
        issuer.rotate("second", Algorithm::ES256);
        log_in(&site, &issuer).await.problem(502, "OIDC_TOKEN_INVALID");
        assert_eq!(issuer.keys_asked(), 1, "not asked again within half a minute");
        site.advance(30);
        log_in(&site, &issuer).await.expect(303);
        issuer.rotate("third", Algorithm::RS256);
        site.advance(30);
        log_in(&site, &issuer).await.expect(303);
        assert_eq!(issuer.keys_asked(), 3);
    }

    async fn tokens_that_are_not_good_are_refused(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        let now = site.world.now().as_second();
        let claims = |value| Fault::Claims(value);
        for fault in [
            Fault::Unsigned, Fault::SharedSecret, Fault::StrangeKey,
            claims(json!({"nonce": "another"})), claims(json!({"nonce": null})),
            claims(json!({"aud": "another"})), claims(json!({"aud": [CLIENT_ID, "another"]})),
            claims(json!({"aud": []})), claims(json!({"azp": "another"})),
            claims(json!({"iss": "https://evil.example"})), claims(json!({"exp": now - 60})),
            claims(json!({"iat": now + 61})), claims(json!({"nbf": now + 61})), claims(json!({"sub": ""})),
            claims(json!({"exp": "soon"})),
        ] {
            issuer.set_fault(fault.clone());
            let answer = log_in(&site, &issuer).await;
            assert_eq!(answer.status.as_u16(), 502, "{fault:?}: {}", answer.text());
            assert!(cookies(&answer).iter().all(|cookie| !cookie.starts_with("tripgen_session")));
            answer.problem(502, "OIDC_TOKEN_INVALID");
        }
        assert_eq!(site.rows("accounts").await, 0);
        for good in [
            json!({"exp": now - 59}), json!({"iat": now + 60}),
            json!({"aud": [CLIENT_ID, "another"], "azp": CLIENT_ID}), json!({"aud": [CLIENT_ID]}),
        ] {
            issuer.set_fault(Fault::Claims(good));
            log_in(&site, &issuer).await.expect(303);
        }
    }

    async fn an_answer_belongs_to_one_login_of_one_browser(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        let (back, cookie) = at_issuer(&site, &issuer, "/oidc/login").await;
        let (_, others) = at_issuer(&site, &issuer, "/oidc/login").await;
        site.app.get(&back).await.problem(400, "OIDC_STATE");
        site.app.get(&back).header("cookie", &others).await.problem(400, "OIDC_STATE");
        site.app.get(&back).header("cookie", "tripgen_oidc=forged").await.problem(400, "OIDC_STATE");
        site.get("/oidc/callback").header("cookie", &cookie).await.problem(400, "OIDC_STATE");
        let page = site.app.get(&back).header("accept", "text/html,*/*").await.expect(303);
        assert_eq!(page.header("location"), "/login?error=OIDC_STATE");
        site.app.get(&back).header("cookie", &cookie).await.expect(303);
        site.app.get(&back).header("cookie", &cookie).await.problem(502, "OIDC_PROVIDER_FAILED");
        let (late, cookie) = at_issuer(&site, &issuer, "/oidc/login").await;
        site.advance(600);
        site.app.get(&late).header("cookie", &cookie).await.problem(400, "OIDC_STATE");
    }

    async fn an_issuer_in_trouble_is_a_bad_gateway(database: TestDatabase) {
        let (site, issuer) = trusting(database, |config| config.oidc.timeout_ms = 300).await;
        issuer.set_fault(Fault::OtherName);
        site.get("/oidc/login").await.problem(502, "OIDC_PROVIDER_FAILED");
        issuer.set_fault(Fault::None);
        site.get("/oidc/login").await.problem(502, "OIDC_PROVIDER_FAILED");
        site.advance(5);
        issuer.set_fault(Fault::Broken);
        log_in(&site, &issuer).await.problem(502, "OIDC_PROVIDER_FAILED");
        issuer.set_fault(Fault::Silent);
        log_in(&site, &issuer).await.problem(502, "OIDC_PROVIDER_FAILED");
        issuer.set_fault(Fault::None);
        let (back, cookie) = at_issuer(&site, &issuer, "/oidc/login").await;
        let state = back.rsplit_once("state=").expect("a state").1;
        let refused = format!("/oidc/callback?error=access_denied&state={state}");
        site.get(&refused).header("cookie", &cookie).await.problem(502, "OIDC_REFUSED");
        log_in(&site, &issuer).await.expect(303);
    }

    async fn an_address_links_only_where_both_sides_verified_it(database: TestDatabase) {
        let (site, issuer) = trusting(database, |config| config.oidc.link_verified_email = true).await;
        let session = site.somebody("mina2026").await;
        let person = |verified: bool| {
            json!({"sub": "s2", "email": "mina2026@example.com", "email_verified": verified})
        };
        issuer.set_person(person(true));
        log_in(&site, &issuer).await.problem(409, "OIDC_EMAIL_TAKEN");
        site.put("/me", json!({"email": "mina2026@example.com"})).bearer(&session.access).await.expect(200);
        let code = site.mails().await[0].code.clone();
        site.post("/me/email/verify", json!({"code": code})).bearer(&session.access).await.expect(204);
        issuer.set_person(person(false));
        log_in(&site, &issuer).await.problem(409, "OIDC_EMAIL_TAKEN");
        issuer.set_person(person(true));
        let answer = log_in(&site, &issuer).await.expect(303);
        assert_eq!(profile(&site, &answer).await["username"], "mina2026");
        assert_eq!(site.rows("accounts").await, 1);
    }

    async fn an_address_links_nothing_where_it_is_not_configured(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        site.register("mina2026").await;
        let mut db = site.database.db.clone();
        storage::Queries::execute(&mut db, "UPDATE accounts SET email_verified = 1", storage::params![])
            .await
            .expect("a change");
        issuer.set_person(json!({"sub": "s2", "email": "mina2026@example.com", "email_verified": true}));
        log_in(&site, &issuer).await.problem(409, "OIDC_EMAIL_TAKEN");
        issuer.set_person(json!({"sub": "s3"}));
        log_in(&site, &issuer).await.problem(502, "OIDC_EMAIL_MISSING");
    }

    async fn a_claim_gives_and_takes_administration(database: TestDatabase) {
        let (site, issuer) = trusting(database, |config| {
            config.oidc.admin_claim = Some("groups".to_owned());
            config.oidc.admin_value = String::from("staff");
        })
        .await;
        site.register("admin2026").await;
        let with = |groups: Value| {
            issuer.set_person(json!({"sub": "s1", "email": "ada@example.com", "groups": groups}));
        };
        with(json!(["staff", "others"]));
        let admin = json!([Role::User, Role::Admin]);
        assert_eq!(profile(&site, &log_in(&site, &issuer).await.expect(303)).await["roles"], admin);
        for groups in [json!(["others"]), json!("others"), json!(null)] {
            with(groups);
            let answer = log_in(&site, &issuer).await.expect(303);
            assert_eq!(profile(&site, &answer).await["roles"], json!([Role::User]));
        }
        with(json!("staff"));
        assert_eq!(profile(&site, &log_in(&site, &issuer).await.expect(303)).await["roles"], admin);
    }

    async fn user_names_are_made_free(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        for (number, expected) in [(1, "minakim"), (2, "minakim2"), (3, "minakim3")] {
            issuer.set_person(json!({
                "sub": format!("s{number}"), "email": format!("m{number}@example.com"),
                "preferred_username": "mina.kim", "name": "x",
            }));
            let me = profile(&site, &log_in(&site, &issuer).await.expect(303)).await;
            assert_eq!((&me["username"], &me["name"]), (&json!(expected), &json!(expected)));
        }
    }

    async fn the_secret_goes_where_the_issuer_takes_it(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        issuer.takes_secrets_in_the_body_only();
        log_in(&site, &issuer).await.expect(303);
    }

    async fn a_closed_account_stays_closed(database: TestDatabase) {
        let (site, issuer) = trusting(database, |_| ()).await;
        let admin = site.somebody("admin2026").await;
        let id = profile(&site, &log_in(&site, &issuer).await.expect(303)).await["userId"].clone();
        let close = format!("/{}/disable", id.as_str().expect("an id"));
        site.post(&close, json!({})).bearer(&admin.access).await.expect(204);
        log_in(&site, &issuer).await.problem(403, "ACCOUNT_DISABLED");
    }

    async fn without_an_issuer_nothing_is_offered(database: TestDatabase) {
        let site = site(database).await;
        assert_eq!(site.get("/oidc").await.expect(200).json(), json!({"offered": false}));
        site.get("/oidc/login").await.problem(404, "OIDC_OFF");
        site.get("/oidc/callback?state=x&code=y").await.problem(404, "OIDC_OFF");
    }
}
