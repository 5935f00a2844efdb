//! Tables for people, and the line that names the machine.

use std::fmt::Write;

use crate::check::{CHECK_BAR_MS, CheckReport};
use crate::city::{Extent, MEMORY_BAR_MB, Row};

/// Cores, memory and kind of processor, without anything that names the machine itself.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let gigabytes = std::fs::read_to_string("/proc/meminfo")
        .ok()
        .and_then(|text| {
            text.split_whitespace()
                .nth(1)
                .and_then(|number| number.parse::<u64>().ok())
        })
        .map_or_else(
            || "unknown".to_owned(),
            |kilobytes| format!("{} GiB", kilobytes.div_ceil(1_048_576)),
        );
    let processor = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            line.split_once(':').map(|(_, name)| name.trim().to_owned())
        })
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    format!("{cores} cores, {gigabytes}, {processor}")
}

/// The bars of a city as a table.
pub fn city_table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| what | runs | thread ms p50 | p90 | p99 | max | wall p99 | bar p50/p99 | MB | value | stops | unmet | \
         infeasible | |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let extent = if row.extent == Extent::Full {
            ", with rain and relaxations"
        } else {
            ""
        };
        let half = row
            .bars
            .p50_ms
            .map_or_else(|| "-".to_owned(), |bar| format!("{bar:.0}"));
        let most = if row.bars.p99_ms.is_finite() {
            format!("{:.0}", row.bars.p99_ms)
        } else {
            "-".to_owned()
        };
        let thread = &row.thread_ms;
        writeln!(
            text,
            "| {}{extent} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {half}/{most} | {:.1} | {:.0} | {:.1} | {:.2} | {} | {} |",
            row.name,
            thread.len(),
            thread.percentile(50),
            thread.percentile(90),
            thread.percentile(99),
            thread.largest(),
            row.wall_ms.percentile(99),
            row.memory_mb.largest(),
            row.value.mean(),
            row.stops.mean(),
            row.unmet.mean(),
            row.infeasible,
            if row.passed() { "pass" } else { "FAIL" },
        )
        .expect("writing to a string cannot fail");
    }
    writeln!(text, "\nMemory bar: {MEMORY_BAR_MB:.0} MB a running plan.")
        .expect("writing to a string cannot fail");
    for error in rows.iter().flat_map(|row| &row.errors) {
        writeln!(text, "error: {error}").expect("writing to a string cannot fail");
    }
    text
}

/// What the check of generated trips gave, for people.
pub fn check_text(report: &CheckReport) -> String {
    let mutants = report.mutants();
    let mut lines = vec![
        format!(
            "{} trips, {} planned and checked, also from their files",
            report.problems, report.planned
        ),
        format!(
            "{} plans broken, {} refused with the code expected",
            mutants.tried, mutants.refused
        ),
        format!(
            "a check takes {:.3} ms (p50), {:.3} ms (p99) of processor time; bar {CHECK_BAR_MS} ms",
            report.check_ms.percentile(50),
            report.check_ms.percentile(99)
        ),
    ];
    lines.extend(
        report
            .infeasible
            .iter()
            .map(|(code, count)| format!("cannot be planned: {count} {code}")),
    );
    lines.extend(
        report
            .refusals
            .iter()
            .map(|(code, one)| format!("  {code} {}/{}", one.refused, one.tried)),
    );
    lines.extend(
        report
            .failures
            .iter()
            .map(|failure| format!("FAILURE seed {}: {}", failure.seed, failure.what)),
    );
    lines.push(if report.passed() { "pass" } else { "FAIL" }.to_owned());
    lines.join("\n")
}
