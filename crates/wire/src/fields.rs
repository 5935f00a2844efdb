//! Reading a JSON document field by field, so that every fault is reported at once with its path.

use std::fmt::Display;
use std::ops::RangeInclusive;

use engine_model::request::PlaceRef;
use engine_model::{Coordinates, Currency, DayTime, Money, PlaceId};
use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value};

use crate::faults::{Faults, FieldRule, Sentence, fault, joined, said};
use crate::scalars::{format_time, parse_date, parse_date_time, parse_time};
use crate::terms::Term;

/// A value with its path.
#[derive(Clone, Debug)]
pub(crate) struct Field<'a> {
    value: &'a Value,
    path: String,
}

/// An object whose fields are taken one by one; what is left at the end is unknown.
pub(crate) struct Object<'a> {
    map: &'a Map<String, Value>,
    path: String,
    known: Vec<&'static str>,
}

/// Numbers of characters or items that are allowed.
pub(crate) type Lengths = RangeInclusive<usize>;

/// What a length counts.
#[derive(Clone, Copy)]
enum Counted {
    Characters,
    Entries,
}

impl Counted {
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Characters => ("characters", "자"),
            Self::Entries => ("entries", "개"),
        }
    }

    fn at_least(self, least: usize) -> Sentence {
        let (english, korean) = self.words();
        said(
            format!("must have at least {least} {english}"),
            format!("{least}{korean} 이상이어야 합니다"),
        )
    }

    fn at_most(self, most: usize) -> Sentence {
        let (english, korean) = self.words();
        said(
            format!("must have at most {most} {english}"),
            format!("최대 {most}{korean}까지 쓸 수 있습니다"),
        )
    }
}

/// The largest amount of money that a document may name, in minor units.
pub(crate) const LARGEST_AMOUNT: i64 = 1_000_000_000_000;

/// Longest name of a place in a reference.
const PLACE_NAME: Lengths = 1..=120;

