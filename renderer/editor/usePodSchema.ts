// The Pod schema for completion and hover docs, asked for once per page.

import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { TypeSchema } from '../../electron/common/kubernetes/typeSchema.ts';
import type { Connection } from '../rpc/connection.ts';
import { useCall } from '../rpc/useCall.ts';

const fieldSchema = z.object({
  type: z.string(),
  description: z.string(),
  required: z.boolean().exactOptional(),
  values: z.array(z.string()).exactOptional(),
  isRefused: z.boolean().exactOptional(),
});
const typeSchema: z.ZodType<TypeSchema> = z.object({
  source: z.string(),
  types: z.record(
    z.string(),
    z.object({ description: z.string(), fields: z.record(z.string(), fieldSchema) }),
  ),
});

let loaded: TypeSchema | undefined;

async function fetchSchema(
  api: Connection['api'],
  _input: undefined,
  signal: AbortSignal,
): Promise<TypeSchema> {
  const { json } = await api.manifests.schema({}, { signal });
  loaded = typeSchema.parse(JSON.parse(json));
  return loaded;
}

/** Undefined until it is here; the editor works without it. */
export function usePodSchema(): TypeSchema | undefined {
  const [schema, setSchema] = useState(loaded);
  const { run } = useCall(fetchSchema);
  useEffect(() => {
    if (loaded !== undefined) return;
    const load = async () => setSchema(await run(undefined));
    void load();
  }, [run]);
  return schema;
}
