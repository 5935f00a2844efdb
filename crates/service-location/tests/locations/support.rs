//! A location service with its router, and its document to hold answers against.

use std::sync::Arc;

use cache::{Cache, CacheConfig};
use jsonschema::{Draft, Validator};
use platform::World;
use serde_json::{Value, json};
use service_location::{
    Bundled, LocationConfig, LocationParts, LocationService, WeatherProvider, migrations, router,
};
use storage::Db;
use test_support::{Answer, FakeClock, TestApp, TestDatabase};
use utoipa_axum::router::OpenApiRouter;

/// A Friday, ten in the morning in Seoul.
pub(crate) const FRIDAY: &str = "2026-12-04T01:00:00Z";

/// A location service under test.
pub(crate) struct Locations {
    pub(crate) app: TestApp,
    pub(crate) service: Arc<LocationService>,
    pub(crate) clock: FakeClock,
    pub(crate) world: World,
    pub(crate) database: TestDatabase,
    pub(crate) document: Value,
}

/// What differs from the usual.
#[derive(Default)]
pub(crate) struct Set {
    pub(crate) bundled: &'static [&'static str],
    pub(crate) config: Option<LocationConfig>,
    pub(crate) forecasts: Option<Arc<dyn WeatherProvider>>,
}

impl Locations {
    /// With the packs of Seoul and Sokcho.
    pub(crate) async fn new(database: TestDatabase) -> Self {
        Self::with(
            database,
            Set {
                bundled: &["seoul", "sokcho"],
                ..Set::default()
            },
        )
        .await
    }

    /// With other parts.
    pub(crate) async fn with(database: TestDatabase, set: Set) -> Self {
        let database = database.with("messaging", messaging::migrations()).await;
        let database = database.with("location", migrations()).await;
        let clock = FakeClock::at(FRIDAY);
        let world = clock.world();
        let service = service(&database.db, &world, set);
        let (router, document) = OpenApiRouter::default()
            .nest("/api/v1/locations", router(Arc::clone(&service)))
            .split_for_parts();
        Self {
            app: TestApp::new(router),
            document: serde_json::to_value(document).expect("a document is JSON"),
            service,
            clock,
            world,
            database,
        }
    }

    /// Asks as somebody who is logged in, and holds the answer against the document.
    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.app.get(&below(path)).bearer("user:ada").await.expect(200);
        fits(&self.document, "get", &below(path), &answer);
        answer.json()
    }

    /// The same with a body.
    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self
            .app
            .post(&below(path))
            .bearer("user:ada")
            .json(body)
            .await
            .expect(200);
        fits(&self.document, "post", &below(path), &answer);
        answer.json()
    }

    /// A refusal.
    pub(crate) async fn refused(&self, path: &str, status: u16, code: &str) -> Value {
        self.app
            .get(&below(path))
            .bearer("user:ada")
            .await
            .problem(status, code)
    }

    /// The fields that a question is refused for.
    pub(crate) async fn refused_fields(&self, path: &str) -> Vec<String> {
        fields(&self.refused(path, 400, "INVALID_REQUEST").await)
    }
}

/// A service on a database.
pub(crate) fn service(db: &Db, world: &World, set: Set) -> Arc<LocationService> {
    LocationService::new(LocationParts {
        db: db.clone(),
        world: world.clone(),
        cache: Cache::new(CacheConfig::default(), world.clone()),
        config: set.config.unwrap_or_default(),
        bundled: Bundled::only(set.bundled),
        forecasts: set.forecasts,
    })
}

/// The whole path.
pub(crate) fn below(path: &str) -> String {
    format!("/api/v1/locations{path}")
}

/// The refused fields with their rules: `q TOO_LONG`.
pub(crate) fn fields(problem: &Value) -> Vec<String> {
    let errors = problem["errors"].as_array().expect("a problem lists fields");
    let text = |error: &Value, key: &str| error[key].as_str().expect("a text").to_owned();
    errors
        .iter()
        .map(|error| format!("{} {}", text(error, "field"), text(error, "rule")))
        .collect()
}

/// The texts of a field of each item of a page.
pub(crate) fn each(page: &Value, field: &str) -> Vec<String> {
    let items = page["items"].as_array().expect("a page has items");
    items
        .iter()
        .map(|item| item[field].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Holds an answer against the document: every field is named there, and has a value that is allowed.
#[track_caller]
fn fits(document: &Value, method: &str, path: &str, answer: &Answer) {
    let asked = path.split('?').next().expect("a path");
    let paths = document["paths"].as_object().expect("a document has paths");
    let template = paths
        .keys()
        .filter(|template| matches(template, asked))
        .min_by_key(|template| template.matches('{').count())
        .unwrap_or_else(|| panic!("{asked} is in the document"));
    let status = answer.status.as_u16();
    let pointer = format!(
        "/paths/{}/{method}/responses/{status}/content/application~1json/schema",
        template.replace('~', "~0").replace('/', "~1")
    );
    assert!(
        document.pointer(&pointer).is_some(),
        "{pointer} is in the document"
    );
    let pointer = pointer.replace('{', "%7B").replace('}', "%7D");
    let mut root = document.clone();
    root["$ref"] = json!(format!("#{pointer}"));
    root["unevaluatedProperties"] = json!(false);
    let validator = validator(&root);
    let body = answer.json();
    let errors: Vec<String> = validator
        .iter_errors(&body)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{body}");
}

/// A schema's judge.
pub(crate) fn validator(root: &Value) -> Validator {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(root)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
}
