//! Files from elsewhere: plans, and lists of places.
//!
//! What a file is, its content decides, not its name. Nothing in it is trusted: sizes, counts and depths are bounded
//! before anything is read into memory, and a plan is checked again before it is kept.

mod archive;
mod lists;
mod matching;
mod xml;

use axum::http::StatusCode;
use engine_model::geo::Coordinates;
use engine_model::plan::Plan;
use engine_trip::Packs;
use platform::problem::Problem;
use platform::{Text, text};
use serde::Serialize;
use utoipa::ToSchema;
use wire::AnyPlan;

pub(crate) use matching::{Matched, match_places};

/// The largest file.
pub(crate) const MOST_BYTES: usize = 5 * 1024 * 1024;

/// The most places of a file.
pub(crate) const MOST_MARKS: usize = 500;

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ImportSource {
    /// plan.json, as it is exported here.
    Plan,
    /// A minimal plan: dates, places and times.
    MinimalPlan,
    /// GPX.
    Gpx,
    /// KML or KMZ.
    Kml,
    /// A list of saved places as a table.
    Csv,
    /// A list of saved places as `GeoJSON`.
    GeoJson,
}

/// What was read.
#[derive(Clone, Debug)]
pub(crate) struct Imported {
    /// What kind of file it was.
    pub(crate) source: ImportSource,
    /// What it calls itself.
    pub(crate) name: Option<String>,
    /// What is in it.
    pub(crate) content: Content,
    /// What could not be taken over.
    pub(crate) notes: Vec<ImportNote>,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// Days with their stops, checked again.
    Plan(Box<Plan>),
    /// Places without a day.
    Marks(Vec<Mark>),
}

/// A place as a file names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// 1..=80 characters.
    pub(crate) name: String,
    /// Where it is, if the file says so.
    pub(crate) at: Option<Coordinates>,
    /// What somebody wrote about it.
    pub(crate) note: Option<String>,
}

/// Something that could not be taken over as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ImportNote {
    /// What kind of thing.
    pub(crate) kind: NoteKind,
    /// What it is about, as the file calls it.
    pub(crate) subject: Option<String>,
}

/// What could not be taken over as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportNoteKind)]
pub(crate) enum NoteKind {
    /// The file does not say where it is, and no data knows it: it was left out.
    PositionUnknown,
    /// It has no name: it was left out.
    NameMissing,
    /// Tracks, lines and areas are no places: they were left out.
    LinesLeftOut,
    /// The days cannot be checked with the data at hand; their stops lie in the tray.
    DaysNotChecked,
}

impl NoteKind {
    /// The sentence.
    pub(crate) fn sentence(self) -> Text {
        match self {
            Self::PositionUnknown => text(
                "위치를 알 수 없어 가져오지 않았습니다",
                "Nobody knows where it is: it was left out",
            ),
            Self::NameMissing => text(
                "이름이 없어 가져오지 않았습니다",
                "It has no name: it was left out",
            ),
            Self::LinesLeftOut => text(
                "경로와 영역은 장소가 아니므로 가져오지 않았습니다",
                "Tracks, lines and areas are no places: they were left out",
            ),
            Self::DaysNotChecked => text(
                "지금 있는 데이터로 일정을 확인할 수 없어 방문지를 보관함에 두었습니다",
                "The days cannot be checked with the data at hand: their stops lie in the tray",
            ),
        }
    }
}

/// What is read out of a list, before it is known to be within its bounds.
#[derive(Debug, Default)]
struct Marks {
    name: Option<String>,
    list: Vec<Mark>,
    notes: Vec<ImportNote>,
}

impl Marks {
    /// Takes a place over; the name and the note are cut to what a trip holds.
    fn add(
        &mut self,
        name: Option<&str>,
        at: Option<Coordinates>,
        note: Option<&str>,
    ) -> Result<(), Problem> {
        let name = name.map(|name| line(name, 80)).filter(|name| !name.is_empty());
        let Some(name) = name else {
            self.note(NoteKind::NameMissing, None);
            return Ok(());
        };
        if self.list.len() >= MOST_MARKS {
            return Err(too_many());
        }
        let note = note.map(|note| line(note, 500)).filter(|note| !note.is_empty());
        self.list.push(Mark { name, at, note });
        Ok(())
    }

