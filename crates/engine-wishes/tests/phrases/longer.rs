//! Several wishes, and rarer ways to put one.

use crate::check;

#[test]
fn reads_mixed_and_longer_korean_requests() {
    check(&[
        ("바다 보고 싶어요", &["More(Beach)"]),
        ("공원이나 자연을 더 넣어주세요", &["More(Nature)", "More(Park)"]),
        ("관광지는 조금만, 카페는 많이", &["Less(Sight)", "More(Cafe)"]),
        ("술집은 안 가도 돼요", &["AvoidCategory(Bar)"]),
        ("놀이공원은 관심 없어요", &["Less(ThemePark)"]),
        ("박물관보다는 시장이 좋아요", &["Less(Museum)", "More(Market)"]),
        ("에펠탑 빼고 다 좋아요", &["AvoidPlace(paris/eiffel-tower)"]),
        (
            "경복궁은 오전에, 남산타워는 밤에 갈게요",
            &[
                "AtTime(seoul/gyeongbokgung, Morning)",
                "AtTime(seoul/n-seoul-tower, Night)",
            ],
        ),
        (
            "첫날에 광장시장 들르고 싶어요",
            &["MustSee(seoul/gwangjang-market) on 1"],
        ),
        (
            "2일차는 느긋하게, 3일차는 빡빡하게",
            &["Pace(Packed) on 3", "Pace(Relaxed) on 2"],
        ),
        ("무리하지 않는 일정으로 부탁드립니다", &["Pace(Relaxed)"]),
        ("오전 10시 반부터 움직이고 싶어요", &["DayStart(10:30)"]),
        ("밤 10시까지만 다닐게요", &["DayEnd(22:00)"]),
        (
            "마지막 날은 오후 3시까지 공항에 가야 해요",
            &["DayEnd(15:00) on last"],
        ),
        ("아침 일찍 일어나기 싫어요", &["DayStart(10:00)"]),
        ("하루 50달러 이하로 쓰고 싶어요", &["Budget(50.00 USD, Day)"]),
        ("예산은 백만 원 정도예요", &["Budget(1000000 KRW, Trip)"]),
        ("저렴한 곳 위주로요", &["Cheap"]),
        ("걷는 거 싫어해요", &["LittleWalking"]),
        ("많이 못 걸어요", &["LittleWalking"]),
        ("4살, 6살 아이들과 함께 가요", &["Children([4, 6])"]),
        ("중학생 아들 하나 있어요", &["Children([])"]),
        ("할머니가 지팡이를 쓰세요", &["Mobility(Cane)"]),
        ("엘리베이터 있는 곳 위주로 부탁해요", &["Mobility(StepFree)"]),
        ("저는 비건이에요", &["Diet(Vegan)"]),
        ("돼지고기랑 소고기 안 먹어요", &["Diet(NoBeef)", "Diet(NoPork)"]),
        ("우유를 못 마셔요", &["Diet(LactoseFree)"]),
        ("밀가루 못 먹어요", &["Diet(GlutenFree)"]),
        ("고기를 안 먹어요", &["Diet(Vegetarian)"]),
        ("인도 음식 먹어보고 싶어요", &["Cuisine(\"indian\")"]),
        ("해산물 많이 먹고 싶어요", &["Cuisine(\"seafood\")"]),
        ("고깃집 가고 싶어", &["Cuisine(\"bbq\")"]),
        ("조식은 필요 없어요", &["Meal(Breakfast, false)"]),
        ("점심은 저희가 알아서 먹을게요", &["Meal(Lunch, false)"]),
        ("우천 시 실내 일정으로 변경해 주세요", &["RainPlan"]),
        ("자전거 타고 다니고 싶어요", &["Transport(Bike)"]),
        ("택시 타고 다닐게요", &["Transport(Taxi)"]),
        ("한적한 곳이 좋아요", &["AvoidCrowds"]),
        ("관광객 많은 데는 피해주세요", &["AvoidCrowds"]),
        ("호텔이 명동에 있어요", &[]),
    ]);
}

