// The describe text of real pods, letter by letter but for ids, addresses and times; and how repeated events count.

import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePod } from '../../../electron/common/kubectl/describePod.ts';
import { FOREVER, shell } from './podParts.ts';
import { Semantics } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

/** What differs from run to run becomes a word of the same kind. */
async function described(name: string): Promise<string[]> {
  const pod = await semantics.until(name, (latest) => latest);
  const text = describePod(pod, await semantics.eventObjects(name), { now: Date.now(), timeZone: 'UTC' });
  return (
    text
      .replaceAll(pod.metadata.uid, '⟨uid⟩')
      .replaceAll(new RegExp(`\\b${hostname()}\\b`, 'g'), '⟨node⟩')
      // Another test may be pushing the image, which gives it a name of a registry for the time being.
      .replaceAll(/docker(-pullable)?:\/\/(\S+@)?sha256:[0-9a-f]{64}/g, '⟨image⟩')
      .replaceAll(/[0-9a-f]{64}/g, '⟨id⟩')
      .replaceAll(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000/g, '⟨time⟩')
      .replaceAll(/\b\d+\.\d+\.\d+\.\d+\b/g, '⟨ip⟩')
      .replaceAll(/^( {2}(?:Normal|Warning) +\S+ +)\S.*? {2,}(default-scheduler|kubelet) +/gm, '$1 ⟨age⟩ $2 ')
      .replaceAll(/^ {2}(Type|----) +.*$\n/gm, (line) =>
        line.includes('Reason') || line.includes('------') ? '' : line,
      )
      .trimEnd()
      .split('\n')
  );
}

