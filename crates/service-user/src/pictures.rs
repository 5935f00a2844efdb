//! Pictures that people upload become small squares of ours: whatever was hidden in the file stays behind.
//!
//! The file is not trusted. Its kind is told by its bytes; its size in pixels is looked at before anything is decoded;
//! the decoder gets a bound on its memory; one picture is decoded at a time, on a thread of its own, and few wait.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageError, Limits, RgbImage};
use tokio::sync::Semaphore;

use crate::error::UserError;

/// Bytes of an uploaded file: 5 MB.
pub(crate) const MOST_BYTES: usize = 5 * 1024 * 1024;

/// Pixels of a picture. A large phone camera makes 50 million, and offers smaller ones.
const MOST_PIXELS: u64 = 40_000_000;

/// Bytes that a decoder may take: 40 million pixels of four bytes, and some room.
const MOST_MEMORY: u64 = 200 * 1024 * 1024;

/// The side of the square that is kept, in pixels.
const SIDE: u32 = 512;

/// The quality of the JPEG that is kept, of 100.
const QUALITY: u8 = 85;

/// How many pictures are worked on or wait; more are answered with 503.
const MOST_WAITING: usize = 8;

/// Where pictures are made.
pub(crate) struct Pictures {
    admitted: Arc<Semaphore>,
    working: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            admitted: Arc::new(Semaphore::new(MOST_WAITING)),
            working: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Pictures {
    /// The square JPEG of an uploaded file.
    pub(crate) async fn square(&self, file: Vec<u8>) -> Result<Vec<u8>, UserError> {
        let place = Arc::clone(&self.admitted)
            .try_acquire_owned()
            .map_err(|_full| UserError::Busy)?;
        let turn = Arc::clone(&self.working)
            .acquire_owned()
            .await
            .map_err(|_closed| UserError::Busy)?;
        let work = tokio::task::spawn_blocking(move || {
            // Held by the work and not by the request: a caller who hangs up does not make room for more.
            let _held = (place, turn);
            square(&file)
        });
        work.await.map_err(|_panicked| UserError::PictureBroken)?
    }
}

fn square(file: &[u8]) -> Result<Vec<u8>, UserError> {
    let mut picture = decoded(file)?;
    let side = picture.width().min(picture.height());
    let (left, top) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    picture = picture.crop_imm(left, top, side, side);
    if side > SIDE {
        picture = picture.resize_exact(SIDE, SIDE, FilterType::CatmullRom);
    }
    let picture = on_white(&picture);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode(
            &picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .map_err(|_unwritable| UserError::PictureBroken)?;
    Ok(jpeg)
}

/// The picture, turned as the camera says.
fn decoded(file: &[u8]) -> Result<DynamicImage, UserError> {
    if file.starts_with(&[0xff, 0xd8, 0xff]) {
        // The decoder fills what is missing with grey, so a whole file is required here.
        if !is_whole_jpeg(file) {
            return Err(UserError::PictureBroken);
        }
        return read(JpegDecoder::new(Cursor::new(file)));
    }
    if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        return read(PngDecoder::with_limits(Cursor::new(file), limits));
    }
    Err(UserError::PictureType)
}

fn read<D: ImageDecoder>(decoder: Result<D, ImageError>) -> Result<DynamicImage, UserError> {
    let mut decoder = decoder.map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(UserError::PictureSize);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(|error| refused(&error))?;
    let orientation = decoder.orientation().map_err(|error| refused(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn refused(error: &ImageError) -> UserError {
    if matches!(error, ImageError::Limits(_)) {
        UserError::PictureSize
    } else {
        UserError::PictureBroken
    }
}

/// A JPEG knows no transparency: what can be seen through becomes white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([red, green, blue, alpha]) = *picture.get_pixel(x, y);
        let mixed = |value: u8| {
            let sum = u16::from(value) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([mixed(red), mixed(green), mixed(blue)])
    })
}

/// Whether a JPEG ends with its end marker, walking its segments (ITU-T T.81, annex B). What follows the end, as phones
/// like to append, does not matter.
fn is_whole_jpeg(file: &[u8]) -> bool {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut at = 2;
    loop {
        let Some(&[0xff, marker]) = file.get(at..at + 2) else {
            return false;
        };
        match marker {
            END => return true,
            0xff => at += 1,
            // Markers without a length: restarts, and one that stands alone.
            0x01 | 0xd0..=0xd7 => at += 2,
            _ => {
                let Some(&[high, low]) = file.get(at + 2..at + 4) else {
                    return false;
                };
                at += 2 + usize::from(u16::from_be_bytes([high, low]));
                if marker == SCAN {
                    at = after_scan(file, at);
                }
            }
        }
    }
}

/// Where the compressed data that begin somewhere end: at a marker that is neither stuffing nor a restart.
fn after_scan(file: &[u8], from: usize) -> usize {
    let rest = file.get(from..).unwrap_or(&[]);
    let length = rest
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff))
        .unwrap_or(rest.len());
    from + length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, _| {
            if x < width / 2 {
                image::Rgb([250, 0, 0])
            } else {
                image::Rgb([0, 0, 250])
            }
        });
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes)
            .encode(&picture, width, height, ExtendedColorType::Rgb8)
            .expect("memory takes everything");
        bytes
    }

    #[test]
    fn a_whole_jpeg_ends_with_its_marker() {
        let whole = jpeg(300, 200);
        assert!(is_whole_jpeg(&whole));
        let mut longer = whole.clone();
        longer.extend_from_slice(b"what a phone appends \xff\xda");
        assert!(is_whole_jpeg(&longer));
        for length in [0, 1, 2, 3, 10, whole.len() / 2, whole.len() - 2, whole.len() - 1] {
            assert!(!is_whole_jpeg(&whole[..length]), "{length} bytes");
        }
    }

    #[test]
    fn the_middle_becomes_a_square() {
        let made = square(&jpeg(2000, 1000)).expect("a picture");
        let made = image::load_from_memory(&made).expect("a JPEG").to_rgb8();
        assert_eq!(made.dimensions(), (512, 512));
        let (left, right) = (made.get_pixel(100, 256), made.get_pixel(400, 256));
        assert!(
            left[0] > 200 && left[2] < 50 && right[2] > 200 && right[0] < 50,
            "{left:?} {right:?}"
        );
        let small = square(&jpeg(40, 30)).expect("a picture");
        assert_eq!(image::load_from_memory(&small).expect("a JPEG").width(), 30);
    }

    #[test]
    fn the_camera_says_where_up_is() {
        // An EXIF segment that turns by 90 degrees: red, which was left, comes to stand at the top.
        let exif = b"\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00";
        let mut turned = jpeg(100, 100);
        turned.splice(2..2, exif.iter().copied());
        let made = square(&turned).expect("a picture");
        assert!(!made.windows(4).any(|window| window == b"Exif"));
        let made = image::load_from_memory(&made).expect("a JPEG").to_rgb8();
        let (top, bottom) = (made.get_pixel(50, 10), made.get_pixel(50, 90));
        assert!(top[0] > 200 && bottom[2] > 200, "{top:?} {bottom:?}");
    }
}
