//! A column of text that goes on at the top of the next page.

use crate::canvas::{BLUE, GREY, INK, Page, Type, wrapped};
use crate::font::Fonts;

use super::{BOTTOM, HEIGHT, MARGIN, WIDTH};

/// Where a page begins when text goes on from the page before.
const NEXT_TOP: f32 = MARGIN + 12.0;

/// The pages of a part of the document; more are added as columns need them.
pub(super) struct Sheets(pub(super) Vec<Page>);

impl Sheets {
    pub(super) fn new() -> Self {
        Self(vec![Page::new(WIDTH, HEIGHT)])
    }

    pub(super) fn page(&mut self, index: usize) -> &mut Page {
        while self.0.len() <= index {
            self.0.push(Page::new(WIDTH, HEIGHT));
        }
        &mut self.0[index]
    }
}

/// A column with its place on the pages.
pub(super) struct Column {
    pub(super) sheet: usize,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
}

impl Column {
    pub(super) fn new(x: f32, y: f32, width: f32) -> Self {
        Self {
            sheet: 0,
            x,
            y,
            width,
        }
    }

    /// Goes to the next page where so much does not fit any more.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > NEXT_TOP {
            self.sheet += 1;
            self.y = NEXT_TOP;
        }
    }

    pub(super) fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// A line of text, broken into at most `most` lines.
    pub(super) fn write(&mut self, sheets: &mut Sheets, fonts: &Fonts, kind: Type, text: &str, most: usize) {
        for line in wrapped(fonts, text, kind, self.width, most) {
            let height = kind.size * 1.35;
            self.need(height);
            sheets
                .page(self.sheet)
                .text(fonts, (self.x, self.y + kind.size), kind, &line);
            self.y += height;
        }
    }

    /// A heading; goes to the next page where not even one line would follow it.
    pub(super) fn heading(&mut self, sheets: &mut Sheets, fonts: &Fonts, text: &str, size: f32) {
        self.skip(size * 1.1);
        self.need(size * 4.0);
        self.write(sheets, fonts, Type::bold(size, INK), text, 1);
        self.skip(size * 0.25);
    }

    /// An item of a list.
    pub(super) fn item(&mut self, sheets: &mut Sheets, fonts: &Fonts, text: &str, size: f32) {
        let indent = size * 0.95;
        self.need(size * 1.35);
        let at = (self.x + size * 0.25, self.y + size * 0.68);
        sheets.page(self.sheet).disc(at, size * 0.2, BLUE);
        self.x += indent;
        self.width -= indent;
        self.write(sheets, fonts, Type::regular(size, INK), text, 12);
        self.x -= indent;
        self.width += indent;
        self.skip(size * 0.2);
    }

    /// A label with its value at the right edge.
    pub(super) fn fact(
        &mut self,
        sheets: &mut Sheets,
        fonts: &Fonts,
        (label, value): (&str, &str),
        size: f32,
    ) {
        self.need(size * 1.6);
        let base = self.y + size;
        let kind = Type::bold(size, INK);
        let width = fonts.width(&fonts.shown(value), kind.weight) * kind.size;
        let page = sheets.page(self.sheet);
        page.text(fonts, (self.x, base), Type::regular(size, GREY), label);
        page.text(fonts, (self.x + self.width - width, base), kind, value);
        self.y += size * 1.6;
    }
}
