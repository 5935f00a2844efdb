//! Days of the trip as people name them.

use engine_model::wish::WishDay;
use regex_lite::Captures;

use crate::amount::small_number;
use crate::pattern::{Pattern, patterns};

patterns! {
    NUMBERED = r"\b(?:days? ?-?#?|d-?)(?<n>\d{1,2})\b|\bday (?<w>one|two|three|four|five|six|seven)\b";
    ORDINAL = concat!(
        r"(?<it>\b(?:(?:on|for|during) )?(?:(?:the|our|my) )?(?<n>first|second|third|fourth|fifth",
        r"|sixth|seventh|last|final|[1-9]st|[1-9]nd|[1-9]rd|[1-9]th) )(?:full )?(?:morning",
        r"|afternoon|evening|night)\b",
    );
    ORDINAL_DAY = concat!(
        r"\b(?:(?:the|our|my) )?(?<n>first|second|third|fourth|fifth|sixth|seventh|last|final",
        r"|[1-9]st|[1-9]nd|[1-9]rd|[1-9]th) (?:full )?day\b",
    );
    ARRIVAL = concat!(
        r"\b(?:arrival day|(?:the )?day (?:we|i) (?:arrive|land|get there|get in)",
        r"|day of arrival)\b|도착하는 ?날|도착한? ?당일|도착 ?날|도착일",
    );
    DEPARTURE = concat!(
        r"\b(?:departure day|(?:the )?day (?:we|i) (?:leave|fly out|fly home|go home|head home)",
        r"|day of departure)\b|(?:떠나는|돌아가는|돌아오는|귀국하는|출국하는) ?날|귀국일|출국일",
    );
    KOREAN_ORDINAL = concat!(
        r"(?<n>첫|첫째|둘째|셋째|넷째|다섯째|여섯째|일곱째|첫 ?번째|두 ?번째|세 ?번째|네 ?번째",
        r"|다섯 ?번째|마지막|막|끝) ?날",
    );
    KOREAN_COUNT = r"(?<n>\d{1,2}|이틀|사흘|나흘|닷새|엿새) ?(?:일 ?차|일 ?째|째 ?날|째|차)";
    KOREAN_LAST = r"(?<it>(?<n>마지막|첫) ?)(?:저녁|밤|아침|오전|오후)";
}

/// Every way to name a day.
pub(super) static PATTERNS: [&Pattern; 8] = [
    &NUMBERED,
    &ORDINAL,
    &ORDINAL_DAY,
    &ARRIVAL,
    &DEPARTURE,
    &KOREAN_ORDINAL,
    &KOREAN_COUNT,
    &KOREAN_LAST,
];

/// The day that was named.
pub(super) fn read(found: &Captures<'_>) -> Option<WishDay> {
    let Some(number) = found.name("n").or_else(|| found.name("w")) else {
        let text = &found[0];
        let arrives = ["arriv", "land", "get there", "get in", "도착"]
            .iter()
            .any(|word| text.contains(word));
        return Some(if arrives {
            WishDay::Number(1)
        } else {
            WishDay::Last
        });
    };
    if matches!(number.as_str(), "last" | "final" | "마지막" | "막" | "끝") {
        return Some(WishDay::Last);
    }
    let day = ordinal(number.as_str()).or_else(|| small_number(number.as_str()))?;
    u16::try_from(day)
        .ok()
        .filter(|&day| day > 0)
        .map(WishDay::Number)
}

fn ordinal(word: &str) -> Option<i32> {
    const ORDINALS: [&[&str]; 7] = [
        &["first", "첫", "첫째", "첫번째"],
        &["second", "둘째", "두번째", "이틀"],
        &["third", "셋째", "세번째", "사흘"],
        &["fourth", "넷째", "네번째", "나흘"],
        &["fifth", "다섯째", "다섯번째", "닷새"],
        &["sixth", "여섯째", "엿새"],
        &["seventh", "일곱째"],
    ];
    let word = word.replace(' ', "");
    if let Some(digit) = word
        .strip_suffix("st")
        .or(word.strip_suffix("nd"))
        .or(word.strip_suffix("rd"))
        .or(word.strip_suffix("th"))
        && let Ok(number) = digit.parse()
    {
        return Some(number);
    }
    let at = ORDINALS.iter().position(|words| words.contains(&word.as_str()))?;
    i32::try_from(at + 1).ok()
}
