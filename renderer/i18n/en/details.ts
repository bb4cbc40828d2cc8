// The details panel of one pod.

export const details = {
  openAsPage: 'Open as page',
  backToPanel: 'Back to the panel',
} as const;
