//! The changes of a proposal, one by one.

use engine_model::ids::PlaceId;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_model::time::DayTime;
use engine_trip::{EditedDay, EditedPlace, EditedStop};
use platform::Language;
use platform::problem::Problem;
use serde::Serialize;
use utoipa::ToSchema;
use wire::places::{ChangeView, DiffView};

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeKind {
    /// At the same day and time.
    Kept,
    /// On another day or at another time.
    Moved,
    /// New.
    Added,
    /// Gone.
    Dropped,
}

/// A stop of a comparison.
#[expect(
    clippy::struct_field_names,
    reason = "the field is called so in the interface"
)]
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ProposalChange)]
pub(crate) struct Change {
    /// By what it can be chosen.
    pub(crate) change_id: String,
    /// The stop.
    #[serde(flatten)]
    view: ChangeView,
    #[serde(skip)]
    #[schema(ignore)]
    pub(crate) kind: ChangeKind,
}

/// A change that is to be made.
#[derive(Clone, Debug)]
pub(crate) struct ChosenChange {
    kind: ChangeKind,
    place: Option<PlaceId>,
    from: Option<(u16, DayTime)>,
    to: Option<(u16, DayTime)>,
}

/// Every change of a stored comparison, with the names in a language.
pub(crate) fn changes(diff: &str, language: Language) -> Result<Vec<Change>, Problem> {
    let DiffView {
        kept,
        moved,
        added,
        dropped,
    } = serde_json::from_str(diff).map_err(Problem::internal)?;
    let groups = [
        ("kept", ChangeKind::Kept, kept),
        ("moved", ChangeKind::Moved, moved),
        ("added", ChangeKind::Added, added),
        ("dropped", ChangeKind::Dropped, dropped),
    ];
    let mut all = Vec::new();
    for (word, kind, views) in groups {
        for (index, mut view) in views.into_iter().enumerate() {
            let asked = match language {
                Language::Korean => view.names.ko.clone(),
                Language::English => view.names.en.clone(),
            };
            if let Some(name) = asked {
                view.name = name;
            }
            all.push(Change {
                change_id: format!("{word}-{}", index + 1),
                view,
                kind,
            });
        }
    }
    Ok(all)
}

/// The change of an id.
pub(crate) fn chosen(all: &[Change], id: &str) -> Option<ChosenChange> {
    let change = all.iter().find(|change| change.change_id == id)?;
    let view = &change.view;
    Some(ChosenChange {
        kind: change.kind,
        place: view.place_id.as_deref().map(PlaceId::new),
        from: view.before.map(|moment| (moment.day, moment.local_start.0)),
        to: view.after.map(|moment| (moment.day, moment.local_start.0)),
    })
}

/// A stop on its way to its place in a day.
struct Placed {
    day: u16,
    at: DayTime,
    stop: EditedStop,
}

/// The days of a plan with some changes made: what stays keeps its order, what comes stands where its time is.
pub(crate) fn edited_days(base: &Plan, changes: &[ChosenChange]) -> Vec<EditedDay> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut touched: Vec<u16> = Vec::new();
    for day in &base.days {
        for entry in day
            .entries
            .iter()
            .filter(|entry| matches!(entry.kind, PlanEntryKind::Stop))
        {
            let change = changes.iter().find(|change| is_about(change, day.number, entry));
            let kept = EditedStop {
                stop: Some(entry.id.clone()),
                place: EditedPlace::Same,
                start_at: None,
                locked: entry.locked,
                minutes: None,
            };
            match change.map(|change| (change.kind, change.to)) {
                Some((ChangeKind::Dropped, _)) => touched.push(day.number),
                Some((ChangeKind::Moved, Some((to, at)))) => {
                    touched.extend([day.number, to]);
                    placed.push(Placed {
                        day: to,
                        at,
                        stop: kept,
                    });
                }
                _ => placed.push(Placed {
                    day: day.number,
                    at: entry.start,
                    stop: kept,
                }),
            }
        }
    }
    for change in changes.iter().filter(|change| change.kind == ChangeKind::Added) {
        if let (Some(place), Some((day, at))) = (&change.place, change.to) {
            touched.push(day);
            placed.push(Placed {
                day,
                at,
                stop: EditedStop {
                    stop: None,
                    place: EditedPlace::Id(place.clone()),
                    start_at: None,
                    locked: false,
                    minutes: None,
                },
            });
        }
    }
    touched.sort_unstable();
    touched.dedup();
    placed.sort_by_key(|one| (one.day, one.at));
    touched
        .into_iter()
        .map(|number| EditedDay {
            number,
            stops: placed
                .iter()
                .filter(|one| one.day == number)
                .map(|one| one.stop.clone())
                .collect(),
        })
        .collect()
}

fn is_about(change: &ChosenChange, day: u16, entry: &PlanEntry) -> bool {
    matches!(change.kind, ChangeKind::Moved | ChangeKind::Dropped)
        && change.from == Some((day, entry.start))
        && change.place == entry.place
}
