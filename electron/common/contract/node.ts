// The one node: the engine seen as a v1.Node, and its labels.

import { z } from 'zod';
import { call, stream } from '../rpc/define.ts';
import { nodeObjectSchema } from './objects.ts';

export const nodeContract = {
  watch: stream({ input: z.object({}), item: z.object({ node: nodeObjectSchema.nullable() }) }),
  label: call({
    input: z.object({
      set: z.record(z.string().max(317), z.string().max(63)),
      remove: z.array(z.string().max(317)),
    }),
    output: z.object({ node: nodeObjectSchema }),
  }),
};
