//! Files that mean no good, and files that mean well.

use std::io::{Cursor, Write};

use engine_trip::Packs;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Content, Imported, Mark, read};

fn marks(content: &str) -> Vec<Mark> {
    let Imported { content, .. } = read(content.as_bytes(), &Packs::default()).expect("a file that reads");
    match content {
        Content::Marks(marks) => marks,
        Content::Plan(_) => panic!("a list was expected"),
    }
}

#[track_caller]
fn refused(bytes: &[u8], code: &str) {
    let problem = read(bytes, &Packs::default()).expect_err("a file that is refused");
    assert_eq!(problem.code, code, "{problem}");
}

fn archive(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file(name, SimpleFileOptions::default())
        .expect("a file");
    archive.write_all(content).expect("its content");
    archive.finish().expect("an archive").into_inner()
}

#[track_caller]
fn is_at(mark: &Mark, latitude: f64, longitude: f64) {
    let at = mark.at.expect("a position");
    assert!(
        (at.latitude() - latitude).abs() < 1e-6 && (at.longitude() - longitude).abs() < 1e-6,
        "{mark:?}"
    );
}

#[test]
fn reads_the_waypoints_of_gpx() {
    let read = marks(
        "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\
         <wpt lat=\"37.5\" lon=\"127.0\"><name> A  place </name><desc>nice</desc></wpt></gpx>",
    );
    assert_eq!(
        (read[0].name.as_str(), read[0].note.as_deref()),
        ("A place", Some("nice"))
    );
    is_at(&read[0], 37.5, 127.0);
}

#[test]
fn reads_the_points_of_kml_and_kmz() {
    let kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>List</name><Folder><Placemark>\
               <name>A</name><description><![CDATA[one<br>two]]></description>\
               <Point><coordinates>127.0,37.5,0</coordinates></Point></Placemark></Folder></Document></kml>";
    let read = marks(kml);
    assert_eq!(
        (read[0].name.as_str(), read[0].note.as_deref()),
        ("A", Some("one two"))
    );
    is_at(&read[0], 37.5, 127.0);
    let packed =
        super::read(&archive("list/doc.kml", kml.as_bytes()), &Packs::default()).expect("an archive");
    assert_eq!(packed.name.as_deref(), Some("List"));
}

#[test]
fn reads_lists_of_saved_places() {
    let read = marks(
        "Title,Note,URL,Tags,Comment\n,,,,\nA,good,https://maps.example/place/A/data=!3d37.5!4d127.0,,\n\"B, C\",,,,\n",
    );
    assert_eq!(read.len(), 2);
    is_at(&read[0], 37.5, 127.0);
    assert_eq!((read[1].name.as_str(), read[1].at), ("B, C", None));
    let read = marks("이름,위도,경도\n집,37.5,127.0\n");
    is_at(&read[0], 37.5, 127.0);
    let read = marks(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":
        [127.0,37.5]},"properties":{"location":{"name":"A"},"Comment":"c"}},{"type":"Feature","geometry":
        {"type":"Point","coordinates":[0,0]},"properties":{"Title":"B"}}]}"#,
    );
    is_at(&read[0], 37.5, 127.0);
    assert_eq!((read[1].name.as_str(), read[1].at), ("B", None));
}

#[test]
fn refuses_what_it_does_not_know() {
    refused(b"", "FILE_TYPE");
    refused(b"\x89PNG\r\n", "FILE_TYPE");
    refused(b"<html></html>", "FILE_TYPE");
    refused(b"one two three", "FILE_TYPE");
    refused(&archive("picture.png", b"x"), "FILE_TYPE");
    refused(b"PK\x03\x04broken", "IMPORT_UNREADABLE");
    refused(b"{\"format\":", "IMPORT_UNREADABLE");
    refused(b"{\"days\":7}", "IMPORT_UNREADABLE");
    refused(b"<kml><Document>", "IMPORT_UNREADABLE");
    refused(
        b"<gpx version=\"1.1\"><wpt lat=\"x\" lon=\"1\"/></gpx>",
        "IMPORT_UNREADABLE",
    );
    refused(b"Title,URL\n", "IMPORT_UNREADABLE");
}

#[test]
fn refuses_files_that_grow() {
    let entities =
        "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><kml>&b;</kml>";
    refused(entities.as_bytes(), "IMPORT_UNREADABLE");
    refused(entities.replace("kml", "gpx").as_bytes(), "IMPORT_UNREADABLE");
    let deep = format!("<kml>{}", "<Folder>".repeat(200_000));
    refused(deep.as_bytes(), "IMPORT_UNREADABLE");
    refused(
        deep.replace("Folder", "extensions")
            .replace("kml", "gpx")
            .as_bytes(),
        "IMPORT_UNREADABLE",
    );
    refused(
        format!("{{\"days\":{}", "[".repeat(100_000)).as_bytes(),
        "IMPORT_UNREADABLE",
    );
    refused(&archive("doc.kml", &vec![b' '; 21 * 1024 * 1024]), "FILE_SIZE");
    let mut many = "Title,latitude,longitude\n".to_owned();
    many.push_str(&"A,1,2\n".repeat(501));
    refused(many.as_bytes(), "IMPORT_TOO_MANY");
}
