//! Requests that no kind of wish covers: said back as they stand, never obeyed.

use std::ops::Range;

use crate::clause::Clause;
use crate::pattern::{Pairs, patterns};

patterns! {
    ORDER = concat!(
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instructions?|prompts?",
        r"|rules|above|planner|told|system|constraints|guidelines|previous|safety|polic(?:y",
        r"|ies))\b|\bsystem ?:|system prompt|\byou are now\b|\bfrom now on,? you\b|\b(?:pretend",
        r"|act as|act like|roleplay|role-play|speak like|talk like|respond (?:only )?(?:in|as",
        r"|with)|answer (?:only )?(?:in|as)|jailbreak|developer mode|debug mode|admin mode|sudo",
        r"|drop table|delete (?:all|the|every)|(?:print|output|reveal|dump|show|leak|repeat|expose",
        r"|display|give)\b[^.!?]{0,24}\b(?:prompt|database|passwords?|secrets?|api keys?",
        r"|instructions|source code|credentials|config(?:uration)?))\b|\bas an ai\b|(?:지시|명령",
        r"|프롬프트|규칙|지침|설정|제약)[가-힣]* ?[가-힣 ]{0,8}(?:무시|잊|어기|따르지|알려|보여",
        r"|출력|공개)|(?:너는|넌|당신은) ?이제|인 ?척 ?(?:해|하)|처럼 ?(?:말|대답|행동)해",
        r"|시스템 ?(?:프롬프트|메시지|:)|(?:비밀번호|데이터베이스|소스 ?코드|관리자 ?권한",
        r"|관리자 ?모드|api ?키|개인 ?정보)[가-힣]* ?[가-힣 ]{0,8}(?:알려|보여|출력|삭제|지워|내놔",
        r"|주|전환)",
    );
    OUTSIDE = concat!(
        r"예약[가-힣]* ?(?:좀 ?|미리 ?|대신 ?|꼭 ?)*(?:해|부탁|잡|필요|좀|도와|$)|예매|환전|비자",
        r"|여행자 ?보험|보험|픽업|로또|고양이(?:[^카 ]| [^카])|강아지|반려|애완|댕댕이|멍멍이|드론",
        r"|(?:노래|시|랩|소설|편지|그림|만화)(?:로|으로) ?(?:써|쓰|만들|지어|불러|그려)|스냅",
        r"|사진 ?(?:작가|찍어)|찍어 ?(?:줄|주|줘)|가이드[가-힣]* ?(?:붙|구해|불러|섭외|고용)|번역",
        r"|노래|농담|불러 ?(?:줘|주)|전화 ?(?:해|걸)|문자 ?보내|메일|이메일|짐 ?(?:맡|옮|부|보관",
        r"|들어)|캐리어|유심|이심|와이파이|사다 ?(?:줘|주)|사 ?(?:줘|주세요)|계산해|숙제|주식",
        r"|비트코인|소개팅|소개시켜|남자친구|여자친구|빌려 ?(?:줘|주)|(?:티켓|표|항공권",
        r"|비행기 ?표)[가-힣]* ?(?:좀 ?|미리 ?)*(?:끊|사|구해|구매|예)|날씨[가-힣]* ?(?:어때|알려)",
        r"|대신 ?(?:써|사|가) ?(?:줘|주)|깨워|모닝콜|시를 ?써|시 ?한 ?편|코드 ?짜",
        r"|\b(?:book(?:ing)? (?:a|an|us|me|the|my|our|it|tickets?|hotels?|flights?|tables?|two",
        r"|everything|in)|bookings?|reserve|reservations?|(?:buy|get|order|purchase|grab|sort out",
        r"|arrange)\b[^.!?,]{0,24}\btickets?|visas?|insurance|exchange (?:money|currency|some)",
        r"|(?:pick|picked) (?:us|me) up|airport (?:pick-?up|transfer|shuttle)|(?:my|our|the|a|her",
        r"|his|small|bring|two) (?:\w+ )?(?:dogs?|cats?|pupp(?:y|ies)|pets?|parrots?|hamsters?",
        r"|rabbits?)|(?:pet|dog|cat)[- ]friendly|pets?|translate|sing|lottery|homework|taxes",
        r"|drones?|photographers?|(?:tour|private|personal) guides?|private (?:driver|jet|chef)",
        r"|call (?:me|my|the|us)|e-?mail|text (?:me|my)|babysit(?:ters?|ting)?|nann(?:y|ies)|marry",
        r"|poems?|jokes?|stor(?:y|ies)|essay|recipes?|wi-?fi|sim cards?|esims?|luggage|suitcases?",
        r"|laundry|crypto|bitcoin|stocks?|python|javascript|html|(?:water|feed|mow|wash|fix|paint",
        r"|sell|call|ring|phone|look after) (?:my|our)|wake[- ]?up call|send (?:me|my|a|an|us)",
        r"|pay (?:for|my)|refunds?|discount codes?|coupons?|upgrade|flights? (?:home|back|from|to)",
        r"|post(?:cards?)?|haircut|dentist|doctor's appointment|tattoo)\b",
        r"|^[ ,]*(?:please )?(?:order|get|fetch|bring|buy) (?:me|us|my)\b",
        r"|\bmake (?:the )?<P> (?:\w+ )?(?:at|to|me|us|wave|dance|sing|smile|talk)|\bmake (?:me|my",
        r"|the|it|a|him|her) (?:\w+ )?(?:rain|snow|laugh|coffee|sandwich|rich|famous|sunny|stop)",
        r"|\b(?:wave|dance|sing|smile) (?:at|for|to|with) (?:me|us|my)\b",
    );
    FILLER = concat!(
        r"^(?:[ ,.!~()'-]|안녕[가-힣]*|감사[가-힣]*|고마[가-힣]*|고맙[가-힣]*|잘|부탁[가-힣]*",
        r"|알아서|나머지[가-힣]*|맡[길기겨][가-힣]*|아무거나|아무 ?데나|다|상관[가-힣]*",
        r"|여행[가-힣]*|일정[가-힣]*|계획[가-힣]*|코스[가-힣]*|루트[가-힣]*|스케줄[가-힣]*",
        r"|짜[가-힣]*|추천[가-힣]*|세워[가-힣]*|만들어[가-힣]*|해 ?주[가-힣]*|해줘[가-힣]*",
        r"|해주[가-힣]*|주세요|좀|정도[가-힣]*|그냥|제발|꼭|가고|가는|갈|가요|갑니다|가려고",
        r"|가[가-힣]*|싶[가-힣]*|시퍼[가-힣]*|먹고|보고|놀[가-힣]*|쉬고|다니[가-힣]*|다닐[가-힣]*",
        r"|즐[가-힣]*|같이|함께|좋[가-힣]*|거예요|거에요|예정[가-힣]*|계획이[가-힣]*|처음[가-힣]*",
        r"|기대[가-힣]*|설레[가-힣]*|신나[가-힣]*|행복[가-힣]*|즐거운|재밌[가-힣]*|재미[가-힣]*",
        r"|도와[가-힣]*|수고[가-힣]*|우리[가-힣]*|저희[가-힣]*|저[는도희]?|나는|저는|제가|내가",
        r"|부모님[가-힣]*|엄마[가-힣]*|아빠[가-힣]*|가족[가-힣]*|친구[가-힣]*|남편[가-힣]*",
        r"|아내[가-힣]*|커플[가-힣]*|혼자[가-힣]*|둘이[가-힣]*|명이[가-힣]*|서울[가-힣]*",
        r"|부산[가-힣]*|제주[가-힣]*|이번[가-힣]*|시간[가-힣]*|때[가-힣]*|곳[가-힣]*|데[가-힣]*",
        r"|것[가-힣]*|거[가-힣]*|수|있[가-힣]*|하[가-힣]*|해[가-힣]*|할[가-힣]*|했[가-힣]*|합니다",
        r"|합니다만|으로|로|은|는|이|을|를|도|만|에|에서|랑|이랑|와|과|및|등|쪽[가-힣]*",
        r"|위주[가-힣]*|많이|더|조금|너무|정말|진짜|완전|매일|하루[가-힣]*|둘째|필요[가-힣]*",
        r"|넣어[가-힣]*|빼[가-힣]*|뺄[가-힣]*|제외[가-힣]*|패스[가-힣]*|스킵[가-힣]*|생략[가-힣]*",
        r"|추가[가-힣]*|포함[가-힣]*|대신[가-힣]*|<D>|<P>|<T>|<M>|<L>|please|pls|plz|thanks?",
        r"|thank you|hi|hello|hey|there|cheers|surprise (?:me|us)|up to you|whatever|anything|else",
        r"|is|fine|ok|okay|great|good|you|decide|and|but|also|so|then|too|the rest|rest|can't wait",
        r"|looking forward|excited|i|we|we're|i'm|i'd|we'd|want|wants|would|like|love|need|prefer",
        r"|to|go|see|visit|do|have|be|it|that|this|the|a|an|for|of|on|in|at|with|some|our|my|us|me",
        r"|if|possible|can|could|plan|make|trip|itinerary|help|give|create|build|keep|things|only",
        r"|just|really|day|days|every|each|get|around|somewhere|yes|no|thing|time|first|lots|lot",
        r"|more|many|much|leave|out|skip|drop|them|those|definitely|include|add|put|everything|all",
        r"|eat|food|places?|stuff|spend|max|maximum|budget|about|walk|walking|travel|mood)+$",
    );
    REFUSES = concat!(
        r"\b(?:can't|cannot|don't|do not|doesn't|won't|unable to) (?:\w+ )?(?:eat|like|drink|stand",
        r"|tolerate|handle|take|enjoy)\b|\b(?:hate|dislike|allergic to|intolerant (?:of|to))\b",
        r"|\b(?:no|not|nothing)(?: (?:too|very|so))? (?:spicy|sweet|raw|fried)\b|(?:못|안) ?(?:먹",
        r"|마시|마셔)[가-힣]*|싫[가-힣]*|시러[가-힣]*|알레르기|알러지",
    );
    ASKS = concat!(
        r"(?:줘|줄래|주세|주시|주실|주십|주라|달라|부탁|싶|시퍼|했으면|하면 ?좋겠|필요해|필요합",
        r"|원해|원합|원하|바라|바랍|해라|말해|하라|할래|하자|시켜|알려|보내|찾아|구해|금지|말아)",
        r"|^[ ,]*(?:and |but |also |so |then |anyway,? |oh,? )*(?:please|pls|plz|can you|could you",
        r"|would you|will you|i want|we want|i'd like|we'd like|i'd love|we'd love|i would like",
        r"|we would like|i need|we need|let's|give|find|get|make|show|tell|bring|keep|arrange",
        r"|organi[sz]e|ensure|hire|buy|order|teach|play|turn|change|set|remind|check|explain|write",
        r"|draw|calculate|solve|recommend|suggest|feed|carry|fix|clean|cook|deliver|print|no|avoid",
        r"|skip|never|don't|do not|must have|looking for|say|speak|repeat|stop|bark|summon|invent",
        r"|predict|build|hack|fly|drive)\b|\b(?:please|pls|plz)\b|\b(?:i|we) (?:want|need|demand",
        r"|require|insist)\b|\b(?:can|could|would|will) you\b",
    );
    POLITE = concat!(
        r"\b(?:no (?:worries|problem|preferences?|thanks|idea|need|hurry|kids|rush)|don't worry",
        r"|up to you|rest is|surprise|you (?:choose|decide|pick)|anything goes|whatever|plan (?:a",
        r"|our|my|the|us)|itinerary|help (?:us|me)|have (?:a )?fun|can't wait|thank|thanks",
        r"|feel free|let me know|let us know|honeymoon|anniversary|birthday|good time|great time",
        r"|memor(?:y|able)|don't mind|no special|nothing special|get to know|see you|take care",
        r"|appreciated?|(?:keep|bear|have) (?:that|this|it) in mind|take (?:that|this",
        r"|it) into account|make sure(?: of (?:that|it))?$|make it (?:fun|nice|great|special))\b",
        r"|알아서|맡길|맡겨|맡기|나머지|상관 ?없|아무|잘 ?부탁|(?:일정|계획|코스|루트",
        r"|여행)[가-힣]* ?(?:좀 ?|잘 ?|예쁘게 ?|멋지게 ?|한번 ?)*(?:짜|추천|세워|만들|부탁|도와)",
        r"|짜 ?(?:주|줘|봐)|추천 ?(?:부탁|해)[가-힣]*$|즐거운|좋은 ?(?:여행|하루|추억)|추억|기념",
        r"|생일|신혼|재밌|행복|맞춰 ?(?:주|줘)|참고|그렇게 ?(?:해|부탁)|잘 ?다녀|자유롭게|마음대로",
        r"|괜찮[가-힣]* ?$|걱정",
    );
}

