use std::sync::Arc;

use platform::auth::{Authenticator, Role};
use serde_json::{Value, json};
use service_user::LocalUsers;
use test_support::{Answer, TestDatabase, on_both};
use totp_rs::{Builder, Secret, Totp};

use crate::site::{PASSWORD, Session, Site, config, refused, site, site_with};

/// An authenticator app.
struct App(Totp);

impl App {
    fn new(secret: &str) -> Self {
        let secret = Secret::try_from_base32(secret).expect("base32");
        Self(Builder::new().with_secret(secret).build_noncompliant())
    }

    /// The code that it shows, so many steps from now.
    fn code(&self, site: &Site, steps: i64) -> String {
        let now = site.world.now().as_second() + 30 * steps;
        self.0
            .generate(u64::try_from(now).expect("after 1970"))
            .to_string()
    }
}

async fn enrol(site: &Site, session: &Session) -> App {
    let answer = site
        .post("/me/totp/enrol", json!({}))
        .bearer(&session.access)
        .await
        .expect(200);
    App::new(answer.json()["secret"].as_str().expect("a secret"))
}

/// Sets a second factor up and gives its recovery codes.
async fn set_up(site: &Site, session: &Session) -> (App, Vec<String>) {
    let app = enrol(site, session).await;
    let code = json!({"code": app.code(site, 0)});
    let answer = site
        .post("/me/totp/confirm", code)
        .bearer(&session.access)
        .await
        .expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let codes = answer.json()["recoveryCodes"].as_array().expect("a list").clone();
    site.advance(60);
    (
        app,
        codes
            .iter()
            .map(|code| code.as_str().expect("a text").to_owned())
            .collect(),
    )
}

async fn login(site: &Site, code: &str) -> Answer {
    site.post(
        "/login",
        json!({"username": "mina2026", "password": PASSWORD, "totp": code}),
    )
    .await
}

