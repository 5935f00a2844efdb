//! Words for kinds of places, kitchens, foods and meals in Korean and English.

use std::sync::LazyLock;

use engine_model::people::Diet;
use engine_model::place::Category;
use engine_model::wish::MealKind;

use crate::pattern::{Pairs, Pattern};
use crate::target::{Spot, Target, meal};

/// Kitchens with an adjective of their own.
pub(super) const CUISINES: [&str; 8] = [
    "korean", "japanese", "chinese", "italian", "french", "spanish", "thai", "indian",
];

/// Words by target; the part in a group `it`, where there is one, is the word.
const WORDS: [(&str, Target); 64] = [
    (
        concat!(
            r"관광 ?명소|관광 ?지|관광|명소|랜드마크|유명한 ?(?:곳|데|장소|관광지|스팟)|볼거리",
            r"|핫플(?:레이스)?|유적지?|고궁|궁궐",
        ),
        Target::Category(Category::Sight),
    ),
    (
        concat!(
            r"\b(?:sights?|sight-?seeing|landmarks?|famous (?:spots?|places?|sites?|landmarks?",
            r"|sights?)|(?:tourist |big |main |top )?attractions?|tourist (?:sites?|spots?|sights?)",
            r"|monuments?|palaces|historic(?:al)? (?:sites?|sights?|places)|iconic (?:sights?|spots?",
            r"|places))\b",
        ),
        Target::Category(Category::Sight),
    ),
    (
        r"박물관|미술관|갤러리|뮤지엄|뮤지움|전시회|전시관|전시",
        Target::Category(Category::Museum),
    ),
    (
        concat!(
            r"\b(?:(?:art |history |science )?museums?|musuems?|musems?|musuem|(?:art )?galler(?:y",
            r"|ies)|exhibitions?|exhibits?)\b",
        ),
        Target::Category(Category::Museum),
    ),
    (
        concat!(
            r"전통 ?문화 ?(?:체험|공연)?|문화 ?체험|전통 ?(?:체험|공연)|공연|뮤지컬|연극|오페라|콘서트",
            r"|한옥 ?체험|한복 ?체험|템플스테이|사찰|사원들?|신사|문화유산|문화",
        ),
        Target::Category(Category::Culture),
    ),
    (
        r"(?:^|[ ,])(?<it>절)(?:은|이|을|도|만|에|이나|들| |,|$)",
        Target::Category(Category::Culture),
    ),
    (
        concat!(
            r"\b(?:(?:local |traditional )?cultur(?:e|al)(?: (?:experiences?|sites?|shows?|stuff",
            r"|activities|performances?|things|events?|places?))?|theat(?:re|er)s?|(?:broadway |live ",
            r"|traditional )?shows|musicals?|operas?|concerts?|traditional (?:performances?|crafts?",
            r"|experiences?|dance)|temples?|shrines?|plays)\b",
        ),
        Target::Category(Category::Culture),
    ),
    (r"공원|정원|수목원|식물원", Target::Category(Category::Park)),
    (
        r"\b(?:(?:city |green )?parks?|gardens?|green spaces?|botanical gardens?)\b",
        Target::Category(Category::Park),
    ),
    (
        r"대자연|자연 ?(?:경관|풍경|속)?|등산|하이킹|트레킹|트래킹|숲길?|계곡|폭포|둘레길|올레길?|오름",
        Target::Category(Category::Nature),
    ),
    (
        r"(?:^|[ ,])(?<it>산)(?:은|이|을|도|만|에|이나|으로| |,|$)",
        Target::Category(Category::Nature),
    ),
    (
        concat!(
            r"\b(?:nature|hik(?:es?|ing)|mountains?|forests?|waterfalls?|(?:nature )?trails?|outdoors",
            r"|countryside|wilderness|natural (?:scenery|sights?|beauty|places|spots))\b",
        ),
        Target::Category(Category::Nature),
    ),
    (
        r"해변가?|바닷가|해수욕장|바다|비치|해안가?",
        Target::Category(Category::Beach),
    ),
    (
        r"\b(?:beach(?:es)?|beech(?:es)|seaside|the sea|sea|coast)\b",
        Target::Category(Category::Beach),
    ),
    (
        concat!(
            r"전망대|전망 ?(?:좋은|이 좋은|멋진) ?(?:곳|데|장소|스팟)|전망|야경 ?(?:명소|스팟|포인트",
            r"|맛집)|야경|뷰 ?(?:좋은|이쁜|예쁜|멋진) ?(?:곳|데|장소|스팟)?|뷰가 ?(?:좋은|멋진",
            r"|예쁜) ?(?:곳|데|장소)?|뷰 ?맛집|뷰 ?포인트|경치|경관 ?좋은 ?(?:곳|데)",
        ),
        Target::Category(Category::Viewpoint),
    ),
    (
        concat!(
            r"\b(?:view ?-?points?|(?:nice |great |good |scenic |city |night |skyline |rooftop ",
            r"|panoramic )?views?|look-?outs?(?: points?)?|observation (?:decks?|towers?)",
            r"|observator(?:y|ies)|scenic (?:spots?|overlooks?|places)|panoramas?|vistas?",
            r"|vantage points?|overlooks?)\b",
        ),
        Target::Category(Category::Viewpoint),
    ),
    (
        concat!(
            r"(?:전통 ?|재래 ?|로컬 ?|현지 ?|수산 ?|벼룩 ?|야)?시장(?: ?구경| ?투어)?|플리 ?마켓",
            r"|나이트 ?마켓|마켓",
        ),
        Target::Category(Category::Market),
    ),
    (
        concat!(
            r"\b(?:(?:street |night |flea |food |local |farmers'? |fish |traditional |flower ",
            r"|christmas )*markets?|bazaars?)\b",
        ),
        Target::Category(Category::Market),
    ),
    (
        concat!(
            r"쇼핑 ?(?:몰|센터|거리|타임)?|백화점|아울렛|아웃렛|면세점|상점가?|소품 ?샵|편집 ?샵",
            r"|기념품 ?(?:가게|샵)?|가게",
        ),
        Target::Category(Category::Shopping),
    ),
    (
        concat!(
            r"\b(?:(?:souvenir |window |clothes |vintage )?shop(?:s|ping)?(?: malls?| cent(?:er|re)s?",
            r"| streets?)?|shoping|malls?|department stores?|boutiques?|outlets?|souvenirs?)\b",
        ),
        Target::Category(Category::Shopping),
    ),
    (
        r"놀이 ?공원|테마 ?파크|놀이 ?동산|워터 ?파크|놀이 ?기구|유원지",
        Target::Category(Category::ThemePark),
    ),
    (
        r"\b(?:(?:theme|amusement|water) ?-?parks?|roller ?-?coasters?|rides)\b",
        Target::Category(Category::ThemePark),
    ),
    (
        concat!(
            r"(?:축구|야구|농구|스포츠) ?(?:경기장?|직관|관람)?(?: ?같은 ?스포츠 ?관련 ?장소)?|경기장",
            r"|구장|스타디움|직관",
        ),
        Target::Category(Category::Sports),
    ),
    (
        concat!(
            r"\b(?:sports?(?: (?:events?|venues?|stadiums?|games?|match(?:es)?|stuff|grounds?))?",
            r"|sporting events?|stadiums?|arenas?|(?:football|soccer|baseball|basketball",
            r"|hockey)(?: (?:games?|match(?:es)?|stadiums?|arenas?|grounds?))?|ball ?parks?",
            r"|ball ?games?)\b",
        ),
        Target::Category(Category::Sports),
    ),
    (
        r"온천|스파|찜질방|마사지|맛사지|사우나|목욕탕|족욕",
        Target::Category(Category::Spa),
    ),
    (
        concat!(
            r"\b(?:spas?|(?:day )?spas|hot ?-?springs?|massages?|saunas?|onsens?|jjimjilbangs?",
            r"|bath ?-?houses?|(?:thermal |turkish )baths?)\b",
        ),
        Target::Category(Category::Spa),
    ),
    (
        concat!(
            r"맛집(?: ?투어| ?탐방)?|맛있는 ?(?:거|것|음식|집|데|곳|식당)|식당|레스토랑|미식|먹방",
            r"|먹거리|먹을 ?거리",
        ),
        Target::Category(Category::Restaurant),
    ),
    (
        concat!(
            r"\b(?:(?:good |great |nice |local |famous |popular |fancy )?restaurants?|(?:good |great ",
            r"|nice )?places? to eat(?: well)?|(?:good|great|local|amazing|delicious|tasty) (?:food",
            r"|eats)|eateries|foodies?|fine dining|food (?:spots?|places?|tours?)|eat(?:ing)? well)\b",
        ),
        Target::Category(Category::Restaurant),
    ),
    (
        r"카페|까페|커피 ?(?:숍|샵|집|전문점)|디저트 ?(?:가게|집|카페|맛집)?|찻집|베이커리|빵집",
        Target::Category(Category::Cafe),
    ),
    (
        concat!(
            r"\b(?:cafes?|caffes?|coffee ?-?(?:shops?|houses?|places?|spots?|stops?|breaks?)",
            r"|tea ?-?(?:houses?|rooms?)|baker(?:y|ies)|patisseries?|dessert (?:places?|spots?",
            r"|shops?))\b",
        ),
        Target::Category(Category::Cafe),
    ),
    (
        concat!(
            r"술집|펍|이자카야|와인 ?바|칵테일 ?바|루프탑 ?바|재즈 ?바|맥주 ?집|호프집|선술집|맥줏집",
            r"|비어홀|비어가든|술 ?한 ?잔",
        ),
        Target::Category(Category::Bar),
    ),
    (
        r"(?:^|[ ,]|이랑|랑|와|과|하고)(?<it>바)(?:가|는|를|도|랑|에|나|만|와|두| |,|$)",
        Target::Category(Category::Bar),
    ),
    (
        concat!(
            r"\b(?:(?:wine |cocktail |rooftop |jazz |beer |tapas |sports )?bars?|pubs?|cocktails?",
            r"|night ?life|(?:night ?)?clubs?|clubbing|beer ?(?:halls?|gardens?)|brewer(?:y|ies)",
            r"|izakayas?|taverns?|pub crawl)\b",
        ),
        Target::Category(Category::Bar),
    ),
    (
        r"한식|한국 ?(?:음식|요리|가정식)|한정식",
        Target::Cuisine("korean"),
    ),
    (
        r"일식|일본 ?(?:음식|요리|가정식)|초밥|스시",
        Target::Cuisine("japanese"),
    ),
    (
        r"\b(?:sushi|tempura|kaiseki|okonomiyaki)\b",
        Target::Cuisine("japanese"),
    ),
    (
        r"중식|중국 ?(?:음식|요리)|중화 ?요리|딤섬|훠궈|마라탕|짜장면|베이징 ?덕",
        Target::Cuisine("chinese"),
    ),
    (
        r"\b(?:dim ?sum|hot ?pot|peking duck)\b",
        Target::Cuisine("chinese"),
    ),
    (
        r"이탈리아 ?(?:음식|요리)|이태리 ?(?:음식|요리)|이탈리안(?: ?음식| ?요리| ?레스토랑)?|파스타|피자",
        Target::Cuisine("italian"),
    ),
    (
        r"\b(?:pasta|pizzas?|risotto|gnocchi|trattorias?|italian)\b",
        Target::Cuisine("italian"),
    ),
    (
        r"프랑스 ?(?:음식|요리)|프렌치(?: ?음식| ?요리| ?레스토랑)?|프랑스식",
        Target::Cuisine("french"),
    ),
    (
        r"\b(?:bistros?|brasseries?|croissants?|crepes?|escargots?)\b",
        Target::Cuisine("french"),
    ),
    (
        r"스페인 ?(?:음식|요리)|타파스|빠에야|파에야|빠에아",
        Target::Cuisine("spanish"),
    ),
    (r"\b(?:tapas|paellas?|pintxos)\b", Target::Cuisine("spanish")),
    (
        r"태국 ?(?:음식|요리)|타이 ?(?:음식|요리)|팟타이|똠얌꿍?|쏨땀",
        Target::Cuisine("thai"),
    ),
    (r"\b(?:pad ?thai|tom ?yum|som ?tam)\b", Target::Cuisine("thai")),
    (r"인도 ?(?:음식|요리)|커리", Target::Cuisine("indian")),
    (
        r"\b(?:tandoori|masala|curr(?:y|ies)|biryani)\b",
        Target::Cuisine("indian"),
    ),
    (
        r"길거리 ?(?:음식|간식|먹거리)|거리 ?음식|분식|스트리트 ?푸드|떡볶이|포장마차|노점 ?(?:음식)?",
        Target::Cuisine("street-food"),
    ),
    (
        concat!(
            r"\b(?:street ?-?(?:food|eats|snacks)(?: stalls?)?|food stalls?|hawker (?:food|cent(?:re",
            r"|er)s?|stalls?)|street vendors?)\b",
        ),
        Target::Cuisine("street-food"),
    ),
    (
        r"면 ?요리|면류|국수|라멘|라면|우동|냉면|칼국수|쌀국수|소바|누들|막국수|밀면|우육면",
        Target::Cuisine("noodles"),
    ),
    (
        r"\b(?:(?:beef )?noodles?(?: (?:soups?|shops?|dishes|places?))?|ramen|udon|soba|pho|naengmyeon)\b",
        Target::Cuisine("noodles"),
    ),
    (
        r"바비큐|바베큐|비비큐|고기 ?구이|고깃집|고기집|삼겹살|갈비|야키니쿠|숯불구이|구운 ?고기|bbq",
        Target::Cuisine("bbq"),
    ),
    (
        r"\b(?:(?:korean )?(?:bbq|barbec?ue|barbeque)|yakiniku|grilled meat)\b",
        Target::Cuisine("bbq"),
    ),
    (
        concat!(
            r"해산물(?: ?요리| ?맛집)?|해물(?: ?요리)?|씨푸드|시푸드|횟집|생선회",
            r"|\bsea ?food(?: (?:restaurants?|dishes|places?|meals?|dinners?))?\b",
        ),
        Target::Seafood,
    ),
    (r"(?:^|[ ,])(?<it>회)(?:는|를|도|만|랑|와| |,|$)", Target::Seafood),
    (
        concat!(
            r"생선|갑각류|조개류?|새우|굴 |어패류|게 알레르기|\b(?:fish|shell ?fish|prawns?|shrimps?",
            r"|crabs?|crustaceans?|oysters?)\b",
        ),
        Target::Food(Diet::NoSeafood),
    ),
    (
        r"돼지 ?고기|돼지|\b(?:pork|ham|bacon)\b",
        Target::Food(Diet::NoPork),
    ),
    (
        r"소고기|쇠고기|비프|스테이크|\bbeef\b",
        Target::Food(Diet::NoBeef),
    ),
    (
        r"견과류?|땅콩|아몬드|호두|\b(?:(?:tree ?)?-?nuts?|peanuts?|almonds?|walnuts?|cashews?)\b",
        Target::Food(Diet::NoNuts),
    ),
    (
        r"글루텐|밀가루(?: ?음식)?|\b(?:gluten|wheat)\b",
        Target::Food(Diet::GlutenFree),
    ),
    (
        r"유제품|우유|유당|락토오?스|치즈|\b(?:dairy(?: products)?|lactose|milk|cheese)\b",
        Target::Food(Diet::LactoseFree),
    ),
    (
        r"(?:^|[ ,])(?<it>육류|육식|고기)(?:는|를|도|은|를|류| |,|$)|\b(?:meat|red meat)\b",
        Target::Food(Diet::Vegetarian),
    ),
    (r"조식", Target::Meal(MealKind::Breakfast)),
];

static COMPILED: LazyLock<Vec<(Pattern, Target)>> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .map(|&(source, target)| (Pattern::new(source), target));
    let meals = meal::MEALS
        .iter()
        .map(|&(source, meal)| (Pattern::new(source), Target::Meal(meal)));
    words.chain(meals).collect()
});

/// Every word of the lexicon in a text; they may overlap.
pub(super) fn find(text: &str) -> Vec<Spot> {
    let mut found = Vec::new();
    let pairs = Pairs::of(text);
    let near = |(pattern, _): &&(Pattern, Target)| pattern.may_match(&pairs);
    for (pattern, target) in COMPILED.iter().filter(near) {
        for captures in pattern.captures_iter(text) {
            let part = captures
                .name("it")
                .or_else(|| captures.name("it2"))
                .or_else(|| captures.get(0));
            found.extend(part.map(|part| Spot {
                range: part.range(),
                target: *target,
            }));
        }
    }
    found
}

/// The kitchen of an adjective.
pub(super) fn cuisine_of(adjective: &str) -> Option<&'static str> {
    CUISINES.into_iter().find(|&known| known == adjective)
}
