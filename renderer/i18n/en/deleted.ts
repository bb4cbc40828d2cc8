// The pods that were deleted recently.

export const deleted = {
  title: 'Recently deleted',
  grid: 'Recently deleted pods',
  filter: 'Filter by name, namespace or image',
  columns: { deletedAt: 'Deleted' },
  ago: '{{age}} ago',
  restore: 'Restore',
  restoreOne: 'Restore {{name}}',
  openManifest: 'Open manifest',
  nameTaken: 'Name is in use',
  gone: 'The manifest of {{name}} is not kept any more.',
  footnote:
    'Deleted pods are kept for 7 days, the newest 200 of them. Restore applies the manifest again: new containers, empty emptyDir volumes.',
  empty: {
    title: 'Nothing was deleted lately',
    text: 'A deleted pod stays here for 7 days, so that it can be restored from its manifest.',
  },
} as const;
