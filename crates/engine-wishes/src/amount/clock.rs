//! Times of day.

use engine_model::time::DayTime;
use engine_model::wish::DayPart;
use regex_lite::Captures;

use crate::amount::small_number;
use crate::pattern::{Pattern, patterns};

/// A time as written, before it is known whether it opens or closes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    hour: i32,
    minute: i32,
    half: Half,
}

/// Which end of the day a time bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Out from then on.
    Start,
    /// Back by then.
    End,
}

/// What was said about the half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Unsaid,
    Morning,
    Midday,
    Evening,
    Night,
    SmallHours,
}

patterns! {
    KOREAN = concat!(
        r"(?<glued>[가-힣])?(?<it>(?:(?<half>오전|오후|아침|저녁|밤|새벽|한?낮",
        r"|점심)에? ?)?(?<h>\d{1,2}|열한|열두|다섯|여섯|일곱|여덟|아홉|한|두|세|네",
        r"|열) ?시(?: ?(?<thirty>반)| ?(?<m>\d{1,2}) ?분)?)",
    );
    KOREAN_NAMED = r"(?:낮 ?)?정오|자정";
    HALF_PAST = concat!(
        r"\bhalf (?:past )?(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven",
        r"|twelve)\b(?: ?(?<half>am|pm|in the morning|in the afternoon|in the evening|at night))?",
    );
    MERIDIEM = concat!(
        r"\b(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven",
        r"|twelve)(?:[:.h](?<m>\d{2}))? ?(?<half>a\.?m\b\.?|p\.?m\b\.?",
        r"|o'?clock(?: (?:in the morning|in the afternoon|in the evening|at night))?",
        r"|(?:in the morning|in the evening|at night)\b)",
    );
    COLON = r"(?:(?<half>오전|오후|아침|저녁|밤|새벽) ?)?\b(?<h>\d{1,2}):(?<m>\d{2})\b";
    NAMED = r"\b(?:(?:12|twelve) )?(?<named>noon|midday|midnight)\b";
    BARE = concat!(
        r"\b(?:at|by|until|till|til|'til|before|after|from|past|around|about",
        r"|than) (?<it>(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven",
        r"|twelve)(?:[.:](?<m>\d{2}))?(?:ish)?)\b",
    );
    RANGE_END = r"<T> ?(?:to|-|~) ?(?<it>(?<h>\d{1,2}))\b";
}

/// Every way to name a time.
pub(super) static PATTERNS: [&Pattern; 8] = [
    &KOREAN,
    &KOREAN_NAMED,
    &HALF_PAST,
    &MERIDIEM,
    &COLON,
    &NAMED,
    &BARE,
    &RANGE_END,
];

impl Clock {
    /// The time as a bound of a day. Without a hint, days start between six in the morning and five in the
    /// afternoon and end after noon.
    pub(crate) fn bound(self, bound: Bound) -> DayTime {
        let hour = match (self.half, bound, self.hour) {
            (Half::Morning, _, 12) => 0,
            (Half::Morning, Bound::End, hour @ 1..=4)
            | (Half::SmallHours, Bound::End, hour)
            | (Half::Night, _, hour @ 1..=4) => hour + 24,
            (Half::Night, _, 12) | (Half::Unsaid, Bound::End, 0 | 12) => 24,
            (Half::Midday | Half::Evening, _, hour @ 1..=8)
            | (Half::Evening | Half::Night, _, hour @ 5..=11) => hour + 12,
            (Half::Unsaid, Bound::Start, hour @ 1..=5) | (Half::Unsaid, Bound::End, hour @ 1..=11) => {
                hour + 12
            }
            (_, _, hour) => hour,
        };
        DayTime::hm(hour, self.minute)
    }

    /// The part of the day it lies in.
    pub(crate) fn part(self) -> DayPart {
        match self.bound(Bound::Start).0 / 3600 {
            0..=10 => DayPart::Morning,
            11..=12 => DayPart::Noon,
            13..=16 => DayPart::Afternoon,
            17..=19 => DayPart::Evening,
            _ => DayPart::Night,
        }
    }
}

/// The time that was named; `rest` is the text behind it.
pub(super) fn read(found: &Captures<'_>, rest: &str) -> Option<Clock> {
    if ["간", "장", "티", "내", "작"]
        .iter()
        .any(|end| rest.starts_with(end))
        && found[0].ends_with('시')
    {
        return None;
    }
    if found.name("glued").is_some()
        && found.name("half").is_none()
        && !found["h"].starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    if let Some(clock) = named(found.name("named").map_or(&found[0], |named| named.as_str())) {
        return Some(clock);
    }
    let bare = found.name("half").is_none() && found.name("m").is_none() && !found[0].contains('시');
    if bare && !found[0].starts_with("half") && !may_follow_a_time(rest) {
        return None;
    }
    let hour = small_number(found.name("h")?.as_str())?;
    let minute = match (found.name("m"), found.name("thirty")) {
        (Some(minute), _) => minute.as_str().parse().ok()?,
        (None, Some(_)) => 30,
        (None, None) if found[0].starts_with("half") => 30,
        (None, None) => 0,
    };
    let half = found
        .name("half")
        .map_or(Half::Unsaid, |half| half_of(half.as_str()));
    (hour <= 27 && minute < 60).then_some(Clock { hour, minute, half })
}

fn named(word: &str) -> Option<Clock> {
    match word {
        "noon" | "midday" | "정오" | "낮 정오" | "낮정오" => Some(Clock {
            hour: 12,
            minute: 0,
            half: Half::Midday,
        }),
        "midnight" | "자정" => Some(Clock {
            hour: 12,
            minute: 0,
            half: Half::Night,
        }),
        _ => None,
    }
}

fn half_of(word: &str) -> Half {
    match word {
        "오전" | "아침" => Half::Morning,
        "낮" | "한낮" | "점심" => Half::Midday,
        "오후" | "저녁" => Half::Evening,
        "밤" => Half::Night,
        "새벽" => Half::SmallHours,
        word if word.starts_with('a') && !word.starts_with("at") => Half::Morning,
        word if word.contains("morning") => Half::Morning,
        word if word.contains("night") => Half::Night,
        word if word.starts_with('p') || word.contains("afternoon") || word.contains("evening") => {
            Half::Evening
        }
        _ => Half::Unsaid,
    }
}

/// A number without unit is a time only where no counted thing follows it.
fn may_follow_a_time(rest: &str) -> bool {
    const WORDS: [&str; 31] = [
        "and", "or", "but", "please", "pls", "plz", "each", "every", "on", "so", "with", "then", "if",
        "until", "till", "to", "because", "at", "sharp", "for", "in", "as", "since", "we", "i", "is",
        "would", "thanks", "latest", "ok", "though",
    ];
    let trimmed = rest.trim_start();
    let word: String = trimmed.chars().take_while(char::is_ascii_alphabetic).collect();
    if word.is_empty() {
        let counted = trimmed.starts_with(|c: char| c.is_alphanumeric() || "%$€£¥₩:/".contains(c));
        let decimal = rest.starts_with([',', '.']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        return !(counted || decimal || rest.starts_with('-'));
    }
    rest.starts_with(' ') && WORDS.contains(&word.as_str())
}
