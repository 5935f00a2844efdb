import type en from '../en/trip';
import type { Korean } from '../namespaces';

export default {
  status: { planning: '계획 중', ongoing: '여행 중', completed: '추억' },
  step: {
    basics: '다음: 일행 정하기',
    destinations: '다음: 여행지 정하기',
    generation: '다음: 일정표 만들기',
    itinerary: '일정표가 준비됐어요',
  },
  noDates: '날짜 미정',
  members_other: '일행 {{count}}명',
  destinations_other: '여행지 {{count}}곳',
  startsToday: '오늘 출발',
  startsIn_other: '{{count}}일 뒤 출발',
  dayOf: '{{days, number}}일 중 {{day, number}}일째',
  progress: '{{percent}} 준비됨',
} satisfies Korean<typeof en>;