on_both! {
    async fn an_app_is_set_up_and_its_codes_log_in(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let answer = site.post("/me/totp/enrol", json!({})).bearer(&session.access).await.expect(200);
        assert_eq!(answer.header("cache-control"), "no-store");
        let (uri, secret) = (answer.json()["otpauthUri"].clone(), answer.json()["secret"].clone());
        let secret = secret.as_str().expect("a secret");
        assert_eq!(uri, format!("otpauth://totp/TripGen:mina2026?secret={secret}&issuer=TripGen"));
        site.try_login("mina2026", PASSWORD).await.expect(200);
        let app = App::new(secret);
        let confirm = |code: String| site.post("/me/totp/confirm", json!({"code": code})).bearer(&session.access);
        let problem = confirm(app.code(&site, 3)).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("code".to_owned(), "FORMAT".to_owned())]);
        assert_eq!(site.me(&session).await.json()["totpEnabled"], false);
        confirm(app.code(&site, 0)).await.expect(200);
        assert_eq!(site.me(&session).await.expect(200).json()["totpEnabled"], true);
        site.try_login("mina2026", PASSWORD).await.problem(401, "TOTP_REQUIRED");
        site.try_login("mina2026", "wrong-2026!").await.problem(401, "INVALID_CREDENTIALS");
        site.advance(30);
        let answer = login(&site, &app.code(&site, 0)).await.expect(200);
        assert_eq!(answer.json()["user"]["totpEnabled"], true);
        confirm(app.code(&site, 0)).await.problem(409, "TOTP_ALREADY_ON");
        let again = site.post("/me/totp/enrol", json!({})).bearer(&session.access);
        again.await.problem(409, "TOTP_ALREADY_ON");
    }

    async fn a_code_counts_once_and_a_step_may_be_off_by_one(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (app, _) = set_up(&site, &session).await;
        let early = app.code(&site, -1);
        let late = app.code(&site, 1);
        login(&site, &app.code(&site, 2)).await.problem(401, "TOTP_INVALID");
        login(&site, &app.code(&site, -2)).await.problem(401, "TOTP_INVALID");
        login(&site, &early).await.expect(200);
        login(&site, &early).await.problem(401, "TOTP_INVALID");
        login(&site, &format!("{} {}", &late[..3], &late[3..])).await.expect(200);
        login(&site, &late).await.problem(401, "TOTP_INVALID");
        login(&site, &app.code(&site, 0)).await.problem(401, "TOTP_INVALID");
    }

    async fn one_code_at_once_logs_in_once(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (app, _) = set_up(&site, &session).await;
        let body = json!({"username": "mina2026", "password": PASSWORD, "totp": app.code(&site, 0)});
        let asked: Vec<_> = (0..4)
            .map(|_| {
                let asking = site.post("/login", body.clone());
                tokio::spawn(async move { asking.await.status.as_u16() })
            })
            .collect();
        let mut good = 0;
        for status in asked {
            good += usize::from(status.await.expect("no panic") == 200);
        }
        assert_eq!(good, 1);
    }

    async fn wrong_codes_lock_like_wrong_passwords(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (app, codes) = set_up(&site, &session).await;
        for _ in 0..5 {
            site.try_login("mina2026", PASSWORD).await.problem(401, "TOTP_REQUIRED");
        }
        for code in ["000000", "aaaa-bbbb-cccc-dddd", "111111", "222222", "------"] {
            login(&site, code).await.problem(401, "TOTP_INVALID");
        }
        login(&site, &app.code(&site, 0)).await.problem(423, "ACCOUNT_LOCKED");
        login(&site, &codes[0]).await.problem(423, "ACCOUNT_LOCKED");
        site.advance(1800);
        login(&site, &codes[0]).await.expect(200);
    }

    async fn each_recovery_code_counts_once(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (_, codes) = set_up(&site, &session).await;
        assert_eq!(codes.len(), 10);
        assert_eq!(site.rows("recovery_codes").await, 10);
        login(&site, &codes[3].replace('-', "").to_uppercase()).await.expect(200);
        login(&site, &codes[3]).await.problem(401, "TOTP_INVALID");
        for code in codes.iter().filter(|code| **code != codes[3]) {
            login(&site, code).await.expect(200);
        }
        assert_eq!(site.rows("recovery_codes").await, 0);
    }

    async fn a_code_or_the_password_takes_it_away(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let remove = |body: Value| site.post("/me/totp/remove", body).bearer(&session.access);
        remove(json!({"password": PASSWORD})).await.problem(409, "TOTP_NOT_ENROLLED");
        let (app, _) = set_up(&site, &session).await;
        remove(json!({})).await.problem(400, "INVALID_REQUEST");
        remove(json!({"password": PASSWORD, "code": "123456"})).await.problem(400, "INVALID_REQUEST");
        remove(json!({"password": "wrong-2026!"})).await.problem(401, "INVALID_CREDENTIALS");
        remove(json!({"code": "000000"})).await.problem(401, "TOTP_INVALID");
        remove(json!({"code": app.code(&site, 0)})).await.expect(204);
        site.try_login("mina2026", PASSWORD).await.expect(200);
        assert_eq!((site.rows("second_factors").await, site.rows("recovery_codes").await), (0, 0));
        set_up(&site, &session).await;
        remove(json!({"password": PASSWORD})).await.expect(204);
        assert_eq!(site.me(&session).await.expect(200).json()["totpEnabled"], false);
    }

    async fn the_secret_is_not_readable_in_the_database(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let app = enrol(&site, &session).await;
        let mut db = site.database.db.clone();
        let row = storage::Queries::fetch_one(&mut db, "SELECT sealed FROM second_factors", storage::params![])
            .await
            .expect("a row");
        let sealed: Vec<u8> = row.get("sealed").expect("bytes");
        assert!(!sealed.windows(20).any(|window| window == app.0.secret().as_bytes()));
    }

    async fn needs_a_session_and_a_begun_enrolment(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        site.post("/me/totp/enrol", json!({})).await.problem(401, "UNAUTHORIZED");
        let token = json!({"name": "script", "scopes": ["users:write"]});
        let token = site.post("/me/tokens", token).bearer(&session.access).await.expect(201).json();
        let token = token["token"].as_str().expect("a token").to_owned();
        site.post("/me/totp/enrol", json!({})).bearer(&token).await.problem(403, "FORBIDDEN");
        let confirm = site.post("/me/totp/confirm", json!({"code": "123456"})).bearer(&session.access);
        confirm.await.problem(409, "TOTP_NOT_ENROLLED");
    }

    async fn administrators_without_it_are_users_where_they_must_have_it(database: TestDatabase) {
        let mut config = config();
        config.admins_need_totp = true;
        let site = site_with(database, config).await;
        let session = site.somebody("mina2026").await;
        let users = LocalUsers::new(Arc::clone(&site.service));
        let principal = users.authenticate(&session.access).await.expect("somebody");
        assert_eq!(Vec::from_iter(principal.roles), [Role::User]);
        assert_eq!(Vec::from_iter(principal.withheld), [Role::Admin]);
        let (app, _) = set_up(&site, &session).await;
        let principal = users.authenticate(&session.access).await.expect("somebody");
        assert_eq!(Vec::from_iter(principal.roles), [Role::User, Role::Admin]);
        assert!(principal.withheld.is_empty());
        let remove = site.post("/me/totp/remove", json!({"code": app.code(&site, 0)})).bearer(&session.access);
        remove.await.expect(204);
        assert!(!users.authenticate(&session.access).await.expect("somebody").is_admin());
    }
}
