//! The embedded font: what it can show, how wide it sets text, and the names that it can print.

use engine_model::Language;
use engine_model::place::Names;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

#[cfg(embedded_font)]
const EMBEDDED: [&[u8]; 2] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/regular.font")),
    include_bytes!(concat!(env!("OUT_DIR"), "/bold.font")),
];
#[cfg(not(embedded_font))]
const EMBEDDED: [&[u8]; 2] = [&[], &[]];

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// One weight of the embedded font.
pub(crate) struct Face {
    pub(crate) bytes: &'static [u8],
    pub(crate) font: FontRef<'static>,
}

/// The embedded font.
pub(crate) struct Fonts {
    regular: Face,
    bold: Face,
}

/// Why there is no font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FontFault {
    Missing,
    Unreadable,
}

impl Fonts {
    pub(crate) fn embedded() -> Result<Self, FontFault> {
        let [regular, bold] = EMBEDDED;
        Ok(Self {
            regular: Face::read(regular)?,
            bold: Face::read(bold)?,
        })
    }

    pub(crate) fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The width of a line in units of the font size.
    pub(crate) fn width(&self, text: &str, weight: Weight) -> f32 {
        let face = self.face(weight);
        let metrics = face.metrics();
        let charmap = face.font.charmap();
        text.chars()
            .map(|c| {
                metrics
                    .advance_width(charmap.map(c).unwrap_or(GlyphId::NOTDEF))
                    .unwrap_or(0.0)
            })
            .sum()
    }

    /// Whether every character has a glyph.
    pub(crate) fn covers(&self, text: &str) -> bool {
        let charmap = self.regular.font.charmap();
        text.chars()
            .all(|c| charmap.map(c).is_some_and(|glyph| glyph != GlyphId::NOTDEF))
    }

    /// The text without characters that have no glyph, so that no empty boxes are drawn.
    pub(crate) fn shown(&self, text: &str) -> String {
        let charmap = self.regular.font.charmap();
        let kept = |c: &char| charmap.map(*c).is_some_and(|glyph| glyph != GlyphId::NOTDEF);
        let text: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(kept)
            .collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first of a place's names that the font covers: in the language, then the others, then the local one. Where
    /// it covers none, the name in the language without the characters it lacks.
    pub(crate) fn printable(&self, names: &Names, language: Language) -> String {
        let (first, second) = match language {
            Language::English => (&names.en, &names.ko),
            Language::Korean => (&names.ko, &names.en),
        };
        let all = [first.as_deref(), second.as_deref(), Some(names.local.as_str())];
        let covered = all
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty() && self.covers(name));
        covered.map_or_else(
            || self.shown(names.in_language(language)),
            |name| self.shown(name),
        )
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Result<Self, FontFault> {
        if bytes.is_empty() {
            return Err(FontFault::Missing);
        }
        let font = FontRef::from_index(bytes, 0).map_err(|_fault| FontFault::Unreadable)?;
        Ok(Self { bytes, font })
    }

    pub(crate) fn metrics(&self) -> GlyphMetrics<'static> {
        self.font.glyph_metrics(Size::new(1.0), LocationRef::default())
    }
}

/// The name that pages and pictures show for a place: the first of its names (in the language, in the other language,
/// in the local script) that the embedded font covers. Without a font, the name in the language.
pub fn printable(names: &Names, language: Language) -> String {
    Fonts::embedded().map_or_else(
        |_fault| names.in_language(language).to_owned(),
        |fonts| fonts.printable(names, language),
    )
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Weight};
    use engine_model::Language;
    use engine_model::place::Names;

    fn fonts() -> Option<Fonts> {
        let fonts = Fonts::embedded().ok();
        if fonts.is_none() {
            println!("skipped: this build embeds no font");
        }
        fonts
    }

    #[test]
    fn falls_back_to_a_name_that_can_be_printed() {
        let Some(fonts) = fonts() else { return };
        let grand = Names {
            local: "วัดพระแก้ว".into(),
            ko: Some("왓 프라깨우".into()),
            en: None,
        };
        assert_eq!(fonts.printable(&grand, Language::English), "왓 프라깨우");
        let none = Names {
            local: "ABC วัด".into(),
            ko: None,
            en: None,
        };
        assert_eq!(fonts.printable(&none, Language::Korean), "ABC");
    }

    #[test]
    fn covers_hangul_and_measures_it() {
        let Some(fonts) = fonts() else { return };
        assert!(fonts.covers("경복궁 12,000원 €12.50"));
        let (one, two) = (
            fonts.width("가", Weight::Regular),
            fonts.width("가가", Weight::Regular),
        );
        assert!(one > 0.5 && (two - 2.0 * one).abs() < 1e-4, "{one} {two}");
    }
}
