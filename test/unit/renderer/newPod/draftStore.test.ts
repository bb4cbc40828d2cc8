import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const stored = new Map<string, string>();

/** A fresh page over the same storage. */
async function openPage() {
  vi.resetModules();
  const drafts = await import('../../../../renderer/newPod/draftStore.ts');
  const opening = await import('../../../../renderer/newPod/opening.ts');
  return { ...drafts, ...opening };
}

beforeEach(() => {
  stored.clear();
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the draft', () => {
  it('is saved a second after a change and comes back with the page', async () => {
    const page = await openPage();
    page.changeDraft('kind: Pod');
    expect(stored.size).toBe(0);
    vi.advanceTimersByTime(1_000);
    const later = await openPage();
    expect(later.useDraft.getState()).toMatchObject({ text: 'kind: Pod', isSaved: true });
    expect(later.isDirty(later.useDraft.getState())).toBe(true);
  });

  it('is empty when what was stored cannot be read', async () => {
    const { readDraft } = await openPage();
    expect(readDraft('{')).toMatchObject({ text: '', name: 'pod.yaml' });
    expect(readDraft('{"text":5}')).toMatchObject({ text: '' });
  });

  it('says when the browser does not keep it', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    const page = await openPage();
    page.changeDraft('kind: Pod');
    page.saveDraft();
    expect(page.useDraft.getState().isSaved).toBe(false);
  });

  it('is no longer missed once it was applied', async () => {
    const page = await openPage();
    page.changeDraft('kind: Pod');
    page.keepDraft('kind: Pod');
    expect(page.isDirty(page.useDraft.getState())).toBe(false);
  });
});

describe('opening another text', () => {
  const other = { name: 'other.yaml', text: 'kind: List' };

  it('replaces a draft without changes at once', async () => {
    const page = await openPage();
    page.openSource(other);
    expect(page.useDraft.getState()).toMatchObject({ name: 'other.yaml', text: 'kind: List' });
  });

  it('asks before it throws changes away, and keeps them unless told', async () => {
    const page = await openPage();
    page.changeDraft('mine');
    page.openSource(other);
    expect(page.useOpening.getState().asked).toEqual(other);
    page.answerOpening(false);
    expect(page.useDraft.getState().text).toBe('mine');
    page.openSource(other);
    page.answerOpening(true);
    expect(page.useDraft.getState().text).toBe('kind: List');
  });

  it('leaves work under way alone when only a fresh page was asked for', async () => {
    const page = await openPage();
    page.changeDraft('mine');
    page.startFrom({ kind: 'fromImage' });
    expect(page.useDraft.getState().text).toBe('mine');
    expect(page.useOpening.getState().asked).toBeUndefined();
  });

  it('joins several files into one manifest', async () => {
    const page = await openPage();
    page.startFrom({ kind: 'manifests', sources: [other, { name: 'b.yaml', text: 'kind: Pod\n' }] });
    expect(page.useDraft.getState().text).toBe('# other.yaml\nkind: List\n---\n# b.yaml\nkind: Pod\n');
  });
});