impl<'a> Field<'a> {
    pub(crate) fn new(value: &'a Value, path: &str) -> Self {
        Self {
            value,
            path: path.to_owned(),
        }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// The text as it stands, where it is one.
    pub(crate) fn as_str(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    pub(crate) fn fault(&self, faults: &mut Faults, rule: FieldRule, message: Sentence) {
        fault(faults, &self.path, rule, message);
    }

    pub(crate) fn object(&self, faults: &mut Faults) -> Option<Object<'a>> {
        let Value::Object(map) = self.value else {
            self.fault(
                faults,
                FieldRule::Format,
                said("must be an object", "객체여야 합니다"),
            );
            return None;
        };
        Some(Object {
            map,
            path: self.path.clone(),
            known: Vec::new(),
        })
    }

    pub(crate) fn list(&self, faults: &mut Faults, lengths: Lengths) -> Option<Vec<Self>> {
        let Value::Array(items) = self.value else {
            self.fault(
                faults,
                FieldRule::Format,
                said("must be a list", "목록이어야 합니다"),
            );
            return None;
        };
        self.bound(faults, items.len(), &lengths, Counted::Entries)?;
        let item = |(index, value)| Self {
            value,
            path: format!("{}[{index}]", self.path),
        };
        Some(items.iter().enumerate().map(item).collect())
    }

    /// A text without the blanks around it.
    pub(crate) fn text(&self, faults: &mut Faults, lengths: Lengths) -> Option<String> {
        let text = self
            .string(faults, || said("must be a text", "문자열이어야 합니다"))?
            .trim();
        self.bound(faults, text.chars().count(), &lengths, Counted::Characters)?;
        Some(text.to_owned())
    }

    pub(crate) fn boolean(&self, faults: &mut Faults) -> Option<bool> {
        let read = self.value.as_bool();
        if read.is_none() {
            let message = said("must be true or false", "true 또는 false여야 합니다");
            self.fault(faults, FieldRule::Format, message);
        }
        read
    }

    /// A whole number within bounds.
    pub(crate) fn number<N>(&self, faults: &mut Faults, range: RangeInclusive<N>) -> Option<N>
    where
        N: TryFrom<u64> + TryFrom<i64> + PartialOrd + Display,
    {
        if !(self.value.is_i64() || self.value.is_u64()) {
            self.fault(
                faults,
                FieldRule::Format,
                said("must be a whole number", "정수여야 합니다"),
            );
            return None;
        }
        let unsigned = self.value.as_u64().and_then(|number| N::try_from(number).ok());
        let number = unsigned.or_else(|| self.value.as_i64().and_then(|number| N::try_from(number).ok()));
        let inside = number.filter(|number| range.contains(number));
        if inside.is_none() {
            self.fault(faults, FieldRule::OutOfRange, between(range.start(), range.end()));
        }
        inside
    }

    pub(crate) fn term<T: Term>(&self, faults: &mut Faults) -> Option<T> {
        self.one_of(faults, T::ALL)
    }

    /// A word of which only some are allowed here.
    pub(crate) fn one_of<T: Term>(&self, faults: &mut Faults, allowed: &[T]) -> Option<T> {
        let text = self.string(faults, || said("must be a word", "문자열이어야 합니다"))?;
        let read = T::from_term(text).filter(|value| allowed.contains(value));
        if read.is_none() {
            let words: Vec<&str> = allowed.iter().map(|value| value.term()).collect();
            self.fault(faults, FieldRule::Format, one_of(&words.join(", ")));
        }
        read
    }

    /// A list of words; a repeated one counts once.
    pub(crate) fn terms<T: Term>(&self, faults: &mut Faults) -> Option<Vec<T>> {
        let mut terms = Vec::new();
        for item in self.list(faults, 0..=50)? {
            if let Some(term) = item.term(faults).filter(|term| !terms.contains(term)) {
                terms.push(term);
            }
        }
        Some(terms)
    }

    pub(crate) fn date(&self, faults: &mut Faults) -> Option<Date> {
        let wanted = || said("must be a date YYYY-MM-DD", "YYYY-MM-DD 형식의 날짜여야 합니다");
        let read = parse_date(self.string(faults, wanted)?);
        if read.is_none() {
            self.fault(faults, FieldRule::Format, wanted());
        }
        read
    }

    pub(crate) fn date_time(&self, faults: &mut Faults) -> Option<DateTime> {
        let wanted = || {
            said(
                "must be a date and local time YYYY-MM-DDTHH:MM without an offset",
                "시차 없이 YYYY-MM-DDTHH:MM 형식의 현지 시각이어야 합니다",
            )
        };
        let read = parse_date_time(self.string(faults, wanted)?);
        if read.is_none() {
            self.fault(faults, FieldRule::Format, wanted());
        }
        read
    }

    pub(crate) fn time(&self, faults: &mut Faults, range: RangeInclusive<DayTime>) -> Option<DayTime> {
        let wanted = || said("must be a time of day HH:MM", "HH:MM 형식의 시각이어야 합니다");
        let Some(time) = parse_time(self.string(faults, wanted)?) else {
            self.fault(faults, FieldRule::Format, wanted());
            return None;
        };
        if !range.contains(&time) {
            let (from, to) = (format_time(*range.start()), format_time(*range.end()));
            self.fault(faults, FieldRule::OutOfRange, between(from, to));
            return None;
        }
        Some(time)
    }

    /// An amount of at least `least` minor units.
    pub(crate) fn money(&self, faults: &mut Faults, least: i64) -> Option<Money> {
        let mut object = self.object(faults)?;
        let amount = object
            .required("amount", faults)
            .and_then(|field| field.number(faults, least..=LARGEST_AMOUNT));
        let currency = object
            .required("currency", faults)
            .and_then(|field| field.currency(faults));
        object.finish(faults);
        Some(Money {
            amount: amount?,
            currency: currency?,
        })
    }

    /// An id (a text with a slash), a name (a text without), or an object that says which.
    pub(crate) fn place(&self, faults: &mut Faults) -> Option<PlaceRef> {
        if let Some(text) = self.as_str() {
            let is_id = text.contains('/');
            let text = self.text(faults, if is_id { 3..=200 } else { PLACE_NAME })?;
            return Some(if is_id {
                PlaceRef::Id(PlaceId::new(text))
            } else {
                PlaceRef::Name(text)
            });
        }
        let mut object = self.object(faults)?;
        let read = object.place(faults);
        object.finish(faults);
        read
    }

    fn currency(&self, faults: &mut Faults) -> Option<Currency> {
        let wanted = || {
            said(
                "must be a currency code of three letters",
                "세 글자 통화 코드여야 합니다",
            )
        };
        let read = Currency::parse(self.string(faults, wanted)?);
        if read.is_none() {
            self.fault(faults, FieldRule::Format, wanted());
        }
        read
    }

    fn degrees(&self, faults: &mut Faults, limit: f64) -> Option<f64> {
        let read = self.value.as_f64();
        if read.is_none() {
            let message = said("must be a number of degrees", "도 단위의 숫자여야 합니다");
            self.fault(faults, FieldRule::Format, message);
        }
        let inside = read.filter(|degrees| (-limit..=limit).contains(degrees));
        if read.is_some() && inside.is_none() {
            let message = said(
                format!("must be -{limit} to {limit} degrees"),
                format!("-{limit}도에서 {limit}도 사이여야 합니다"),
            );
            self.fault(faults, FieldRule::OutOfRange, message);
        }
        inside
    }

    fn string(&self, faults: &mut Faults, wanted: impl FnOnce() -> Sentence) -> Option<&'a str> {
        let read = self.value.as_str();
        if read.is_none() {
            self.fault(faults, FieldRule::Format, wanted());
        }
        read
    }

