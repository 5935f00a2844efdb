//! Paints a page as PNG; letters are filled outlines of the embedded font.

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

use super::{Colour, Op, Page, Step, Type};
use crate::ExportError;
use crate::font::Fonts;

/// The page as PNG, one pixel a unit.
pub(crate) fn paint(fonts: &Fonts, page: &Page, width: u32, height: u32) -> Result<Vec<u8>, ExportError> {
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| ExportError::Png {
        reason: "a picture without area".to_owned(),
    })?;
    pixmap.fill(Color::WHITE);
    for op in &page.ops {
        match op {
            Op::Text { x, y, kind, text } => paint_text(&mut pixmap, fonts, (*x, *y), *kind, text)?,
            Op::Fill { path, colour } => fill(&mut pixmap, path_of(path), *colour),
            Op::Stroke {
                path,
                colour,
                width,
                dash,
            } => {
                let stroke = Stroke {
                    width: *width,
                    line_cap: LineCap::Round,
                    line_join: LineJoin::Round,
                    dash: dash.and_then(|length| StrokeDash::new(vec![length, length * 1.4], 0.0)),
                    ..Stroke::default()
                };
                if let Some(path) = path_of(path) {
                    pixmap.stroke_path(&path, &paint_of(*colour), &stroke, Transform::identity(), None);
                }
            }
        }
    }
    pixmap.encode_png().map_err(|fault| ExportError::Png {
        reason: fault.to_string(),
    })
}

fn paint_text(
    pixmap: &mut Pixmap,
    fonts: &Fonts,
    at: (f32, f32),
    kind: Type,
    text: &str,
) -> Result<(), ExportError> {
    let face = fonts.face(kind.weight);
    let (metrics, charmap, outlines) = (face.metrics(), face.font.charmap(), face.font.outline_glyphs());
    let mut pen = Pen {
        builder: PathBuilder::new(),
        x: at.0,
        y: at.1,
    };
    for glyph in text.chars().filter_map(|character| charmap.map(character)) {
        if let Some(outline) = outlines.get(glyph) {
            let settings = DrawSettings::unhinted(Size::new(kind.size), LocationRef::default());
            outline
                .draw(settings, &mut pen)
                .map_err(|fault| ExportError::Png {
                    reason: fault.to_string(),
                })?;
        }
        pen.x += metrics.advance_width(glyph).unwrap_or(0.0) * kind.size;
    }
    fill(pixmap, pen.builder.finish(), kind.colour);
    Ok(())
}

fn fill(pixmap: &mut Pixmap, path: Option<Path>, colour: Colour) {
    if let Some(path) = path {
        pixmap.fill_path(
            &path,
            &paint_of(colour),
            FillRule::Winding,
            Transform::identity(),
            None,
        );
    }
}

fn paint_of(colour: Colour) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    paint.set_color_rgba8(colour.0, colour.1, colour.2, u8::MAX);
    paint
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

/// Collects outlines, whose y grows upwards, at the pen's place on the page, where it grows downwards.
struct Pen {
    builder: PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.builder
            .quad_to(self.x + cx0, self.y - cy0, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (left, base) = (self.x, self.y);
        self.builder
            .cubic_to(left + cx0, base - cy0, left + cx1, base - cy1, left + x, base - y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
