//! A plan as a file: PDF, PNG, calendar, GPX, KML and Markdown.
//!
//! The bytes depend on the plan, the language and the embedded font only: no clock, no random ids. What it must never
//! do: read files while running, or write what the plan does not hold. Where to start reading: [`export`]; the page
//! formats are laid out once as drawing operations (`canvas`) and then written as PDF or painted as PNG.

mod calendar;
mod canvas;
mod file_name;
mod font;
mod markdown;
mod page;
mod placemarks;
mod route;
mod sketch;
mod story;
mod timeline;
mod track;
mod trip;

use engine_model::Language;
use engine_model::plan::Plan;

pub use font::printable;

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A4 pages: an overview and one page a day.
    Pdf,
    /// One picture a day, 1080 x 1920 pixels.
    Png,
    /// iCalendar (RFC 5545).
    Ics,
    /// GPX 1.1.
    Gpx,
    /// KML 2.2.
    Kml,
    /// Markdown, `CommonMark` with tables.
    Markdown,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [
        Self::Pdf,
        Self::Png,
        Self::Ics,
        Self::Gpx,
        Self::Kml,
        Self::Markdown,
    ];

    /// The published term.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Ics => "ics",
            Self::Gpx => "gpx",
            Self::Kml => "kml",
            Self::Markdown => "markdown",
        }
    }

    /// The format of a published term.
    pub fn from_term(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.term() == term)
    }

    /// What the format's files end in, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            _ => self.term(),
        }
    }

    /// The media type of the format's files.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Ics => "text/calendar; charset=utf-8",
            Self::Gpx => "application/gpx+xml",
            Self::Kml => "application/vnd.google-earth.kml+xml",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }
}

/// What to export and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of every word that is not a name.
    pub language: Language,
    /// Only these days, 1 = the first; `None` = all. Order and repeats do not matter.
    pub days: Option<Vec<u16>>,
    /// With the route sketch on pages and pictures.
    pub include_map: bool,
}

/// One exported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// `<trip>_YYYYMMDD.pdf`, `<trip>_DayN_YYYYMMDD.png`; safe as the last part of a path.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A day was asked for that the plan does not have.
    #[error("cannot export day {day}: the plan has {days} days")]
    DayUnknown {
        /// The day asked for.
        day: u16,
        /// How many the plan has.
        days: usize,
    },
    /// The plan has no days, and the format shows days only.
    #[error("cannot export as {}: the plan has no days", format.term())]
    NothingToExport {
        /// The format asked for.
        format: Format,
    },
    /// A city's time zone is not in the zone tables.
    #[error("cannot place the times of a city on the calendar: time zone {zone:?} is not known")]
    ZoneUnknown {
        /// The zone as the plan names it.
        zone: String,
        /// What the tables say.
        source: jiff::Error,
    },
    /// An instant lies outside of the calendar.
    #[error("cannot place {date} in zone {zone:?}")]
    DateRange {
        /// The date.
        date: jiff::civil::Date,
        /// The zone.
        zone: String,
        /// What the tables say.
        source: jiff::Error,
    },
    /// This build holds no font, so that it can write neither PDF nor PNG.
    #[error(
        "cannot export as {}: no font was found when the program was built; run `npm ci --ignore-scripts` in \
         crates/engine-export/fonts (or set TRIPGEN_FONT to a TTF or OTF file with Hangul) and build again",
        format.term()
    )]
    FontMissing {
        /// The format asked for.
        format: Format,
    },
    /// The embedded font cannot be read.
    #[error("cannot export as {}: the embedded font cannot be read", format.term())]
    FontUnreadable {
        /// The format asked for.
        format: Format,
    },
    /// The GPX writer failed.
    #[error("cannot write GPX")]
    Gpx(#[source] gpx::errors::GpxError),
    /// An instant does not fit into GPX.
    #[error("cannot write the time of {entry} as GPX")]
    GpxTime {
        /// The entry's id.
        entry: String,
        /// What does not fit.
        source: time::error::ComponentRange,
    },
    /// The KML writer failed.
    #[error("cannot write KML")]
    Kml(#[source] kml::Error),
    /// The PDF writer failed.
    #[error("cannot write PDF: {reason}")]
    Pdf {
        /// What the writer says.
        reason: String,
    },
    /// The PNG writer failed.
    #[error("cannot write PNG: {reason}")]
    Png {
        /// What the writer says.
        reason: String,
    },
}

impl ExportError {
    /// The stable code (docs/errors.md).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DayUnknown { .. } => "DAY_UNKNOWN",
            Self::NothingToExport { .. } => "NOTHING_TO_EXPORT",
            Self::ZoneUnknown { .. } | Self::DateRange { .. } => "ZONE_UNKNOWN",
            Self::FontMissing { .. } => "FONT_MISSING",
            Self::FontUnreadable { .. } => "FONT_UNREADABLE",
            Self::Gpx(_) | Self::GpxTime { .. } | Self::Kml(_) | Self::Pdf { .. } | Self::Png { .. } => {
                "EXPORT_FAILED"
            }
        }
    }
}

/// The plan in a format: one file, except PNG, which has one a day.
pub fn export(plan: &Plan, format: Format, options: &Options) -> Result<Vec<ExportFile>, ExportError> {
    let trip = trip::Trip::of(plan, options)?;
    if trip.days.is_empty() && !matches!(format, Format::Markdown | Format::Pdf) {
        return Err(ExportError::NothingToExport { format });
    }
    let bytes = match format {
        Format::Png => return story::write(&trip),
        Format::Pdf => page::write(&trip)?,
        Format::Ics => calendar::write(&trip)?,
        Format::Gpx => track::write(&trip)?,
        Format::Kml => placemarks::write(&trip)?,
        Format::Markdown => markdown::write(&trip).into_bytes(),
    };
    let name = file_name::of_trip(&trip, format);
    Ok(vec![ExportFile {
        name,
        media_type: format.media_type(),
        bytes,
    }])
}
