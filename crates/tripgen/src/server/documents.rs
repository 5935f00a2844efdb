//! The OpenAPI document, and the page that shows it.

use anyhow::Context;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::get;
use platform::World;
use platform::health::Health;
use platform::service_token::ServiceKey;
use platform::tls::Inside;
use storage::Db;
use tokio_util::sync::CancellationToken;
use utoipa::openapi::{ContactBuilder, InfoBuilder, LicenseBuilder, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_swagger_ui::{Config as PageConfig, SwaggerUi};

use super::backups::BackupPlace;
use super::building::Ground;
use super::config::Config;
use super::folder::DataFolder;
use super::house::{self, House};
use super::neighbours::Neighbours;
use super::roles::Roles;

/// Where the document lies.
const PATH: &str = "/openapi.json";

const DESCRIPTION: &str = "Day-by-day travel plans that work, with their proof.\n\n\
    Register, log in and send the access token as `Authorization: Bearer …`. Dates are `YYYY-MM-DD`, instants RFC 3339, \
    money is in minor units, ids are opaque. Lists come in pages. Answers are in the language of `Accept-Language` (ko, \
    en). Failures are `application/problem+json` with a stable `code`. Writes take an `Idempotency-Key`; what can be \
    edited carries an `ETag`.";

/// The router of every endpoint, reachable under `/api/v1` and `/api`, and the document that describes it.
pub(crate) fn split(house: &House, health: Health) -> anyhow::Result<(Router, OpenApi)> {
    let (router, mut document) = house.api().merge(health.router()).split_for_parts();
    document.info = InfoBuilder::new()
        .title("TripGen")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(
            LicenseBuilder::new()
                .name("Apache-2.0")
                .identifier(Some("Apache-2.0"))
                .build(),
        ))
        .contact(Some(ContactBuilder::new().name(Some("TripGen")).build()))
        .build();
    name_operations(&mut document);
    let document = platform::openapi::finish(document)?;
    Ok((router, document))
}

/// One spelling for the ids of operations, whatever the service's: `readTrip`.
fn name_operations(document: &mut OpenApi) {
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            if let Some(id) = &mut operation.operation_id {
                *id = camel_case(id);
            }
        }
    }
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or("").to_owned();
    words.fold(first, |mut id, word| {
        let mut letters = word.chars();
        id.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        id.push_str(letters.as_str());
        id
    })
}

/// Endpoints without their description: the other name of paths that are described already.
pub(crate) fn router_only(routes: OpenApiRouter) -> Router {
    routes.split_for_parts().0
}

/// `/openapi.json` and `/docs`.
pub(crate) fn router(document: &OpenApi) -> Router {
    router_of(text_of(document))
}

/// The same from the text of the document.
pub(crate) fn router_of(text: String) -> Router {
    let read = move || {
        let text = text.clone();
        async move {
            (
                [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "max-age=300")],
                text,
            )
        }
    };
    let page = SwaggerUi::new("/docs").config(PageConfig::new([PATH]).persist_authorization(true));
    Router::new().route(PATH, get(read)).merge(page)
}

/// The document of this version, without a server behind it.
pub(crate) async fn of_program() -> anyhow::Result<String> {
    let (_folder, house) = empty_house().await?;
    let (_, document) = split(&house, house.health())?;
    house.db.close().await;
    Ok(text_of(&document))
}

/// A house without anybody in it, and the folder that it stands on.
async fn empty_house() -> anyhow::Result<(tempfile::TempDir, House)> {
    let folder = tempfile::tempdir().context("a temporary folder for the services' database")?;
    let config: Config = platform::config::defaults();
    let world = World::system();
    let url = format!("sqlite://{}", folder.path().join("openapi.db").display());
    let db = Db::open(&url, &config.database).await?;
    for (owner, migrations) in house::schemas() {
        db.migrate(owner, migrations, &world).await?;
    }
    let backups = BackupPlace {
        data: DataFolder::open(folder.path())?,
        key_file: None,
        settings: None,
    };
    let secret = world.new_secret();
    let roles = Roles::everything();
    let key = ServiceKey::derive(&secret).context("a new secret is long enough")?;
    let stop = CancellationToken::new();
    let ground = Ground {
        neighbours: Neighbours::new(&config.services, &roles, (key, &Inside::none()), &world, &stop),
        db,
        config: &config,
        secret: &secret,
        world,
        backups,
        roles,
    };
    Ok((folder, House::build(ground).await?))
}

/// The document as it is published and committed.
pub(crate) fn text_of(document: &OpenApi) -> String {
    let mut text = document
        .to_pretty_json()
        .expect("the document holds texts, numbers and lists only");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;
    use utoipa::openapi::{RefOr, Schema};

    use super::*;

    #[test]
    fn spells_the_ids_of_operations_alike() {
        assert_eq!(camel_case("read_trip"), "readTrip");
        assert_eq!(camel_case("readTrip"), "readTrip");
    }

    /// A schema without what does not decide which values it takes.
    fn meaning(schema: &RefOr<Schema>) -> Value {
        let mut meaning = serde_json::to_value(schema).expect("a schema is JSON");
        if let Some(fields) = meaning.as_object_mut() {
            fields.remove("description");
        }
        if let Some(words) = meaning["enum"].as_array_mut() {
            words.sort_by_key(Value::to_string);
        }
        meaning
    }

    /// The document is put together from those of the services, where of two schemas of one name one is lost.
    #[tokio::test]
    async fn no_two_services_mean_different_things_by_one_name() {
        let (_folder, house) = empty_house().await.expect("a house");
        let mut known: BTreeMap<String, Value> = BTreeMap::new();
        let mut collisions = Vec::new();
        for (_, _, router) in house.each_service() {
            let document = router.get_openapi().clone();
            for (name, schema) in document.components.unwrap_or_default().schemas {
                let meaning = meaning(&schema);
                if known.get(&name).is_some_and(|other| *other != meaning) {
                    collisions.push(name.clone());
                }
                known.insert(name, meaning);
            }
        }
        assert_eq!(collisions, Vec::<String>::new());
    }
}
