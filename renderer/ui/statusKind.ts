// The seven ways a thing can be doing. Each has a shape, a text and a colour; none is told by colour alone.

const statusKinds = ['ok', 'done', 'pending', 'warn', 'error', 'terminating', 'unknown'] as const;
export type StatusKind = (typeof statusKinds)[number];
