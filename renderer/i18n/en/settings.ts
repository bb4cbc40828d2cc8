// The Settings page.

export const settings = {
  title: 'Settings',
  search: 'Search settings',
  searchPlaceholder: 'Search settings',
  noMatch: 'No setting matches “{{query}}”.',
  saveFailed: 'The setting was not saved: {{message}}',
  sections: {
    general: 'General',
    engine: 'Engine',
    lists: 'Lists',
    editor: 'Editor',
    shortcuts: 'Shortcuts',
    node: 'Node labels',
  },
  theme: 'Theme',
  themes: { system: 'Follow the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { system: 'Follow the system' },
  confirmDeletes: 'Ask before deleting pods',
  density: 'Row density',
  densities: { compact: 'Compact', default: 'Default', comfortable: 'Comfortable' },
  resetViews: 'Reset columns, sorting and filters of all lists',
  resetViewsDone: 'All lists are back to their defaults.',
  engineUrl: 'Engine address',
  engineUrlHint:
    'Tried first, for example unix:///run/user/1000/docker.sock. Empty: DOCKER_HOST, the current Docker context, the usual sockets.',
  engineUrlInvalid:
    'Enter an address that starts with unix://, tcp://, http://, https://, npipe:// or ssh://.',
  pauseImage: 'Pause image',
  pauseImageHint: 'Holds the namespaces of every pod. Empty: the one that comes with Podbay.',
  save: 'Save',
  editorFontSize: 'Editor font size',
  singleKeys: 'Single-letter shortcuts in lists',
  singleKeysHint:
    'The letters k9s uses, such as d for Describe. Turn them off if dictation or a screen reader types letters.',
  showShortcuts: 'Show all shortcuts',
  node: {
    intro:
      'Pods can ask for a node with certain labels (spec.nodeSelector). Your engine is the node {{name}}.',
    none: 'There is no node while no engine is connected.',
    key: 'Key',
    value: 'Value',
    add: 'Add label',
    remove: 'Remove label {{key}}',
    builtIn: 'set by Podbay',
    list: 'Labels of node {{name}}',
    invalidKey:
      'A key is an optional DNS name and a slash, then up to 63 letters, digits, “-”, “_” or “.”, starting and ending with a letter or digit.',
    invalidValue:
      'A value has at most 63 letters, digits, “-”, “_” or “.”, starting and ending with a letter or digit.',
    failed: 'The label was not changed: {{message}}',
  },
} as const;
