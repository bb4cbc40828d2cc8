import { describe, expect, it } from 'vitest';
import { diagnosticText } from '../../../electron/common/manifest.ts';
import { chineseNotes } from '../../../electron/common/manifestNotes/chineseNotes.ts';
import { englishNotes } from '../../../electron/common/manifestNotes/englishNotes.ts';
import { manifestNoteSchema } from '../../../electron/common/manifestNotes/manifestNote.ts';

const range = { line: 1, column: 1, endLine: 1, endColumn: 2, documentIndex: 0 };
const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort();

describe('notes on fields', () => {
  it.each(Object.entries(englishNotes))('%s has the same values in both languages', (code, english) => {
    const chinese = new Map(Object.entries(chineseNotes)).get(code) ?? '';
    expect(placeholders(chinese)).toEqual(placeholders(english));
    expect(chinese).toMatch(/\p{Script=Han}/u);
  });

  it('are said in the language of the page, and texts of the API server as they are', () => {
    const risk = {
      ...range,
      severity: 'warning',
      path: 'spec.hostPID',
      message: 'spec.hostPID: in English',
      note: { code: 'hostPID' },
    } as const;
    expect(diagnosticText(risk, 'zh-CN')).toBe('spec.hostPID: 此 Pod 能看到主机的进程并向它们发送信号');
    const refused = {
      ...risk,
      severity: 'error',
      note: { code: 'unknownResources', values: { names: 'gpu' } },
    } as const;
    expect(diagnosticText(refused, 'zh-CN')).toBe(
      'spec.hostPID：Podbay 暂不支持：无法提供 gpu；支持 cpu、memory 和 ephemeral-storage。删除该字段即可运行此 Pod。',
    );
    expect(diagnosticText({ ...risk, note: undefined, message: 'spec.x: Required value' }, 'zh-CN')).toBe(
      'spec.x: Required value',
    );
  });

  it('of an unknown code do not pass the wire', () => {
    expect(manifestNoteSchema.safeParse({ code: 'constructor' }).success).toBe(false);
  });
});
