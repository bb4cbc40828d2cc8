import { expect, it } from 'vitest';
import { numberTitles } from '../../../../renderer/terminal/numberTitles.ts';

it('numbers the second and later tab of a name, in their order', () => {
  expect(numberTitles(['Shell web', 'Logs web', 'Shell web', 'Shell web'])).toEqual([
    'Shell web',
    'Logs web',
    'Shell web (2)',
    'Shell web (3)',
  ]);
});
