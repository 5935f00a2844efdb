//! What other services get: packs by digest, weather.

use contracts::{ContractError, Locations as _};
use engine_pack::Pack;
use service_location::LocalLocations;
use test_support::{TestDatabase, on_both};

use crate::imports::{CSV, Uploads};
use crate::support::{Locations, Set, service};

on_both! {
    async fn packs_are_given_by_digest(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let local = LocalLocations::new(locations.service.clone());
        let list = local.packs().await.expect("a list");
        let names: Vec<&str> = list.packs.iter().map(|pack| pack.destination.as_str()).collect();
        assert_eq!(names, ["seoul", "sokcho"]);
        for wanted in &list.packs {
            let pack = Pack::from_bytes(&local.pack(&wanted.digest).await.expect("bytes")).expect("a pack");
            assert_eq!((pack.destination.id.as_str(), &pack.digest), (wanted.destination.as_str(), &wanted.digest));
        }
        let error = local.pack("0").await.expect_err("no such pack");
        assert!(matches!(error, ContractError::NotFound { what: "pack", .. }), "{error}");
        assert_eq!(local.packs().await.expect("a list"), list);
    }

    async fn a_change_shows_at_once_here_and_within_a_second_elsewhere(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let other = service(
            &locations.database.another_pool().await,
            &locations.world,
            Set { bundled: &["seoul", "sokcho"], ..Set::default() },
        );
        let (here, there) = (LocalLocations::new(locations.service.clone()), LocalLocations::new(other.clone()));
        let before = here.packs().await.expect("a list");
        assert_eq!(there.packs().await.expect("a list"), before);
        locations.import("seoul", "a.csv", CSV).await;
        let after = here.packs().await.expect("a list");
        assert_ne!(after.revision, before.revision);
        assert_ne!(after.packs[0].digest, before.packs[0].digest);
        let gone = here.pack(&before.packs[0].digest).await.expect_err("the bundled one is hidden");
        assert!(matches!(gone, ContractError::NotFound { .. }), "{gone}");
        locations.clock.advance(std::time::Duration::from_secs(1));
        assert_eq!(there.packs().await.expect("a list"), after);
        let loaded = other.library().current().await.expect("packs");
        assert_eq!(loaded.all()[0].places.all().len(), 2);
    }

    async fn without_packs_everything_is_empty(database: TestDatabase) {
        let locations = Locations::with(database, Set::default()).await;
        assert_eq!(locations.get("/destinations").await["totalItems"], 0);
        assert_eq!(locations.get("/destinations?q=a").await["totalItems"], 0);
        assert_eq!(locations.get("/search?q=a").await["totalItems"], 0);
    }

    async fn every_bundled_pack_is_there(database: TestDatabase) {
        const ALL: &[&str] = &[
            "bangkok", "barcelona", "busan", "da-nang", "fukuoka", "gangneung", "gyeongju", "hong-kong", "jeju",
            "jeonju", "kyoto", "london", "munich", "new-york", "osaka", "paris", "prague", "rome", "sapporo", "seoul",
            "singapore", "sokcho", "taipei", "tokyo", "yeosu",
        ];
        let locations = Locations::with(database, Set { bundled: ALL, ..Set::default() }).await;
        let packs = locations.service.library().current().await.expect("packs");
        let ids: Vec<&str> = packs.all().iter().map(|pack| pack.destination().id.as_str()).collect();
        assert_eq!(ids, engine_pack::bundled::ids());
        let found = locations.get("/search?q=eiffel").await;
        assert_eq!(found["items"][0]["placeId"], "paris/eiffel-tower");
    }
}
