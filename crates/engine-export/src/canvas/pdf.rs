//! Writes pages as PDF. The font is embedded as a subset with a map back to Unicode, so text can be searched.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider;

use super::{Colour, Op, Page, Step, Type};
use crate::font::{Face, Fonts, Weight};
use crate::{ExportError, Format};

/// What the document says of itself.
pub(crate) struct About {
    pub(crate) title: String,
    /// BCP 47.
    pub(crate) language: &'static str,
}

pub(crate) fn write(fonts: &Fonts, pages: &[Page], about: About) -> Result<Vec<u8>, ExportError> {
    let font = |weight| {
        Font::new(fonts.face(weight).bytes.into(), 0)
            .ok_or(ExportError::FontUnreadable { format: Format::Pdf })
    };
    let regular = font(Weight::Regular)?;
    let bold = font(Weight::Bold)?;
    let mut document = Document::new();
    let metadata = Metadata::new()
        .title(about.title)
        .language(about.language.to_owned())
        .creator("TripGen".to_owned());
    document.set_metadata(metadata);
    for page in pages {
        let settings = PageSettings::from_wh(page.width, page.height).ok_or_else(|| ExportError::Pdf {
            reason: "a page without area".to_owned(),
        })?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for op in &page.ops {
            match op {
                Op::Text { x, y, kind, text } => {
                    let font = if kind.weight == Weight::Bold {
                        &bold
                    } else {
                        &regular
                    };
                    draw_text(&mut surface, fonts.face(kind.weight), font, (*x, *y), *kind, text);
                }
                Op::Fill { path, colour } => draw_fill(&mut surface, path, *colour),
                Op::Stroke {
                    path,
                    colour,
                    width,
                    dash,
                } => {
                    draw_stroke(&mut surface, path, *colour, *width, *dash);
                }
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|fault| ExportError::Pdf {
        reason: format!("{fault:?}"),
    })
}

fn draw_text(surface: &mut Surface<'_>, face: &Face, font: &Font, at: (f32, f32), kind: Type, text: &str) {
    let metrics = face.metrics();
    let charmap = face.font.charmap();
    let glyphs: Vec<KrillaGlyph> = text
        .char_indices()
        .filter_map(|(start, character)| {
            let glyph = charmap.map(character)?;
            let advance = metrics.advance_width(glyph).unwrap_or(0.0);
            let range = start..start + character.len_utf8();
            Some(KrillaGlyph::new(
                GlyphId::new(glyph.to_u32()),
                advance,
                0.0,
                0.0,
                0.0,
                range,
                None,
            ))
        })
        .collect();
    surface.set_stroke(None);
    surface.set_fill(Some(fill(kind.colour)));
    surface.draw_glyphs(
        Point::from_xy(at.0, at.1),
        &glyphs,
        font.clone(),
        text,
        kind.size,
        false,
    );
}

fn draw_fill(surface: &mut Surface<'_>, steps: &[Step], colour: Colour) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(colour)));
    if let Some(path) = path_of(steps) {
        surface.draw_path(&path);
    }
}

fn draw_stroke(surface: &mut Surface<'_>, steps: &[Step], colour: Colour, width: f32, dash: Option<f32>) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        dash: dash.map(|length| StrokeDash {
            array: vec![length, length * 1.4],
            offset: 0.0,
        }),
        ..Stroke::default()
    }));
    if let Some(path) = path_of(steps) {
        surface.draw_path(&path);
    }
}

fn fill(colour: Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        ..Fill::default()
    }
}

fn path_of(steps: &[Step]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for step in steps {
        match *step {
            Step::Move(x, y) => builder.move_to(x, y),
            Step::Line(x, y) => builder.line_to(x, y),
            Step::Cubic([x1, y1, x2, y2, x, y]) => builder.cubic_to(x1, y1, x2, y2, x, y),
            Step::Close => builder.close(),
        }
    }
    builder.finish()
}
