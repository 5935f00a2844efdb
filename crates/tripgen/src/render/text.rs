//! Lines of a page: wrapped at its width, with Hangul and kanji counted as the two columns that they take.

use engine_model::Language;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Page;

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// Headings and names.
    Strong,
    /// What is there for those who look.
    Faint,
    /// Works.
    Good,
    /// To be minded.
    Warning,
    /// Does not work.
    Broken,
}

/// A piece of text with its style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    text: String,
    style: Style,
}

/// A page in the making.
pub(super) struct Sheet {
    /// What it looks like.
    pub(super) page: Page,
    text: String,
}

/// What stands between pieces that are facts of one thing.
const BETWEEN: &str = " · ";

/// A piece of text.
pub(super) fn piece(text: impl Into<String>, style: Style) -> Piece {
    Piece {
        text: text.into(),
        style,
    }
}

/// A piece of text as it is.
pub(super) fn plain(text: impl Into<String>) -> Piece {
    piece(text, Style::Plain)
}

/// Columns that a text takes.
pub(super) fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A text filled up to some columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// A text held to some columns, with an ellipsis where something was cut.
pub(super) fn shortened(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if columns(&kept) + letter.width().unwrap_or(0) + 1 > width {
            break;
        }
        kept.push(letter);
    }
    kept + "…"
}

impl Sheet {
    /// An empty page.
    pub(super) fn new(page: Page) -> Self {
        Self {
            page,
            text: String::new(),
        }
    }

    /// The language of the page.
    pub(super) fn language(&self) -> Language {
        self.page.language
    }

    /// The text of the page.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A heading on a line of its own.
    pub(super) fn heading(&mut self, text: &str) {
        self.prose(0, "", &[piece(text, Style::Strong)]);
    }

    /// Running text: `lead` stands before the first line; the lines after it begin at column `hang`.
    pub(super) fn prose(&mut self, hang: usize, lead: &str, pieces: &[Piece]) {
        let mut line = Line::new(self.page, hang, lead);
        for piece in pieces {
            for word in piece.text.split(' ').filter(|word| !word.is_empty()) {
                line.add(word, piece.style, " ", &mut self.text);
            }
        }
        line.end(&mut self.text);
    }

    /// Facts of one thing, kept whole where they fit on a line.
    pub(super) fn facts(&mut self, hang: usize, lead: &str, pieces: &[Piece]) {
        let mut line = Line::new(self.page, hang, lead);
        for piece in pieces {
            let room = self.page.width.saturating_sub(hang);
            if columns(&piece.text) <= room {
                line.add(&piece.text, piece.style, BETWEEN, &mut self.text);
                continue;
            }
            for (index, word) in piece.text.split(' ').filter(|word| !word.is_empty()).enumerate() {
                let between = if index == 0 { BETWEEN } else { " " };
                line.add(word, piece.style, between, &mut self.text);
            }
        }
        line.end(&mut self.text);
    }

    /// A line with something at its right end; below it where both do not fit.
    pub(super) fn opposite(&mut self, left: &[Piece], right: &Piece) {
        let taken: usize = left.iter().map(|piece| columns(&piece.text)).sum::<usize>()
            + columns(BETWEEN) * left.len().saturating_sub(1);
        let wanted = columns(&right.text);
        if taken + wanted + 2 > self.page.width {
            self.facts(0, "", left);
            self.facts(2, "", std::slice::from_ref(right));
            return;
        }
        let painted: Vec<String> = left
            .iter()
            .map(|piece| self.painted(&piece.text, piece.style))
            .collect();
        let gap = " ".repeat(self.page.width - taken - wanted);
        let right = self.painted(&right.text, right.style);
        self.text
            .push_str(&(painted.join(BETWEEN) + &gap + &right + "\n"));
    }

    fn painted(&self, text: &str, style: Style) -> String {
        paint(self.page, text, style)
    }
}

