// What the Pods page remembers: order, filter, columns.

import { z } from 'zod';
import { podSortColumns } from './sortPods.ts';

export const podColumnIds = [
  'name',
  'namespace',
  'status',
  'ready',
  'restarts',
  'ports',
  'age',
  'ip',
  'images',
  'node',
  'labels',
  'qos',
  'created',
] as const;
export type PodColumnId = (typeof podColumnIds)[number];

export const defaultPodColumns: readonly PodColumnId[] = [
  'name',
  'namespace',
  'status',
  'ready',
  'restarts',
  'ports',
  'age',
];
/** What `W` adds, as kubectl's -o wide does. */
export const widePodColumns: readonly PodColumnId[] = [...defaultPodColumns, 'ip', 'node', 'images'];

export const podsViewSchema = z.object({
  sort: z
    .object({ column: z.enum(podSortColumns), direction: z.enum(['ascending', 'descending']) })
    .default({ column: 'name', direction: 'ascending' }),
  filter: z.string().max(1000).default(''),
  /** Empty: all. */
  namespaces: z.array(z.string()).default([]),
  isProblemsOnly: z.boolean().default(false),
  columns: z.array(z.enum(podColumnIds)).default([...defaultPodColumns]),
});
export type PodsView = z.infer<typeof podsViewSchema>;
