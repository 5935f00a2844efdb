//! Sealed files: AES-256-GCM over chunks, so that a file of any size is written and read as a stream.
//!
//! Layout: `TRIPGEN-SEAL-1\n`, 12 bytes that name the key (the beginning of its BLAKE3), 7 random bytes of nonce, then
//! chunks of at most 64 KiB with a 16-byte tag each. The nonce of a chunk is the random bytes, the chunk's number (4
//! bytes, big-endian) and 1 for the last chunk, else 0: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár
//! 2015), which notices chunks that were changed, moved, left out or cut off.

use std::io::{self, Read, Write};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

const MAGIC: &[u8] = b"TRIPGEN-SEAL-1\n";
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const KEY_NAME: usize = 12;
const PREFIX: usize = 7;

/// A key of 256 bits.
#[derive(Clone)]
pub(crate) struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("(a key, not shown)")
    }
}

impl Key {
    /// From its bytes.
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What may be known of it: tells keys apart without giving them away.
    fn name(&self) -> [u8; KEY_NAME] {
        let mut name = [0; KEY_NAME];
        name.copy_from_slice(&blake3::derive_key("tripgen seal key name", &self.0)[..KEY_NAME]);
        name
    }

    fn cipher(&self) -> LessSafeKey {
        LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &self.0).expect("32 bytes are an AES-256 key"))
    }
}

/// Writes a sealed file. Without [`SealWriter::finish`] it is not a whole one.
pub(crate) struct SealWriter<W> {
    inner: W,
    cipher: LessSafeKey,
    prefix: [u8; PREFIX],
    number: u32,
    chunk: Vec<u8>,
}

impl<W: Write> SealWriter<W> {
    /// Begins a file; `prefix` is random.
    pub(crate) fn new(mut inner: W, key: &Key, prefix: [u8; PREFIX]) -> io::Result<Self> {
        inner.write_all(MAGIC)?;
        inner.write_all(&key.name())?;
        inner.write_all(&prefix)?;
        Ok(Self {
            inner,
            cipher: key.cipher(),
            prefix,
            number: 0,
            chunk: Vec::with_capacity(CHUNK + TAG),
        })
    }

    /// Ends the file and gives back what it was written to.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.seal_chunk(true)?;
        self.inner.flush()?;
        Ok(self.inner)
    }

    fn seal_chunk(&mut self, last: bool) -> io::Result<()> {
        let nonce = nonce(self.prefix, self.number, last);
        self.cipher
            .seal_in_place_append_tag(nonce, Aad::empty(), &mut self.chunk)
            .map_err(|_unspecified| io::Error::other("a chunk could not be sealed"))?;
        self.inner.write_all(&self.chunk)?;
        self.chunk.clear();
        self.number = self
            .number
            .checked_add(1)
            .ok_or_else(|| io::Error::other("the file is too large to seal"))?;
        Ok(())
    }
}