/// Sentences that give orders to the software; nothing in them is read.
pub(crate) fn is_order(sentence: &str) -> bool {
    ORDER.stands_in(sentence, &Pairs::of(sentence))
}

/// Clauses that ask for something outside the trip's days; nothing in them is read.
pub(crate) fn is_outside(clause: &str) -> bool {
    OUTSIDE.stands_in(clause, &Pairs::of(clause))
}

/// Whether a clause from which nothing was read asks for something all the same.
pub(crate) fn asks(clause: &str) -> bool {
    (ASKS.is_match(clause) || REFUSES.is_match(clause))
        && !FILLER.is_match(clause)
        && !POLITE.is_match(clause)
}

/// Joins the clauses that were not understood with their neighbours in the sentence that say nothing by themselves.
pub(crate) fn joined(
    text: &str,
    clauses: &[Clause],
    refused: &[bool],
    understood: &[bool],
) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<usize> = None;
    let beside = |a: usize, b: usize| clauses[a].sentence == clauses[b].sentence;
    for at in 0..clauses.len() {
        let continues = previous.is_some_and(|before| before + 1 == at && beside(before, at));
        if !(refused[at] || (continues && !understood[at])) {
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if continues => piece.end = clauses[at].range.end,
            _ => {
                let led = |before: &usize| {
                    let clause = text[clauses[*before].range.clone()].trim_matches([' ', ',']);
                    !understood[*before]
                        && beside(*before, at)
                        && previous.is_none_or(|previous| previous < *before)
                        && !FILLER.is_match(clause)
                        && !POLITE.is_match(clause)
                };
                let first = at.checked_sub(1).filter(led).unwrap_or(at);
                pieces.push(clauses[first].range.start..clauses[at].range.end);
            }
        }
        previous = Some(at);
    }
    pieces
}