describe('describe', () => {
  it('of a plain running pod is the sample of the specification', async () => {
    await semantics.apply(
      'web',
      { containers: [shell('app', FOREVER, { ports: [{ containerPort: 80 }] })] },
      { labels: { app: 'web' } },
    );
    await semantics.untilRow('web', '1/1 Running 0');
    await semantics.untilEvent('web', /^Started/);
    expect(await described('web')).toEqual([
      'Name:             web',
      'Namespace:        default',
      'Priority:         0',
      'Service Account:  default',
      'Node:             ⟨node⟩/⟨ip⟩',
      'Start Time:       ⟨time⟩',
      'Labels:           app=web',
      'Annotations:      <none>',
      'Status:           Running',
      'IP:               ⟨ip⟩',
      'IPs:',
      '  IP:  ⟨ip⟩',
      'Containers:',
      '  app:',
      '    Container ID:  docker://⟨id⟩',
      '    Image:         busybox',
      '    Image ID:      ⟨image⟩',
      '    Port:          80/TCP',
      '    Host Port:     0/TCP',
      '    Command:',
      '      sh',
      '      -c',
      '      trap "exit 0" TERM; sleep 3600 & wait',
      '    State:          Running',
      '      Started:      ⟨time⟩',
      '    Ready:          True',
      '    Restart Count:  0',
      '    Environment:    <none>',
      '    Mounts:         <none>',
      'Conditions:',
      '  Type                        Status',
      '  PodReadyToStartContainers   True ',
      '  Initialized                 True ',
      '  Ready                       True ',
      '  ContainersReady             True ',
      '  PodScheduled                True ',
      'Volumes:                      <none>',
      'QoS Class:                    BestEffort',
      'Node-Selectors:               <none>',
      'Tolerations:                  node.kubernetes.io/not-ready:NoExecute op=Exists for 300s',
      '                              node.kubernetes.io/unreachable:NoExecute op=Exists for 300s',
      'Events:',
      '  Normal  Scheduled   ⟨age⟩ default-scheduler Successfully assigned default/web to ⟨node⟩',
      '  Normal  Pulled      ⟨age⟩ kubelet Container image "busybox" already present on machine',
      '  Normal  Created     ⟨age⟩ kubelet Created container: app',
      '  Normal  Started     ⟨age⟩ kubelet Started container app',
    ]);
  });

  it('of a crash loop behind an init container, with volumes', async () => {
    await semantics.apply('all', {
      initContainers: [shell('init', 'exit 0')],
      volumes: [
        { name: 'data', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
        { name: 'host', hostPath: { path: '/tmp' } },
      ],
      containers: [
        shell('app', 'exit 3', {
          env: [{ name: 'A', value: 'x' }],
          resources: { limits: { memory: '32Mi' } },
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'host', mountPath: '/host', readOnly: true },
          ],
        }),
      ],
    });
    await semantics.whenRow('all', '0/1 CrashLoopBackOff 1');
    await semantics.untilEvent('all', /^BackOff/);
    expect(await described('all')).toEqual([
      'Name:             all',
      'Namespace:        default',
      'Priority:         0',
      'Service Account:  default',
      'Node:             ⟨node⟩/⟨ip⟩',
      'Start Time:       ⟨time⟩',
      'Labels:           <none>',
      'Annotations:      <none>',
      'Status:           Running',
      'IP:               ⟨ip⟩',
      'IPs:',
      '  IP:  ⟨ip⟩',
      'Init Containers:',
      '  init:',
      '    Container ID:  docker://⟨id⟩',
      '    Image:         busybox',
      '    Image ID:      ⟨image⟩',
      '    Port:          <none>',
      '    Host Port:     <none>',
      '    Command:',
      '      sh',
      '      -c',
      '      exit 0',
      '    State:          Terminated',
      '      Reason:       Completed',
      '      Exit Code:    0',
      '      Started:      ⟨time⟩',
      '      Finished:     ⟨time⟩',
      '    Ready:          True',
      '    Restart Count:  0',
      '    Environment:    <none>',
      '    Mounts:         <none>',
      'Containers:',
      '  app:',
      '    Container ID:  docker://⟨id⟩',
      '    Image:         busybox',
      '    Image ID:      ⟨image⟩',
      '    Port:          <none>',
      '    Host Port:     <none>',
      '    Command:',
      '      sh',
      '      -c',
      '      exit 3',
      '    State:          Waiting',
      '      Reason:       CrashLoopBackOff',
      '    Last State:     Terminated',
      '      Reason:       Error',
      '      Exit Code:    3',
      '      Started:      ⟨time⟩',
      '      Finished:     ⟨time⟩',
      '    Ready:          False',
      '    Restart Count:  1',
      '    Limits:',
      '      memory:  32Mi',
      '    Requests:',
      '      memory:  32Mi',
      '    Environment:',
      '      A:  x',
      '    Mounts:',
      '      /data from data (rw)',
      '      /host from host (ro)',
      'Conditions:',
      '  Type                        Status',
      '  PodReadyToStartContainers   True ',
      '  Initialized                 True ',
      '  Ready                       False ',
      '  ContainersReady             False ',
      '  PodScheduled                True ',
      'Volumes:',
      '  data:',
      "    Type:       EmptyDir (a temporary directory that shares a pod's lifetime)",
      '    Medium:     Memory',
      '    SizeLimit:  1Mi',
      '  host:',
      '    Type:          HostPath (bare host directory volume)',
      '    Path:          /tmp',
      '    HostPathType:  ',
      'QoS Class:         Burstable',
      'Node-Selectors:    <none>',
      'Tolerations:       node.kubernetes.io/not-ready:NoExecute op=Exists for 300s',
      '                   node.kubernetes.io/unreachable:NoExecute op=Exists for 300s',
      'Events:',
      '  Normal   Scheduled   ⟨age⟩ default-scheduler Successfully assigned default/all to ⟨node⟩',
      '  Normal   Pulled      ⟨age⟩ kubelet Container image "busybox" already present on machine',
      '  Normal   Created     ⟨age⟩ kubelet Created container: init',
      '  Normal   Started     ⟨age⟩ kubelet Started container init',
      '  Normal   Pulled      ⟨age⟩ kubelet Container image "busybox" already present on machine',
      '  Normal   Created     ⟨age⟩ kubelet Created container: app',
      '  Normal   Started     ⟨age⟩ kubelet Started container app',
      '  Warning  BackOff     ⟨age⟩ kubelet Back-off restarting failed container app in pod all_default(⟨uid⟩)',
    ]);
  });
});
