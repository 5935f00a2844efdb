use serde_json::json;
use service_user::MailKind;
use test_support::{Answer, TestDatabase, on_both};

use crate::site::{PASSWORD, Session, Site, refused, registration, site};

async fn ask(site: &Site, session: &Session, email: &str) -> Answer {
    site.put("/me", json!({"email": email}))
        .bearer(&session.access)
        .await
}

/// The code that an address was sent.
async fn code(site: &Site, session: &Session, email: &str) -> String {
    ask(site, session, email).await.expect(200);
    let mails = site.mails().await;
    assert_eq!((mails.len(), mails[0].kind), (1, MailKind::EmailVerification));
    assert_eq!(mails[0].to, email);
    let code = mails[0].code.clone().expect("a code");
    assert!(mails[0].text.contains(&code));
    code
}

async fn verify(site: &Site, session: &Session, code: &str) -> Answer {
    site.post("/me/email/verify", json!({"code": code}))
        .bearer(&session.access)
        .await
}

/// Another code than the given one.
fn other(code: &str) -> String {
    let first = if code.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &code[1..])
}

on_both! {
    async fn the_old_address_counts_until_the_code_comes_back(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let code = code(&site, &session, "new@example.com").await;
        let profile = site.me(&session).await.expect(200).json();
        assert_eq!((&profile["email"], &profile["emailVerified"]), (&json!("mina2026@example.com"), &json!(false)));
        site.try_login("new@example.com", PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        verify(&site, &session, &code).await.expect(204);
        let profile = site.me(&session).await.expect(200).json();
        assert_eq!((&profile["email"], &profile["emailVerified"]), (&json!("new@example.com"), &json!(true)));
        site.try_login("new@example.com", PASSWORD).await.expect(200);
        site.try_login("mina2026@example.com", PASSWORD).await.problem(401, "INVALID_CREDENTIALS");
        verify(&site, &session, &code).await.problem(400, "INVALID_REQUEST");
    }

    async fn the_first_address_can_be_verified_too(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let code = code(&site, &session, "mina2026@example.com").await;
        verify(&site, &session, &code).await.expect(204);
        assert_eq!(site.me(&session).await.expect(200).json()["emailVerified"], true);
        ask(&site, &session, "mina2026@example.com").await.expect(200);
        assert!(site.mails().await.is_empty());
    }

    async fn a_code_is_good_for_fifteen_minutes_and_five_tries(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let first = code(&site, &session, "new@example.com").await;
        site.advance(900);
        let problem = verify(&site, &session, &first).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("code".to_owned(), "FORMAT".to_owned())]);
        let second = code(&site, &session, "new@example.com").await;
        for _ in 0..4 {
            verify(&site, &session, &other(&second)).await.problem(400, "INVALID_REQUEST");
        }
        verify(&site, &session, &second).await.expect(204);
        let third = code(&site, &session, "third@example.com").await;
        for _ in 0..5 {
            verify(&site, &session, &other(&third)).await.problem(400, "INVALID_REQUEST");
        }
        verify(&site, &session, &third).await.problem(400, "INVALID_REQUEST");
        for wrong in ["", "12345", "1234567"] {
            verify(&site, &session, wrong).await.problem(400, "INVALID_REQUEST");
        }
    }

    async fn five_codes_an_hour_are_sent(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        for number in 0..5 {
            ask(&site, &session, &format!("new{number}@example.com")).await.expect(200);
        }
        let refusal = ask(&site, &session, "new5@example.com").await;
        assert_eq!(refusal.header("retry-after"), "3600");
        refusal.problem(429, "MAIL_LIMIT");
        assert_eq!(site.mails().await.len(), 5);
        site.advance(3600);
        let session = site.login("mina2026").await;
        code(&site, &session, "new6@example.com").await;
    }

    async fn an_address_that_somebody_took_meanwhile_is_refused(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let code = code(&site, &session, "new@example.com").await;
        let mut faster = registration("jun2026");
        faster["email"] = json!("new@example.com");
        site.post("/register", faster).await.expect(201);
        verify(&site, &session, &code).await.problem(409, "DUPLICATE_EMAIL");
        ask(&site, &session, "new@example.com").await.problem(409, "DUPLICATE_EMAIL");
    }

    async fn links_to_the_old_address_are_good_for_nothing(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        let mails = site.mails().await;
        let link = mails[0].link.as_deref().expect("a link");
        let token = link.rsplit_once('=').expect("a token").1.to_owned();
        let code = code(&site, &session, "new@example.com").await;
        verify(&site, &session, &code).await.expect(204);
        let body = json!({"token": token, "newPassword": "busan-2027!"});
        site.post("/password/reset", body).await.problem(400, "INVALID_REQUEST");
    }
}