    fn bound(&self, faults: &mut Faults, length: usize, lengths: &Lengths, what: Counted) -> Option<()> {
        let (least, most) = (*lengths.start(), *lengths.end());
        if length < least {
            self.fault(faults, FieldRule::TooShort, what.at_least(least));
        } else if length > most {
            self.fault(faults, FieldRule::TooLong, what.at_most(most));
        } else {
            return Some(());
        }
        None
    }
}

impl<'a> Object<'a> {
    /// The path of one of its fields.
    pub(crate) fn path_of(&self, key: &str) -> String {
        joined(&self.path, key)
    }

    /// The field where it is there and not null.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<Field<'a>> {
        self.known.push(key);
        let value = self.map.get(key).filter(|value| !value.is_null())?;
        Some(Field {
            value,
            path: self.path_of(key),
        })
    }

    /// The field; its absence is a fault.
    pub(crate) fn required(&mut self, key: &'static str, faults: &mut Faults) -> Option<Field<'a>> {
        let field = self.optional(key);
        if field.is_none() {
            let message = said("is required", "필요한 항목입니다");
            fault(faults, &self.path_of(key), FieldRule::Required, message);
        }
        field
    }

    /// A place by the fields `id`, or `name` with or without a position.
    pub(crate) fn place(&mut self, faults: &mut Faults) -> Option<PlaceRef> {
        let id = self.optional("id");
        let [latitude, longitude] = ["latitude", "longitude"].map(|key| self.optional(key));
        if let Some(id) = id {
            if let Some(other) = self.optional("name").or(latitude).or(longitude) {
                let message = said("cannot stand beside an id", "id와 함께 쓸 수 없습니다");
                other.fault(faults, FieldRule::Conflict, message);
            }
            return id
                .text(faults, 1..=200)
                .map(|text| PlaceRef::Id(PlaceId::new(text)));
        }
        let name = self
            .required("name", faults)
            .and_then(|field| field.text(faults, PLACE_NAME));
        if latitude.is_none() && longitude.is_none() {
            return name.map(PlaceRef::Name);
        }
        let mut degrees = |field: Option<Field<'a>>, key: &str, limit: f64| {
            if field.is_none() {
                let message = said(
                    "is required with the other coordinate",
                    "위도와 경도는 함께 써야 합니다",
                );
                fault(faults, &self.path_of(key), FieldRule::Required, message);
            }
            field.and_then(|field| field.degrees(faults, limit))
        };
        let latitude = degrees(latitude, "latitude", 90.0);
        let longitude = degrees(longitude, "longitude", 180.0);
        let at = Coordinates::from_degrees(latitude?, longitude?)?;
        Some(PlaceRef::Point(name?, at))
    }

    /// Reports every field that nobody has asked for.
    pub(crate) fn finish(self, faults: &mut Faults) {
        for key in self.map.keys().filter(|key| !self.known.contains(&key.as_str())) {
            let known = self.known.join(", ");
            let message = said(
                format!("is not a field; known here: {known}"),
                format!("없는 항목입니다. 쓸 수 있는 항목: {known}"),
            );
            fault(faults, &self.path_of(key), FieldRule::UnknownField, message);
        }
    }
}

/// `must be 1 to 10`.
fn between(least: impl Display, most: impl Display) -> Sentence {
    said(
        format!("must be {least} to {most}"),
        format!("{least}에서 {most} 사이여야 합니다"),
    )
}

/// `must be one of: transit, car, walk`.
pub(crate) fn one_of(words: &str) -> Sentence {
    said(
        format!("must be one of: {words}"),
        format!("다음 중 하나여야 합니다: {words}"),
    )
}
