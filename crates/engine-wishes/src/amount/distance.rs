//! Distances in metres.

use regex_lite::Captures;

use crate::amount::small_number;
use crate::pattern::{Pattern, patterns};

/// Millimetres in a step of an adult, a little under the 0.70 to 0.76 m that pedometers assume.
const MILLIMETRES_PER_STEP: i64 = 700;

patterns! {
    STEPS = concat!(
        r"(?<it>(?<n>\d[\d,]*(?:\.\d+)?) ?(?<s>천|만|k|thousand)? ?(?:걸음|steps\b|보))(?:$",
        r"|[^가-힣]|이|를|만|까지|정도|씩|로|넘|안|도|쯤|미만)",
    );
    STEPS_IN_WORDS = concat!(
        r"(?:^|[^가-힣])(?<it>(?<w>[이삼사오육칠팔구]?[천만]) ?(?:걸음|보))(?:$|[^가-힣]|이|를|만",
        r"|까지|정도|씩|로|넘|안|도|쯤|미만)",
    );
    DISTANCE = concat!(
        r"(?<n>\d[\d,]*(?:\.\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half an?",
        r"|an?)) ?-?(?<unit>(?:kms?|kilomet(?:er|re)s?|kilos|met(?:er|re)s?|m|miles?|mi)\b",
        r"|킬로미터|킬로|키로|미터|마일)",
    );
}

/// Every way to name a distance.
pub(super) static PATTERNS: [&Pattern; 3] = [&DISTANCE, &STEPS, &STEPS_IN_WORDS];

/// Whole metres; a statute mile is 1609.344 m.
pub(super) fn read(found: &Captures<'_>) -> Option<i32> {
    if found.name("unit").is_none() {
        return steps(found);
    }
    let thousandths = thousandths(&found["n"])?;
    let millimetres_per_unit: i64 = match &found["unit"] {
        "km" | "kms" | "kilos" | "킬로미터" | "킬로" | "키로" => 1_000_000,
        unit if unit.starts_with("kilom") => 1_000_000,
        "마일" | "mile" | "miles" | "mi" => 1_609_344,
        _ => 1_000,
    };
    let metres = (thousandths.checked_mul(millimetres_per_unit)? + 500_000) / 1_000_000;
    i32::try_from(metres).ok()
}

/// Metres for a thousand steps and more; fewer are rather stairs.
fn steps(found: &Captures<'_>) -> Option<i32> {
    let thousandths = match found.name("w") {
        Some(word) => thousandths_in_words(word.as_str())?,
        None => thousandths(&found["n"])?,
    };
    let scale = match found.name("s").map_or("", |scale| scale.as_str()) {
        "천" | "k" | "thousand" => 1_000,
        "만" => 10_000,
        _ => 1,
    };
    let steps = thousandths.checked_mul(scale)? / 1000;
    let metres = steps.checked_mul(MILLIMETRES_PER_STEP)? / 1000;
    i32::try_from(metres).ok().filter(|_| steps >= 1000)
}

/// `만`, `오천`.
fn thousandths_in_words(text: &str) -> Option<i64> {
    let mut characters = text.chars().rev();
    let unit: i64 = if characters.next()? == '만' {
        10_000
    } else {
        1_000
    };
    let digit = match characters.next() {
        None => 1,
        Some(digit) => "일이삼사오육칠팔구".chars().position(|known| known == digit)? + 1,
    };
    i64::try_from(digit).ok()?.checked_mul(unit * 1000)
}

/// A number in thousandths: `1.5` and `1,500` are read as people write them.
fn thousandths(text: &str) -> Option<i64> {
    match text {
        "half a" | "half an" => return Some(500),
        "a" | "an" => return Some(1000),
        _ => {}
    }
    if let Some(number) = small_number(text) {
        return Some(i64::from(number) * 1000);
    }
    let plain = text.replace(',', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(fraction.parse().ok()?)
}
