use std::sync::Mutex;

use super::*;

/// A name service and a registry that say what a test writes.
#[derive(Default)]
struct Book(Mutex<Option<Vec<&'static str>>>);

impl Book {
    fn write(&self, lines: Option<Vec<&'static str>>) {
        *self.0.lock().expect("a test's lock") = lines;
    }

    fn read(&self) -> Result<Vec<&'static str>, String> {
        self.0
            .lock()
            .expect("a test's lock")
            .clone()
            .ok_or_else(|| "it is away".to_owned())
    }
}

#[async_trait]
impl Names for Book {
    async fn addresses(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, String> {
        assert_eq!(host, "trip.svc");
        let lines = self.read()?.into_iter();
        Ok(lines
            .map(|ip| SocketAddr::new(ip.parse().expect("an address"), port))
            .collect())
    }
}

#[async_trait]
impl Registered for Book {
    async fn addresses(&self, registry: &str, service: &str) -> Result<Vec<String>, String> {
        assert!(registry.ends_with("://10.0.0.9:80"), "{registry}");
        assert_eq!(service, "trip");
        Ok(self.read()?.into_iter().map(str::to_owned).collect())
    }
}

struct Scene {
    names: Arc<Book>,
    registry: Arc<Book>,
    resolver: Resolver,
}

impl Scene {
    fn new(entries: &[&str]) -> Self {
        let (names, registry) = (Arc::new(Book::default()), Arc::new(Book::default()));
        let sources = Sources {
            names: Arc::clone(&names) as Arc<dyn Names>,
            registry: Some(Arc::clone(&registry) as Arc<dyn Registered>),
        };
        let entries: Vec<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
        Self {
            names,
            registry,
            resolver: Resolver::new("trip", &entries, sources).expect("entries"),
        }
    }

