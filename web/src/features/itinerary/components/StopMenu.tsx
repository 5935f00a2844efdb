import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/Icon';
import { Menu, type MenuItem } from '@/shared/components/Menu';
import { useFormat } from '@/shared/format/useFormat';
import { lockStop, moveStop, removeStop } from '../edit';
import { useScreen } from '../screen';
import { stopsOf } from '../timeline';
import type { Entry } from '../types';

/** So many other days stand in the menu itself; more get a sheet. */
const DAYS_IN_MENU = 4;

/** Everything that can be done with a stop. */
export function StopMenu({ stop, number, of }: { stop: Entry; number: number; of: number }) {
  const { t } = useTranslation('itineraryEdit');
  return <Menu label={t('menu.label', { name: stop.name })} trigger={<Icon name="more" />} items={useItems(stop, number, of)} />;
}

function useItems(stop: Entry, number: number, of: number): MenuItem[] {
  const { t } = useTranslation('itineraryEdit');
  const format = useFormat();
  const { day, itinerary, edit, open } = useScreen();
  const { stopId, locked, placeId } = stop;
  const others = itinerary.days.filter((other) => other.day !== day.day);
  const toDays = others.map((other): MenuItem => {
    const label = t('menu.toDay', { day: other.day, date: format.date(other.date) });
    return { label, icon: 'day', onSelect: () => edit(moveStop(stopId, other.day, stopsOf(other).length)) };
  });
  const toSheet: MenuItem = { label: t('menu.move'), icon: 'day', onSelect: () => open({ kind: 'move', stopId }) };
  const step = (by: number) => () => edit(moveStop(stopId, day.day, number - 1 + by));
  const items: (MenuItem | false)[] = [
    { label: t('menu.times'), icon: 'clock', onSelect: () => open({ kind: 'times', stopId }) },
    {
      label: t(locked ? 'menu.unlock' : 'menu.lock'),
      icon: locked ? 'unlock' : 'lock',
      onSelect: () => edit(lockStop(stopId, !locked)),
    },
    { label: t('menu.replace'), icon: 'swap', onSelect: () => open({ kind: 'alternatives', stopId }) },
    number > 1 && { label: t('menu.earlier'), icon: 'chevronUp', onSelect: step(-1) },
    number < of && { label: t('menu.later'), icon: 'chevronDown', onSelect: step(1) },
    ...(others.length > DAYS_IN_MENU ? [toSheet] : toDays),
    placeId !== undefined && { label: t('menu.why'), icon: 'question', onSelect: () => open({ kind: 'why', placeId }) },
    { label: t('menu.remove'), icon: 'trash', tone: 'danger', onSelect: () => edit(removeStop(stopId)) },
  ];
  return items.filter((item) => item !== false);
}
