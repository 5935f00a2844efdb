//! Amounts of money.

use engine_model::money::{Currency, Money};
use regex_lite::Captures;

use crate::amount::small_number;
use crate::pattern::{Pattern, patterns};

patterns! {
    SIGN_FIRST = concat!(
        r"(?<c>us ?\$|s\$|sg\$|hk\$|nt\$|\$|€|£|¥|₩|฿|₫|\b(?:usd|eur|gbp|jpy|krw|thb|vnd|czk|sgd",
        r"|hkd|twd|ntd|cny)) ?(?<n>\d[\d,]*(?:\.\d+)?) ?(?<s>억|천만|백만|십만|만|천|million\b",
        r"|mil\b|m\b|k\b|thousand\b|grand\b)?",
    );
    WORD_AFTER = concat!(
        r"(?:(?<c1>미화|미국) ?)?(?<n>\d[\d,]*(?:\.\d+)?|\b(?:a|one|two|three|four|five|six|seven",
        r"|eight|nine|ten)|[일이삼사오육칠팔구]?[십백천]) ?(?<s>억|천만|백만|십만|만|천|million\b",
        r"|mil\b|m\b|k\b|thousand\b|hundred\b|grand\b)? ?(?:(?<c1b>미화|미국) ?)?(?<c>us ?\$",
        r"|싱가포르 ?달러|싱가폴 ?달러|싱달러|홍콩 ?달러|홍달러|대만 ?달러|타이완 ?달러",
        r"|singapore dollars?\b|hong kong dollars?\b|taiwan(?:ese)? dollars?\b|us dollars?\b|달러",
        r"|불|유로|파운드|엔화|엔|바트|위안|코루나|동화|원|\$|€|£|¥|₩|฿|₫|(?:won|usd|eur|euros?",
        r"|gbp|pounds?|quid|jpy|yen|krw|thb|baht|vnd|czk|koruna|crowns|sgd|hkd|twd|ntd|cny|rmb",
        r"|yuan|dollars?|bucks)\b)",
    );
    BARE_BUDGET = concat!(
        r"(?:예산|경비|\bbudget(?: (?:is|of|about|around|under|max))?|\bspend)[은는이가:]? ?(?:총",
        r"|최대|약|대략|하루|일인당|전체)? ?(?<it>(?<n>\d[\d,]*(?:\.\d+)?) ?(?<s>억|천만|백만|십만",
        r"|만|천|million\b|k\b|thousand\b)?)",
    );
    BARE_MAN = r"(?:하루|일일|총|전체|매일)에? ?(?<it>(?<n>\d[\d,]*(?:\.\d+)?) ?(?<s>만|백만|십만))";
}

/// Every way to name an amount; those with a currency first.
pub(super) static PATTERNS: [&Pattern; 4] = [&SIGN_FIRST, &WORD_AFTER, &BARE_BUDGET, &BARE_MAN];

/// The amount, save for counted steps and people (`rest` is the text behind it), in the trip's currency where none is named.
pub(super) fn read(found: &Captures<'_>, rest: &str, otherwise: Currency) -> Option<Money> {
    if found.name("c").is_none()
        && ["보", "걸음", " 보", " 걸음", "명"]
            .iter()
            .any(|unit| rest.starts_with(unit))
    {
        return None;
    }
    let american = found.name("c1").is_some() || found.name("c1b").is_some();
    let currency = match found.name("c") {
        _ if american => Currency::parse("USD")?,
        Some(word) => currency(word.as_str(), otherwise)?,
        None => otherwise,
    };
    let hundredths =
        hundredths(&found["n"])?.checked_mul(scale(found.name("s").map_or("", |scale| scale.as_str())))?;
    let amount = hundredths.checked_mul(currency.minor_per_major())? / 100;
    (0 < amount && amount <= 1_000_000_000_000).then_some(Money { amount, currency })
}

fn currency(word: &str, otherwise: Currency) -> Option<Currency> {
    let word = word.replace(' ', "");
    let code = match word.as_str() {
        "원" | "won" | "₩" => "KRW",
        "엔" | "엔화" | "yen" | "¥" => "JPY",
        "유로" | "euro" | "euros" | "€" => "EUR",
        "파운드" | "pound" | "pounds" | "quid" | "£" => "GBP",
        "바트" | "baht" | "฿" => "THB",
        "동화" | "₫" => "VND",
        "위안" | "rmb" | "yuan" => "CNY",
        "코루나" | "koruna" | "crowns" => "CZK",
        "싱가포르달러" | "싱가폴달러" | "싱달러" | "singaporedollar" | "singaporedollars" | "s$" | "sg$" => {
            "SGD"
        }
        "홍콩달러" | "홍달러" | "hongkongdollar" | "hongkongdollars" | "hk$" => "HKD",
        "대만달러" | "타이완달러" | "nt$" | "ntd" => "TWD",
        "us$" | "usdollar" | "usdollars" => "USD",
        other if other.starts_with("taiwan") => "TWD",
        "달러" | "불" | "$" | "dollar" | "dollars" | "bucks" => return plain_dollar(otherwise),
        code => code,
    };
    Currency::parse(code)
}

/// A dollar without a country is the trip's own where that is a dollar, else the American one.
fn plain_dollar(otherwise: Currency) -> Option<Currency> {
    if matches!(otherwise.code(), "SGD" | "HKD" | "TWD" | "AUD" | "CAD" | "NZD") {
        Some(otherwise)
    } else {
        Currency::parse("USD")
    }
}

fn scale(word: &str) -> i64 {
    match word {
        "hundred" => 100,
        "천" | "k" | "thousand" | "grand" => 1_000,
        "만" => 10_000,
        "십만" => 100_000,
        "백만" | "million" | "mil" | "m" => 1_000_000,
        "천만" => 10_000_000,
        "억" => 100_000_000,
        _ => 1,
    }
}

/// A number in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    if text == "a" {
        return Some(100);
    }
    if let Some(number) = small_number(text) {
        return Some(i64::from(number) * 100);
    }
    if let Some(number) = korean_number(text) {
        return Some(number * 100);
    }
    let plain = text.replace(',', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction: String = fraction.chars().chain("00".chars()).take(2).collect();
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(fraction.parse().ok()?)
}

/// `오십`, `백`, `삼천`.
fn korean_number(text: &str) -> Option<i64> {
    let mut characters = text.chars().rev();
    let unit = match characters.next()? {
        '십' => 10,
        '백' => 100,
        '천' => 1000,
        _ => return None,
    };
    let digit = characters.next().map_or(Some(1), |digit| {
        "일이삼사오육칠팔구"
            .chars()
            .position(|known| known == digit)
            .and_then(|at| i64::try_from(at + 1).ok())
    })?;
    Some(unit * digit)
}