    #[track_caller]
    fn knows(&self, expected: &[&str]) {
        assert_eq!(&*self.resolver.known(), expected);
    }
}

#[test]
fn takes_three_kinds_of_entries_and_nothing_more() {
    let refused = |text: &str| text.parse::<Entry>().is_err();
    for good in [
        "http://10.0.0.7:8080",
        "https://trip.example.org",
        "h2c://[::1]:80/",
        "dns+http://trip.svc:8080",
        "dns+h2c://trip.svc",
        "dns+https://trip.svc:8080",
        "registry+https://10.0.0.9",
        "registry+http://10.0.0.9",
    ] {
        assert!(!refused(good), "{good}");
    }
    for wrong in [
        "",
        "10.0.0.7",
        "http://",
        "ftp://10.0.0.7",
        "dns+ftp://trip.svc",
        "registry+h2c://10.0.0.9",
        "dns+http://user:secret@trip.svc",
        "http://10.0.0.7/path",
        "dns+http://trip.svc/?q=1",
    ] {
        assert!(refused(wrong), "{wrong}");
    }
}

#[test]
fn a_registry_wants_a_secret() {
    let entries = ["registry+http://10.0.0.9".to_owned()];
    let refused = Resolver::new("trip", &entries, Sources::system()).expect_err("no secret");
    assert!(refused.contains("services.secret_file"), "{refused}");
}

#[test]
fn the_processes_of_a_list_all_speak_tls_or_none_does() {
    let check = |entries: &[&str], expected: Option<&str>| {
        let entries: Vec<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
        match (super::check(&entries), expected) {
            (Ok(()), None) => {}
            (Err(said), Some(plain)) => assert!(said.contains(plain), "{said}"),
            (checked, _) => panic!("{entries:?}: {checked:?}"),
        }
    };
    check(
        &["http://10.0.0.7", "h2c://10.0.0.8", "dns+http://trip.svc"],
        None,
    );
    check(
        &[
            "https://10.0.0.7",
            "dns+https://trip.svc",
            "registry+https://10.0.0.9",
        ],
        None,
    );
    check(
        &["https://10.0.0.7", "http://10.0.0.8"],
        Some("`http://10.0.0.8`"),
    );
    check(
        &["registry+http://10.0.0.9", "https://10.0.0.8"],
        Some("`registry+http://10.0.0.9`"),
    );
}

#[tokio::test]
async fn a_name_is_looked_up_and_its_certificate_is_the_names() {
    let scene = Scene::new(&["dns+https://trip.svc:8080"]);
    scene.names.write(Some(vec!["10.0.0.7"]));
    scene.resolver.look().await;
    scene.knows(&["https://10.0.0.7:8080"]);
    assert!(scene.resolver.is_secure());
    assert_eq!(scene.resolver.names(), ["trip.svc"]);
}

#[tokio::test]
async fn a_registry_that_speaks_tls_is_believed_on_processes_that_do() {
    let scene = Scene::new(&["registry+https://10.0.0.9:80"]);
    scene
        .registry
        .write(Some(vec!["http://10.0.0.8:8080", "https://10.0.0.7:8080"]));
    scene.resolver.look().await;
    scene.knows(&["https://10.0.0.7:8080"]);
    assert!(scene.resolver.names().is_empty());
}

#[tokio::test]
async fn a_list_needs_no_look() {
    let scene = Scene::new(&["http://10.0.0.7:8080", "http://10.0.0.8:8080"]);
    scene.knows(&["http://10.0.0.7:8080", "http://10.0.0.8:8080"]);
    assert!(!scene.resolver.may_change());
    scene
        .resolver
        .clone()
        .keep(Duration::from_secs(1), CancellationToken::new())
        .await;
}

#[tokio::test]
async fn a_name_is_every_address_that_it_has() {
    let scene = Scene::new(&["dns+http://trip.svc:8080"]);
    scene.knows(&[]);
    let changes = scene.resolver.changes();
    scene.names.write(Some(vec!["10.0.0.8", "10.0.0.7", "::1"]));
    scene.resolver.look().await;
    scene.knows(&[
        "http://10.0.0.7:8080",
        "http://10.0.0.8:8080",
        "http://[::1]:8080",
    ]);
    assert!(changes.has_changed().expect("the resolver lives"));

    scene.names.write(None);
    scene.resolver.look().await;
    scene.knows(&[
        "http://10.0.0.7:8080",
        "http://10.0.0.8:8080",
        "http://[::1]:8080",
    ]);
    scene.names.write(Some(vec!["10.0.0.9"]));
    scene.resolver.look().await;
    scene.knows(&["http://10.0.0.9:8080"]);
}

#[tokio::test]
async fn a_registry_is_everybody_who_registered() {
    let scene = Scene::new(&["registry+http://10.0.0.9:80", "http://10.0.0.7:8080"]);
    scene.knows(&["http://10.0.0.7:8080"]);
    scene
        .registry
        .write(Some(vec!["http://10.0.0.8:8080", "http://10.0.0.7:8080"]));
    scene.resolver.look().await;
    scene.knows(&["http://10.0.0.7:8080", "http://10.0.0.8:8080"]);
    scene.registry.write(None);
    scene.resolver.look().await;
    scene.knows(&["http://10.0.0.7:8080", "http://10.0.0.8:8080"]);
    scene.registry.write(Some(Vec::new()));
    scene.resolver.look().await;
    scene.knows(&["http://10.0.0.7:8080"]);
}

#[tokio::test]
async fn looks_again_and_again() {
    let scene = Scene::new(&["dns+http://trip.svc:8080"]);
    scene.names.write(Some(vec!["10.0.0.7"]));
    let stop = CancellationToken::new();
    let mut changes = scene.resolver.changes();
    let keeping = tokio::spawn(
        scene
            .resolver
            .clone()
            .keep(Duration::from_millis(1), stop.clone()),
    );
    changes.changed().await.expect("the resolver lives");
    scene.names.write(Some(vec!["10.0.0.8"]));
    changes.changed().await.expect("the resolver lives");
    scene.knows(&["http://10.0.0.8:8080"]);
    stop.cancel();
    keeping.await.expect("it ends");
}
