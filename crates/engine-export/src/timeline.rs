//! A day from top to bottom: times on the left, an axis with the pins of the sketch, and what happens on the right.
//!
//! Everything is measured in the size of the titles, so that the same layout serves pages and pictures.

use engine_model::place::Names;
use engine_model::plan::{PlanEntry, PlanEntryKind};
use engine_model::problem::Mode;
use engine_model::{DayTime, Language};
use engine_words::{category, cost, leg, opening, title_of};

use crate::canvas::{BLUE, Colour, GREY, INK, Page, RULE, Type, WHITE, wrapped};
use crate::font::{Fonts, Weight};
use crate::sketch::{numbers, pin_colour};
use crate::trip::{Trip, span, way_shown};

/// How large and how detailed.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    /// Size of titles.
    pub(crate) unit: f32,
    /// With the second name, category, hours and cost under the title.
    pub(crate) details: bool,
}

/// An entry laid out.
pub(crate) struct Row {
    way: Vec<String>,
    on_foot: bool,
    times: (String, Option<String>),
    title: Vec<String>,
    below: Vec<String>,
    width: f32,
    number: Option<usize>,
    colour: Colour,
    strong: bool,
}

/// Where the text starts, in titles' sizes; left of it stand the times and the axis.
const TEXT: f32 = 5.6;
const AXIS: f32 = 4.3;
const SMALL: f32 = 0.8;

/// The entries laid out for a width.
pub(crate) fn rows(
    trip: &Trip<'_>,
    fonts: &Fonts,
    entries: &[PlanEntry],
    width: f32,
    look: Look,
) -> Vec<Row> {
    let text_width = width - TEXT * look.unit;
    entries
        .iter()
        .zip(numbers(entries))
        .map(|(entry, number)| row(trip, fonts, entry, number, text_width, look))
        .collect()
}

impl Row {
    /// Its height, with the way there and the gap below it.
    pub(crate) fn height(&self, look: Look) -> f32 {
        self.way_height(look) + self.text_height(look) + 0.6 * look.unit
    }

    fn way_height(&self, look: Look) -> f32 {
        if self.way.is_empty() {
            0.0
        } else {
            (0.5 + 1.1 * lines(&self.way)) * look.unit
        }
    }

    fn text_height(&self, look: Look) -> f32 {
        let text = 1.25 * lines(&self.title) + 1.1 * lines(&self.below);
        let times = if self.times.1.is_some() && look.details {
            2.3
        } else {
            1.25
        };
        text.max(times) * look.unit
    }

    /// Draws it with its top left at a point; `gap` is the room that follows before the next row,
    /// across which the axis goes on; `None` = the last row.
    pub(crate) fn draw(
        &self,
        page: &mut Page,
        fonts: &Fonts,
        (x, y): (f32, f32),
        look: Look,
        gap: Option<f32>,
    ) {
        let unit = look.unit;
        let axis = x + AXIS * unit;
        let text = x + TEXT * unit;
        let small = Type::regular(SMALL * unit, GREY);
        let top = y + self.way_height(look);
        let node = top + 0.62 * unit;
        if let Some(gap) = gap {
            let below = y + self.height(look) + gap;
            page.line((axis, node), (axis, below), 0.1 * unit, RULE, None);
        }
        if !self.way.is_empty() {
            let (colour, dash) = if self.on_foot {
                (GREY, Some(0.22 * unit))
            } else {
                (BLUE, None)
            };
            page.line((axis, y), (axis, node), 0.12 * unit, colour, dash);
            for (line, base) in self.way.iter().zip(baselines(y + unit, 1.1 * unit)) {
                page.text(fonts, (text, base), small, line);
            }
        }
        self.draw_node(page, fonts, (axis, node), unit);
        self.draw_times(page, fonts, (axis - 1.15 * unit, top + unit), look);
        let title = if self.strong {
            Type::bold(unit, INK)
        } else {
            Type::regular(0.95 * unit, INK)
        };
        for (line, base) in self.title.iter().zip(baselines(top + unit, 1.25 * unit)) {
            page.text(fonts, (text, base), title, line);
        }
        if let (Some(end), false) = (&self.times.1, look.details) {
            let end = format!("–{end}");
            let left = text + self.width - fonts.width(&end, small.weight) * small.size;
            page.text(fonts, (left, top + unit), small, &end);
        }
        let first = top + (1.25 * lines(&self.title) + 0.85) * unit;
        for (line, base) in self.below.iter().zip(baselines(first, 1.1 * unit)) {
            page.text(fonts, (text, base), small, line);
        }
    }

    fn draw_node(&self, page: &mut Page, fonts: &Fonts, at: (f32, f32), unit: f32) {
        let Some(number) = self.number else {
            page.disc(at, 0.34 * unit, GREY);
            page.disc(at, 0.2 * unit, WHITE);
            return;
        };
        page.disc(at, 0.86 * unit, WHITE);
        page.disc(at, 0.74 * unit, self.colour);
        let kind = Type::bold(0.8 * unit, WHITE);
        page.centred(fonts, (at.0, at.1 + 0.29 * unit), kind, &number.to_string());
    }

