//! The PDF: an overview, then a page a day, A4.

mod column;
mod cover;
mod day;

use engine_model::{Language, Verdict};

use crate::canvas::{BLUE, Colour, GREY, ORANGE, Type, pdf};
use crate::font::{FontFault, Fonts};
use crate::trip::Trip;
use crate::{ExportError, Format};

/// A4 in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 48.0;
/// Where the text ends; the page number stands below.
const BOTTOM: f32 = HEIGHT - 54.0;

pub(crate) fn write(trip: &Trip<'_>) -> Result<Vec<u8>, ExportError> {
    let fonts = fonts(Format::Pdf)?;
    let mut pages = cover::pages(trip, &fonts);
    for day in &trip.days {
        pages.extend(day::pages(trip, &fonts, day));
    }
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let kind = Type::regular(8.0, GREY);
        page.text(&fonts, (MARGIN, HEIGHT - 30.0), kind, &trip.name);
        let number = format!("{} / {count}", index + 1);
        let width = fonts.width(&number, kind.weight) * kind.size;
        page.text(&fonts, (WIDTH - MARGIN - width, HEIGHT - 30.0), kind, &number);
    }
    let language = match trip.language {
        Language::English => "en",
        Language::Korean => "ko",
    };
    pdf::write(
        &fonts,
        &pages,
        pdf::About {
            title: trip.name.clone(),
            language,
        },
    )
}

/// The embedded font, or the error for this format.
pub(crate) fn fonts(format: Format) -> Result<Fonts, ExportError> {
    Fonts::embedded().map_err(|fault| match fault {
        FontFault::Missing => ExportError::FontMissing { format },
        FontFault::Unreadable => ExportError::FontUnreadable { format },
    })
}

/// Blue where it works, orange with warnings, red where it does not.
pub(crate) fn verdict_colour(verdict: Verdict) -> Colour {
    match verdict {
        Verdict::Good => BLUE,
        Verdict::Warnings => ORANGE,
        Verdict::Broken => Colour(0xB9, 0x1C, 0x1C),
    }
}