impl<W: Write> Write for SealWriter<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        // A full chunk is written only when more follows: the last one must be marked.
        if self.chunk.len() == CHUNK {
            self.seal_chunk(false)?;
        }
        let taken = buffer.len().min(CHUNK - self.chunk.len());
        self.chunk.extend_from_slice(&buffer[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Why a sealed file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It is another kind of file.
    NotSealed,
    /// It was sealed with another key.
    WrongKey,
    /// It was changed, or cut off.
    Changed,
}

/// Opens a sealed file and writes what is in it to `out`, chunk by chunk, each only after its tag was found right.
pub(crate) fn open(mut sealed: impl Read, key: &Key, mut out: impl Write) -> io::Result<Result<(), Broken>> {
    let mut head = [0; MAGIC.len() + KEY_NAME + PREFIX];
    let read = fill(&mut sealed, &mut head)?;
    if read < head.len() || !head.starts_with(MAGIC) {
        return Ok(Err(Broken::NotSealed));
    }
    if head[MAGIC.len()..MAGIC.len() + KEY_NAME] != key.name() {
        return Ok(Err(Broken::WrongKey));
    }
    let mut prefix = [0; PREFIX];
    prefix.copy_from_slice(&head[MAGIC.len() + KEY_NAME..]);
    let cipher = key.cipher();
    let mut present = vec![0; CHUNK + TAG];
    let mut next = vec![0; CHUNK + TAG];
    let mut length = fill(&mut sealed, &mut present)?;
    let mut number = 0_u32;
    loop {
        let following = if length == present.len() {
            fill(&mut sealed, &mut next)?
        } else {
            0
        };
        let last = following == 0;
        let nonce = nonce(prefix, number, last);
        let Ok(plain) = cipher.open_in_place(nonce, Aad::empty(), &mut present[..length]) else {
            return Ok(Err(Broken::Changed));
        };
        out.write_all(plain)?;
        if last {
            return Ok(Ok(()));
        }
        std::mem::swap(&mut present, &mut next);
        length = following;
        let Some(more) = number.checked_add(1) else {
            return Ok(Err(Broken::Changed));
        };
        number = more;
    }
}

fn nonce(prefix: [u8; PREFIX], number: u32, last: bool) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    bytes[..PREFIX].copy_from_slice(&prefix);
    bytes[PREFIX..PREFIX + 4].copy_from_slice(&number.to_be_bytes());
    bytes[NONCE_LEN - 1] = u8::from(last);
    Nonce::assume_unique_for_key(bytes)
}

/// Reads until the buffer is full or the file ends.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8], key: &Key) -> Vec<u8> {
        let mut writer = SealWriter::new(Vec::new(), key, [7; PREFIX]).expect("a vector takes everything");
        writer.write_all(plain).expect("a vector takes everything");
        writer.finish().expect("a vector takes everything")
    }

    fn opened(sealed: &[u8], key: &Key) -> Result<Vec<u8>, Broken> {
        let mut out = Vec::new();
        open(sealed, key, &mut out)
            .expect("memory does not fail")
            .map(|()| out)
    }

    #[test]
    fn gives_back_what_was_sealed() {
        let key = Key::new([1; 32]);
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17] {
            let plain: Vec<u8> = (0..length)
                .map(|at| u8::try_from(at % 251).expect("below 251"))
                .collect();
            assert_eq!(opened(&sealed(&plain, &key), &key), Ok(plain), "{length} bytes");
        }
    }

    #[test]
    fn refuses_another_key_and_another_file() {
        let sealed = sealed(b"plans", &Key::new([1; 32]));
        assert_eq!(opened(&sealed, &Key::new([2; 32])), Err(Broken::WrongKey));
        assert_eq!(
            opened(
                b"PK\x03\x04 something else entirely, long enough",
                &Key::new([1; 32])
            ),
            Err(Broken::NotSealed)
        );
        assert_eq!(opened(b"", &Key::new([1; 32])), Err(Broken::NotSealed));
    }

    #[test]
    fn notices_every_change() {
        let key = Key::new([1; 32]);
        let whole = sealed(&vec![9; 2 * CHUNK + 5], &key);
        let head = MAGIC.len() + KEY_NAME + PREFIX;
        for at in [head, head + CHUNK, head + CHUNK + TAG + 3, whole.len() - 1] {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(opened(&changed, &key), Err(Broken::Changed), "byte {at}");
        }
        let first_chunk_only = &whole[..head + CHUNK + TAG];
        assert_eq!(
            opened(first_chunk_only, &key),
            Err(Broken::Changed),
            "cut off after a chunk"
        );
        assert_eq!(
            opened(&whole[..whole.len() - 3], &key),
            Err(Broken::Changed),
            "cut off"
        );
        let mut swapped = whole.clone();
        let (left, right) = swapped[head..].split_at_mut(CHUNK + TAG);
        left.swap_with_slice(&mut right[..CHUNK + TAG]);
        assert_eq!(opened(&swapped, &key), Err(Broken::Changed), "chunks moved");
    }
}
