//! The pictures: a day each, upright as on a phone, 1080 x 1920 pixels.

use engine_model::Metres;
use engine_model::plan::PlanDay;
use engine_words::label::{Label, label};
use engine_words::{date, day_title, distance, duration, money, verdict, weather};

use crate::canvas::{BLUE, GREY, INK, MIST, Page, Type, png, wrapped};
use crate::font::Fonts;
use crate::page::{fonts, verdict_colour};
use crate::sketch::{self, Frame};
use crate::timeline::{self, Look, Row};
use crate::trip::Trip;
use crate::{ExportError, ExportFile, Format, file_name};

const WIDTH: u16 = 1080;
const HEIGHT: u16 = 1920;
const MARGIN: f32 = 72.0;
const INNER: f32 = 1080.0 - 2.0 * MARGIN;
const TOTALS_TOP: f32 = 1738.0;

pub(crate) fn write(trip: &Trip<'_>) -> Result<Vec<ExportFile>, ExportError> {
    let fonts = fonts(Format::Png)?;
    trip.days
        .iter()
        .map(|day| {
            let page = draw(trip, &fonts, day);
            Ok(ExportFile {
                name: file_name::of_day(trip, day, Format::Png),
                media_type: Format::Png.media_type(),
                bytes: png::paint(&fonts, &page, u32::from(WIDTH), u32::from(HEIGHT))?,
            })
        })
        .collect()
}

fn draw(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay) -> Page {
    let mut page = Page::new(f32::from(WIDTH), f32::from(HEIGHT));
    let head_end = head(trip, fonts, day, &mut page);
    let choice = choose(trip, fonts, day, head_end);
    let mut y = head_end;
    if let Some(height) = choice.sketch {
        let frame = Frame {
            x: MARGIN,
            y,
            width: INNER,
            height,
            letter: 22.0,
        };
        sketch::draw(&mut page, fonts, day, frame, trip.language);
        y += height + 44.0;
    }
    let room = TOTALS_TOP - 30.0;
    let heights: f32 = choice.rows.iter().map(|row| row.height(choice.look)).sum();
    // A short day breathes: the rows stand a little apart instead of leaving the lower half empty.
    let gaps = u16::try_from(choice.rows.len().saturating_sub(1))
        .map_or(1.0, f32::from)
        .max(1.0);
    let air = ((room - y - heights) / gaps).clamp(0.0, choice.look.unit * 0.4);
    let count = choice.rows.len();
    for (index, row) in choice.rows.iter().enumerate() {
        let height = row.height(choice.look);
        if y + height > room + 1.0 {
            let more = format!("+ {}", count - index);
            page.text(
                fonts,
                (MARGIN, y + choice.look.unit),
                Type::bold(choice.look.unit, GREY),
                &more,
            );
            break;
        }
        row.draw(
            &mut page,
            fonts,
            (MARGIN, y),
            choice.look,
            (index + 1 < count).then_some(air),
        );
        y += height + air;
    }
    totals(trip, fonts, day, &mut page);
    page
}

/// Title, date, cities and weather; returns where the rest may begin.
fn head(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, page: &mut Page) -> f32 {
    let language = trip.language;
    let name = Type::bold(32.0, BLUE);
    for line in wrapped(fonts, &trip.name, name, INNER, 1) {
        page.text(fonts, (MARGIN, 112.0), name, &line);
    }
    let title = Type::bold(84.0, INK);
    let text = day_title(day.number, language);
    page.text(fonts, (MARGIN, 208.0), title, &text);
    let right = MARGIN + INNER;
    let kind = Type::bold(28.0, verdict_colour(day.feasibility));
    let word = verdict(day.feasibility, language);
    let start = right - fonts.width(word, kind.weight) * kind.size;
    page.text(fonts, (start, 208.0), kind, word);
    page.disc((start - 26.0, 198.0), 11.0, kind.colour);
    page.text(
        fonts,
        (MARGIN, 268.0),
        Type::regular(38.0, INK),
        &date(day.date, language),
    );
    let mut y = 268.0;
    let names: Vec<String> = day
        .segments
        .iter()
        .map(|segment| fonts.printable(&segment.names, language))
        .collect();
    let mut lines = wrapped(fonts, &names.join(" → "), Type::bold(32.0, INK), INNER, 1);
    let below = Type::regular(28.0, GREY);
    for line in lines.drain(..) {
        y += 48.0;
        page.text(fonts, (MARGIN, y), Type::bold(32.0, INK), &line);
    }
    if let Some(expected) = &day.weather {
        for line in wrapped(fonts, &weather(expected, language), below, INNER, 2) {
            y += 40.0;
            page.text(fonts, (MARGIN, y), below, &line);
        }
    }
    y + 40.0
}

struct Choice {
    look: Look,
    rows: Vec<Row>,
    sketch: Option<f32>,
}

/// The largest type with the most detail that fits: first letters shrink, then details go, then the sketch.
fn choose(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, top: f32) -> Choice {
    let sketched = trip.include_map && !day.entries.is_empty();
    let options: [(f32, bool, f32); 9] = [
        (38.0, true, 440.0),
        (34.0, true, 440.0),
        (31.0, true, 400.0),
        (28.0, true, 360.0),
        (30.0, false, 360.0),
        (26.0, false, 320.0),
        (26.0, true, 0.0),
        (24.0, false, 0.0),
        (20.0, false, 0.0),
    ];
    let laid = |(unit, details, height): (f32, bool, f32)| {
        let look = Look { unit, details };
        let sketch = (sketched && height > 0.0).then_some(height);
        Choice {
            look,
            rows: timeline::rows(trip, fonts, &day.entries, INNER, look),
            sketch,
        }
    };
    let fits = |choice: &Choice| {
        let rows: f32 = choice.rows.iter().map(|row| row.height(choice.look)).sum();
        let sketch = choice.sketch.map_or(0.0, |height| height + 44.0);
        top + sketch + rows <= TOTALS_TOP - 30.0
    };
    let smallest = options[options.len() - 1];
    options
        .into_iter()
        .map(laid)
        .find(fits)
        .unwrap_or_else(|| laid(smallest))
}

fn totals(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, page: &mut Page) {
    let language = trip.language;
    page.panel((MARGIN, TOTALS_TOP), (INNER, 122.0), 24.0, MIST);
    let facts = [
        (Label::Walking, distance(Metres(day.totals.walking.0))),
        (Label::Travel, duration(day.totals.travel, language)),
        (Label::Cost, money(day.totals.cost, trip.plan.currency, language)),
    ];
    let part = (INNER - 72.0) / 3.0;
    let mut x = MARGIN + 36.0;
    for (name, value) in facts {
        page.text(
            fonts,
            (x, TOTALS_TOP + 46.0),
            Type::regular(25.0, GREY),
            label(name, language),
        );
        let kind = Type::bold(36.0, INK);
        for line in wrapped(fonts, &value, kind, part - 12.0, 1) {
            page.text(fonts, (x, TOTALS_TOP + 94.0), kind, &line);
        }
        x += part;
    }
}