/// A line in the making.
struct Line {
    page: Page,
    hang: usize,
    text: String,
    used: usize,
    empty: bool,
}

impl Line {
    fn new(page: Page, hang: usize, lead: &str) -> Self {
        let text = if lead.is_empty() {
            " ".repeat(hang)
        } else {
            lead.to_owned()
        };
        Self {
            page,
            hang,
            used: columns(&text),
            text,
            empty: true,
        }
    }

    fn add(&mut self, word: &str, style: Style, between: &str, out: &mut String) {
        let gap = if self.empty { 0 } else { columns(between) };
        if self.used + gap + columns(word) > self.page.width && !self.empty {
            // A separator other than a blank stays at the end of the line, so that it shows that more follows.
            let kept = between.trim_end();
            if self.used + columns(kept) <= self.page.width {
                self.text.push_str(kept);
            }
            self.end(out);
        } else if !self.empty {
            self.text.push_str(between);
            self.used += gap;
        }
        self.put(word, style, out);
    }

    /// A word that is wider than a whole line is broken where the line ends.
    fn put(&mut self, word: &str, style: Style, out: &mut String) {
        let mut part = String::new();
        for letter in word.chars() {
            let wide = letter.width().unwrap_or(0);
            if self.used + wide > self.page.width && !part.is_empty() {
                self.text.push_str(&paint(self.page, &part, style));
                part.clear();
                self.end(out);
            }
            part.push(letter);
            self.used += wide;
        }
        self.text.push_str(&paint(self.page, &part, style));
        self.empty = false;
    }

    fn end(&mut self, out: &mut String) {
        out.push_str(self.text.trim_end());
        out.push('\n');
        self.text = " ".repeat(self.hang);
        self.used = self.hang;
        self.empty = true;
    }
}

fn paint(page: Page, text: &str, style: Style) -> String {
    let code = match style {
        Style::Plain => return text.to_owned(),
        _ if !page.colour => return text.to_owned(),
        Style::Strong => "1",
        Style::Faint => "2",
        Style::Good => "32",
        Style::Warning => "33",
        Style::Broken => "31",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

#[cfg(test)]
mod tests {
    use super::{Page, Sheet, Style, columns, padded, piece, plain, shortened};
    use engine_model::Language;

    fn sheet(width: usize) -> Sheet {
        Sheet::new(Page {
            language: Language::Korean,
            width,
            colour: false,
        })
    }

    #[test]
    fn wraps_hangul_by_the_columns_it_takes() {
        let mut page = sheet(12);
        page.prose(2, "- ", &[plain("경복궁 국립민속박물관 남산")]);
        assert_eq!(page.finish(), "- 경복궁\n  국립민속박\n  물관 남산\n");
    }

    #[test]
    fn keeps_a_fact_whole_where_it_fits() {
        let mut page = sheet(20);
        page.facts(
            2,
            "",
            &[plain("museum"), plain("open until 18:00"), plain("free")],
        );
        assert_eq!(page.finish(), "  museum ·\n  open until 18:00 ·\n  free\n");
    }

    #[test]
    fn sets_two_ends_of_a_line_apart() {
        let mut page = sheet(20);
        page.opposite(&[plain("1일차"), plain("서울")], &plain("가능"));
        let text = page.finish();
        assert_eq!(columns(text.trim_end()), 20);
        assert!(text.starts_with("1일차 · 서울"));
    }

    #[test]
    fn uses_colour_only_where_it_may() {
        let mut page = Sheet::new(Page {
            language: Language::English,
            width: 40,
            colour: true,
        });
        page.prose(0, "", &[piece("fine", Style::Good)]);
        assert_eq!(page.finish(), "\u{1b}[32mfine\u{1b}[0m\n");
    }

    #[test]
    fn measures_in_columns() {
        assert_eq!(columns(&padded("경복궁", 8)), 8);
        assert_eq!(shortened("경복궁 돌담길", 8), "경복궁 …");
    }
}
