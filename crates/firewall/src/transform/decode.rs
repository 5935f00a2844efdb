//! Transformations that undo an encoding. What is no proper escape stays as it is.

fn hex(byte: u8) -> Option<u8> {
    (byte as char)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// The number that at most `most` hexadecimal digits write, and how many there are.
fn number(digits: &[u8], most: usize) -> (u32, usize) {
    let taken = digits.iter().take(most).map_while(|byte| hex(*byte));
    taken.fold((0, 0), |(number, count), digit| {
        (number * 16 + u32::from(digit), count + 1)
    })
}

fn low_byte(code: u32) -> u8 {
    code.to_le_bytes()[0]
}

/// Writes a code point. Full-width letters become the plain ones that they look like. ModSecurity takes the low byte of
/// any other; that would make quotation marks and brackets out of Korean, so letters beyond one byte stay letters.
fn push_code(out: &mut Vec<u8>, code: u32) {
    match code {
        0..=0xff => out.push(low_byte(code)),
        0xff01..=0xff5e => out.push(low_byte(code - 0xff00 + 0x20)),
        _ => push_letter(out, code),
    }
}

fn push_letter(out: &mut Vec<u8>, code: u32) {
    match char::from_u32(code) {
        Some(letter) => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        None => out.push(low_byte(code)),
    }
}

/// Percent escapes, and `%uXXXX` where `unicode` is set; a plus is a blank.
pub(crate) fn url(value: &[u8], unicode: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        let rest = &value[at + 1..];
        match byte {
            b'+' => out.push(b' '),
            b'%' if unicode && matches!(rest.first(), Some(b'u' | b'U')) && number(&rest[1..], 4).1 == 4 => {
                push_code(&mut out, number(&rest[1..], 4).0);
                at += 5;
            }
            b'%' if number(rest, 2).1 == 2 => {
                out.push(low_byte(number(rest, 2).0));
                at += 2;
            }
            byte => out.push(byte),
        }
        at += 1;
    }
    out
}

/// Letters beyond ASCII as `%uXXXX`; bytes that are no UTF-8 stay as they are.
pub(super) fn utf8_to_unicode(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() * 2);
    for chunk in value.utf8_chunks() {
        for letter in chunk.valid().chars() {
            if letter.is_ascii() {
                out.push(low_byte(u32::from(letter)));
            } else if u32::from(letter) <= 0xffff {
                out.extend_from_slice(format!("%u{:04x}", u32::from(letter)).as_bytes());
            } else {
                out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        out.extend_from_slice(chunk.invalid());
    }
    out
}

/// Entities of HTML: numbers, and the names that stand for signs of markup.
pub(super) fn html(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        match (byte == b'&').then(|| entity(&value[at + 1..])).flatten() {
            Some((code, length)) => {
                push_code(&mut out, code);
                at += length + usize::from(value.get(at + 1 + length) == Some(&b';'));
            }
            None => out.push(byte),
        }
        at += 1;
    }
    out
}

/// The code that an entity means, and its length without the mark that ends it.
fn entity(rest: &[u8]) -> Option<(u32, usize)> {
    const NAMES: [(&[u8], u32); 12] = [
        (b"quot", 0x22),
        (b"amp", 0x26),
        (b"lt", 0x3c),
        (b"gt", 0x3e),
        (b"nbsp", 0xa0),
        (b"apos", 0x27),
        (b"colon", 0x3a),
        (b"lpar", 0x28),
        (b"rpar", 0x29),
        (b"newline", 0x0a),
        (b"tab", 0x09),
        (b"sol", 0x2f),
    ];
    if rest.first() != Some(&b'#') {
        let word = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        return NAMES
            .iter()
            .find(|(name, _)| rest[..word].eq_ignore_ascii_case(name))
            .map(|(name, code)| (*code, name.len()));
    }
    if matches!(rest.get(1), Some(b'x' | b'X')) {
        let digits = rest[2..]
            .iter()
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        let code = rest[2..2 + digits]
            .iter()
            .filter_map(|byte| hex(*byte))
            .fold(0_u32, |code, digit| {
                code.saturating_mul(16).saturating_add(u32::from(digit))
            });
        return (digits > 0).then_some((code, digits + 2));
    }
    let digits = rest[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let code = rest[1..=digits].iter().fold(0_u32, |code, byte| {
        code.saturating_mul(10).saturating_add(u32::from(byte - b'0'))
    });
    (digits > 0).then_some((code, digits + 1))
}

/// Up to three octal digits: the byte, and how many there are.
fn octal(rest: &[u8]) -> Option<(u8, usize)> {
    let digits = rest
        .iter()
        .take(3)
        .take_while(|byte| (b'0'..=b'7').contains(byte))
        .count();
    let code = rest[..digits]
        .iter()
        .fold(0_u32, |code, byte| code * 8 + u32::from(byte - b'0'));
    (digits > 0).then_some((low_byte(code), digits))
}

fn control(letter: u8) -> Option<u8> {
    Some(match letter {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

/// Escapes of JavaScript.
pub(super) fn javascript(value: &[u8]) -> Vec<u8> {
    backslashes(value, true)
}

/// Escapes of C.
pub(super) fn escapes(value: &[u8]) -> Vec<u8> {
    backslashes(value, false)
}

fn backslashes(value: &[u8], unicode: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        let rest = &value[at + 1..];
        let (length, code) = match (byte, rest.first()) {
            (b'\\', Some(b'u' | b'U')) if unicode && number(&rest[1..], 4).1 == 4 => {
                push_code(&mut out, number(&rest[1..], 4).0);
                (5, None)
            }
            (b'\\', Some(b'x' | b'X')) if number(&rest[1..], 2).1 == 2 => {
                (3, Some(low_byte(number(&rest[1..], 2).0)))
            }
            (b'\\', Some(next)) => match octal(rest) {
                Some((code, length)) => (length, Some(code)),
                None => (1, Some(control(*next).unwrap_or(*next))),
            },
            _ => (0, Some(byte)),
        };
        out.extend(code);
        at += 1 + length;
    }
    out
}

/// Escapes of style sheets: up to six digits and one blank after them; a backslash before a line's end is nothing.
pub(super) fn css(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        at += 1;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let (code, digits) = number(&value[at..], 6);
        if digits > 0 {
            push_code(&mut out, code);
            at += digits;
            at += usize::from(value.get(at).is_some_and(u8::is_ascii_whitespace));
        } else if let Some(&next) = value.get(at) {
            at += 1;
            if next != b'\n' {
                out.push(next);
            }
        }
    }
    out
}

/// Base64 up to the first sign that does not belong to it.
pub(super) fn base64(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in value {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'\r' | b'\n' => continue,
            _ => break,
        };
        bits = (bits << 6 | u32::from(six)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(low_byte(bits >> count));
        }
    }
    out
}

/// Pairs of hexadecimal digits.
pub(super) fn hexadecimal(value: &[u8]) -> Vec<u8> {
    value
        .chunks_exact(2)
        .map_while(|pair| Some(hex(pair[0])? * 16 + hex(pair[1])?))
        .collect()
}

/// Literals such as `0x3c3e`.
pub(super) fn sql_hexadecimal(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        let rest = &value[at + 1..];
        if byte == b'0' && matches!(rest.first(), Some(b'x' | b'X')) && number(&rest[1..], 2).1 == 2 {
            let digits = rest[1..]
                .iter()
                .take_while(|byte| byte.is_ascii_hexdigit())
                .count()
                / 2
                * 2;
            out.extend(hexadecimal(&rest[1..=digits]));
            at += 2 + digits;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    out
}
