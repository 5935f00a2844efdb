use std::sync::Mutex as Lock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use async_trait::async_trait;
use contracts::locations::{DayWeather, PackRef, WeatherQuery};
use engine_model::PlaceId;
use engine_pack::Pack;

use super::*;

/// A location service that holds what a test gives it and counts what it is asked.
#[derive(Default)]
struct Shop {
    packs: Lock<Vec<Pack>>,
    fetched: AtomicUsize,
    listed: AtomicUsize,
    loses: AtomicBool,
}

impl Shop {
    fn with(packs: Vec<Pack>) -> Arc<Self> {
        Arc::new(Self {
            packs: Lock::new(packs),
            ..Self::default()
        })
    }

    fn set(&self, packs: Vec<Pack>) {
        *self.packs.lock().expect("a test's lock") = packs;
    }
}

#[async_trait]
impl Locations for Shop {
    async fn packs(&self) -> Result<PackList, ContractError> {
        self.listed.fetch_add(1, Ordering::SeqCst);
        let packs: Vec<PackRef> = self
            .packs
            .lock()
            .expect("a test's lock")
            .iter()
            .map(reference)
            .collect();
        let digests: Vec<&str> = packs.iter().map(|pack| pack.digest.as_str()).collect();
        Ok(PackList {
            revision: digests.join("+"),
            packs,
        })
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        self.fetched.fetch_add(1, Ordering::SeqCst);
        let missing = || ContractError::NotFound {
            what: "pack",
            id: digest.to_owned(),
        };
        if self.loses.swap(false, Ordering::SeqCst) {
            return Err(missing());
        }
        let packs = self.packs.lock().expect("a test's lock");
        packs
            .iter()
            .find(|pack| pack.digest == digest)
            .map(Pack::to_bytes)
            .ok_or_else(missing)
    }

    async fn weather(&self, _: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        Ok(Vec::new())
    }
}

fn reference(pack: &Pack) -> PackRef {
    PackRef {
        destination: pack.destination.id.to_string(),
        digest: pack.digest.clone(),
    }
}

fn bundled(id: &str) -> Pack {
    engine_pack::bundled::pack(id)
        .expect("a bundled id")
        .expect("the bundled data reads")
}

fn destinations(packs: &Packs) -> Vec<String> {
    packs
        .all()
        .iter()
        .map(|pack| pack.destination().id.to_string())
        .collect()
}

#[tokio::test]
async fn loads_a_pack_once_and_keeps_it_while_others_change() {
    let (munich, sapporo) = (bundled("munich"), bundled("sapporo"));
    let shop = Shop::with(vec![munich.clone()]);
    let library = Library::new(shop.clone());
    let first = library.current().await.expect("the packs");
    assert_eq!(destinations(&first), ["munich"]);
    assert!(Arc::ptr_eq(&first, &library.current().await.expect("the packs")));
    assert_eq!(shop.fetched.load(Ordering::SeqCst), 1);

    shop.set(vec![munich, sapporo]);
    let second = library.current().await.expect("the packs");
    assert_eq!(destinations(&second), ["munich", "sapporo"]);
    assert!(Arc::ptr_eq(&first.all()[0], &second.all()[0]));
    assert_eq!(shop.fetched.load(Ordering::SeqCst), 2);
    assert!(!second.tables.rates.is_empty(), "the bundled rates");
    assert!(!second.tables.connections.is_empty(), "the bundled connections");

    shop.set(Vec::new());
    assert_eq!(destinations(&library.current().await.expect("no packs")), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_questions_at_once_load_a_pack_once() {
    let shop = Shop::with(vec![bundled("munich")]);
    let library = Arc::new(Library::new(shop.clone()));
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let library = Arc::clone(&library);
        asking.spawn(async move { library.current().await.map(|packs| packs.all().len()) });
    }
    for count in asking.join_all().await {
        assert_eq!(count.expect("the packs"), 1);
    }
    assert_eq!(shop.fetched.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn asks_for_the_list_again_when_a_pack_went_in_the_meantime() {
    let shop = Shop::with(vec![bundled("munich")]);
    shop.loses.store(true, Ordering::SeqCst);
    let library = Library::new(shop.clone());
    assert_eq!(
        destinations(&library.current().await.expect("the packs")),
        ["munich"]
    );
    assert_eq!(shop.listed.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn finds_destinations_clocks_and_places() {
    let library = Library::new(Shop::with(vec![bundled("munich"), bundled("sapporo")]));
    let packs = library.current().await.expect("the packs");
    let zone = |name: &str| zone_of(&packs, name).and_then(|zone| zone.iana_name().map(str::to_owned));
    assert_eq!(zone("Sapporo").as_deref(), Some("Asia/Tokyo"));
    assert_eq!(zone("nowhere"), None);
    let id = packs.all()[0].places.all()[3].id.clone();
    let found = find_place(&packs, &id).expect("a place of the first pack");
    assert_eq!((found.place().id.clone(), found.position), (id, 3));
    assert!(find_place(&packs, &PlaceId::new("munich/none")).is_none());
    assert!(find_place(&packs, &PlaceId::new("plain")).is_none());
    let pack = library
        .destination("뮌헨")
        .await
        .expect("the packs")
        .expect("munich in Korean");
    assert_eq!(pack.destination().id.as_str(), "munich");
}

#[tokio::test]
async fn a_pack_under_another_digest_is_refused() {
    struct Liar(Pack);
    #[async_trait]
    impl Locations for Liar {
        async fn packs(&self) -> Result<PackList, ContractError> {
            let packs = vec![PackRef {
                digest: "0".repeat(64),
                ..reference(&self.0)
            }];
            Ok(PackList {
                revision: "1".to_owned(),
                packs,
            })
        }
        async fn pack(&self, _: &str) -> Result<Vec<u8>, ContractError> {
            Ok(self.0.to_bytes())
        }
        async fn weather(&self, _: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
            Ok(Vec::new())
        }
    }
    let error = Library::new(Arc::new(Liar(bundled("munich"))))
        .current()
        .await
        .expect_err("another pack");
    assert!(
        matches!(
            error,
            ContractError::Failed {
                service: "location",
                ..
            }
        ),
        "{error}"
    );
}
