// A way into a pod that makes streams of its own: the test sees what is sent and decides what fails.

import { PassThrough } from 'node:stream';
import type {
  DialChoice,
  PodConnection,
  PodDatagrams,
  PodDialer,
} from '../../../../electron/engine/runtime/podDialer.ts';

export class FakeDialer implements PodDialer {
  readonly podUid: string;
  readonly choice: DialChoice;
  isDisposed = false;
  /** Set: connections fail with it. */
  failure: Error | undefined;
  readonly streams: PassThrough[] = [];

  constructor(podUid: string, choice: DialChoice) {
    this.podUid = podUid;
    this.choice = choice;
  }

  /** What is sent comes back. */
  async connect(): Promise<PodConnection> {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    const stream = new PassThrough();
    this.streams.push(stream);
    return { path: this.choice === 'relay' ? 'relay' : 'direct', stream };
  }

  async openDatagrams(): Promise<PodDatagrams> {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    const listeners = new Set<(bytes: Uint8Array) => void>();
    let close = () => undefined as void;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    return {
      path: 'direct',
      send: (bytes) => {
        for (const listener of listeners) listener(bytes);
      },
      onMessage: (listener) => {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
      closed,
      dispose: () => close(),
    };
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
