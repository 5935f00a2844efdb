//! CSV tables with the catalogue's column names; the header decides which columns there are.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord};

use super::collect::Collector;
use super::records::{Record, UNKNOWN};
use super::{ImportError, ImportOptions, Imported};

/// The places of a table. Needed are the columns `lat`, `lon`, `category` and one of `name_local`, `name_en`,
/// `name_ko`; all other columns of the catalogue may be there, and `licence`. Malformed rows are left out and counted.
pub fn csv(text: &str, options: &ImportOptions) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?.clone();
    check_header(&header)?;
    let mut collector = Collector::default();
    let (mut licences, mut sources) = (BTreeSet::new(), BTreeSet::new());
    for row in reader.records() {
        let row = row.map_err(|error| unreadable(&error))?;
        let line = row.position().map_or(0, csv::Position::line);
        let record = Record::new(|column| value(&header, &row, column));
        match record.place(options) {
            Ok(place) => {
                licences.extend(record.text("licence").map(str::to_owned));
                sources.extend(record.text("source").map(str::to_owned));
                collector.add(place);
            }
            Err(reason) => collector.skip(reason, format!("line {line}")),
        }
    }
    let licence = options
        .licence
        .clone()
        .unwrap_or_else(|| joined(licences, " AND "));
    let attribution = options
        .attribution
        .clone()
        .unwrap_or_else(|| joined(sources, "; "));
    collector.finish(options, &licence, &attribution, None)
}

/// More distinct values than this are no statement about the table any more.
const MOST_DISTINCT: usize = 8;

fn joined(values: BTreeSet<String>, by: &str) -> String {
    if values.is_empty() || values.len() > MOST_DISTINCT {
        return UNKNOWN.to_owned();
    }
    values.into_iter().collect::<Vec<_>>().join(by)
}

/// The trimmed value of a column; `None` where the row or the table has none.
pub(crate) fn value<'a>(header: &StringRecord, row: &'a StringRecord, column: &str) -> Option<&'a str> {
    let index = header.iter().position(|name| name.trim() == column)?;
    row.get(index).map(str::trim).filter(|value| !value.is_empty())
}

/// Refuses a table without the columns that every place needs.
pub(crate) fn check_header(header: &StringRecord) -> Result<(), ImportError> {
    let has = |column: &str| header.iter().any(|name| name.trim() == column);
    let missing = |column: &str| ImportError::Csv {
        line: 1,
        column: column.to_owned(),
        reason: "the column is missing".to_owned(),
    };
    if !["name_local", "name_en", "name_ko"].into_iter().any(has) {
        return Err(missing("name_local"));
    }
    ["lat", "lon", "category"]
        .into_iter()
        .find(|column| !has(column))
        .map_or(Ok(()), |column| Err(missing(column)))
}

/// A text that the CSV reader refuses.
pub(crate) fn unreadable(error: &csv::Error) -> ImportError {
    ImportError::Csv {
        line: error.position().map_or(0, csv::Position::line),
        column: String::new(),
        reason: error.to_string(),
    }
}
