use serde_json::Value;
use service_user::{LocalUsers, Secrets, UserError, UserParts, UserService};
use test_support::{TestApp, TestDatabase, on_both};

use crate::site::{Session, config, site};

async fn kids(app: &TestApp) -> Vec<String> {
    let answer = app.get("/.well-known/jwks.json").await.expect(200);
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    let keys = answer.json()["keys"].as_array().expect("a list").clone();
    for key in &keys {
        for (field, expected) in [
            ("kty", "OKP"),
            ("crv", "Ed25519"),
            ("alg", "EdDSA"),
            ("use", "sig"),
        ] {
            assert_eq!(key[field], expected);
        }
        assert_eq!(key["x"].as_str().map(str::len), Some(43));
        assert_eq!(
            key.as_object().map(serde_json::Map::len),
            Some(6),
            "no private half"
        );
    }
    keys.iter()
        .map(|key| key["kid"].as_str().expect("a name").to_owned())
        .collect()
}

fn kid_of(session: &Session) -> String {
    let header = jsonwebtoken::decode_header(&session.access).expect("a token");
    header.kid.expect("a name of a key")
}

on_both! {
    async fn others_verify_tokens_with_the_published_keys(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let set = site.app.get("/.well-known/jwks.json").await.expect(200);
        let set: jsonwebtoken::jwk::JwkSet = set.parsed();
        let key = set.find(&kid_of(&session)).expect("the key of the token");
        let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::EdDSA);
        validation.validate_exp = false;
        validation.set_issuer(&["tripgen"]);
        let key = jsonwebtoken::DecodingKey::from_jwk(key).expect("a key of a known kind");
        let token = jsonwebtoken::decode::<Value>(&session.access, &key, &validation).expect("a good signature");
        assert_eq!(token.claims["exp"].as_i64(), token.claims["iat"].as_i64().map(|issued| issued + 3600));
        assert_eq!(token.claims["roles"], serde_json::json!(["USER", "ADMIN"]));
    }

    async fn a_key_that_signs_no_longer_is_good_until_its_last_token_has_expired(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let old = site.remembered("mina2026").await;
        let first = kids(&site.app).await;
        let (service, elsewhere) = site.another_process(config()).await;
        site.service.rotate_signing_key().await.expect("a new key");
        let both = kids(&site.app).await;
        assert_eq!(both.len(), 2);
        assert_eq!(both[1..], first);
        site.advance(599);
        service.do_chores().await.expect("the chores are done");
        assert_eq!(kids(&elsewhere).await, both);
        let last = site.remembered("mina2026").await;
        site.advance(1);
        let new = site.remembered("mina2026").await;
        assert_eq!((kid_of(&last), kid_of(&new)), (both[1].clone(), both[0].clone()));
        for session in [&old, &last, &new] {
            site.me(session).await.expect(200);
            elsewhere.get("/api/v1/users/me").bearer(&session.access).await.expect(200);
        }
        site.advance(3598);
        site.service.do_chores().await.expect("the chores are done");
        site.me(&last).await.expect(200);
        site.me(&old).await.problem(401, "TOKEN_EXPIRED");
        site.advance(302);
        site.service.do_chores().await.expect("the chores are done");
        assert_eq!(kids(&site.app).await, both[..1]);
        assert_eq!(site.rows("signing_keys").await, 1);
        site.me(&last).await.problem(401, "TOKEN_EXPIRED");
        site.refresh(&last).await.expect(200);
    }

    async fn a_process_that_missed_a_new_key_reads_it_when_it_meets_it(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        let (_service, elsewhere) = site.another_process(config()).await;
        site.service.rotate_signing_key().await.expect("a new key");
        site.advance(600);
        let session = site.login("mina2026").await;
        elsewhere.get("/api/v1/users/me").bearer(&session.access).await.expect(200);
    }

    async fn a_new_key_signs_after_ninety_days(database: TestDatabase) {
        let site = site(database).await;
        let first = kids(&site.app).await;
        site.advance(90 * 86_400 - 1);
        site.service.do_chores().await.expect("the chores are done");
        assert_eq!(kids(&site.app).await, first);
        site.advance(1);
        site.service.do_chores().await.expect("the chores are done");
        let second = kids(&site.app).await;
        assert_eq!((second.len(), &second[1]), (2, &first[0]));
        site.service.do_chores().await.expect("the chores are done");
        assert_eq!(kids(&site.app).await, second);
        site.register("mina2026").await;
        assert_eq!(kid_of(&site.login("mina2026").await), first[0]);
        site.advance(600);
        assert_eq!(kid_of(&site.login("mina2026").await), second[0]);
    }

    async fn the_keys_outlive_the_process_and_open_with_no_other_secret(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let (service, app) = site.another_process(config()).await;
        app.get("/api/v1/users/me").bearer(&session.access).await.expect(200);
        let users = LocalUsers::new(service);
        let known = platform::auth::Authenticator::authenticate(&users, &session.access).await;
        assert!(known.expect("a good token").is_admin());
        let cache_config = confique::Config::builder().load().expect("every setting has a default");
        let opened = UserService::open(UserParts {
            db: site.database.another_pool().await,
            world: site.world.clone(),
            cache: cache::Cache::new(cache_config, site.world.clone()),
            config: config(),
            mailer: None,
            trips: std::sync::Arc::new(crate::site::Shelf),
            secrets: Secrets::derive("another secret, which also has more than 32 characters").expect("long"),
        })
        .await;
        assert!(matches!(opened, Err(UserError::Key { .. })), "{opened:?}");
    }
}
