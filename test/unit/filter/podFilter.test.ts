import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFilterWord, filterChips, removeFilterWord } from '../../../electron/common/filter/filterChips.ts';
import { matchPod, parsePodFilter } from '../../../electron/common/filter/podFilter.ts';
import { aContainer, aPod, aStatus, running, waiting } from '../kubectl/podFixtures.ts';

const web = aPod({
  metadata: { name: 'web-1', namespace: 'dev', labels: { app: 'a', tier: 'fe' } },
  spec: { containers: [aContainer('app', { image: 'registry/Nginx:1.27' })] },
  status: { containerStatuses: [aStatus('app', running())] },
});
const api = aPod({
  metadata: { name: 'api-7', namespace: 'test', labels: { app: 'b', x: '' } },
  status: { containerStatuses: [aStatus('app', waiting('CrashLoopBackOff'), { restartCount: 6 })] },
});

test.each([
  ['', ['web-1', 'api-7']],
  ['web', ['web-1']],
  ['WEB', ['web-1']],
  ['w 1', ['web-1']],
  ['"web-1"', ['web-1']],
  ['!web', ['api-7']],
  ['/^a.*7$/', ['api-7']],
  ['!/^a/', ['web-1']],
  ['-l app=a', ['web-1']],
  ['-l app in (a, b), !x', ['web-1']],
  ['-l app in (a,b) web', ['web-1']],
  ['label:app=a', ['web-1']],
  ['label:app in (a,b),!x', ['web-1']],
  ['label:app != a', ['api-7']],
  ['!label:x', ['web-1']],
  ['label:"app notin (a)"', ['api-7']],
  ['label:app=b !web', ['api-7']],
  ['status:crash', ['api-7']],
  ['status:running,crash', ['web-1', 'api-7']],
  ['!status:Running', ['api-7']],
  ['ns:dev', ['web-1']],
  ['ns:dev,test', ['web-1', 'api-7']],
  ['ns:de', []],
  ['image:nginx:1.27 ns:dev', ['web-1']],
  ['restarts:>0', ['api-7']],
  ['restarts:>=6', ['api-7']],
  ['restarts:<6', ['web-1']],
  ['restarts:0', ['web-1']],
  ['ready:false', ['api-7']],
  ['ready:true', ['web-1']],
])('%j leaves %j', (text, names) => {
  const filter = parsePodFilter(text);
  expect(filter.errors).toEqual([]);
  expect([web, api].filter((pod) => matchPod(filter, pod)).map((pod) => pod.metadata?.name)).toEqual(names);
});

test.each([
  ['web foo:bar', 'unknownKey', 4],
  ['status:', 'missingValue', 7],
  ['!', 'missingValue', 1],
  ['"web', 'unclosedQuote', 1],
  ['/[/', 'badRegex', 0],
  ['-l app=a b', undefined, undefined],
  ['label:app=-', 'badSelector', 10],
  ['restarts:many', 'badRestarts', 9],
  ['ready:maybe', 'badReady', 6],
])('%j answers with the error %s at %s', (text, code, position) => {
  const [error] = parsePodFilter(text).errors;
  expect([error?.code, error?.position]).toEqual([code, position]);
});

test('a word that cannot be read does not switch off the others', () => {
  const filter = parsePodFilter('foo:bar api');
  expect([web, api].filter((pod) => matchPod(filter, pod))).toEqual([api]);
});

test('chips are the words of the text and can be added once and removed', () => {
  const text = 'web label:app in (a, b) "two words"';
  expect(filterChips(text).map((chip) => chip.text)).toEqual(['web', 'label:app in (a, b)', '"two words"']);
  expect(addFilterWord('', 'label:app=web')).toBe('label:app=web');
  expect(addFilterWord('web ', 'label:app=web')).toBe('web label:app=web');
  expect(addFilterWord('web label:app=web', 'label:app=web')).toBe('web label:app=web');
  expect(removeFilterWord(text, 'label:app in (a, b)')).toBe('web "two words"');
});

test('no text makes the parser fail or hang', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('a1 !/"\'-l:=()<>,in')) }), (text) => {
      const filter = parsePodFilter(text);
      matchPod(filter, web);
      expect(filter.terms.length + filter.errors.length).toBe(filterChips(text).length);
    }),
  );
});
