// Schemas of the Kubernetes objects that travel. They are made by our own engine, so only the envelope is checked:
// the full Pod schema lives in electron/manifest and is applied where untrusted text enters.

import { z } from 'zod';
import type { Event, Node, PodObject } from '../kubernetes/objects.ts';

const isObjectOfKind = (value: unknown, kind: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === kind &&
  'metadata' in value;

export const podObjectSchema = z.custom<PodObject>((value) => isObjectOfKind(value, 'Pod'), 'not a v1 Pod');
export const eventObjectSchema = z.custom<Event>((value) => isObjectOfKind(value, 'Event'), 'not a v1 Event');
export const nodeObjectSchema = z.custom<Node>((value) => isObjectOfKind(value, 'Node'), 'not a v1 Node');

/** A pod named as kubectl names it. */
export const podRefSchema = z.object({ namespace: z.string().max(63), name: z.string().max(253) });
export type PodRef = z.infer<typeof podRefSchema>;