#[test]
fn reads_mixed_and_longer_english_requests() {
    check(&[
        (
            "We love nature and hate museums",
            &["AvoidCategory(Museum)", "More(Nature)"],
        ),
        (
            "could we have fewer temples and more beaches",
            &["Less(Culture)", "More(Beach)"],
        ),
        (
            "my wife wants to go shopping, I'd love some bars",
            &["More(Bar)", "More(Shopping)"],
        ),
        ("no bars or clubs", &["AvoidCategory(Bar)"]),
        ("don't take us to any theme parks", &["AvoidCategory(ThemePark)"]),
        ("we're big fans of art museums", &["More(Museum)"]),
        (
            "Eiffel Tower at night, Louvre on day 2",
            &[
                "AtTime(paris/eiffel-tower, Night)",
                "MustSee(paris/louvre-museum) on 2",
            ],
        ),
        ("the Louvre isn't for us", &["AvoidPlace(paris/louvre-museum)"]),
        (
            "we've been to the Eiffel Tower so skip it",
            &["AvoidPlace(paris/eiffel-tower)"],
        ),
        (
            "Gyeongbukgung palace and Changdeokgung please",
            &["MustSee(seoul/changdeokgung)", "MustSee(seoul/gyeongbokgung)"],
        ),
        (
            "last day: Trevi Fountain",
            &["MustSee(rome/trevi-fountain) on last"],
        ),
        (
            "COEX Aquarium with our kids (5 and 8)",
            &["Children([5, 8])", "MustSee(seoul/coex-aquarium)"],
        ),
        ("We need to be back by 10pm", &["DayEnd(22:00)"]),
        ("don't schedule anything before 11am", &["DayStart(11:00)"]),
        ("nothing after 9pm please", &["DayEnd(21:00)"]),
        ("start our days around 8", &["DayStart(08:00)"]),
        ("we're not morning people", &["DayStart(10:00)"]),
        ("budget: £900", &["Budget(900.00 GBP, Trip)"]),
        ("we can spend 150 euros per day", &["Budget(150.00 EUR, Day)"]),
        ("nothing too expensive", &["Cheap"]),
        ("maximum 5 km on foot per day", &["WalkingMetresDay(5000)"]),
        ("as little walking as possible", &["LittleWalking"]),
        (
            "we have a 3 year old and a stroller",
            &["Children([3])", "Mobility(Stroller)"],
        ),
        (
            "grandma uses a cane and can't do stairs",
            &["Mobility(Cane)", "Mobility(StepFree)"],
        ),
        ("I can't eat gluten", &["Diet(GlutenFree)"]),
        ("shellfish allergy in our group", &["Diet(NoSeafood)"]),
        ("halal food only", &["Diet(Halal)"]),
        ("my husband is vegetarian", &["Diet(Vegetarian)"]),
        (
            "we love Italian and Thai food",
            &["Cuisine(\"italian\")", "Cuisine(\"thai\")"],
        ),
        ("dim sum would be great", &["Cuisine(\"chinese\")"]),
        ("street food everywhere!", &["Cuisine(\"street-food\")"]),
        ("no need for lunch", &["Meal(Lunch, false)"]),
        ("dinner on our own", &["Meal(Dinner, false)"]),
        ("please include breakfast", &["Meal(Breakfast, true)"]),
        ("have a plan B for bad weather", &["RainPlan"]),
        ("we'll take taxis everywhere", &["Transport(Taxi)"]),
        ("prefer walking between sights", &["Transport(Walk)"]),
        ("too crowded places are not for us", &["AvoidCrowds"]),
        ("don't rush us", &["Pace(Relaxed)"]),
        ("jam-packed days please", &["Pace(Packed)"]),
        ("let us relax on the last day", &["Pace(Relaxed) on last"]),
        ("nothing before 9.30", &["DayStart(09:30)"]),
        ("enough time for shopping", &["More(Shopping)"]),
    ]);
}
