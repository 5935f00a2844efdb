//! What is wrong with a request, as a sentence.

use engine_model::finding::FindingCode;
use engine_model::plan::Language;
use engine_words::rule;

use crate::error::TripError;

impl TripError {
    /// The sentence in a language; the English one is what the error displays. A refused plan names the rules that it
    /// breaks, where the error displays the codes found.
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::PlanRefused { findings }, _) => refused(findings, language),
            (_, Language::English) => self.to_string(),
            (_, Language::Korean) => korean(self),
        }
    }
}

fn refused(findings: &[FindingCode], language: Language) -> String {
    let mut names: Vec<&str> = findings
        .iter()
        .map(|finding| rule(finding.rule(), language))
        .collect();
    names.sort_unstable();
    names.dedup();
    let names = names.join(", ");
    match language {
        Language::English => format!(
            "The plan that was found did not pass its own check ({names}), so it is not shown. Plan again, or change \
             the day by hand"
        ),
        Language::Korean => format!(
            "찾은 일정이 자체 검증({names})을 통과하지 못해 보여 드리지 않습니다. 다시 만들거나 직접 고쳐 주세요"
        ),
    }
}

/// Long because it has a sentence for every error.
fn korean(error: &TripError) -> String {
    match error {
        TripError::DestinationUnknown { name, nearest, .. } => {
            let nearest = match nearest.as_slice() {
                [] => String::new(),
                names => format!(" 혹시 {}인가요?", names.join(", ")),
            };
            format!("여행지 `{name}`의 데이터가 없습니다.{nearest}")
        }
        TripError::ZoneUnknown { destination, reason } => {
            format!("`{destination}` 데이터의 시간대를 쓸 수 없습니다: {reason}")
        }
        TripError::DestinationTwice { name, .. } => {
            format!("`{name}`이(가) 연달아 두 번 나옵니다. 숙박 일수를 합쳐 주세요")
        }
        TripError::DateRange { reason } => format!("여행 날짜가 달력의 범위를 벗어납니다: {reason}"),
        TripError::LockDay { day, days, .. } => {
            format!("{day}일차를 지정했지만 여행은 {days}일입니다")
        }
        TripError::PlanEmpty => "일정에 고칠 날이 없습니다. 요청을 바꾸어 다시 만들어 주세요".to_owned(),
        TripError::DaysDiffer { days, expected } => {
            format!("일정은 {days}일인데 요청은 {expected}일입니다. 다시 만들어 주세요")
        }
        TripError::DayUnknown { day, days, .. } => format!("{day}일차가 없습니다. 일정은 {days}일입니다"),
        TripError::DayTwice { day, .. } => format!("{day}일차가 두 번 나옵니다. 한 목록에 모아 주세요"),
        TripError::DayUnderWay { day, .. } => {
            format!("{day}일차는 하루 종일 이동합니다. 다른 날로 옮겨 주세요")
        }
        TripError::StopUnknown { stop, .. } => format!("일정에 `{stop}` 방문지가 없습니다"),
        TripError::StopTwice { stop, .. } => {
            format!("`{stop}` 방문지가 두 번 나옵니다. 다른 날로 옮길 때는 떠나는 날도 함께 보내 주세요")
        }
        TripError::PlaceMissing { field } => format!("`{field}`이(가) 없습니다. 방문지나 장소를 알려 주세요"),
        TripError::PlaceUnknown { place, .. } => format!("여행지에 `{place}` 장소가 없습니다"),
        TripError::OutOfRange {
            field,
            found,
            least,
            most,
        } => format!("`{field}` 값 {found}은(는) {least}에서 {most} 사이여야 합니다"),
        TripError::Cancelled => "일정 만들기가 취소되었습니다".to_owned(),
        TripError::PlanRefused { findings } => refused(findings, Language::Korean),
    }
}
