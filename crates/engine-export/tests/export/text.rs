//! Markdown.

use engine_export::Format;
use engine_model::Language;

use crate::{fixture, text_of};

fn check(language: Language, expected: &[&str]) {
    let text = text_of(&fixture::plan(), Format::Markdown, language);
    for line in expected {
        assert!(text.contains(line), "{line} is missing in:\n{text}");
    }
}

#[test]
fn tells_the_day_in_english_with_local_names() {
    check(
        Language::English,
        &[
            "- **Dates:** 4–5 Dec 2026",
            "- **Cost:** ₩612,000",
            "- **No known price:** Bukchon Hanok Village, Wat Phra Kaew",
            "| 09:25–11:00 | **Gyeongbokgung Palace** (경복궁) · sight | public transport, 22 min, 2.9 km (700 m on foot, estimate) | open until 17:00 | ₩6,000 |",
            "**Lunch near National Folk Museum of Korea**",
            "| hours unknown | price unknown |",
            "flight TG 657, departs 09:30, 5 h 50 min, 3,720 km",
            "### If it rains",
            "23:00–01:00 (next day)",
            "- seoul: © OpenStreetMap contributors, ODbL-1.0, 0123456789ab",
        ],
    );
}

#[test]
fn tells_the_day_in_korean_with_polite_sentences() {
    check(
        Language::Korean,
        &[
            "## 1일차 – 2026년 12월 4일 (금), 서울",
            "국립민속박물관 근처에서 점심",
            "시간이 남는 날이 없고, 가장 나은 날에도 40분이 모자랍니다. 가장 작은 변경: 1일차의 N서울타워를 뺍니다.",
            "방콕 숙소가 정해지지 않아 도심에서 출발하고 마칩니다.",
            "6,000원",
        ],
    );
}

#[test]
fn says_why_nothing_could_be_planned() {
    let text = text_of(&fixture::infeasible(), Format::Markdown, Language::English);
    assert!(text.contains("- **Check:** Does not work"), "{text}");
    assert!(!text.contains("- **Cost:**"), "{text}");
    assert!(
        text.contains("Budget: The known costs exceed the budget (cost ₩950,000, budget ₩900,000)."),
        "{text}"
    );
}

#[test]
fn a_name_cannot_break_the_table() {
    let mut plan = fixture::plan();
    plan.days[0].entries[1].names.en = Some("A | B\n<script>".to_owned());
    let text = text_of(&plan, Format::Markdown, Language::English);
    assert!(text.contains("**A \\| B &lt;script&gt;**"), "{text}");
}
