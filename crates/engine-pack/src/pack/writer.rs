//! Writes the format's primitive fields.

/// Collects content bytes; integers are little-endian.
#[derive(Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }

    pub(super) fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(super) fn flag(&mut self, value: bool) {
        self.byte(u8::from(value));
    }

    pub(super) fn int16(&mut self, value: i16) {
        self.raw(&value.to_le_bytes());
    }

    pub(super) fn int32(&mut self, value: i32) {
        self.raw(&value.to_le_bytes());
    }

    pub(super) fn int64(&mut self, value: i64) {
        self.raw(&value.to_le_bytes());
    }

    pub(super) fn count(&mut self, value: u32) {
        self.raw(&value.to_le_bytes());
    }

    pub(super) fn length(&mut self, value: usize) {
        self.count(
            u32::try_from(value).expect("a pack in memory has fewer than 2^32 places and bytes per text"),
        );
    }

    pub(super) fn text(&mut self, value: &str) {
        self.length(value.len());
        self.raw(value.as_bytes());
    }

    /// A presence byte, then the value where there is one.
    pub(super) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// The value's index in the format's list of choices.
    pub(super) fn choice<T: PartialEq>(&mut self, choices: &[T], value: &T) {
        let index = choices.iter().position(|choice| choice == value);
        let index = index.expect("the list of choices names every variant");
        self.byte(u8::try_from(index).expect("the lists of choices are short"));
    }
}
