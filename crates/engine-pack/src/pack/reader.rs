//! Reads the format's primitive fields. No length is believed before the bytes that it promises are there.

use super::PackError;

/// A position in content bytes.
pub(super) struct Reader<'a> {
    content: &'a [u8],
    offset: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(content: &'a [u8]) -> Self {
        Self { content, offset: 0 }
    }

    /// The error that refuses the value just read.
    pub(super) fn refuse(&self, field: &'static str, reason: &'static str) -> PackError {
        PackError::Content {
            field,
            offset: self.offset,
            reason,
        }
    }

    /// Refuses bytes behind the last field.
    pub(super) fn end(&self) -> Result<(), PackError> {
        if self.offset == self.content.len() {
            return Ok(());
        }
        Err(self.refuse("places", "is followed by bytes that belong to nothing"))
    }

    fn bytes(&mut self, field: &'static str, length: usize) -> Result<&'a [u8], PackError> {
        let end = self.offset.checked_add(length);
        let found = end.and_then(|end| self.content.get(self.offset..end));
        let found = found.ok_or(PackError::Truncated {
            field,
            offset: self.offset,
        })?;
        self.offset += length;
        Ok(found)
    }

    pub(super) fn array<const N: usize>(&mut self, field: &'static str) -> Result<[u8; N], PackError> {
        let rest = self
            .content
            .get(self.offset..)
            .and_then(|rest| rest.first_chunk::<N>());
        let found = *rest.ok_or(PackError::Truncated {
            field,
            offset: self.offset,
        })?;
        self.offset += N;
        Ok(found)
    }

    pub(super) fn byte(&mut self, field: &'static str) -> Result<u8, PackError> {
        self.array::<1>(field).map(|[byte]| byte)
    }

    pub(super) fn flag(&mut self, field: &'static str) -> Result<bool, PackError> {
        match self.byte(field)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.refuse(field, "must be 0 or 1")),
        }
    }

    pub(super) fn int16(&mut self, field: &'static str) -> Result<i16, PackError> {
        self.array(field).map(i16::from_le_bytes)
    }

    pub(super) fn int32(&mut self, field: &'static str) -> Result<i32, PackError> {
        self.array(field).map(i32::from_le_bytes)
    }

    pub(super) fn int64(&mut self, field: &'static str) -> Result<i64, PackError> {
        self.array(field).map(i64::from_le_bytes)
    }

    pub(super) fn count(&mut self, field: &'static str) -> Result<u32, PackError> {
        self.array(field).map(u32::from_le_bytes)
    }

    pub(super) fn text(&mut self, field: &'static str) -> Result<String, PackError> {
        let length = self.length(field)?;
        let bytes = self.bytes(field, length)?;
        match str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err(self.refuse(field, "is not UTF-8")),
        }
    }

    fn length(&mut self, field: &'static str) -> Result<usize, PackError> {
        let length = self.count(field)?;
        usize::try_from(length).map_err(|_too_large| self.refuse(field, "is longer than memory"))
    }

    /// A count, then so many values. The list grows value by value, so an absurd count ends with the bytes.
    pub(super) fn list<T>(
        &mut self,
        field: &'static str,
        read: impl Fn(&mut Self) -> Result<T, PackError>,
    ) -> Result<Vec<T>, PackError> {
        let length = self.length(field)?;
        let mut values = Vec::new();
        for _ in 0..length {
            values.push(read(self)?);
        }
        Ok(values)
    }

    pub(super) fn optional<T>(
        &mut self,
        field: &'static str,
        read: impl FnOnce(&mut Self) -> Result<T, PackError>,
    ) -> Result<Option<T>, PackError> {
        if self.flag(field)? {
            read(self).map(Some)
        } else {
            Ok(None)
        }
    }

    /// A published term.
    pub(super) fn term<T>(
        &mut self,
        field: &'static str,
        known: fn(&str) -> Option<T>,
    ) -> Result<T, PackError> {
        let text = self.text(field)?;
        known(&text).ok_or_else(|| self.refuse(field, "is a term that this build does not know"))
    }

    /// An index into the format's list of choices.
    pub(super) fn choice<T: Copy>(&mut self, field: &'static str, choices: &[T]) -> Result<T, PackError> {
        let index = usize::from(self.byte(field)?);
        choices
            .get(index)
            .copied()
            .ok_or_else(|| self.refuse(field, "is a choice that this build does not know"))
    }
}
