//! Whether a thing is asked for or refused. In Korean what follows a noun governs it, in English what precedes it,
//! save for a few predicates.

use engine_model::wish::DayPart;

use crate::pattern::{Pairs, Pattern, patterns};

/// What is said of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// Nothing: it is only named.
    Unsaid,
    /// Asked for.
    More,
    /// To be reduced.
    Less,
    /// Shut out.
    Avoid,
}

patterns! {
    KO_DOUBLE = concat!(
        r"빼놓지 ?(?:말|않|마)[가-힣]*|빼먹지 ?(?:말|않|마)[가-힣]*|빠뜨리지 ?(?:말|않|마)[가-힣]*",
        r"|빠짐 ?없이|놓치(?:고 ?싶지|지|면)? ?(?:않|말|안)[가-힣]*|없(?:으면",
        r"|이는?) ?안 ?[되돼][가-힣]*|빼면 ?안[가-힣 ]*|안 ?(?:가면|보면) ?안[가-힣 ]*",
        r"|빠지면 ?(?:안|섭)[가-힣]*|빼지 ?(?:말|마|않)[가-힣]*|제외하지 ?(?:말|마)[가-힣]*",
    );
    KO_SHUT = r"빼|뺴|뺄|뺐|제외|패스|스킵|생략|건너|사절|금지|아예 ?안|넣지 ?(?:마|말|않)";
    KO_LESS = concat!(
        r"별루|별로|그닥|그다지|적게|적당히|조금만|쪼금만|조금 ?덜|덜|줄[이여인]|줄였|최소",
        r"|안 ?좋아|좋아하지 ?(?:는 ?)?않|좋아하(?:진|지는) ?않|관심(?:은|이|도)? ?(?:없|안|별)",
        r"|흥미(?:는|가|도)? ?없|너무 ?많(?:이|은|으면|지)?[^.!?]{0,6}(?:말|않|싫|안)",
        r"|많이 ?(?:는 ?|은 ?|도 ?)?(?:안|말|필요 ?없)|많(?:지|진) ?않|하나만|한두|한 ?(?:번|군데",
        r"|곳|개)만|지겨|질[려렸]|물[려렸]|보다(?:는|도)?(?: |$)|가끔",
    );
    KO_AVOID = concat!(
        r"(?:저희|우리|제|내)가 ?(?:사 ?|해 ?|챙겨 ?)?먹|(?:호텔|숙소|집|따로|각자|알아서",
        r"|직접)[가-힣]* ?(?:먹|해결|챙|사먹|만들|간단)|말고|말구|싫|시[러렁른]|안 ?(?:가|갈|들|넣",
        r"|봐|볼|보고|먹|마시|마셔|드|해|할|하|땡|끌|돼|되|맞|갔)|가지 ?(?:않|말|마)|필요 ?(?:는 ?",
        r"|가 ?)?(?:없|치|하지)|없[이어애는게었]|못 ?(?:먹|가|드|마)|먹지 ?(?:않|못)|알레르기",
        r"|알러지|불내|피[하해할]|관심 ?밖|노노|ㄴㄴ|굳이|^ ?(?:은|는|을|를)? ?대신|실어[요해]",
        r"|됐[고어습]|가기 ?싫|질색|사양|원하지 ?않|원치|싶지 ?(?:는 ?|가 ?)?않|가봤|가 ?봤|다녀왔",
        r"|갔다 ?왔|갔었|보지 ?않|x(?: |$)",
    );
    KO_MORE = concat!(
        r"많이|많은|더 |위주|좋아|좋구|좋고|조아|꼭|필수|무조건|반드시|늘[려리]|넣|추가|가자|부탁",
        r"|원해|사랑|최고|중심|집중|가득|잔뜩|실컷|듬뿍|챙[겨기길]|포함|기대|궁금|자주|환영|여러",
        r"|싶|시퍼|시포|먹을|먹어야|즐기|주세요|해줘|해주|있었으면|있으면|맛있|제대로|예약",
    );
    KO_PREFIX_AVOID = concat!(
        r"(?:싫은|싫어하는|빼고 ?싶은|가기 ?싫은|빼야 ?할|안 ?가고 ?싶은|필요 ?없는) ?(?:건|것은",
        r"|거는|곳은|데는|거)",
    );
    EN_LESS = concat!(
        r"\b(?:less|fewer|(?:not|nothing|n't)(?: (?:really|very|too|so|that|all|super|particularly",
        r"|overly|exactly|much|a|an|big|huge|great|at))* (?:keen on|into|fond of|big on",
        r"|interested in|bothered about|fussed about|fans? of|excited (?:about|by)|mad about",
        r"|crazy about|many|much|heavy on)|(?:don't|do not|doesn't|not|never) (?:really ",
        r"|particularly |much |especially |care to |exactly )*(?:like|love|enjoy",
        r"|care (?:much )?(?:for|about)|need (?:too many|so many|many|much|a lot of|that many)",
        r"|want (?:too many|so many|many|much|a lot of|that many|too much)|overdo(?: the)?",
        r"|be into)|not (?:an?|much of an?|really an?|exactly an?|big|a big|a huge)|too many",
        r"|too much|cut (?:down|back)(?: on)?|limit|reduce|easy on(?: the)?|(?:only ",
        r"|just )?(?:one or two|a few|a couple of|a little)|minimal|minimum of|minimi[sz]e",
        r"|tired of|sick of|bored (?:of|with|by)|fed up with|over|rather than|hardly any",
        r"|scale back|tone down|low on|no interest in|not interested in|uninterested in|rarely",
        r"|dial (?:down|back)|light on|few)\b",
    );
    EN_AVOID = concat!(
        r"\b(?:no need (?:for|of|to)|(?:swap(?:ping)?|replac(?:e|ing)|exchang(?:e|ing)|trad(?:e",
        r"|ing)|switch(?:ing)?)(?: out)?|no|not|without|skip(?:ping)?|avoid(?:ing)?|instead of",
        r"|hate|hates|can't stand|cannot stand|(?:don't|do not|doesn't|didn't|won't",
        r"|needn't)(?: (?:want|need|include|take|bring|add|put|plan|go|visit|do|bother|to|see|wish",
        r"|send|us|me|eat|have|even|the|anything|any|with|going|like to|drag))*|leave out",
        r"|leave off|except(?: for)?|never|zero|drop|exclude|excluding|no more|cut out|cut|remove",
        r"|forget(?: about)?|ditch|stay away from|steer clear of|dislike|dislikes|detest|loathe",
        r"|anything but|not going to|(?:rather|prefer) not(?: to)?(?: (?:see|visit|go|do|have))*",
        r"|(?:already |been there, )?(?:been to|seen|done|visited)|can't (?:eat|have|do)",
        r"|cannot (?:eat|have|do)|can't|allergic to|allergy to|intolerant (?:of|to)|scratch|lose",
        r"|omit|pass on|minus|nix|free of|scrap|neither|nor)\b",
    );
    EN_MORE = concat!(
        r"\b(?:more|lots|lot of|plenty|many|love|loves|adore|loads|tons|only|want|wants|like|likes",
        r"|prefer|prefers|enjoy|enjoys|keener on|keen on|into|fans? of|must|must-see|would|need",
        r"|please|pls|include|add|visit|see|focus(?:ed)?(?: on)?|mainly|mostly|interested in",
        r"|crazy about|mad about|obsessed with|(?:don't|do not|can't|not|won't|never)(?: (?:want",
        r"|to|be))* (?:miss(?:ed)?|skip|forget|leave out|pass up)|wouldn't mind|(?:not",
        r"|never) enough|can't get enough of|never get enough|nothing but|definitely|plan|as many",
        r"|rather|do|all about|big on|here for|come for|coming for|every day|just|some|book",
        r"|with)\b",
    );
    EN_AFTER_AVOID = concat!(
        r"^[ ,:\-)(]*(?:(?:is|are|was|were|can|could|should|may|might|all|happily|safely|easily",
        r"|gladly|will|we|i|we'll|i'll|you can|to|be|it's|that|just|really|definitely|please|all",
        r"|totally|they're|they|feels?|looks?)\b[ ,]*)*(?:no\b|nope|nah|stay (?:out|off|away|home",
        r"|behind)\b|left (?:out|off|aside|behind|away)\b|wait\b|need(?:n't| not)\b|do without\b",
        r"|live without\b|go without\b|not (?:for|our|my|needed|necessary|interested|a priority",
        r"|required|worth|on)|isn't|aren't|don't|doesn't|won't|(?:be )?(?:dropped|skipped|skip",
        r"|left out|cut|removed|excluded|omitted)|boring|overrated|out\b|off\b|already (?:seen",
        r"|done|visited)|skip\b|bores?|unnecessary|on our own|ourselves|on my own|by ourselves",
        r"|myself|at (?:the|our) (?:hotel|airbnb|apartment|hostel|flat)|in (?:the|our) (?:hotel",
        r"|airbnb|apartment|hostel|flat)|allerg(?:y|ies|ic)|intoleran(?:t|ce)|-?free\b|drop\b",
        r"|leave (?:it|them|that) out|optional|covered|taken care of|sorted)|\b(?:leave|skip|drop",
        r"|cut|avoid|take|forget|exclude|remove) (?:it|that|them|this|those|that one|this one)\b",
    );
    EN_AFTER_LESS = concat!(
        r"^[ ,]*(?:(?:is|are|really|just|so|to)\b ?)*(?:(?:not|isn't|aren't|n't) (?:really ",
        r"|exactly |quite )?(?:our|my) (?:thing|favou?rites?|cup of tea|style|scene|priority)",
        r"|(?:kept )?to a minimum|not so much|not (?:too|so) (?:much|many)|in moderation|less\b",
        r"|at most|(?:don't|doesn't|do not) (?:really |particularly |much )?(?:interest|excite",
        r"|appeal|do it|do much)|bore (?:me|us)|tire (?:me|us)|sparingly|can be (?:limited|reduced",
        r"|few))",
    );
    EN_AFTER_MORE = concat!(
        r"^[ ,:!\-)(]*(?:(?:is|are|would|be|sounds?|a|the|for|all|of|everywhere|we|would be|really",
        r"|absolutely|an?|big|huge|must)\b ?)*(?:yes|please|pls|plz|great|fine|must|welcome",
        r"|essential|key|non-negotiable|definitely|for sure|galore|all the way|as|person|people",
        r"|fans?|lovers?|the more|everywhere|too\b|first|important|priority|lovely|nice|good",
        r"|perfect|awesome|amazing|always|love|addicts?|included|every day|each day|daily|wanted)",
    );
    MORNING = r"아침|오전|새벽|일출|\b(?:mornings?|sun-?rise|dawn|first thing|early|daybreak)\b";
    NOON = r"점심 ?(?:때|시간|무렵|쯤|에)|점심 |정오|한낮|\b(?:noon|midday|lunch ?time|around lunch)\b";
    AFTERNOON = r"오후|낮에|대낮|낮 |\bafternoons?\b";
    SUNSET = concat!(
        r"해 ?질|해질|노을|일몰|석양|선셋|해 ?넘이|골든 ?아워|해 ?지는|해 ?떨어|\b(?:sun-?sets?",
        r"|dusk|golden hour|sun-?down|twilight|sun goes down|sun (?:is )?sett?ing)\b",
    );
    EVENING = r"저녁|\bevenings?\b";
    NIGHT = concat!(
        r"밤|야경|야간|심야|\b(?:nights?|after dark|lit up|illuminat(?:ed|ions?)|night-?time",
        r"|late at night|nighttime|night views?|in the dark|lights)\b",
    );
}

