//! Parameters of statements.

/// A parameter, typed also where it is absent: PostgreSQL wants to know the type of a NULL.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A `TEXT`.
    Text(Option<String>),
    /// A `BIGINT`.
    Int(Option<i64>),
    /// A `DOUBLE PRECISION`.
    Real(Option<f64>),
    /// A `BLOB`.
    Bytes(Option<Vec<u8>>),
}

macro_rules! value_from {
    ($($variant:ident: $kind:ty, $($from:ty => $convert:expr),+;)+) => {$($(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                let convert: fn($from) -> $kind = $convert;
                Self::$variant(Some(convert(value)))
            }
        }
        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                let convert: fn($from) -> $kind = $convert;
                Self::$variant(value.map(convert))
            }
        }
    )+)+};
}

value_from! {
    Text: String, String => |text| text, &str => str::to_owned, &String => String::clone;
    Int: i64, i64 => |number| number, i32 => i64::from, u32 => i64::from, u16 => i64::from, u8 => i64::from, bool => i64::from;
    Real: f64, f64 => |number| number;
    Bytes: Vec<u8>, Vec<u8> => |bytes| bytes, &[u8] => <[u8]>::to_vec;
}
