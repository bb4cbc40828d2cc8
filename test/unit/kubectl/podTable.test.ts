import { expect, test } from 'vitest';
import { podTable } from '../../../electron/common/kubectl/podTable.ts';
import { ago, aPod, aStatus, NOW, running, terminated, waiting } from './podFixtures.ts';

const web = aPod({
  status: { podIPs: [{ ip: '10.244.0.7' }], containerStatuses: [aStatus('app', running())] },
});
const api = aPod({
  metadata: { name: 'api-with-a-long-name', namespace: 'dev', creationTimestamp: ago(7200) },
  spec: { nodeName: '', readinessGates: [{ conditionType: 'g' }] },
  status: {
    containerStatuses: [
      aStatus('app', waiting('CrashLoopBackOff'), { restartCount: 3, lastState: terminated(1, 131) }),
    ],
  },
});

test('pods print as kubectl get pods prints them', () => {
  expect(podTable([web, api], { now: NOW })).toBe(
    [
      'NAME                   READY   STATUS             RESTARTS        AGE',
      'web                    1/1     Running            0               10m',
      'api-with-a-long-name   0/1     CrashLoopBackOff   3 (2m11s ago)   120m',
    ].join('\n'),
  );
});

test('-o wide and -A add their columns', () => {
  expect(podTable([web, api], { now: NOW, wide: true, allNamespaces: true })).toBe(
    [
      'NAMESPACE   NAME                   READY   STATUS             RESTARTS        AGE    IP           NODE     NOMINATED NODE   READINESS GATES',
      'default     web                    1/1     Running            0               10m    10.244.0.7   local    <none>           <none>',
      'dev         api-with-a-long-name   0/1     CrashLoopBackOff   3 (2m11s ago)   120m   <none>       <none>   <none>           0/1',
    ].join('\n'),
  );
});

test('a cell ends at its first line break and carries no terminal codes', () => {
  const odd = aPod({ status: { reason: 'Odd\u001b[31m\nsecond line' } });
  expect(podTable([odd], { now: NOW })).toContain('Odd^[[31m...');
});

test('no pods give no text', () => {
  expect(podTable([], { now: NOW })).toBe('');
});
