// Manifest files dropped anywhere, and YAML pasted anywhere but into a field, open the New-pod page.

import { useEffect, useState } from 'react';
import { MAX_MANIFEST_CHARS, type ManifestSource } from '../../electron/common/contract/manifests.ts';
import { startNewPod } from '../app/startNewPod.ts';
import { i18n } from '../i18n/i18n.ts';
import { errorText } from '../rpc/errorText.ts';
import { notify } from '../state/notifications.ts';
import { manifestText } from './manifestText.ts';

/** Looks like a manifest rather than like any text: both lines stand at the start of a line, or it is JSON. */
export function looksLikeManifest(text: string): boolean {
  const isJson = /^\s*[[{]/.test(text) && text.includes('"kind"');
  return isJson || (/^\s*(- )?apiVersion:/m.test(text) && /^\s*(- )?kind:/m.test(text));
}

async function readManifest(file: File): Promise<ManifestSource | undefined> {
  try {
    if (file.size > MAX_MANIFEST_CHARS) {
      const limit = `${MAX_MANIFEST_CHARS / 1024} KiB`;
      notify({ tone: 'error', text: i18n.t('pods.dropTooBig', { name: file.name, limit }) });
      return undefined;
    }
    const text = manifestText(new Uint8Array(await file.arrayBuffer()));
    if (text !== undefined) return { name: file.name, text };
    notify({ tone: 'error', text: i18n.t('pods.dropNotText', { name: file.name }) });
    return undefined;
  } catch (error) {
    notify({
      tone: 'error',
      text: i18n.t('pods.dropFailed', { name: file.name, message: errorText(error) }),
    });
    return undefined;
  }
}

/** Reads files as manifests and opens the New-pod page with those that could be read. */
export async function openManifestFiles(files: readonly File[]): Promise<void> {
  const sources = (await Promise.all(files.map(readManifest))).filter((source) => source !== undefined);
  if (sources.length > 0) startNewPod({ kind: 'manifests', sources });
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** True while files are dragged over the window. */
export function useManifestDrop(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void openManifestFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea, [contenteditable="true"]')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!looksLikeManifest(text) || text.length > MAX_MANIFEST_CHARS) return;
      event.preventDefault();
      startNewPod({ kind: 'manifests', sources: [{ name: 'pasted.yaml', text }] });
    };
    addEventListener('dragover', onOver, { signal });
    addEventListener('dragleave', onLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    addEventListener('paste', onPaste, { signal });
    return () => end.abort();
  }, []);
  return isOver;
}
