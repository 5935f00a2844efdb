/** Words about a trip as a whole, wherever it is shown. */
export default {
  status: { planning: 'Planning', ongoing: 'Travelling', completed: 'Memory' },
  step: {
    basics: 'Next: who travels',
    destinations: 'Next: destinations',
    generation: 'Next: make the plan',
    itinerary: 'Plan is ready',
  },
  noDates: 'No dates yet',
  members_one: '{{count}} traveller',
  members_other: '{{count}} travellers',
  destinations_one: '{{count}} destination',
  destinations_other: '{{count}} destinations',
  startsToday: 'Starts today',
  startsIn_one: 'Tomorrow',
  startsIn_other: 'In {{count}} days',
  dayOf: 'Day {{day, number}} of {{days, number}}',
  progress: '{{percent}} planned',
} as const;
