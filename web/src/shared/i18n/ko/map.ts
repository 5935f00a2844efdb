import type { Korean } from '../namespaces';
import type en from '../en/map';

export default {
  label: '지도',
  loading: '지도를 불러오는 중…',
  failed: '지도를 불러오지 못했습니다. 지도에 나올 내용은 모두 목록에 있습니다.',
  noWebGl: '이 브라우저에서는 지도를 그릴 수 없습니다. 지도에 나올 내용은 모두 목록에 있습니다.',
  schematic: '타일 없이 그린 약도',
  offer: '지도 고르기',
  offerEnd: '이 제안 닫기',
  fitDay: '하루 전체 보기',
  fitTrip: '전체 보기',
  zoomIn: '확대',
  zoomOut: '축소',
  myPosition: '내 위치',
} satisfies Korean<typeof en>;
