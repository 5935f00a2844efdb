//! The protocol-buffers wire format, as far as OpenStreetMap files use it. Borrowed slices only: nothing is copied or
//! reserved before the bytes are known to be there.

/// What is wrong with a message.
pub(super) type Broken = &'static str;

/// One field's value.
pub(super) enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// Walks the fields of a message.
pub(super) struct Message<'a>(&'a [u8]);

/// Walks the numbers of a packed field.
#[derive(Clone, Copy)]
pub(super) struct Packed<'a>(&'a [u8]);

impl<'a> Message<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next field's number and value; fixed-width values are passed over, no message of ours has any.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Value<'a>)>, Broken> {
        while !self.0.is_empty() {
            let key = varint(&mut self.0)?;
            let field = key >> 3;
            match key & 7 {
                0 => return Ok(Some((field, Value::Number(varint(&mut self.0)?)))),
                2 => return Ok(Some((field, Value::Bytes(self.delimited()?)))),
                1 => self.skip(8)?,
                5 => self.skip(4)?,
                _ => return Err("a field has an unknown wire type"),
            }
        }
        Ok(None)
    }

    fn delimited(&mut self) -> Result<&'a [u8], Broken> {
        let length = varint(&mut self.0)?;
        let length = usize::try_from(length).map_err(|_too_large| "a field is longer than memory")?;
        let (bytes, rest) = self
            .0
            .split_at_checked(length)
            .ok_or("a field ends beyond its message")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn skip(&mut self, length: usize) -> Result<(), Broken> {
        self.0 = self.0.get(length..).ok_or("a field ends beyond its message")?;
        Ok(())
    }
}

impl<'a> Packed<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn next(&mut self) -> Result<Option<u64>, Broken> {
        if self.0.is_empty() {
            return Ok(None);
        }
        varint(&mut self.0).map(Some)
    }

    /// The next number of a list whose entries are differences from the entry before.
    pub(super) fn next_sum(&mut self, sum: &mut i64) -> Result<Option<i64>, Broken> {
        let Some(difference) = self.next()? else {
            return Ok(None);
        };
        *sum = sum
            .checked_add(zigzag(difference))
            .ok_or("a sum of differences overflows")?;
        Ok(Some(*sum))
    }
}

/// The signed number of a `sint64`.
pub(super) fn zigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

fn varint(bytes: &mut &[u8]) -> Result<u64, Broken> {
    let mut value = 0_u64;
    for shift in (0..70).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or("a number ends beyond its message")?;
        *bytes = rest;
        if shift < 64 {
            value |= u64::from(byte & 0x7f) << shift;
        }
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err("a number has more than ten bytes")
}

#[cfg(test)]
mod tests {
    use super::{Packed, varint, zigzag};

    fn check(bytes: &[u8], expected: Result<u64, &str>) {
        let mut rest = bytes;
        assert_eq!(varint(&mut rest), expected);
    }

    #[test]
    fn reads_numbers() {
        check(&[0x00], Ok(0));
        check(&[0x96, 0x01], Ok(150));
        check(
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            Ok(u64::MAX),
        );
        check(&[], Err("a number ends beyond its message"));
        check(&[0x80], Err("a number ends beyond its message"));
        check(&[0x80; 11], Err("a number has more than ten bytes"));
    }

    #[test]
    fn reads_signed_numbers() {
        assert_eq!([0, 1, 2, 3].map(zigzag), [0, -1, 1, -2]);
        assert_eq!(zigzag(u64::MAX), i64::MIN);
        let mut sum = i64::MAX;
        assert!(Packed::new(&[2]).next_sum(&mut sum).is_err());
    }
}
