//! Flags with one value each, and the lists of places.

use engine_model::place::Category;
use engine_model::{Currency, Money};
use serde_json::{Map, Value, json};

use super::{Draft, numbered};
use crate::cli::PlanArgs;
use crate::report::Said;

pub(super) fn write(draft: &mut Draft, arguments: &PlanArgs) {
    let texts = [
        ("startDate", "--start", &arguments.start),
        ("name", "--name", &arguments.name),
        ("transport", "--transport", &arguments.transport),
        ("pace", "--pace", &arguments.pace),
        ("dailyStart", "--day-start", &arguments.day_start),
        ("dailyEnd", "--day-end", &arguments.day_end),
        ("freeText", "--say", &arguments.say),
    ];
    for (path, flag, text) in texts {
        if let Some(text) = text {
            draft.set(path, flag, text.as_str());
        }
    }
    if let Some(seed) = arguments.seed {
        draft.set("seed", "--seed", seed);
    }
    if let Some(effort) = &arguments.effort {
        draft.set("effort", "--effort", effort_value(effort));
    }
    write_end(
        draft,
        "arrival",
        ["--arrive", "--arrive-at"],
        arguments.arrive.as_deref(),
        arguments.arrive_at.as_deref(),
    );
    write_end(
        draft,
        "departure",
        ["--depart", "--depart-from"],
        arguments.depart.as_deref(),
        arguments.depart_from.as_deref(),
    );
    write_budget(draft, arguments);
    write_list(draft, "mustSee", "--must-see", &arguments.must_see, |text| {
        json!(text)
    });
    write_list(
        draft,
        "avoid",
        "--avoid",
        &arguments.avoid,
        |text| match Category::from_term(text) {
            Some(category) => json!({"category": category.term()}),
            None => json!(text),
        },
    );
    write_locks(draft, &arguments.locks);
}

fn write_locks(draft: &mut Draft, locks: &[String]) {
    if locks.is_empty() {
        return;
    }
    let mut values = Vec::new();
    for (index, text) in locks.iter().enumerate() {
        let flag = numbered("--lock", index, locks.len());
        if let Some(value) = lock(text) {
            draft.came_from(&format!("locks[{}]", values.len()), flag);
            values.push(value);
        } else {
            let message = Said::new(
                format!("`{text}` must be PLACE@DAY, with #ORDER or =HH:MM after it"),
                format!("`{text}`은(는) PLACE@DAY 형식이어야 하며 뒤에 #ORDER나 =HH:MM을 붙일 수 있습니다"),
            );
            draft.fault(flag, "FORMAT", message);
        }
    }
    draft.set("locks", "--lock", values);
}

/// A word, or a number of iterations a day.
fn effort_value(text: &str) -> Value {
    match text.parse::<u32>() {
        Ok(iterations) => json!({"iterations": iterations}),
        Err(_) => text.into(),
    }
}

/// `PLACE@DAY[#ORDER][=HH:MM]`.
fn lock(text: &str) -> Option<Value> {
    let (place, rest) = text.rsplit_once('@')?;
    let (rest, time) = match rest.split_once('=') {
        Some((rest, time)) => (rest, Some(time.trim())),
        None => (rest, None),
    };
    let (day, order) = match rest.split_once('#') {
        Some((day, order)) => (day, Some(order.trim().parse::<u16>().ok()?)),
        None => (rest, None),
    };
    let mut fields = Map::new();
    fields.insert("place".to_owned(), place.trim().into());
    fields.insert("day".to_owned(), day.trim().parse::<u16>().ok()?.into());
    if let Some(order) = order {
        fields.insert("order".to_owned(), order.into());
    }
    if let Some(time) = time {
        fields.insert("startAt".to_owned(), time.into());
    }
    (!place.trim().is_empty()).then_some(Value::Object(fields))
}

fn write_end(draft: &mut Draft, key: &str, flags: [&'static str; 2], at: Option<&str>, place: Option<&str>) {
    if at.is_none() && place.is_none() {
        return;
    }
    let mut fields = draft
        .fields
        .get(key)
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    for (name, flag, text) in [("at", flags[0], at), ("place", flags[1], place)] {
        draft.came_from(&format!("{key}.{name}"), flag);
        if let Some(text) = text {
            fields.insert(name.to_owned(), text.into());
        }
    }
    draft.fields.insert(key.to_owned(), Value::Object(fields));
}

fn write_budget(draft: &mut Draft, arguments: &PlanArgs) {
    let limits = [
        ("total", "--budget", &arguments.budget),
        ("perDay", "--budget-per-day", &arguments.budget_per_day),
    ];
    let mut fields = draft
        .fields
        .get("budget")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    for (key, flag, text) in limits {
        let Some(text) = text else { continue };
        draft.came_from(&format!("budget.{key}"), flag);
        if let Some(money) = money(text) {
            fields.insert(
                key.to_owned(),
                json!({"amount": money.amount, "currency": money.currency.code()}),
            );
        } else {
            let message = Said::new(
                format!("`{text}` must be an amount with its currency, such as 1200EUR or 1,200,000KRW"),
                format!("`{text}`은(는) 1200EUR나 1,200,000KRW처럼 금액과 통화 코드로 써야 합니다"),
            );
            draft.fault(flag, "FORMAT", message);
        }
    }
    if !fields.is_empty() {
        draft.fields.insert("budget".to_owned(), Value::Object(fields));
    }
}

/// `1200EUR`, `1,200,000 KRW`, `KRW 50000`; a comma groups thousands and a point begins the decimals.
fn money(text: &str) -> Option<Money> {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    let tail = kept.len().checked_sub(3).and_then(|at| kept.split_at_checked(at));
    let (number, code) = match tail {
        Some((number, code)) if letters(code) => (number, code),
        _ => kept
            .split_at_checked(3)
            .filter(|(code, _)| letters(code))
            .map(|(code, number)| (number, code))?,
    };
    Money::from_major(number, Currency::parse(code)?)
}

fn write_list(draft: &mut Draft, path: &str, flag: &str, texts: &[String], value: impl Fn(&str) -> Value) {
    if texts.is_empty() {
        return;
    }
    for index in 0..texts.len() {
        draft.came_from(&format!("{path}[{index}]"), numbered(flag, index, texts.len()));
    }
    let values: Vec<Value> = texts.iter().map(|text| value(text.trim())).collect();
    draft.set(path, flag, values);
}

#[cfg(test)]
mod tests {
    use super::{lock, money};

    fn check_money(text: &str, expected: Option<&str>) {
        assert_eq!(
            money(text).map(|money| money.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn reads_amounts_with_their_currency() {
        check_money("1200EUR", Some("1200.00 EUR"));
        check_money("1,200,000KRW", Some("1200000 KRW"));
        check_money("12.50 eur", Some("12.50 EUR"));
        check_money("KRW 50000", Some("50000 KRW"));
        check_money("1200", None);
        check_money("EUR", None);
        check_money("-5EUR", None);
        check_money("원50000", None);
    }

    #[test]
    fn reads_locks() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                lock(text).map(|value| value.to_string()).as_deref(),
                expected,
                "{text}"
            );
        };
        check(
            "seoul/gyeongbokgung@2",
            Some(r#"{"day":2,"place":"seoul/gyeongbokgung"}"#),
        );
        check(
            "경복궁@2#1=10:00",
            Some(r#"{"day":2,"order":1,"place":"경복궁","startAt":"10:00"}"#),
        );
        check("경복궁", None);
        check("경복궁@two", None);
        check("@2", None);
    }
}
