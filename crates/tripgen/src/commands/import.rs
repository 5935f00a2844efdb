//! `tripgen places import`.

use std::io::IsTerminal;
use std::path::Path;

use engine_model::{Currency, DestinationId};
use engine_pack::import::{self, ImportError, ImportOptions, Imported, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::ImportArgs;
use crate::render::{self, Page};
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;
use crate::{output, packs};

pub(super) fn run(arguments: &ImportArgs, settings: &Settings) -> Result<Exit, Failure> {
    let options = options(arguments)?;
    let imported = read(&arguments.file, &options)?;
    let path = packs::store(&imported.pack, settings)?;
    if settings.json {
        output::print_json(&render::import_view(&imported, &path))?;
    } else {
        output::print(&render::import(&imported, &path, &Page::of(settings)))?;
    }
    Ok(Exit::Good)
}

fn read(file: &Path, options: &ImportOptions) -> Result<Imported, Failure> {
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .map(str::to_lowercase);
    let imported = match extension.as_deref() {
        Some("pbf") => {
            let bytes = output::read_bytes(file)?;
            let bar = progress_bar();
            let imported = import::osm_pbf(&bytes, options, &mut |progress| show(&bar, progress));
            bar.finish_and_clear();
            imported
        }
        Some("geojson" | "json") => import::geojson(&output::read_text(file)?, options),
        Some("csv") => import::csv(&output::read_text(file)?, options),
        _ => return Err(unknown_kind(file)),
    };
    imported.map_err(|error| failure(file, &error))
}

fn progress_bar() -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template("{bar:40} {percent:>3} %  {bytes} / {total_bytes}")
        .expect("the template names known fields only");
    ProgressBar::with_draw_target(Some(0), target).with_style(style)
}

fn show(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.total);
    bar.set_position(progress.done);
}

fn options(arguments: &ImportArgs) -> Result<ImportOptions, Failure> {
    let id = arguments.id.trim();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 60 || !id.chars().all(plain) {
        return Err(Failure::usage(Said::new(
            format!("--as: `{id}` must be lower-case letters, digits and hyphens, at most 60"),
            format!("--as: `{id}`은(는) 60자 이하의 영문 소문자, 숫자, 하이픈이어야 합니다"),
        )));
    }
    let currency = match &arguments.currency {
        Some(code) => Some(Currency::parse(code).ok_or_else(|| wrong_currency(code))?),
        None => None,
    };
    Ok(ImportOptions {
        name: Some(
            arguments
                .name
                .clone()
                .unwrap_or_else(|| engine_words::city_as_written(id)),
        ),
        zone: arguments.zone.clone(),
        country: arguments.country.clone(),
        currency,
        licence: arguments.licence.clone(),
        attribution: arguments.attribution.clone(),
        ..ImportOptions::new(DestinationId::new(id))
    })
}

fn wrong_currency(code: &str) -> Failure {
    Failure::usage(Said::new(
        format!("--currency: `{code}` must be a code of three letters, such as EUR"),
        format!("--currency: `{code}`은(는) EUR처럼 세 글자 통화 코드여야 합니다"),
    ))
}

fn unknown_kind(file: &Path) -> Failure {
    let file = file.display();
    Failure::new(
        Exit::Usage,
        "FILE_TYPE",
        Said::new(
            format!("{file}: only files ending in .pbf, .geojson, .json or .csv can be imported"),
            format!("{file}: .pbf, .geojson, .json, .csv 파일만 가져올 수 있습니다"),
        ),
    )
}

fn failure(file: &Path, error: &ImportError) -> Failure {
    let file = file.display();
    let message = Said::new(
        format!("{file}: {error}"),
        format!("{file} 파일을 가져올 수 없습니다: {error}"),
    );
    Failure::new(Exit::Usage, error.code(), message)
}
