//! Pages as lists of drawing operations, which are written as PDF or painted as PNG: one layout, two outputs.
//!
//! Lengths are points for PDF and pixels for PNG; y grows downwards; text stands on its baseline.

pub(crate) mod pdf;
pub(crate) mod png;

use crate::font::{Fonts, Weight};

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const BLUE: Colour = Colour(0x25, 0x63, 0xEB);
pub(crate) const ORANGE: Colour = Colour(0xF9, 0x73, 0x16);
pub(crate) const INK: Colour = Colour(0x0F, 0x17, 0x2A);
pub(crate) const GREY: Colour = Colour(0x64, 0x74, 0x8B);
pub(crate) const RULE: Colour = Colour(0xCB, 0xD5, 0xE1);
pub(crate) const MIST: Colour = Colour(0xF4, 0xF7, 0xFB);
pub(crate) const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Cubic([f32; 6]),
    Close,
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) size: f32,
    pub(crate) weight: Weight,
    pub(crate) colour: Colour,
}

impl Type {
    pub(crate) const fn regular(size: f32, colour: Colour) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            colour,
        }
    }

    pub(crate) const fn bold(size: f32, colour: Colour) -> Self {
        Self {
            size,
            weight: Weight::Bold,
            colour,
        }
    }
}

/// A drawing operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Op {
    Text {
        x: f32,
        y: f32,
        kind: Type,
        text: String,
    },
    Fill {
        path: Vec<Step>,
        colour: Colour,
    },
    Stroke {
        path: Vec<Step>,
        colour: Colour,
        width: f32,
        dash: Option<f32>,
    },
}

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) ops: Vec<Op>,
}

impl Page {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            ops: Vec::new(),
        }
    }

    /// Text from a point to the right; characters without a glyph are left out.
    pub(crate) fn text(&mut self, fonts: &Fonts, (x, y): (f32, f32), kind: Type, text: &str) {
        let text = fonts.shown(text);
        if !text.is_empty() {
            self.ops.push(Op::Text { x, y, kind, text });
        }
    }

    /// Text around a point.
    pub(crate) fn centred(&mut self, fonts: &Fonts, (x, y): (f32, f32), kind: Type, text: &str) {
        let half = fonts.width(&fonts.shown(text), kind.weight) * kind.size / 2.0;
        self.text(fonts, (x - half, y), kind, text);
    }

    /// A rectangle with round corners.
    pub(crate) fn panel(
        &mut self,
        (x, y): (f32, f32),
        (width, height): (f32, f32),
        radius: f32,
        colour: Colour,
    ) {
        self.ops.push(Op::Fill {
            path: round_rectangle(x, y, width, height, radius),
            colour,
        });
    }

    /// A disc.
    pub(crate) fn disc(&mut self, (x, y): (f32, f32), radius: f32, colour: Colour) {
        self.panel(
            (x - radius, y - radius),
            (2.0 * radius, 2.0 * radius),
            radius,
            colour,
        );
    }

    /// A straight line; `dash` is the length of its dashes.
    pub(crate) fn line(
        &mut self,
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
        colour: Colour,
        dash: Option<f32>,
    ) {
        let path = vec![Step::Move(from.0, from.1), Step::Line(to.0, to.1)];
        self.ops.push(Op::Stroke {
            path,
            colour,
            width,
            dash,
        });
    }
}

/// Text broken into lines of at most `width`, at blanks where possible. At most `most` lines, the last one shortened
/// with an ellipsis where there is more.
pub(crate) fn wrapped(fonts: &Fonts, text: &str, kind: Type, width: f32, most: usize) -> Vec<String> {
    let fits = |line: &str| fonts.width(line, kind.weight) * kind.size <= width;
    let mut lines: Vec<String> = Vec::new();
    for word in fonts.shown(text).split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(pieces(word, fits)),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shortened(last, fits);
        }
    }
    lines
}

/// A word cut into pieces that fit, each of at least one character.
fn pieces(word: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in word.chars() {
        let last = pieces.last_mut().expect("there is always a piece");
        last.push(character);
        if !fits(last) && last.chars().nth(1).is_some() {
            last.pop();
            pieces.push(character.to_string());
        }
    }
    pieces
}

fn shortened(line: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut kept = line.to_owned();
    while !kept.is_empty() && !fits(&format!("{kept}…")) {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

/// Corners are quarter circles, drawn as cubics with the usual factor 0.5523.
fn round_rectangle(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Vec<Step> {
    const KAPPA: f32 = 0.552_284_8;
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let bend = radius * (1.0 - KAPPA);
    let (right, bottom) = (x + width, y + height);
    vec![
        Step::Move(x + radius, y),
        Step::Line(right - radius, y),
        Step::Cubic([right - bend, y, right, y + bend, right, y + radius]),
        Step::Line(right, bottom - radius),
        Step::Cubic([right, bottom - bend, right - bend, bottom, right - radius, bottom]),
        Step::Line(x + radius, bottom),
        Step::Cubic([x + bend, bottom, x, bottom - bend, x, bottom - radius]),
        Step::Line(x, y + radius),
        Step::Cubic([x, y + bend, x + bend, y, x + radius, y]),
        Step::Close,
    ]
}

#[cfg(test)]
mod tests {
    use super::{INK, Type, wrapped};
    use crate::font::Fonts;

    #[test]
    fn breaks_lines_and_never_exceeds_the_width() {
        let Ok(fonts) = Fonts::embedded() else {
            println!("skipped: this build embeds no font");
            return;
        };
        let kind = Type::regular(10.0, INK);
        for text in [
            "국립고궁박물관과 경복궁 근처 산책",
            "Llanfairpwllgwyngyllgogerychwyrndrobwll",
            "a b c",
        ] {
            let lines = wrapped(&fonts, text, kind, 60.0, 20);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for line in lines {
                assert!(fonts.width(&line, kind.weight) * kind.size <= 60.0, "{line}");
            }
        }
        let short = wrapped(&fonts, "one two three four five six seven", kind, 60.0, 1);
        assert!(short.len() == 1 && short[0].ends_with('…'), "{short:?}");
    }
}
