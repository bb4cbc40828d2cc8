// Errors on screen: Podbay's own sentences in the reader's language, everybody else's words untouched.

import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import { explainedError } from '../../../../electron/common/explainedError.ts';
import { parseMessage } from '../../../../electron/common/rpc/messages.ts';
import { fromWireError, toWireError } from '../../../../electron/common/rpc/wireError.ts';
import { i18n, startI18n } from '../../../../renderer/i18n/i18n.ts';
import { errorText, saidText } from '../../../../renderer/rpc/errorText.ts';

const observing = explainedError('FailedPrecondition', 'actsElsewhere', {
  values: { pid: 42, host: 'desk' },
});

/** As it arrives in the page. */
function sent(error: AppError): AppError {
  const message = parseMessage(
    JSON.parse(JSON.stringify({ type: 'error', id: 1, error: toWireError(error) })),
  );
  if (message?.type !== 'error') throw new Error('the message was not understood');
  return fromWireError(message.error);
}

beforeAll(() => startI18n('en'));

describe('an error on screen', () => {
  it('says a sentence of Podbay in the language of the reader', async () => {
    expect(errorText(sent(observing))).toBe(observing.message);
    expect(observing.message).toContain('(process 42 on desk)');
    await i18n.changeLanguage('zh-CN');
    expect(errorText(sent(observing))).toBe(
      'desk 上的另一个 Podbay（进程 42）正在管理此引擎，本窗口只能查看。请在那里进行更改，或将其关闭。',
    );
    expect(saidText({ message: observing.message, sentence: observing.sentence })).toContain('进程 42');
    await i18n.changeLanguage('en');
  });

  it('keeps the words of Kubernetes and Docker in every language', async () => {
    await i18n.changeLanguage('zh-CN');
    expect(errorText(sent(new AppError('NotFound', 'pods "web" not found')))).toBe('pods "web" not found');
    expect(errorText(new Error('EACCES'))).toBe('EACCES');
    await i18n.changeLanguage('en');
  });

  it('falls back to the English sentence for a key that this page does not know yet', () => {
    const error = { ...toWireError(observing), sentence: { key: 'fromTheFuture', values: {} } };
    const message = parseMessage({ type: 'error', id: 1, error });
    expect(message?.type === 'error' && errorText(fromWireError(message.error))).toBe(observing.message);
  });
});
