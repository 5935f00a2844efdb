//! The plan's own references agree with the facts: every site and every candidate exists, and a candidate is where it
//! stands.

use engine_model::finding::FindingCode;

use crate::recorder::Recorder;
use crate::scene::{Scene, site_of};

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    for step in scene.judged_steps() {
        let site = step.entry.site;
        let placed = match (step.entry.candidate(), step.candidate) {
            (Some(_), Some(candidate)) => candidate.site == site,
            (Some(_), None) => false,
            (None, _) => true,
        };
        let known = placed && site_of(scene.problem, site).is_some();
        recorder.require(known, FindingCode::PlaceUnknown, |code| step.finding(code));
    }
}
