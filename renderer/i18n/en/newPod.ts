// The New-pod page.

export const newPod = {
  title: 'New pod',
} as const;
