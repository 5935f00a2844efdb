//! Numbers, dates, money and weather as people read them.

use engine_model::plan::{Language, Weather, WeatherKind};
use engine_model::{Currency, DayTime, Metres, Money, Seconds};
use jiff::civil::Date;

use crate::say::pick;
use crate::term::weekday;

/// `Fri 4 Dec 2026`, `2026년 12월 4일 (금)`.
pub fn date(date: Date, language: Language) -> String {
    let name = weekday(date.weekday(), language);
    pick(
        language,
        format!("{name} {} {} {}", date.day(), month(date.month()), date.year()),
        format!("{}년 {}월 {}일 ({name})", date.year(), date.month(), date.day()),
    )
}

/// Without the year: `Fri 4 Dec`, `12월 4일 (금)`.
pub fn short_date(date: Date, language: Language) -> String {
    let name = weekday(date.weekday(), language);
    pick(
        language,
        format!("{name} {} {}", date.day(), month(date.month())),
        format!("{}월 {}일 ({name})", date.month(), date.day()),
    )
}

/// `4–6 Dec 2026`, `4 Dec 2026 – 2 Jan 2027`; `2026년 12월 4일–6일`. One date where both are equal.
pub fn date_span(first: Date, last: Date, language: Language) -> String {
    if first == last {
        return date(first, language);
    }
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    let english_first = if same_month {
        format!("{}", first.day())
    } else if first.year() == last.year() {
        format!("{} {}", first.day(), month(first.month()))
    } else {
        format!("{} {} {}", first.day(), month(first.month()), first.year())
    };
    let korean_last = if same_month {
        format!("{}일", last.day())
    } else if first.year() == last.year() {
        format!("{}월 {}일", last.month(), last.day())
    } else {
        format!("{}년 {}월 {}일", last.year(), last.month(), last.day())
    };
    let dash = if same_month { "–" } else { " – " };
    pick(
        language,
        format!(
            "{english_first}{dash}{} {} {}",
            last.day(),
            month(last.month()),
            last.year()
        ),
        format!(
            "{}년 {}월 {}일{dash}{korean_last}",
            first.year(),
            first.month(),
            first.day()
        ),
    )
}

/// A time of day: `09:30`; past midnight `02:30 (next day)`, before it `22:00 (day before)`.
pub fn clock(time: DayTime, language: Language) -> String {
    const DAY: i32 = 24 * 3600;
    let within = DayTime(time.0.rem_euclid(DAY));
    match time.0.div_euclid(DAY) {
        0 => within.to_string(),
        i32::MIN..=-1 => pick(
            language,
            format!("{within} (day before)"),
            format!("전날 {within}"),
        ),
        // A plan's day may end at 24:00 sharp, which reads better than 00:00 of the next day.
        1 if within == DayTime::MIDNIGHT => "24:00".to_owned(),
        _ => pick(
            language,
            format!("{within} (next day)"),
            format!("다음 날 {within}"),
        ),
    }
}

/// `1 h 20 min`, `1시간 20분`, rounded up to whole minutes.
pub fn duration(duration: Seconds, language: Language) -> String {
    let sign = if duration.0 < 0 { "-" } else { "" };
    let total = Seconds(duration.0.saturating_abs()).minutes_up();
    let (hours, minutes) = (total / 60, total % 60);
    let text = match (hours, minutes) {
        (0, _) => pick(language, format!("{minutes} min"), format!("{minutes}분")),
        (_, 0) => pick(language, format!("{hours} h"), format!("{hours}시간")),
        _ => pick(
            language,
            format!("{hours} h {minutes} min"),
            format!("{hours}시간 {minutes}분"),
        ),
    };
    format!("{sign}{text}")
}

/// `850 m`, `2.4 km`, `412 km`: metres below a kilometre, tenths below a hundred kilometres.
pub fn distance(distance: Metres) -> String {
    let sign = if distance.0 < 0 { "-" } else { "" };
    let metres = distance.0.unsigned_abs();
    if metres < 1000 {
        return format!("{sign}{metres} m");
    }
    let tenths = (metres + 50) / 100;
    if tenths < 1000 {
        let (whole, rest) = (tenths / 10, tenths % 10);
        return if rest == 0 {
            format!("{sign}{whole} km")
        } else {
            format!("{sign}{whole}.{rest} km")
        };
    }
    format!("{sign}{} km", grouped(u64::from((metres + 500) / 1000)))
}

