use test_support::{TestDatabase, on_both};

use crate::site::site;

on_both! {
    async fn tells_whether_names_and_addresses_are_free(database: TestDatabase) {
        let site = site(database).await;
        site.register("mina2026").await;
        for (path, available) in [
            ("/check/username/MINA2026", false),
            ("/check/username/other2026", true),
            ("/check/email/Mina2026@Example.com", false),
            ("/check/email/mina2026%40example.com", false),
            ("/check/email/other@example.com", true),
        ] {
            assert_eq!(site.get(path).await.expect(200).json()["available"], available, "{path}");
        }
        for path in ["/check/username/abc", "/check/username/mi%20na2026", "/check/email/mina"] {
            site.get(path).await.problem(400, "INVALID_REQUEST");
        }
    }
}
