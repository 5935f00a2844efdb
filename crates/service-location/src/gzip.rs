//! Bytes that are kept as browsers take them: in gzip (RFC 1952).

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Magic number, deflate, no flags, no time, nothing said of level and system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// Checksum and length at the end.
const TAIL: usize = 8;

/// Where the gain of more effort ends.
const LEVEL: u8 = 7;

/// Compresses.
pub(crate) fn packed(plain: &[u8]) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    bytes.extend(compress_to_vec(plain, LEVEL));
    bytes.extend(crc32(plain).to_le_bytes());
    // The length counts modulo 2^32, says the format.
    let length = u32::try_from(plain.len() & 0xffff_ffff).expect("32 bits");
    bytes.extend(length.to_le_bytes());
    bytes
}

/// What [`packed`] was given, which has at most so many bytes; `None` where it is something else.
pub(crate) fn unpacked(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let rest = bytes.strip_prefix(&HEAD)?;
    let (deflated, tail) = rest.split_at_checked(rest.len().checked_sub(TAIL)?)?;
    let plain = decompress_to_vec_with_limit(deflated, most).ok()?;
    tail.starts_with(&crc32(&plain).to_le_bytes()).then_some(plain)
}

/// The checksum of gzip (RFC 1952, section 8), half a byte at a time.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, half: u32| (sum >> 4) ^ CHECKSUMS[((sum ^ half) & 15) as usize];
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        let byte = u32::from(*byte);
        step(step(sum, byte), byte >> 4)
    });
    !sum
}

/// What four bits change.
const CHECKSUMS: [u32; 16] = {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let mut table = [0; 16];
    let mut index = 0;
    while index < 16 {
        let (mut value, mut bit) = (index, 0);
        while bit < 4 {
            value = (value >> 1) ^ (POLYNOMIAL * (value & 1));
            bit += 1;
        }
        table[index as usize] = value;
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_as_the_format_says() {
        // The check value of this checksum in its catalogue (CRC-32/ISO-HDLC).
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn gives_back_what_it_took() {
        let plain = b"{\"type\":\"FeatureCollection\"}".repeat(1000);
        let small = packed(&plain);
        assert!(small.len() < plain.len() / 20);
        assert_eq!(unpacked(&small, plain.len()), Some(plain.clone()));
        assert_eq!(unpacked(&small, plain.len() - 1), None);
        assert_eq!(unpacked(&small[..small.len() - 1], plain.len()), None);
        assert_eq!(unpacked(b"", 10), None);
    }
}