/// An amount in minor units: `₩12,000`, `€12.50`, `THB 120`; in Korean `12,000원`, `12.50유로`. Decimals are left out
/// where they are zero.
pub fn money(amount_minor: i64, currency: Currency, language: Language) -> String {
    let per_major = currency.minor_per_major().unsigned_abs();
    let sign = if amount_minor < 0 { "-" } else { "" };
    let amount = amount_minor.unsigned_abs();
    let digits = currency.minor_digits() as usize;
    let whole = grouped(amount / per_major);
    let number = match amount % per_major {
        0 => whole,
        rest => format!("{whole}.{rest:0digits$}"),
    };
    match language {
        Language::English => format!("{sign}{}{number}", symbol(currency)),
        Language::Korean => match korean_unit(currency) {
            Some(unit) => format!("{sign}{number}{unit}"),
            None => format!("{sign}{number} {currency}"),
        },
    }
}

/// The same for an amount that carries its currency.
pub fn money_of(money: Money, language: Language) -> String {
    self::money(money.amount, money.currency, language)
}

/// `4–12 °C, 30 % chance of rain or snow (typical for the month)`.
pub fn weather(weather: &Weather, language: Language) -> String {
    let (low, high) = (
        degrees(weather.minimum_decicelsius),
        degrees(weather.maximum_decicelsius),
    );
    let rain = weather.rain_percent.map_or_else(String::new, |percent| {
        pick(
            language,
            format!(", {percent} % chance of rain or snow"),
            format!(", 비·눈 확률 {percent}%"),
        )
    });
    let kind = match (weather.kind, language) {
        (WeatherKind::Forecast, Language::English) => "forecast",
        (WeatherKind::Forecast, Language::Korean) => "예보",
        (WeatherKind::Typical, Language::English) => "typical for the month",
        (WeatherKind::Typical, Language::Korean) => "이달 평균",
    };
    pick(
        language,
        format!("{low} to {high} °C{rain} ({kind})"),
        format!("{low}~{high}°C{rain} ({kind})"),
    )
}

fn month(number: i8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let index = usize::from(number.unsigned_abs().clamp(1, 12)) - 1;
    MONTHS[index]
}

