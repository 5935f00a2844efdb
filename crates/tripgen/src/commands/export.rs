//! `tripgen export`.

use engine_export::{ExportError, Format, Options};
use serde_json::json;

use super::read_plan;
use crate::cli::{ExportArgs, FormatArg};
use crate::output;
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

pub(super) fn run(arguments: &ExportArgs, settings: &Settings) -> Result<Exit, Failure> {
    let plan = read_plan(&arguments.file)?;
    let options = Options {
        language: settings.language,
        days: (!arguments.days.is_empty()).then(|| arguments.days.clone()),
        include_map: !arguments.no_map,
    };
    let files =
        engine_export::export(&plan, format(arguments.format), &options).map_err(|error| failure(&error))?;
    output::create_folder(&arguments.out)?;
    let mut paths = Vec::new();
    for file in &files {
        let path = arguments.out.join(&file.name);
        output::write_file(&path, &file.bytes)?;
        paths.push((path.display().to_string(), file));
    }
    if settings.json {
        let written = paths.iter().map(
            |(path, file)| json!({"path": path, "mediaType": file.media_type, "bytes": file.bytes.len()}),
        );
        output::print_json(&json!({"files": written.collect::<Vec<_>>()}))?;
    } else {
        let lines: Vec<&str> = paths.iter().map(|(path, _)| path.as_str()).collect();
        output::print(&(lines.join("\n") + "\n"))?;
    }
    Ok(Exit::Good)
}

fn format(argument: FormatArg) -> Format {
    match argument {
        FormatArg::Pdf => Format::Pdf,
        FormatArg::Png => Format::Png,
        FormatArg::Ics => Format::Ics,
        FormatArg::Gpx => Format::Gpx,
        FormatArg::Kml => Format::Kml,
        FormatArg::Markdown => Format::Markdown,
    }
}

fn failure(error: &ExportError) -> Failure {
    let exit = match error {
        ExportError::DayUnknown { .. }
        | ExportError::NothingToExport { .. }
        | ExportError::FontMissing { .. } => Exit::Usage,
        _ => Exit::Internal,
    };
    let reason = match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    };
    Failure::new(
        exit,
        error.code(),
        Said::new(&reason, format!("내보낼 수 없습니다: {reason}")),
    )
}
