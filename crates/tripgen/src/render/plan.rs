//! A whole plan.

use engine_model::plan::{Certificate, Plan};
use engine_model::{Language, Severity, Verdict};
use engine_words::label::Label;
use engine_words::{assumption, quantity};
use engine_words::{conflict, cost, finding, mode, money, unmet, verdict};

use jiff::ToSpan;

use super::Page;
use super::day;
use super::text::{Piece, Sheet, Style, piece, plain};
use crate::words;

/// The plan for a terminal: what was asked, the days, what remains to be said. `rain` shows the plans for rain in full.
pub(crate) fn plan(plan: &Plan, rain: bool, page: &Page) -> String {
    let mut sheet = Sheet::new(*page);
    header(&mut sheet, plan);
    if !plan.conflicts.is_empty() {
        conflicts(&mut sheet, plan);
    }
    for day in &plan.days {
        sheet.blank();
        day::write(&mut sheet, plan, day, rain);
    }
    costs(&mut sheet, plan);
    let language = page.language;
    list(
        &mut sheet,
        Label::Unmet,
        plan.unmet.iter().map(|line| unmet(line, plan, language)),
    );
    reading(&mut sheet, plan);
    list(
        &mut sheet,
        Label::Assumptions,
        plan.assumptions
            .iter()
            .map(|line| assumption(line, plan, language)),
    );
    if !plan.days.is_empty() {
        judgement(&mut sheet, plan);
    }
    sources(&mut sheet, plan);
    sheet.finish()
}

/// The verdict with its mark.
pub(super) fn mark(judged: Verdict, language: Language) -> Piece {
    let (sign, style) = match judged {
        Verdict::Good => ("✓", Style::Good),
        Verdict::Warnings => ("!", Style::Warning),
        Verdict::Broken => ("✗", Style::Broken),
    };
    piece(format!("{sign} {}", verdict(judged, language)), style)
}

/// The sentence on the proof.
pub(super) fn proof(certificate: &Certificate, language: Language) -> String {
    let tested = certificate.rules.iter().map(|tally| tally.tested).sum();
    words::proof(
        tested,
        certificate.derived_facts,
        certificate.unverified_hours,
        certificate.asserted_facts,
        language,
    )
}

/// The cities of a plan, each once in a row: `Munich → Prague`.
pub(super) fn cities(plan: &Plan, language: Language) -> String {
    let mut names: Vec<String> = plan
        .days
        .iter()
        .flat_map(|day| &day.segments)
        .map(|segment| segment.names.in_language(language).to_owned())
        .collect();
    if names.is_empty() {
        names = plan
            .request
            .destinations
            .iter()
            .map(|destination| engine_words::city_as_written(&destination.name))
            .collect();
    }
    names.dedup();
    names.join(" → ")
}

fn header(sheet: &mut Sheet, plan: &Plan) {
    let language = sheet.language();
    let cities = cities(plan, language);
    let first = plan.request.start;
    let nights: i32 = plan
        .request
        .destinations
        .iter()
        .map(|destination| i32::from(destination.nights))
        .sum();
    let last = plan
        .days
        .last()
        .map_or_else(|| first.saturating_add(nights.days()), |day| day.date);
    let dates = quantity::date_span(first, last, language);
    let title = plan.request.name.clone().unwrap_or_else(|| cities.clone());
    let mut line = vec![piece(title, Style::Strong)];
    if plan.request.name.is_some() {
        line.push(plain(cities));
    }
    line.push(plain(dates));
    sheet.facts(0, "", &line);
    let members = plan.request.members.iter().map(|member| {
        let age = words::age(member.age, language);
        let health = words::health(member.health, language);
        match &member.name {
            Some(name) => plain(format!("{name} {age} ({health})")),
            None => plain(format!("{age} ({health})")),
        }
    });
    let mut facts = vec![plain(words::travellers(plan.request.members.len(), language))];
    facts.extend(members);
    facts.push(plain(mode(plan.request.transport, language)));
    facts.push(piece(
        format!("{} {}", words::SEED.text(language), plan.request.seed),
        Style::Faint,
    ));
    sheet.facts(0, "", &facts);
}

fn conflicts(sheet: &mut Sheet, plan: &Plan) {
    let language = sheet.language();
    sheet.blank();
    sheet.prose(0, "", &[piece(words::NO_PLAN.text(language), Style::Broken)]);
    for line in &plan.conflicts {
        sheet.prose(4, "  - ", &[plain(conflict(line, plan.currency, language))]);
    }
}

