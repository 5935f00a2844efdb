//! Every mutation is found by name, and breaks no other rule.

use engine_check::mutation::{Mutation, mutate};
use engine_check::{check, check_day};
use engine_model::finding::{FindingCode, Severity};

use crate::fixture::{codes, problem};
use crate::plan::itinerary;

const SEEDS: u64 = 60;

fn assert_found(mutation: Mutation, seed: u64) -> bool {
    let Some((problem, itinerary, expected)) = mutate(&problem(), &itinerary(), mutation, seed) else {
        return false;
    };
    let report = check(&problem, &itinerary);
    let found = codes(&report, Severity::Note);
    assert!(
        found.contains(&expected),
        "{mutation:?} with seed {seed}: {found:?}"
    );
    let elsewhere: Vec<FindingCode> = codes(&report, Severity::Broken)
        .into_iter()
        .filter(|code| code.rule() != expected.rule())
        .collect();
    assert_eq!(
        elsewhere,
        [],
        "{mutation:?} with seed {seed} breaks another rule: {:?}",
        report.findings
    );
    true
}

#[test]
fn finds_every_mutation_and_no_other_rule_broken() {
    for mutation in Mutation::ALL {
        let applied = (0..SEEDS).filter(|seed| assert_found(*mutation, *seed)).count();
        assert!(applied > 0, "{mutation:?} never applies to the fixture");
    }
}

#[test]
fn has_a_mutation_for_every_code_that_this_crate_finds() {
    // Few stops is a matter of taste; the others are said of files and packs, which are not known here.
    let elsewhere = [
        FindingCode::FewStops,
        FindingCode::TotalClaim,
        FindingCode::Asserted,
        FindingCode::PackDiffers,
    ];
    for code in FindingCode::ALL.iter().filter(|code| !elsewhere.contains(code)) {
        let covered = Mutation::ALL.iter().any(|mutation| mutation.code() == *code);
        assert!(covered, "{code:?}");
    }
}

/// Some codes come with others of their rule; the conditions show each of these alone.
#[test]
fn brings_each_code_alone_or_with_its_own_rule() {
    let comes_alone = |mutation: Mutation| {
        let code = mutation.code();
        let lowest = code.severity().max(Severity::Warning);
        (0..SEEDS)
            .filter_map(|seed| mutate(&problem(), &itinerary(), mutation, seed))
            .any(|(problem, itinerary, _)| {
                let mut found = codes(&check(&problem, &itinerary), lowest);
                found.retain(|other| *other != code);
                found.is_empty()
            })
    };
    let mut accompanied: Vec<FindingCode> = Mutation::ALL.iter().map(|one| one.code()).collect();
    for mutation in Mutation::ALL.iter().filter(|one| comes_alone(**one)) {
        accompanied.retain(|code| *code != mutation.code());
    }
    let expected = [
        FindingCode::TooManyStops,
        FindingCode::MealOutsideWindow,
        FindingCode::MealTwice,
        FindingCode::RestaurantTwice,
        FindingCode::PlaceTwice,
    ];
    assert_eq!(accompanied, expected);
}

#[test]
fn gives_the_same_mutant_for_the_same_seed() {
    for mutation in Mutation::ALL {
        let mutant = || mutate(&problem(), &itinerary(), *mutation, 7);
        assert_eq!(mutant(), mutant(), "{mutation:?}");
    }
}

#[test]
fn survives_mutants_of_mutants() {
    for first in Mutation::ALL {
        let Some((problem, itinerary, _)) = mutate(&problem(), &itinerary(), *first, 3) else {
            continue;
        };
        for second in Mutation::ALL {
            if let Some((problem, itinerary, _)) = mutate(&problem, &itinerary, *second, 5) {
                assert_eq!(check(&problem, &itinerary).tallies.len(), 9);
            }
        }
    }
}

#[test]
fn judges_a_single_day_like_the_whole() {
    for mutation in Mutation::ALL {
        let Some((problem, itinerary, _)) = mutate(&problem(), &itinerary(), *mutation, 11) else {
            continue;
        };
        let whole = check(&problem, &itinerary);
        for day in 0..3_u16 {
            let alone = check_day(&problem, &itinerary, usize::from(day)).findings;
            let strangers = alone
                .iter()
                .filter(|f| f.day.is_some_and(|own| own != day))
                .count();
            assert_eq!(strangers, 0, "{mutation:?} on day {day}: {alone:?}");
            for finding in whole.findings.iter().filter(|finding| finding.day == Some(day)) {
                assert!(
                    alone.contains(finding),
                    "{mutation:?} on day {day} lacks {finding:?}"
                );
            }
        }
    }
}
