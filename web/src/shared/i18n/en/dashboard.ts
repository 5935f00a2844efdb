/** Words of the first page behind the log-in. */
export default {
  title: 'My trips',
  greeting: 'Hello, {{name}}',
  lead: 'Where to next?',
  continue: { label: 'Continue planning', action: 'Go on' },
  today: { label: 'Happening now', action: 'Open today' },
  new: {
    label: 'Something new',
    title: 'Plan a trip',
    text: 'Say who travels and where. The plan takes a few seconds.',
    action: 'New trip',
  },
  section: { travelling: 'Travelling', planning: 'Planning', memories: 'Memories' },
  all: 'All trips',
  empty: {
    title: 'Your first trip starts here',
    text: 'Say who travels, where and when. TripGen plans every day so that each stop is open when you arrive.',
    action: 'Plan my first trip',
  },
  sample: {
    title: 'Would you rather look first?',
    text: 'Two days in Seoul for two, planned in a few seconds. Change it or delete it as you like.',
    action: 'Look at a sample trip',
    busy: 'Planning the sample',
    name: 'Sample: two days in Seoul',
    request: 'Local food for lunch.',
  },
} as const;
