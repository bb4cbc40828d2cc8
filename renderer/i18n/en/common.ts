// Words that more than one area uses.

export const common = {
  appName: 'Podbay',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  dismiss: 'Dismiss',
  delete: 'Delete',
  retry: 'Try again',
  undo: 'Undo',
  required: 'required',
  clearSearch: 'Clear search',
  resize: 'Resize {{area}}',
} as const;
