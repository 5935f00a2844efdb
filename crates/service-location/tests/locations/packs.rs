//! `GET /destinations`, `GET /packs`, `DELETE /packs/{destination}`.

use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::imports::{CSV, Uploads};
use crate::support::{Locations, below, each};

on_both! {
    async fn lists_destinations_with_what_their_packs_hold(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let page = locations.get("/destinations").await;
        assert_eq!(each(&page, "id"), ["seoul", "sokcho"]);
        let seoul = &page["items"][0];
        assert_eq!((seoul["name"].as_str(), seoul["zone"].as_str()), (Some("Seoul"), Some("Asia/Seoul")));
        assert_eq!((seoul["places"].as_u64(), seoul["licence"].as_str()), (Some(120), Some("Apache-2.0")));
        let counted: u64 = seoul["counts"]
            .as_array()
            .expect("counts")
            .iter()
            .map(|count| count["count"].as_u64().expect("a number"))
            .sum();
        assert_eq!(counted, 120);
        for (typed, found) in [
            ("seoul", "seoul"),
            ("soekcho", "sokcho"),
            ("%EC%84%9C%EC%9A%B8", "seoul"),
            ("%E3%85%85%E3%85%8A", "sokcho"),
        ] {
            assert_eq!(each(&locations.get(&format!("/destinations?q={typed}")).await, "id"), [found], "{typed}");
        }
        assert_eq!(each(&locations.get("/destinations?lang=ko&size=1&page=2").await, "name"), ["속초"]);
        assert_eq!(locations.get("/destinations?q=atlantis").await["totalItems"], 0);
        assert_eq!(locations.refused_fields("/destinations?size=101").await, ["size OUT_OF_RANGE"]);
    }

    async fn only_operators_change_packs(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let packs = below("/packs");
        locations.app.get(&packs).await.problem(401, "UNAUTHORIZED");
        for refused in [
            locations.app.get(&packs),
            locations.app.post(&packs),
            locations.app.delete(&below("/packs/seoul")),
            locations.app.get(&below("/packs/imports")),
            locations.app.get(&below("/packs/imports/1")),
        ] {
            refused.bearer("user:ada").await.problem(403, "FORBIDDEN");
        }
        locations.app.get(&packs).bearer("service:ai").await.expect(200);
    }

    async fn an_imported_pack_stands_in_front_until_it_is_removed(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let before = locations.operator("/packs").await;
        assert_eq!(each(&before, "destination"), ["seoul", "sokcho"]);
        assert_eq!((before["items"][0]["bundled"].as_bool(), before["items"][0]["places"].as_u64()), (Some(true), Some(120)));
        assert_eq!(locations.get("/search?q=gyeongbok").await["totalItems"].as_u64().map(|count| count > 0), Some(true));

        let import = locations.import("seoul", "places.csv", CSV).await;
        assert_eq!(import["status"], "completed", "{import}");
        let between = locations.operator("/packs").await;
        assert_eq!(each(&between, "destination"), ["seoul", "sokcho"]);
        let seoul = &between["items"][0];
        assert_eq!(
            json!([seoul["bundled"], seoul["hidesBundled"], seoul["source"], seoul["places"], seoul["importedBy"]]),
            json!([false, true, "csv", 2, "root"])
        );
        assert_eq!(seoul["importedAt"], "2026-12-04T01:00:00Z");
        assert_eq!(locations.get("/search?q=gyeongbok").await["totalItems"], 0);
        assert_eq!(locations.get("/search?q=lantern").await["items"][0]["placeId"], "seoul/lantern-bar");
        assert_eq!(locations.get("/destinations").await["items"][0]["places"], 2);
        locations.refused("/places/seoul%2Fgyeongbokgung", 404, "PLACE_NOT_FOUND").await;

        let path = below("/packs/seoul");
        locations.app.delete(&path).bearer("admin:root").await.expect(204);
        assert_eq!(locations.operator("/packs").await, before);
        assert_eq!(locations.get("/search?q=lantern").await["totalItems"], 0);
        locations.get("/places/seoul%2Fgyeongbokgung").await;
        locations.app.delete(&path).bearer("admin:root").await.problem(409, "PACK_BUNDLED");
        locations.app.delete(&below("/packs/atlantis")).bearer("admin:root").await.problem(404, "PACK_NOT_FOUND");
    }
}