/// Polarity in Korean of what stands between `before` and `after`.
pub(crate) fn korean(before: &str, after: &str) -> Polarity {
    let (ahead, behind) = (Pairs::of(before), Pairs::of(after));
    let doubled = KO_DOUBLE.stands_in(after, &behind);
    let after = if doubled {
        KO_DOUBLE.replace_all(after, " ")
    } else {
        after.into()
    };
    if KO_SHUT.stands_in(&after, &behind) {
        Polarity::Avoid
    } else if KO_LESS.stands_in(&after, &behind) {
        Polarity::Less
    } else if KO_AVOID.stands_in(&after, &behind) || KO_PREFIX_AVOID.stands_in(before, &ahead) {
        Polarity::Avoid
    } else if doubled || KO_MORE.stands_in(&after, &behind) || KO_MORE.stands_in(before, &ahead) {
        Polarity::More
    } else {
        Polarity::Unsaid
    }
}

/// Polarity in English by the nearest word before, where there is one.
pub(crate) fn english_before(before: &str) -> Polarity {
    let pairs = Pairs::of(before);
    let readings = [
        (&EN_LESS, Polarity::Less),
        (&EN_AVOID, Polarity::Avoid),
        (&EN_MORE, Polarity::More),
    ];
    readings
        .into_iter()
        .filter(|(pattern, _)| pattern.may_match(&pairs))
        .filter_map(|(pattern, polarity)| last_match(pattern, before).map(|at| (at, polarity)))
        .max_by_key(|&((start, end), _)| (end, std::cmp::Reverse(start)))
        .map_or(Polarity::Unsaid, |(_, polarity)| polarity)
}

/// Polarity in English by a predicate behind the noun.
pub(crate) fn english_after(after: &str) -> Polarity {
    if EN_AFTER_LESS.is_match(after) {
        Polarity::Less
    } else if EN_AFTER_AVOID.is_match(after) {
        Polarity::Avoid
    } else if EN_AFTER_MORE.is_match(after) {
        Polarity::More
    } else {
        Polarity::Unsaid
    }
}

/// The part of the day a stretch of text names. The narrower term wins.
pub(crate) fn day_part(text: &str) -> Option<DayPart> {
    let parts = [
        (&SUNSET, DayPart::Sunset),
        (&AFTERNOON, DayPart::Afternoon),
        (&MORNING, DayPart::Morning),
        (&NOON, DayPart::Noon),
        (&EVENING, DayPart::Evening),
        (&NIGHT, DayPart::Night),
    ];
    let pairs = Pairs::of(text);
    parts
        .into_iter()
        .find(|(pattern, _)| pattern.stands_in(text, &pairs))
        .map(|(_, part)| part)
}

fn last_match(pattern: &Pattern, text: &str) -> Option<(usize, usize)> {
    pattern
        .find_iter(text)
        .last()
        .map(|found| (found.start(), found.end()))
}
