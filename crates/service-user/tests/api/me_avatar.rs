use image::{ExtendedColorType, ImageEncoder};
use serde_json::json;
use test_support::{Answer, TestDatabase, on_both};

use crate::site::{Session, Site, site};

const BOUNDARY: &str = "a-boundary";

async fn upload(site: &Site, session: &Session, name: &str, file: &[u8]) -> Answer {
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"me.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    site.app
        .post("/api/v1/users/me/avatar")
        .body(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
        .bearer(&session.access)
        .await
}

fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
    let pixels: Vec<u8> = (0..width * height).flat_map(|_| pixel).collect();
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&pixels, width, height, ExtendedColorType::Rgba8)
        .expect("memory takes everything");
    bytes
}

/// The head of a PNG that claims to be as large as nobody can bear.
fn bomb() -> Vec<u8> {
    let mut bytes = png(16, 16, [0, 0, 0, 255]);
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1))
        })
    })
}

on_both! {
    async fn a_picture_becomes_a_square_jpeg(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        assert_eq!(site.me(&session).await.json()["avatarUrl"], json!(null));
        let answer = upload(&site, &session, "file", &png(900, 600, [0, 0, 250, 255])).await.expect(200);
        let url = answer.json()["avatarUrl"].as_str().expect("an address").to_owned();
        assert_eq!(site.me(&session).await.expect(200).json()["avatarUrl"], url);
        let shown = site.app.get(&url).await.expect(200);
        assert_eq!(shown.header("content-type"), "image/jpeg");
        assert_eq!(shown.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(shown.header("x-content-type-options"), "nosniff");
        let picture = image::load_from_memory(&shown.body).expect("a picture").to_rgb8();
        assert_eq!(picture.dimensions(), (512, 512));
        assert!(picture.get_pixel(256, 256)[2] > 200);
        let clear = upload(&site, &session, "file", &png(10, 20, [0, 0, 0, 0])).await.expect(200).json();
        let second = clear["avatarUrl"].as_str().expect("an address").to_owned();
        let shown = site.app.get(&second).await.expect(200);
        let picture = image::load_from_memory(&shown.body).expect("a picture").to_rgb8();
        assert_eq!((picture.dimensions(), picture.get_pixel(5, 5)[0]), ((10, 10), 255));
        site.app.get(&url).await.problem(404, "AVATAR_NOT_FOUND");
        site.delete("/me/avatar").bearer(&session.access).await.expect(204);
        site.delete("/me/avatar").bearer(&session.access).await.expect(204);
        site.app.get(&second).await.problem(404, "AVATAR_NOT_FOUND");
        assert_eq!(site.me(&session).await.json()["avatarUrl"], json!(null));
    }

    async fn refuses_what_is_no_picture(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let whole = png(64, 64, [1, 2, 3, 255]);
        for (file, status, code) in [
            (b"GIF89a and so on".to_vec(), 415, "FILE_TYPE"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), 415, "FILE_TYPE"),
            (Vec::new(), 415, "FILE_TYPE"),
            (whole[..whole.len() / 2].to_vec(), 400, "INVALID_REQUEST"),
            (whole[..20].to_vec(), 400, "INVALID_REQUEST"),
            (b"\xff\xd8\xff\xe0 no more than that".to_vec(), 400, "INVALID_REQUEST"),
            (bomb(), 413, "FILE_SIZE"),
            (vec![0; 5 * 1024 * 1024 + 1], 413, "FILE_SIZE"),
        ] {
            upload(&site, &session, "file", &file).await.problem(status, code);
        }
        upload(&site, &session, "picture", &whole).await.problem(400, "INVALID_REQUEST");
        let json = site.post("/me/avatar", json!({"file": "x"})).bearer(&session.access);
        json.await.problem(415, "FILE_TYPE");
        site.post("/me/avatar", json!({})).await.problem(401, "UNAUTHORIZED");
        assert_eq!(site.rows("avatars").await, 0);
    }

    async fn takes_a_file_of_almost_five_megabytes(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        // Noise, which cannot be pressed together.
        let mut state = 1_u32;
        let pixels: Vec<u8> = (0..1150 * 1150 * 3)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            })
            .collect();
        let mut file = Vec::new();
        image::codecs::png::PngEncoder::new(&mut file)
            .write_image(&pixels, 1150, 1150, ExtendedColorType::Rgb8)
            .expect("memory takes everything");
        assert!((3_500_000..5_000_000).contains(&file.len()), "{} bytes", file.len());
        upload(&site, &session, "file", &file).await.expect(200);
    }

    async fn an_export_holds_the_picture(database: TestDatabase) {
        let site = site(database).await;
        let session = site.somebody("mina2026").await;
        let url = upload(&site, &session, "file", &png(20, 20, [9, 9, 9, 255])).await.expect(200).json();
        let url = url["avatarUrl"].as_str().expect("an address").to_owned();
        let shown = site.app.get(&url).await.expect(200).body;
        let zipped = site.get("/me/export").bearer(&session.access).await.expect(200).body;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zipped)).expect("a zip file");
        let mut kept = Vec::new();
        let mut file = archive.by_name("avatar.jpg").expect("the picture");
        std::io::copy(&mut file, &mut kept).expect("memory takes everything");
        assert_eq!(kept, shown);
    }
}
