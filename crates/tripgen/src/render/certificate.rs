//! The checker's judgement of a plan.

use engine_model::Severity;
use engine_model::plan::{Certificate, Plan};
use engine_words::{finding, rule};

use super::Page;
use super::plan::{cities, mark, proof};
use super::text::{Sheet, Style, columns, padded, piece, plain};
use crate::words;

/// The judgement: the verdict, what was tested of every rule, every finding.
pub(crate) fn certificate(plan: &Plan, certificate: &Certificate, page: &Page) -> String {
    let language = page.language;
    let mut sheet = Sheet::new(*page);
    let title = plan
        .request
        .name
        .clone()
        .unwrap_or_else(|| cities(plan, language));
    sheet.opposite(
        &[piece(title, Style::Strong)],
        &mark(certificate.verdict, language),
    );
    sheet.prose(0, "", &[plain(proof(certificate, language) + ".")]);
    sheet.blank();
    let names: Vec<&str> = certificate
        .rules
        .iter()
        .map(|tally| rule(tally.rule, language))
        .collect();
    let widest = names.iter().map(|name| columns(name)).max().unwrap_or(0);
    for (tally, name) in certificate.rules.iter().zip(names) {
        let style = if tally.broken > 0 {
            Style::Broken
        } else {
            Style::Plain
        };
        let sign = if tally.broken > 0 { "✗" } else { "✓" };
        let count = format!("{}/{}", tally.tested.saturating_sub(tally.broken), tally.tested);
        sheet.prose(
            2,
            "  ",
            &[
                piece(format!("{sign} {}", no_break(&padded(name, widest))), style),
                plain(count),
            ],
        );
    }
    sheet.blank();
    if certificate.findings.is_empty() {
        sheet.prose(0, "", &[plain(words::NO_FINDINGS.text(language))]);
    }
    let mut findings: Vec<_> = certificate.findings.iter().collect();
    findings.sort_by_key(|line| std::cmp::Reverse(line.code.severity()));
    for line in findings {
        let severity = line.code.severity();
        let style = match severity {
            Severity::Broken => Style::Broken,
            Severity::Warning => Style::Warning,
            Severity::Note => Style::Faint,
        };
        let head = format!("{} [{}]", words::severity(severity, language), line.code.code());
        sheet.prose(
            2,
            "",
            &[piece(head, style), plain(finding(line, plan.currency, language))],
        );
    }
    sheet.finish()
}

/// Blanks inside a column of a table are kept.
fn no_break(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}
