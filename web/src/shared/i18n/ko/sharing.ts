import type en from '../en/sharing';
import type { Korean } from '../namespaces';

export default {
  title: '공유된 여행',
  day: '{{day, number}}일차',
  all: '전체',
  choose: '볼 날짜',
  print: '인쇄',
  members: '일행: {{names}}',
  noDays: '이 여행에는 아직 일정표가 없어요',
  made: 'TripGen으로 계획했어요',
  gone: {
    title: '더 이상 열 수 없는 링크예요',
    text: '기간이 끝났거나 공유가 취소되었어요. 보내 준 사람에게 새 링크를 부탁하세요.',
    action: 'TripGen 열기',
  },
  kind: {
    start: '출발',
    end: '도착',
    stop: '방문',
    breakfast: '아침 식사',
    lunch: '점심 식사',
    dinner: '저녁 식사',
    rest: '휴식',
    'drop-luggage': '짐 맡기기',
    'pick-up-luggage': '짐 찾기',
    'check-in': '체크인',
    'check-out': '체크아웃',
  },
  invitation: {
    title: '초대',
    heading: '함께 여행을 계획하자는 초대를 받았어요',
    text: '참여하면 내 여행 목록에 나타나요.',
    accept: '여행에 참여하기',
    gone: '더 이상 쓸 수 없는 초대예요',
    goneText: '이미 사용되었거나 기간이 끝났거나 취소되었어요. 새 초대를 부탁하세요.',
  },
} satisfies Korean<typeof en>;
