//! Takes an upload in.

use contracts::messages::{LOCATION_SEARCH, LocationWork};
use engine_model::Currency;
use jiff::tz::TimeZone;
use messaging::{Envelope, SendOptions, Target, outbox};
use platform::fields::Fields;
use platform::problem::Rule;
use platform::text;

use super::{Asked, ImportStatus, MOST_TEXT_BYTES, PackSource, is_destination_id};
use crate::error::LocationError;
use crate::service::LocationService;
use crate::store::imports::{self, ImportRow, Upload};

/// Keeps an upload and asks for its import.
pub(crate) async fn accept(
    service: &LocationService,
    subject: &str,
    source: PackSource,
    asked: Asked,
    upload: Upload,
) -> Result<ImportRow, LocationError> {
    check(source, &asked, &upload)?;
    let import = ImportRow {
        id: service.world.new_id(),
        destination: asked.destination.clone().unwrap_or_default(),
        source: source.word().to_owned(),
        asked: serde_json::to_string(&asked)
            .map_err(|error| LocationError::broken("writing an import's options", &error))?,
        status: ImportStatus::Queued.word().to_owned(),
        progress: 0,
        error: None,
        summary: None,
        created_by: subject.to_owned(),
        created_at: service.world.now_ms(),
        finished_at: None,
    };
    let mut tx = service.db.begin().await?;
    let waiting = imports::count_open(&mut tx).await?;
    if waiting >= u64::from(service.config.most_waiting_imports) {
        return Err(LocationError::ImportsWaiting(waiting));
    }
    imports::insert(&mut tx, &import, upload).await?;
    let work = LocationWork::ImportPack {
        import_id: import.id.clone(),
    };
    let envelope = Envelope::new(&service.world, "import-pack", "pack-import", &import.id, work)?;
    let target = Target::Queue(LOCATION_SEARCH);
    outbox::send(&mut tx, target, &envelope, SendOptions::default()).await?;
    tx.commit().await?;
    Ok(import)
}

fn check(source: PackSource, asked: &Asked, upload: &Upload) -> Result<(), LocationError> {
    if source.is_text() && upload.file.len() > MOST_TEXT_BYTES {
        return Err(LocationError::FileSize {
            most: MOST_TEXT_BYTES,
        });
    }
    let mut fields = Fields::new();
    if source != PackSource::Pack {
        fields.required("destination", asked.destination.as_ref());
    }
    if source == PackSource::Catalogue {
        fields.required("destinationFile", upload.destination.as_ref());
    }
    let mut must = |field: &str, good: bool, ko: &'static str, en: &'static str| {
        if !good {
            fields.refuse(field, Rule::Format, text(ko, en));
        }
    };
    must(
        "destination",
        asked.destination.as_deref().is_none_or(is_destination_id),
        "60자 이하의 영문 소문자, 숫자, 하이픈이어야 하며 imports는 쓸 수 없습니다",
        "Lower-case letters, digits and hyphens, at most 60, and not `imports`",
    );
    must(
        "zone",
        asked
            .zone
            .as_deref()
            .is_none_or(|zone| TimeZone::get(zone).is_ok()),
        "Asia/Seoul 같은 IANA 시간대여야 합니다",
        "An IANA time zone such as Asia/Seoul",
    );
    must(
        "country",
        asked.country.as_deref().is_none_or(is_country),
        "KR 같은 두 글자 국가 코드여야 합니다",
        "A country code of two capital letters such as KR",
    );
    must(
        "currency",
        asked
            .currency
            .as_deref()
            .is_none_or(|code| Currency::parse(code).is_some()),
        "KRW 같은 세 글자 통화 코드여야 합니다",
        "A currency code of three letters such as KRW",
    );
    Ok(fields.finish()?)
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}
