//! Rows of a catalogue table, and the values that several tables share.

use csv::{ReaderBuilder, StringRecord};
use engine_model::place::Source;
use engine_model::{Coordinates, Currency, DestinationId, Money};

use super::CatalogueError;

/// One row with its place in the file.
pub(super) struct Row<'a> {
    file: &'a str,
    line: u64,
    columns: &'a [&'a str],
    record: StringRecord,
}

/// Reads a table with exactly these columns and hands every row to `read`.
pub(super) fn rows<T>(
    file: &str,
    csv: &str,
    columns: &[&str],
    mut read: impl FnMut(&Row<'_>) -> Result<T, CatalogueError>,
) -> Result<Vec<T>, CatalogueError> {
    let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv.as_bytes());
    let mut values = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| CatalogueError::Row {
            file: file.to_owned(),
            line: error.position().map_or(0, csv::Position::line),
            column: String::new(),
            reason: error.to_string(),
        })?;
        if index == 0 {
            check_header(file, columns, &record)?;
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row {
            file,
            line,
            columns,
            record,
        };
        row.check_width()?;
        values.push(read(&row)?);
    }
    Ok(values)
}

fn check_header(file: &str, columns: &[&str], header: &StringRecord) -> Result<(), CatalogueError> {
    let wrong = |column: &str, reason: String| CatalogueError::Header {
        file: file.to_owned(),
        column: column.to_owned(),
        reason,
    };
    for (index, column) in columns.iter().enumerate() {
        match header.get(index) {
            Some(found) if found == *column => {}
            Some(found) => return Err(wrong(column, format!("`{found}` stands there"))),
            None => return Err(wrong(column, "is missing".to_owned())),
        }
    }
    header.get(columns.len()).map_or(Ok(()), |surplus| {
        Err(wrong(surplus, "is not a known column".to_owned()))
    })
}

impl Row<'_> {
    fn check_width(&self) -> Result<(), CatalogueError> {
        if self.record.len() == self.columns.len() {
            return Ok(());
        }
        let last = self
            .columns
            .get(self.record.len())
            .or(self.columns.last())
            .copied()
            .unwrap_or("");
        let reason = format!(
            "the row has {} values instead of {}",
            self.record.len(),
            self.columns.len()
        );
        Err(self.wrong(last, reason))
    }

    /// The error that refuses a value.
    pub(super) fn wrong(&self, column: &str, reason: impl Into<String>) -> CatalogueError {
        CatalogueError::Row {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            reason: reason.into(),
        }
    }

    /// The value; `None` where it is empty. Refuses blanks at either end and control characters.
    pub(super) fn text(&self, column: &str) -> Result<Option<&str>, CatalogueError> {
        let index = self
            .columns
            .iter()
            .position(|own| *own == column)
            .expect("callers name a column of their table");
        let value = &self.record[index];
        if value.trim() != value {
            return Err(self.wrong(column, "begins or ends with a blank"));
        }
        if value.chars().any(char::is_control) {
            return Err(self.wrong(column, "holds a control character"));
        }
        Ok((!value.is_empty()).then_some(value))
    }

    pub(super) fn required(&self, column: &str) -> Result<&str, CatalogueError> {
        self.text(column)?
            .ok_or_else(|| self.wrong(column, "is empty, but required"))
    }

    /// A whole number within bounds.
    pub(super) fn integer(&self, column: &str, least: i32, most: i32) -> Result<Option<i32>, CatalogueError> {
        let Some(text) = self.text(column)? else {
            return Ok(None);
        };
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let value = plain
            .then(|| text.parse::<i32>().ok())
            .flatten()
            .filter(|value| (least..=most).contains(value));
        let reason = || {
            self.wrong(
                column,
                format!("`{text}` is no whole number from {least} to {most}"),
            )
        };
        value.ok_or_else(reason).map(Some)
    }

    /// A plain decimal number.
    pub(super) fn decimal(&self, column: &str) -> Result<Option<f64>, CatalogueError> {
        let Some(text) = self.text(column)? else {
            return Ok(None);
        };
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
        let value = plain.then(|| text.parse::<f64>().ok()).flatten();
        value
            .ok_or_else(|| self.wrong(column, format!("`{text}` is no decimal number")))
            .map(Some)
    }

    pub(super) fn coordinates(&self) -> Result<Coordinates, CatalogueError> {
        let required = |column| {
            self.required(column)?;
            self.decimal(column)?
                .ok_or_else(|| self.wrong(column, "is empty, but required"))
        };
        let (latitude, longitude) = (required("lat")?, required("lon")?);
        Coordinates::from_degrees(latitude, longitude)
            .ok_or_else(|| self.wrong("lat", format!("{latitude}, {longitude} lies off the globe")))
    }

    pub(super) fn flag(&self, column: &str, no: &str, yes: &str) -> Result<bool, CatalogueError> {
        match self.required(column)? {
            text if text == yes => Ok(true),
            text if text == no => Ok(false),
            text => Err(self.wrong(column, format!("`{text}` must be {yes} or {no}"))),
        }
    }

    pub(super) fn currency(&self, column: &str) -> Result<Option<Currency>, CatalogueError> {
        let Some(text) = self.text(column)? else {
            return Ok(None);
        };
        let currency = Currency::parse(text).filter(|currency| currency.code() == text);
        currency
            .ok_or_else(|| self.wrong(column, format!("`{text}` is no ISO 4217 code")))
            .map(Some)
    }

    pub(super) fn money(&self, column: &str, currency: Currency) -> Result<Option<Money>, CatalogueError> {
        let Some(text) = self.text(column)? else {
            return Ok(None);
        };
        let reason = || {
            self.wrong(
                column,
                format!("`{text}` is no amount of {currency} in major units"),
            )
        };
        Money::from_major(text, currency).ok_or_else(reason).map(Some)
    }

    pub(super) fn destination(&self, column: &str) -> Result<DestinationId, CatalogueError> {
        let text = self.required(column)?;
        if is_slug(text) {
            return Ok(DestinationId::new(text));
        }
        Err(self.wrong(
            column,
            format!("`{text}` is no destination id (lower-case letters, digits and `-`)"),
        ))
    }

    /// The columns `source` and `as_of`.
    pub(super) fn source(&self, verified: bool) -> Result<Source, CatalogueError> {
        let origin = self.text("source")?.unwrap_or("").to_owned();
        let as_of = self.text("as_of")?;
        if let Some(date) = as_of {
            if origin.is_empty() {
                return Err(self.wrong("as_of", "is given without a source"));
            }
            if !is_partial_date(date) {
                return Err(self.wrong(
                    "as_of",
                    format!("`{date}` is no date (YYYY, YYYY-MM or YYYY-MM-DD)"),
                ));
            }
        }
        if verified && origin.is_empty() {
            return Err(self.wrong("verified", "is true without a source"));
        }
        Ok(Source {
            origin,
            as_of: as_of.map(str::to_owned),
            verified,
        })
    }
}

/// Lower-case ASCII letters, digits and `-`.
pub(super) fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(super) fn is_partial_date(text: &str) -> bool {
    let completed = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    completed.len() == 10 && completed.parse::<jiff::civil::Date>().is_ok()
}
