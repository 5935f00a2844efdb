//! The route of a day as a sketch: numbered pins, legs as lines (dashed = on foot), north up, a scale bar.
//!
//! A day of transfer gets one sketch a city, side by side or one above the other: on a common scale the pins of each
//! city would fall into one point.

mod projection;

use engine_model::plan::{PlanDay, PlanEntry};
use engine_model::problem::Mode;
use engine_model::{Coordinates, Language, Metres};
use engine_words::distance;

use crate::canvas::{BLUE, Colour, GREY, INK, MIST, ORANGE, Op, Page, Step, Type, WHITE, wrapped};
use crate::font::Fonts;
use crate::trip::is_pin;
use projection::{Projection, spread};

/// Where a sketch stands and how large its letters are.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Size of the numbers in the pins.
    pub(crate) letter: f32,
}

/// Draws the sketches of a day into a frame.
pub(crate) fn draw(page: &mut Page, fonts: &Fonts, day: &PlanDay, frame: Frame, language: Language) {
    let used: Vec<usize> = (0..day.segments.len())
        .filter(|segment| {
            day.entries
                .iter()
                .any(|entry| usize::from(entry.segment) == *segment)
        })
        .collect();
    let count = used.len().max(1);
    let gap = frame.letter;
    let wide = frame.width > frame.height;
    let parts = as_f32(count);
    for (place, segment) in used.iter().enumerate() {
        let share = if wide { frame.width } else { frame.height };
        let size = (share - gap * (parts - 1.0)) / parts;
        let offset = as_f32(place) * (size + gap);
        let own = if wide {
            Frame {
                x: frame.x + offset,
                width: size,
                ..frame
            }
        } else {
            Frame {
                y: frame.y + offset,
                height: size,
                ..frame
            }
        };
        let name = fonts.printable(&day.segments[*segment].names, language);
        draw_city(
            page,
            fonts,
            day,
            *segment,
            own,
            (count > 1).then_some(name.as_str()),
        );
    }
}

/// The number of each pin of a day, by position of its entry; `None` for entries without a pin.
pub(crate) fn numbers(entries: &[PlanEntry]) -> Vec<Option<usize>> {
    let mut last = 0;
    entries
        .iter()
        .map(|entry| {
            is_pin(entry).then(|| {
                last += 1;
                last
            })
        })
        .collect()
}

/// The colour of an entry's pin: blue for stops, orange for meals.
pub(crate) fn pin_colour(entry: &PlanEntry) -> Colour {
    match entry.kind {
        engine_model::plan::PlanEntryKind::Meal(_) => ORANGE,
        _ => BLUE,
    }
}

fn draw_city(
    page: &mut Page,
    fonts: &Fonts,
    day: &PlanDay,
    segment: usize,
    frame: Frame,
    title: Option<&str>,
) {
    page.panel(
        (frame.x, frame.y),
        (frame.width, frame.height),
        frame.letter * 0.9,
        MIST,
    );
    let entries: Vec<(&PlanEntry, Option<usize>)> = day
        .entries
        .iter()
        .zip(numbers(&day.entries))
        .filter(|(entry, _)| usize::from(entry.segment) == segment)
        .collect();
    let points: Vec<Coordinates> = entries.iter().map(|(entry, _)| entry.at).collect();
    let projection = Projection::fit(&points, frame);
    draw_legs(page, &entries, &projection, frame);
    draw_pins(page, fonts, &entries, &projection, frame);
    draw_compass(page, fonts, frame);
    draw_scale(page, fonts, &projection, frame);
    if let Some(title) = title {
        let kind = Type::bold(frame.letter, INK);
        let width = frame.width - 4.5 * frame.letter;
        for line in wrapped(fonts, title, kind, width, 1) {
            page.text(
                fonts,
                (frame.x + frame.letter, frame.y + 1.8 * frame.letter),
                kind,
                &line,
            );
        }
    }
}

fn draw_legs(
    page: &mut Page,
    entries: &[(&PlanEntry, Option<usize>)],
    projection: &Projection,
    frame: Frame,
) {
    for pair in entries.windows(2) {
        let (from, to) = (projection.point(pair[0].0.at), projection.point(pair[1].0.at));
        let Some(leg) = &pair[1].0.leg else { continue };
        let on_foot = leg.mode == Mode::Walk;
        let (colour, dash) = if on_foot {
            (GREY, Some(frame.letter * 0.35))
        } else {
            (BLUE, None)
        };
        page.line(from, to, frame.letter * 0.16, colour, dash);
    }
}

fn draw_pins(
    page: &mut Page,
    fonts: &Fonts,
    entries: &[(&PlanEntry, Option<usize>)],
    projection: &Projection,
    frame: Frame,
) {
    let radius = frame.letter * 0.95;
    for (entry, _) in entries.iter().filter(|(_, number)| number.is_none()) {
        let at = projection.point(entry.at);
        page.disc(at, radius * 0.38, GREY);
        page.disc(at, radius * 0.2, WHITE);
    }
    let pins: Vec<(&PlanEntry, usize)> = entries
        .iter()
        .filter_map(|(entry, number)| number.map(|number| (*entry, number)))
        .collect();
    let true_places: Vec<(f32, f32)> = pins.iter().map(|(entry, _)| projection.point(entry.at)).collect();
    let places = spread(&true_places, radius * 2.1, frame, radius * 1.1);
    for (at, own) in places.iter().zip(&true_places) {
        if (at.0 - own.0).hypot(at.1 - own.1) > radius * 0.5 {
            page.line(*own, *at, frame.letter * 0.08, GREY, None);
            page.disc(*own, radius * 0.2, GREY);
        }
    }
    for ((entry, number), at) in pins.iter().zip(&places) {
        page.disc(*at, radius * 1.14, WHITE);
        page.disc(*at, radius, pin_colour(entry));
        let kind = Type::bold(frame.letter, WHITE);
        page.centred(
            fonts,
            (at.0, at.1 + frame.letter * 0.36),
            kind,
            &number.to_string(),
        );
    }
}

fn draw_compass(page: &mut Page, fonts: &Fonts, frame: Frame) {
    let letter = frame.letter;
    let (x, y) = (frame.x + frame.width - 1.5 * letter, frame.y + 1.1 * letter);
    let path = vec![
        Step::Move(x, y),
        Step::Line(x + 0.4 * letter, y + 1.1 * letter),
        Step::Line(x, y + 0.85 * letter),
        Step::Line(x - 0.4 * letter, y + 1.1 * letter),
        Step::Close,
    ];
    page.ops.push(Op::Fill { path, colour: GREY });
    page.centred(fonts, (x, y + 2.1 * letter), Type::bold(letter * 0.85, GREY), "N");
}

fn draw_scale(page: &mut Page, fonts: &Fonts, projection: &Projection, frame: Frame) {
    let Some((metres, length)) = projection.scale_bar(frame.width * 0.32) else {
        return;
    };
    let letter = frame.letter;
    let (x, y) = (frame.x + letter, frame.y + frame.height - letter);
    let width = letter * 0.12;
    page.line((x, y), (x + length, y), width, GREY, None);
    page.line((x, y - 0.3 * letter), (x, y), width, GREY, None);
    page.line((x + length, y - 0.3 * letter), (x + length, y), width, GREY, None);
    let kind = Type::regular(letter * 0.8, GREY);
    page.text(fonts, (x, y - 0.55 * letter), kind, &distance(Metres(metres)));
}

/// Counts of segments and pins are far below the 2^24 up to which `f32` is exact.
fn as_f32(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