fn costs(sheet: &mut Sheet, plan: &Plan) {
    if plan.days.is_empty() {
        return;
    }
    let language = sheet.language();
    section(sheet, Label::Cost);
    let known = money(plan.costs.known, plan.currency, language);
    let mut facts = vec![plain(words::known_costs(&known, language))];
    if let Some(budget) = plan.costs.budget {
        let budget = quantity::money_of(budget, language);
        facts.push(plain(format!(
            "{} {budget}",
            words::label(Label::Budget, language)
        )));
    }
    sheet.facts(2, "  ", &facts);
    for fixed in &plan.fixed_costs {
        let kind = engine_words::term::fixed_cost(fixed.kind, language);
        let price = cost(fixed.amount, plan.currency, language);
        let day = engine_words::day_title(fixed.day, language);
        sheet.facts(
            4,
            "    ",
            &[
                plain(day),
                plain(kind),
                plain(engine_words::payable(&fixed.label, plan, language)),
                plain(price),
            ],
        );
    }
    if !plan.costs.unknown.is_empty() {
        let lead = format!("{}:", words::label(Label::UnknownCosts, language));
        let names: Vec<&str> = plan
            .costs
            .unknown
            .iter()
            .map(|name| engine_words::payable(name, plan, language))
            .collect();
        sheet.prose(4, "  ", &[plain(lead), plain(names.join(", "))]);
    }
}

fn reading(sheet: &mut Sheet, plan: &Plan) {
    let language = sheet.language();
    if !plan.reading.wishes.is_empty() {
        let mut read: Vec<String> = plan
            .reading
            .wishes
            .iter()
            .map(|wish| engine_words::reading(wish, plan, language))
            .collect();
        read.dedup();
        sheet.blank();
        sheet.heading(words::READ.text(language));
        for line in read {
            sheet.prose(4, "  - ", &[plain(line)]);
        }
    }
    if !plan.reading.unread.is_empty() {
        section(sheet, Label::Unread);
        let unread: Vec<Piece> = plan
            .reading
            .unread
            .iter()
            .map(|words| piece(format!("“{words}”"), Style::Warning))
            .collect();
        sheet.facts(2, "  ", &unread);
    }
}

fn judgement(sheet: &mut Sheet, plan: &Plan) {
    let language = sheet.language();
    section(sheet, Label::Verdict);
    let judged = &plan.certificate;
    sheet.facts(2, "  ", &[mark(judged.verdict, language)]);
    sheet.prose(2, "  ", &[plain(proof(judged, language) + ".")]);
    let (notes, others): (Vec<_>, Vec<_>) = judged
        .findings
        .iter()
        .partition(|line| line.code.severity() == Severity::Note);
    for line in others {
        sheet.prose(4, "  - ", &[plain(finding(line, plan.currency, language))]);
    }
    if !notes.is_empty() {
        sheet.prose(
            4,
            "  ",
            &[piece(words::more_notes(notes.len(), language), Style::Faint)],
        );
    }
}

fn sources(sheet: &mut Sheet, plan: &Plan) {
    if plan.packs.is_empty() {
        return;
    }
    let language = sheet.language();
    section(sheet, Label::Sources);
    for pack in &plan.packs {
        let digest: String = pack.digest.chars().take(12).collect();
        let facts = [
            plain(pack.destination.as_str()),
            plain(pack.attribution.as_str()),
            plain(pack.licence.as_str()),
            piece(digest, Style::Faint),
        ];
        sheet.facts(4, "  ", &facts);
    }
    let estimated = plan
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .filter_map(|entry| entry.leg.as_ref())
        .any(|leg| leg.source == engine_model::problem::LegSource::Estimate);
    if estimated {
        sheet.prose(4, "  ", &[piece(words::ESTIMATES.text(language), Style::Faint)]);
    }
}

fn list(sheet: &mut Sheet, heading: Label, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    section(sheet, heading);
    for line in lines {
        sheet.prose(4, "  - ", &[plain(line)]);
    }
}

fn section(sheet: &mut Sheet, heading: Label) {
    sheet.blank();
    let text = words::label(heading, sheet.language());
    sheet.heading(text);
}
