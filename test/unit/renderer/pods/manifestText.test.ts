import { describe, expect, it } from 'vitest';
import { manifestText } from '../../../../renderer/pods/manifestText.ts';

describe('the text of a manifest file', () => {
  it.each([
    ['UTF-8', Buffer.from('name: Zürich')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFname: Zürich')],
    ['UTF-16, as PowerShell writes it', Buffer.from('\uFEFFname: Zürich', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFname: Zürich', 'utf16le').swap16()],
  ])('is read from %s', (_encoding, bytes) => {
    expect(manifestText(bytes)).toBe('name: Zürich');
  });

  it('is nothing where the file is no text', () => {
    expect(manifestText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]))).toBeUndefined();
    expect(manifestText(Buffer.from('a\0b'))).toBeUndefined();
  });
});