/// Whole degrees, halves away from zero.
fn degrees(tenths: i16) -> i16 {
    let rounded = (tenths.unsigned_abs() + 5) / 10;
    let magnitude = i16::try_from(rounded).expect("a tenth of a 16-bit number fits");
    if tenths < 0 { -magnitude } else { magnitude }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Signs that are unmistakable and common in fonts; other currencies show their code.
fn symbol(currency: Currency) -> String {
    match currency.code() {
        "KRW" => "₩",
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "TWD" => "NT$",
        "HKD" => "HK$",
        "SGD" => "S$",
        code => return format!("{code} "),
    }
    .to_owned()
}

fn korean_unit(currency: Currency) -> Option<&'static str> {
    Some(match currency.code() {
        "KRW" => "원",
        "EUR" => "유로",
        "USD" => "달러",
        "GBP" => "파운드",
        "JPY" => "엔",
        "TWD" => "대만달러",
        "HKD" => "홍콩달러",
        "SGD" => "싱가포르달러",
        "THB" => "밧",
        "VND" => "동",
        "CNY" => "위안",
        "CZK" => "코루나",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{clock, date, date_span, distance, duration, money, short_date, weather};
    use engine_model::plan::{Language, Weather, WeatherAlerts, WeatherKind};
    use engine_model::{Currency, DayTime, Metres, Seconds};
    use jiff::civil::{Date, date as day};

    const BOTH: [Language; 2] = [Language::English, Language::Korean];

    fn check(shown: impl Fn(Language) -> String, expected: [&str; 2]) {
        assert_eq!(BOTH.map(shown), expected);
    }

    fn check_span(first: Date, last: Date, expected: [&str; 2]) {
        check(|language| date_span(first, last, language), expected);
    }

    fn check_money(amount: i64, code: &str, expected: [&str; 2]) {
        let currency = Currency::parse(code).expect("a code");
        check(|language| money(amount, currency, language), expected);
    }

    #[test]
    fn shows_dates() {
        check(
            |l| date(day(2026, 12, 4), l),
            ["Fri 4 Dec 2026", "2026년 12월 4일 (금)"],
        );
        check(
            |l| short_date(day(2026, 12, 6), l),
            ["Sun 6 Dec", "12월 6일 (일)"],
        );
        check_span(
            day(2026, 12, 4),
            day(2026, 12, 6),
            ["4–6 Dec 2026", "2026년 12월 4일–6일"],
        );
        check_span(
            day(2026, 11, 30),
            day(2026, 12, 2),
            ["30 Nov – 2 Dec 2026", "2026년 11월 30일 – 12월 2일"],
        );
        check_span(
            day(2026, 12, 31),
            day(2027, 1, 1),
            ["31 Dec 2026 – 1 Jan 2027", "2026년 12월 31일 – 2027년 1월 1일"],
        );
    }

    #[test]
    fn shows_money_with_grouping_and_without_empty_decimals() {
        check_money(12_000, "KRW", ["₩12,000", "12,000원"]);
        check_money(1250, "EUR", ["€12.50", "12.50유로"]);
        check_money(1200, "EUR", ["€12", "12유로"]);
        check_money(-123_456_789, "USD", ["-$1,234,567.89", "-1,234,567.89달러"]);
        check_money(500, "JPY", ["¥500", "500엔"]);
        check_money(12_000, "THB", ["THB 120", "120밧"]);
        check_money(1_005, "KWD", ["KWD 1.005", "1.005 KWD"]);
        check_money(0, "KRW", ["₩0", "0원"]);
    }

    #[test]
    fn shows_times_and_durations() {
        check(|l| clock(DayTime::hm(9, 5), l), ["09:05", "09:05"]);
        check(
            |l| clock(DayTime::hm(26, 30), l),
            ["02:30 (next day)", "다음 날 02:30"],
        );
        check(
            |l| clock(DayTime::hm(-2, 0), l),
            ["22:00 (day before)", "전날 22:00"],
        );
        check(|l| clock(DayTime::hm(24, 0), l), ["24:00", "24:00"]);
        check(
            |l| duration(Seconds::minutes(80), l),
            ["1 h 20 min", "1시간 20분"],
        );
        check(|l| duration(Seconds::minutes(120), l), ["2 h", "2시간"]);
        check(|l| duration(Seconds(61), l), ["2 min", "2분"]);
        check(|l| duration(Seconds(0), l), ["0 min", "0분"]);
    }

    #[test]
    fn shows_distances() {
        let cases = [
            (850, "850 m"),
            (2_400, "2.4 km"),
            (2_000, "2 km"),
            (99_940, "99.9 km"),
            (412_499, "412 km"),
        ];
        for (metres, expected) in cases {
            assert_eq!(distance(Metres(metres)), expected);
        }
        assert_eq!(distance(Metres(9_300_000)), "9,300 km");
    }

    #[test]
    fn says_whether_weather_is_a_forecast() {
        let cold = Weather {
            minimum_decicelsius: -45,
            maximum_decicelsius: 44,
            rain_percent: Some(30),
            kind: WeatherKind::Typical,
            alerts: WeatherAlerts::default(),
        };
        check(
            |l| weather(&cold, l),
            [
                "-5 to 4 °C, 30 % chance of rain or snow (typical for the month)",
                "-5~4°C, 비·눈 확률 30% (이달 평균)",
            ],
        );
        let forecast = Weather {
            kind: WeatherKind::Forecast,
            ..cold
        };
        check(
            |l| weather(&forecast, l),
            [
                "-5 to 4 °C, 30 % chance of rain or snow (forecast)",
                "-5~4°C, 비·눈 확률 30% (예보)",
            ],
        );
    }
}
