/** Words of the map. */
export default {
  label: 'Map',
  loading: 'Loading the map…',
  failed: 'The map could not be loaded. The list holds everything that it would show.',
  noWebGl: 'This browser cannot draw the map. The list holds everything that it would show.',
  schematic: 'Schematic map, without tiles',
  offer: 'Choose a map',
  offerEnd: 'Close this offer',
  fitDay: 'Whole day',
  fitTrip: 'Show all',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  myPosition: 'My position',
} as const;