    /// Right-aligned: the start, and below it the end.
    fn draw_times(&self, page: &mut Page, fonts: &Fonts, (right, base): (f32, f32), look: Look) {
        let unit = look.unit;
        // Times after midnight are longer; they get smaller instead of leaving the column.
        let room = (AXIS - 1.15) * unit;
        let size = (room / fonts.width(&self.times.0, Weight::Bold)).min(0.95 * unit);
        let start = Type::bold(size, if self.strong { self.colour } else { GREY });
        let width = fonts.width(&self.times.0, start.weight) * start.size;
        page.text(fonts, (right - width, base), start, &self.times.0);
        if let (Some(end), true) = (&self.times.1, look.details) {
            let kind = Type::regular(SMALL * unit, GREY);
            let width = fonts.width(end, kind.weight) * kind.size;
            page.text(fonts, (right - width, base + 1.1 * unit), kind, end);
        }
    }
}

/// A time of day in little room: `09:30`, `02:30 +1` after midnight.
pub(crate) fn short_clock(time: DayTime) -> String {
    const DAY: i32 = 24 * 3600;
    let within = DayTime(time.0.rem_euclid(DAY));
    match time.0.div_euclid(DAY) {
        0 => within.to_string(),
        days => format!("{within} {days:+}"),
    }
}

fn row(
    trip: &Trip<'_>,
    fonts: &Fonts,
    entry: &PlanEntry,
    number: Option<usize>,
    width: f32,
    look: Look,
) -> Row {
    let language = trip.language;
    let (from, till) = span(entry);
    let small = Type::regular(SMALL * look.unit, GREY);
    let strong = !matches!(entry.kind, PlanEntryKind::Start | PlanEntryKind::End);
    let name = fonts.printable(&entry.names, language);
    let kind = if strong {
        Type::bold(look.unit, INK)
    } else {
        Type::regular(look.unit, INK)
    };
    // Without details the end stands at the right edge, and the title keeps clear of it.
    let title_width = if look.details {
        width
    } else {
        width - 3.6 * look.unit
    };
    let way = way_shown(entry).map(|way| wrapped(fonts, &leg(way, language), small, width, 2));
    let below = if look.details && strong {
        details(trip, fonts, entry, &name)
    } else {
        Vec::new()
    };
    Row {
        way: way.unwrap_or_default(),
        on_foot: way_shown(entry).is_some_and(|way| way.mode == Mode::Walk),
        times: (short_clock(from), (till > from).then(|| short_clock(till))),
        title: wrapped(fonts, &title_of(entry, &name, language), kind, title_width, 2),
        below: below
            .iter()
            .flat_map(|line| wrapped(fonts, line, small, width, 2))
            .collect(),
        width,
        number,
        colour: if number.is_some() { pin_colour(entry) } else { GREY },
        strong,
    }
}

fn details(trip: &Trip<'_>, fonts: &Fonts, entry: &PlanEntry, name: &str) -> Vec<String> {
    let language = trip.language;
    let mut facts = Vec::new();
    if entry.place.is_some() {
        facts.extend(entry.category.map(|kind| category(kind, language).to_owned()));
    }
    facts.extend(entry.opening.as_ref().map(|hours| opening(hours, language)));
    if entry.place.is_some() && entry.category.is_some() || entry.cost.is_some_and(|amount| amount > 0) {
        facts.push(cost(entry.cost, trip.plan.currency, language));
    }
    let second = entry
        .place
        .as_ref()
        .and_then(|_| second_name(fonts, &entry.names, name, language));
    let facts = (!facts.is_empty()).then(|| facts.join(" · "));
    second.into_iter().chain(facts).collect()
}

/// Another of the place's names that can be printed and says something else: the local one first, to show to people
/// there, then the English one, which is read in most places. A Korean name of a place elsewhere helps nobody who reads
/// English.
fn second_name(fonts: &Fonts, names: &Names, shown: &str, language: Language) -> Option<String> {
    let korean = names.ko.as_ref().filter(|_| language == Language::Korean);
    let others = [Some(&names.local), names.en.as_ref(), korean];
    others
        .into_iter()
        .flatten()
        .find(|name| *name != shown && fonts.covers(name))
        .cloned()
}

fn baselines(first: f32, step: f32) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(first), move |base| Some(base + step))
}

fn lines(lines: &[String]) -> f32 {
    u16::try_from(lines.len()).map_or(f32::from(u16::MAX), f32::from)
}

#[cfg(test)]
mod tests {
    use super::{second_name, short_clock};
    use crate::font::Fonts;
    use engine_model::place::Names;
    use engine_model::{DayTime, Language};

    #[test]
    fn shows_no_korean_name_of_a_foreign_place_to_readers_of_english() {
        let Ok(fonts) = Fonts::embedded() else {
            println!("skipped: this build embeds no font");
            return;
        };
        let square = Names {
            local: "自由廣場".into(),
            ko: Some("자유광장".into()),
            en: Some("Liberty Square".into()),
        };
        let english = second_name(&fonts, &square, "Liberty Square", Language::English);
        assert_eq!(english, None);
        let korean = second_name(&fonts, &square, "자유광장", Language::Korean);
        assert_eq!(korean.as_deref(), Some("Liberty Square"));
    }

    #[test]
    fn marks_times_of_the_next_day() {
        assert_eq!(short_clock(DayTime::hm(9, 5)), "09:05");
        assert_eq!(short_clock(DayTime::hm(25, 30)), "01:30 +1");
    }
}
