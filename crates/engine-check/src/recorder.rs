//! Collects findings and counts what was tested.

use engine_model::finding::{Finding, FindingCode, Rule, Severity};
use engine_model::plan::RuleTally;

use crate::Report;

/// The findings so far.
#[derive(Default)]
pub(crate) struct Recorder {
    findings: Vec<Finding>,
    tested: [u32; Rule::ALL.len()],
    broken: [u32; Rule::ALL.len()],
}

impl Recorder {
    /// Counts a condition as tested; where it does not hold, records the finding made from the code.
    pub(crate) fn require(
        &mut self,
        holds: bool,
        code: FindingCode,
        finding: impl FnOnce(FindingCode) -> Finding,
    ) {
        let rule = code.rule() as usize;
        self.tested[rule] += 1;
        if !holds {
            self.broken[rule] += u32::from(code.severity() == Severity::Broken);
            self.findings.push(finding(code));
        }
    }

    /// Records something worth knowing, which no condition stands behind.
    pub(crate) fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The report.
    pub(crate) fn into_report(self) -> Report {
        let tallies = Rule::ALL
            .into_iter()
            .zip(self.tested.into_iter().zip(self.broken))
            .map(|(rule, (tested, broken))| RuleTally { rule, tested, broken })
            .collect();
        Report {
            findings: self.findings,
            tallies,
        }
    }
}
