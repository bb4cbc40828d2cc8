// The manifest being written. It survives everything: it is saved a second after each change and comes back with the
// page. It lives in the browser's own storage, because a manifest may be larger than a setting.

import { z } from 'zod';
import { create } from 'zustand';
import { systemClock } from '../../electron/common/clock.ts';
import { MAX_MANIFEST_CHARS, type ManifestSource } from '../../electron/common/contract/manifests.ts';
import type { Disposable } from '../../electron/common/disposable.ts';

const STORAGE_KEY = 'podbay.newPod.draft';
const SAVE_AFTER_MS = 1_000;
export const DEFAULT_NAME = 'pod.yaml';

export interface Draft {
  /** Rises when another text was opened: the editor starts over then. */
  readonly generation: number;
  readonly name: string;
  readonly text: string;
  /** The text that would not be missed: as opened, or as applied. */
  readonly baseText: string;
  /** False when the browser refuses to keep it. */
  readonly isSaved: boolean;
}

const storedSchema = z.object({
  name: z.string().min(1).max(255),
  text: z.string().max(MAX_MANIFEST_CHARS),
  baseText: z.string().max(MAX_MANIFEST_CHARS),
});

/** A draft that may not be thrown away without asking. */
export function isDirty({ text, baseText }: Pick<Draft, 'text' | 'baseText'>): boolean {
  return text.trim() !== '' && text !== baseText;
}

/** Reads what was stored; anything unreadable is an empty draft. */
export function readDraft(stored: string | null): Draft {
  const empty = { name: DEFAULT_NAME, text: '', baseText: '' };
  const parse = () => {
    try {
      return storedSchema.safeParse(JSON.parse(stored ?? 'null')).data;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
  return { generation: 0, isSaved: true, ...(parse() ?? empty) };
}

function storage<Result>(act: (store: Storage) => Result, refused: Result): Result {
  try {
    return act(localStorage);
  } catch (error) {
    // Full, or switched off by the browser: the draft then lives as long as the page.
    if (error instanceof DOMException) return refused;
    throw error;
  }
}

export const useDraft = create<Draft>()(() =>
  readDraft(storage((store) => store.getItem(STORAGE_KEY), null)),
);

let timer: Disposable | undefined;

function saveSoon(): void {
  timer?.dispose();
  timer = systemClock.setTimer(SAVE_AFTER_MS, saveDraft);
}

/** Saves now; the page calls it when it goes away. */
export function saveDraft(): void {
  timer?.dispose();
  const { name, text, baseText } = useDraft.getState();
  const json = JSON.stringify({ name, text, baseText });
  const isSaved = storage((store) => {
    store.setItem(STORAGE_KEY, json);
    return true;
  }, false);
  useDraft.setState({ isSaved });
}

/** What the editor reports with every change. */
export function changeDraft(text: string): void {
  useDraft.setState({ text });
  saveSoon();
}

/** Starts over with another text. Whoever calls has asked first when `isDirty`. */
export function openDraft({ name, text }: ManifestSource): void {
  useDraft.setState(({ generation }) => ({ generation: generation + 1, name, text, baseText: text }));
  saveSoon();
}

/** The text has been applied: it can be got back from the pods. */
export function keepDraft(text: string): void {
  useDraft.setState({ baseText: text });
  saveSoon();
}
