// The Events page.

export const events = {
  title: 'Events',
  grid: 'Events',
  columns: {
    lastSeen: 'Last seen',
    time: 'Time',
    type: 'Type',
    reason: 'Reason',
    object: 'Object',
    container: 'Container',
    message: 'Message',
    count: 'Count',
    firstSeen: 'First seen',
  },
  filter: 'Filter events',
  filterPlaceholder: 'Filter by reason, object or message',
  reasons: 'Reasons',
  allReasons: 'All reasons',
  reasonCount_one: '{{count}} reason',
  reasonCount_other: '{{count}} reasons',
  warning: 'Warning',
  normal: 'Normal',
  currentOnly: 'Current pods only',
  counts: '{{shown}} of {{total}}',
  empty: { title: 'No events yet', text: 'Events say what happened to pods. They are kept for seven days.' },
  noMatch: { title: 'No events match', clear: 'Clear filter' },
} as const;