    /// Says what was left out; each thing once.
    fn note(&mut self, kind: NoteKind, subject: Option<String>) {
        let note = ImportNote { kind, subject };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn imported(self, source: ImportSource) -> Result<Imported, Problem> {
        if self.list.is_empty() {
            return Err(unreadable("there are no places in it").into_problem());
        }
        Ok(Imported {
            source,
            name: self
                .name
                .map(|name| line(&name, 80))
                .filter(|name| !name.is_empty()),
            content: Content::Marks(self.list),
            notes: self.notes,
        })
    }
}

/// One line without control characters, at most so many characters.
fn line(text: &str, most: usize) -> String {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").chars().take(most).collect();
    line.trim_end().to_owned()
}

/// Why a file cannot be read.
#[derive(Debug)]
struct Unreadable(String);

fn unreadable(reason: impl std::fmt::Display) -> Unreadable {
    Unreadable(reason.to_string())
}

impl Unreadable {
    fn into_problem(self) -> Problem {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "IMPORT_UNREADABLE",
            text("파일을 읽을 수 없습니다", "The file cannot be read"),
        )
        .detail(text(
            format!("파일이 온전한지 확인해 주세요 ({})", self.0),
            format!("Check that the file is whole: {}", self.0),
        ))
    }
}

impl From<Unreadable> for Problem {
    fn from(error: Unreadable) -> Self {
        error.into_problem()
    }
}

fn too_many() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "IMPORT_TOO_MANY",
        text("파일에 장소가 너무 많습니다", "The file holds too many places"),
    )
    .detail(text(
        format!("{MOST_MARKS}곳까지 가져올 수 있습니다. 파일을 나눠 주세요"),
        format!("At most {MOST_MARKS} places are taken; split the file"),
    ))
}

/// The refusal of a file that is too large.
pub(crate) fn too_large() -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "FILE_SIZE",
        text("파일이 너무 큽니다", "The file is too large"),
    )
    .detail(text(
        "5 MiB까지, 압축을 풀어 20 MiB까지 가져올 수 있습니다",
        "At most 5 MiB are taken, 20 MiB unpacked",
    ))
}

/// The refusal of a file of another kind.
pub(crate) fn other_type() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "FILE_TYPE",
        text(
            "가져올 수 없는 종류의 파일입니다",
            "Files of this kind cannot be imported",
        ),
    )
    .detail(text(
        "plan.json, GPX, KML, KMZ, Google 목록 CSV나 GeoJSON을 보내 주세요",
        "Send plan.json, GPX, KML, KMZ, or a Google list as CSV or GeoJSON",
    ))
}

/// Reads a file; what it is, its first bytes tell.
///
/// # Errors
/// `FILE_TYPE`, `FILE_SIZE`, `IMPORT_UNREADABLE`, `IMPORT_TOO_MANY`.
pub(crate) fn read(bytes: &[u8], packs: &Packs) -> Result<Imported, Problem> {
    if archive::is_archive(bytes) {
        return xml::read_kml(&archive::kml_of(bytes)?);
    }
    let content = as_text(bytes)?;
    match content.trim_start().as_bytes().first() {
        Some(b'{') => read_json(content, packs),
        Some(b'<') if xml::is_gpx(content) => xml::read_gpx(content),
        Some(b'<') if xml::is_kml(content) => xml::read_kml(content),
        Some(_) if lists::is_table(content) => lists::read_table(content),
        _ => Err(other_type()),
    }
}

fn as_text(bytes: &[u8]) -> Result<&str, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let content = std::str::from_utf8(bytes).map_err(|_binary| other_type())?;
    if content.contains('\0') {
        return Err(other_type());
    }
    Ok(content)
}

fn read_json(content: &str, packs: &Packs) -> Result<Imported, Problem> {
    let value: serde_json::Value = serde_json::from_str(content).map_err(unreadable)?;
    if lists::is_collection(&value) {
        return lists::read_collection(&value);
    }
    match wire::read_any(content).map_err(|error| unreadable(error.sentence().english))? {
        AnyPlan::Full(plan) => Ok(checked(*plan, packs)),
        AnyPlan::Sketch(sketch) => {
            let plan = engine_trip::check_sketch(&sketch, packs).map_err(unreadable)?;
            Ok(planned(ImportSource::MinimalPlan, plan, Vec::new()))
        }
    }
}

/// The plan of a file with a judgement of ours: what the file says of itself is not believed.
fn checked(mut plan: Plan, packs: &Packs) -> Imported {
    if plan.days.is_empty() {
        return planned(ImportSource::Plan, plan, Vec::new());
    }
    match engine_trip::check_plan(&plan, packs) {
        Ok(checked) => {
            plan.certificate = checked.certificate;
            planned(ImportSource::Plan, plan, Vec::new())
        }
        Err(error) => {
            let note = ImportNote {
                kind: NoteKind::DaysNotChecked,
                subject: Some(error.code().to_owned()),
            };
            planned(ImportSource::Plan, plan, vec![note])
        }
    }
}

fn planned(source: ImportSource, plan: Plan, notes: Vec<ImportNote>) -> Imported {
    Imported {
        source,
        name: plan.request.name.clone(),
        content: Content::Plan(Box::new(plan)),
        notes,
    }
}

#[cfg(test)]
mod tests;
