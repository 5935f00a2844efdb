//! Mutations of the day's frame.

use engine_model::itinerary::EntryKind;
use engine_model::problem::{Errand, ErrandKind, SiteRef};
use engine_model::time::{DayTime, Seconds};

use super::draft::{Draft, moved};
use crate::scene::{Step, city_of};

pub(super) fn start_later(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.entry.kind == EntryKind::Start)?;
    let start = draft.entry(at)?.start;
    draft.segment(at)?.earliest = moved(start, 60);
    Some(())
}

pub(super) fn end_earlier(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.entry.kind == EntryKind::End)?;
    let end = draft.entry(at)?.end;
    draft.segment(at)?.latest = moved(end, -60);
    Some(())
}

pub(super) fn change_lodging(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_rim)?;
    let (site, starts) = (draft.entry(at)?.site, draft.entry(at)?.kind == EntryKind::Start);
    let count = u16::try_from(city_of(&draft.problem, site)?.sites.len()).ok()?;
    let others: Vec<u16> = (0..count).filter(|index| *index != site.index).collect();
    let other = SiteRef {
        index: draft.pick(&others)?,
        ..site
    };
    let segment = draft.segment(at)?;
    if starts {
        segment.start = other;
    } else {
        segment.end = other;
    }
    Some(())
}

pub(super) fn add_errand(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_rim)?;
    let starts = draft.entry(at)?.kind == EntryKind::Start;
    let site = draft.entry(at)?.site;
    let segment = draft.segment(at)?;
    let errand = Errand {
        kind: ErrandKind::DropLuggage,
        site,
        duration: Seconds::minutes(5),
        earliest: DayTime(i32::MIN),
        latest: DayTime(i32::MAX),
    };
    if starts {
        segment.before.push(errand);
    } else {
        segment.after.push(errand);
    }
    Some(())
}

pub(super) fn lengthen_errand(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| matches!(step.entry.kind, EntryKind::Errand(_)))?;
    let entry = draft.entry(at)?;
    let (kind, site) = (entry.kind.clone(), entry.site);
    let lasting = entry.end.0.saturating_sub(entry.start.0);
    let segment = draft.segment(at)?;
    let errands = segment.before.iter_mut().chain(&mut segment.after);
    for errand in errands.filter(|own| EntryKind::Errand(own.kind) == kind && own.site == site) {
        errand.duration = Seconds(lasting.saturating_add(60));
    }
    Some(())
}

pub(super) fn add_day(draft: &mut Draft) -> Option<()> {
    let last = draft.itinerary.days.last().cloned()?;
    draft.itinerary.days.push(last);
    Some(())
}

fn is_rim(step: &Step<'_>) -> bool {
    matches!(step.entry.kind, EntryKind::Start | EntryKind::End)
}
