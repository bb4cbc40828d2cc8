// Golden texts: the first is the complete sample of the specification, the second holds every other form.
import { expect, test } from 'vitest';
import { describePod } from '../../../electron/common/kubectl/describePod.ts';
import { rfc1123z } from '../../../electron/common/kubectl/goTime.ts';
import type { Event } from '../../../electron/common/kubernetes/objects.ts';
import { ago, anEvent, aPod, aStatus, NOW, running, terminated, waiting } from './podFixtures.ts';

const options = { now: Date.parse('2025-07-01T08:00:12Z'), timeZone: 'Europe/Berlin' };

const at = (second: number) => `2025-07-01T08:00:${String(second).padStart(2, '0')}Z`;
const kubeletEvent = (reason: string, message: string, second: number): Event =>
  anEvent('Normal', reason, message, { firstTimestamp: at(second), lastTimestamp: at(second) });
const scheduled: Event = {
  metadata: { name: 'web.1' },
  involvedObject: {},
  type: 'Normal',
  reason: 'Scheduled',
  message: 'Successfully assigned default/web to local',
  eventTime: '2025-07-01T08:00:00.000000Z',
  reportingComponent: 'default-scheduler',
};
const notReady = ['not-ready', 'unreachable'].map((condition) => ({
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

test('a running pod is described as kubectl describes it', () => {
  const pod = aPod({
    metadata: { labels: { app: 'web' } },
    spec: {
      priority: 0,
      serviceAccountName: 'default',
      tolerations: notReady.toReversed(),
      containers: [{ name: 'app', image: 'nginx:1.27', ports: [{ containerPort: 80, protocol: 'TCP' }] }],
    },
    status: {
      startTime: at(0),
      hostIP: '192.168.65.3',
      podIP: '10.244.0.7',
      podIPs: [{ ip: '10.244.0.7' }],
      qosClass: 'BestEffort',
      conditions: [
        'PodReadyToStartContainers',
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map((type) => ({ type, status: 'True' })),
      containerStatuses: [
        aStatus(
          'app',
          { running: { startedAt: at(2) } },
          { containerID: 'docker://1f…', imageID: 'docker-pullable://nginx@sha256:…' },
        ),
      ],
    },
  });
  const events = [
    kubeletEvent('Pulled', 'Container image "nginx:1.27" already present on machine', 1),
    kubeletEvent('Created', 'Created container: app', 1),
    kubeletEvent('Started', 'Started container app', 2),
    scheduled,
  ];
  expect(describePod(pod, events, options)).toBe(`\
Name:             web
Namespace:        default
Priority:         0
Service Account:  default
Node:             local/192.168.65.3
Start Time:       Tue, 01 Jul 2025 10:00:00 +0200
Labels:           app=web
Annotations:      <none>
Status:           Running
IP:               10.244.0.7
IPs:
  IP:  10.244.0.7
Containers:
  app:
    Container ID:   docker://1f…
    Image:          nginx:1.27
    Image ID:       docker-pullable://nginx@sha256:…
    Port:           80/TCP
    Host Port:      0/TCP
    State:          Running
      Started:      Tue, 01 Jul 2025 10:00:02 +0200
    Ready:          True
    Restart Count:  0
    Environment:    <none>
    Mounts:         <none>
Conditions:
  Type                        Status
  PodReadyToStartContainers   True 
  Initialized                 True 
  Ready                       True 
  ContainersReady             True 
  PodScheduled                True 
Volumes:                      <none>
QoS Class:                    BestEffort
Node-Selectors:               <none>
Tolerations:                  node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                              node.kubernetes.io/unreachable:NoExecute op=Exists for 300s
Events:
  Type    Reason     Age   From               Message
  ----    ------     ----  ----               -------
  Normal  Scheduled  12s   default-scheduler  Successfully assigned default/web to local
  Normal  Pulled     11s   kubelet            Container image "nginx:1.27" already present on machine
  Normal  Created    11s   kubelet            Created container: app
  Normal  Started    10s   kubelet            Started container app
`);
});

const optional = { optional: true };
const richPod = aPod({
  metadata: {
    name: 'rich',
    labels: { tier: 'be', app: 'rich' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      note: 'short',
      poem: 'one\ntwo\n',
      long: 'x'.repeat(150),
    },
    deletionTimestamp: ago(5),
    deletionGracePeriodSeconds: 30,
    ownerReferences: [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'rs-1', uid: 'r', controller: true },
    ],
  },
  spec: {
    nodeName: '',
    priorityClassName: 'high',
    securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'pod.json' } },
    nodeSelector: { disktype: 'ssd' },
    readinessGates: [{ conditionType: 'example.com/gate' }],
    tolerations: [{ operator: 'Exists' }, { key: 'k', value: 'v', effect: 'NoSchedule' }],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'rich' } },
      },
    ],
    initContainers: [{ name: 'setup', image: 'busybox', command: ['sh', '-c', 'echo a\necho b'] }],
    containers: [
      {
        name: 'app',
        image: 'app:1',
        args: ['--verbose'],
        ports: [
          { containerPort: 80, protocol: 'TCP', name: 'http' },
          { containerPort: 53, hostPort: 5353, protocol: 'UDP' },
        ],
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        resources: { limits: { memory: '128Mi', cpu: '0.5' }, requests: { cpu: '250m' } },
        livenessProbe: {
          httpGet: { path: '/healthz?a=b', port: 8080, scheme: 'HTTP' },
          initialDelaySeconds: 3,
        },
        readinessProbe: { tcpSocket: { port: 'db' } },
        startupProbe: { exec: { command: ['cat', '/tmp/ok'] }, failureThreshold: 30 },
        envFrom: [{ configMapRef: { name: 'cm' } }, { prefix: 'S_', secretRef: { name: 's', ...optional } }],
        env: [
          { name: 'PLAIN', value: 'one\ntwo' },
          { name: 'POD', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
          { name: 'APP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['app']" } } },
          { name: 'NODE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } },
          { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
          { name: 'MEM', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
          { name: 'RMEM', valueFrom: { resourceFieldRef: { resource: 'requests.memory' } } },
          { name: 'SECRET', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
          { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'c', key: 'k', ...optional } } },
        ],
        volumeMounts: [
          { name: 'host', mountPath: '/host', readOnly: true },
          { name: 'cache', mountPath: '/cache', subPath: 'sub' },
        ],
      },
    ],
    volumes: [
      { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
      { name: 'disk', emptyDir: {} },
      { name: 'host', hostPath: { path: '/srv', type: 'Directory' } },
      { name: 'any', hostPath: { path: '/any' } },
      { name: 'cm', configMap: { name: 'c', ...optional } },
      { name: 'secret', secret: { secretName: 's' } },
      {
        name: 'info',
        downwardAPI: {
          items: [
            { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
            { path: 'cpu', resourceFieldRef: { resource: 'limits.cpu' } },
          ],
        },
      },
      {
        name: 'token',
        projected: {
          sources: [
            { serviceAccountToken: { path: 'token', expirationSeconds: 3607 } },
            { configMap: { name: 'kube-root-ca.crt' } },
            { secret: { name: 's', ...optional } },
            { downwardAPI: {} },
          ],
        },
      },
      { name: 'claim', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'share', nfs: { server: 'nas', path: '/x', readOnly: true } },
      { name: 'own', ephemeral: {} },
      { name: 'unknown', iscsi: { iqn: 'i', lun: 0, targetPortal: 't' } },
    ],
  },
  status: {
    phase: 'Pending',
    reason: 'Slow',
    message: 'red \u001b[31m text',
    qosClass: 'Burstable',
    conditions: [{ type: 'example.com/gate', status: 'False' }],
    initContainerStatuses: [aStatus('setup', terminated(0, 30, undefined, 'done'))],
    containerStatuses: [
      aStatus('app', waiting('CrashLoopBackOff', 'back-off'), {
        restartCount: 3,
        lastState: { terminated: { exitCode: 137, signal: 9, startedAt: ago(20), finishedAt: ago(10) } },
      }),
    ],
  },
});

test('every other form of a line prints as kubectl prints it', () => {
  const events = [
    anEvent('Warning', 'BackOff', 'Back-off restarting failed container app in pod rich_default(u1)\n', {
      count: 3,
      firstTimestamp: ago(120),
      lastTimestamp: ago(7),
    }),
    {
      ...scheduled,
      type: 'Warning',
      reason: 'FailedScheduling',
      message: '0/1 nodes',
      eventTime: ago(300),
      series: { count: 4, lastObservedTime: ago(60) },
    },
  ];
  expect(describePod(richPod, events, { now: NOW, timeZone: 'UTC' })).toMatchInlineSnapshot(`
    "Name:                      rich
    Namespace:                 default
    Priority Class Name:       high
    Node:                      <none>
    Start Time:                Tue, 01 Jul 2025 08:00:00 +0000
    Labels:                    app=rich
                               tier=be
    Annotations:               long:
                                 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
                               note: short
                               poem:
                                 one
                                 two
    Status:                    Terminating (lasts 5s)
    Termination Grace Period:  30s
    Reason:                    Slow
    Message:                   red ^[[31m text
    SeccompProfile:            Localhost
    LocalhostProfile:          pod.json
    IP:                        
    IPs:                       <none>
    Controlled By:             ReplicaSet/rs-1
    Init Containers:
      setup:
        Container ID:  
        Image:         busybox
        Image ID:      
        Port:          <none>
        Host Port:     <none>
        Command:
          sh
          -c
          echo a
          echo b
        State:          Terminated
          Reason:       Completed
          Message:      done
          Exit Code:    0
          Started:      Tue, 01 Jul 2025 08:09:29 +0000
          Finished:     Tue, 01 Jul 2025 08:09:30 +0000
        Ready:          False
        Restart Count:  0
        Environment:    <none>
        Mounts:         <none>
    Containers:
      app:
        Container ID:    
        Image:           app:1
        Image ID:        
        Ports:           80/TCP, 53/UDP
        Host Ports:      0/TCP, 5353/UDP
        SeccompProfile:  RuntimeDefault
        Args:
          --verbose
        State:          Waiting
          Reason:       CrashLoopBackOff
        Last State:     Terminated
          Exit Code:    137
          Signal:       9
          Started:      Tue, 01 Jul 2025 08:09:40 +0000
          Finished:     Tue, 01 Jul 2025 08:09:50 +0000
        Ready:          False
        Restart Count:  3
        Limits:
          cpu:     500m
          memory:  128Mi
        Requests:
          cpu:      250m
        Liveness:   http-get http://:8080/healthz%3Fa=b delay=3s timeout=1s period=10s #success=1 #failure=3
        Readiness:  tcp-socket :db delay=0s timeout=1s period=10s #success=1 #failure=3
        Startup:    exec [cat /tmp/ok] delay=0s timeout=1s period=10s #success=1 #failure=30
        Environment Variables from:
          cm  ConfigMap                Optional: false
          s   Secret with prefix 'S_'  Optional: true
        Environment:
          PLAIN:   one
                   two
          POD:     rich (v1:metadata.name)
          APP:     rich (v1:metadata.labels['app'])
          NODE:     (v1:spec.nodeName)
          CPU:     1 (limits.cpu)
          MEM:     128 (limits.memory)
          RMEM:    0 (requests.memory)
          SECRET:  <set to the key 'k' in secret 's'>      Optional: false
          CONFIG:  <set to the key 'k' of config map 'c'>  Optional: true
        Mounts:
          /cache from cache (rw,path="sub")
          /host from host (ro)
    Readiness Gates:
      Type               Status
      example.com/gate   False 
    Conditions:
      Type               Status
      example.com/gate   False 
    Volumes:
      cache:
        Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
        Medium:     Memory
        SizeLimit:  64Mi
      disk:
        Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
        Medium:     
        SizeLimit:  <unset>
      host:
        Type:          HostPath (bare host directory volume)
        Path:          /srv
        HostPathType:  Directory
      any:
        Type:          HostPath (bare host directory volume)
        Path:          /any
        HostPathType:  <none>
      cm:
        Type:      ConfigMap (a volume populated by a ConfigMap)
        Name:      c
        Optional:  true
      secret:
        Type:        Secret (a volume populated by a Secret)
        SecretName:  s
        Optional:    false
      info:
        Type:  DownwardAPI (a volume populated by information about the pod)
        Items:
          metadata.labels -> labels
          limits.cpu -> cpu
      token:
        Type:                    Projected (a volume that contains injected data from multiple sources)
        TokenExpirationSeconds:  3607
        ConfigMapName:           kube-root-ca.crt
        ConfigMapOptional:       <nil>
        SecretName:              s
        SecretOptionalName:      true
        DownwardAPI:             true
      claim:
        Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)
        ClaimName:  data
        ReadOnly:   false
      share:
        Type:      NFS (an NFS mount that lasts the lifetime of a pod)
        Server:    nas
        Path:      /x
        ReadOnly:  true
      own:
        Type:  EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)
      unknown:
      <unknown>
    QoS Class:                    Burstable
    Node-Selectors:               disktype=ssd
    Tolerations:                  op=Exists
                                  k=v:NoSchedule
    Topology Spread Constraints:  zone:DoNotSchedule when max skew 1 is exceeded for selector app=rich
    Events:
      Type     Reason            Age               From               Message
      ----     ------            ----              ----               -------
      Warning  FailedScheduling  60s (x4 over 5m)  default-scheduler  0/1 nodes
      Warning  BackOff           7s (x3 over 2m)   kubelet            Back-off restarting failed container app in pod rich_default(u1)
    "
  `);
});

test('a container without a status, and no events', () => {
  const text = describePod(aPod({ status: { phase: 'Pending' } }), [], options);
  expect(text).toContain('  app:\n    Image:        nginx:1.27\n    Port:         <none>\n');
  expect(text).toContain('Volumes:          <none>\n');
  expect(text.endsWith('Events:           <none>\n')).toBe(true);
});

test('times print in the given zone', () => {
  expect(rfc1123z('2025-09-01T23:30:00Z', 'Asia/Kolkata')).toBe('Tue, 02 Sep 2025 05:00:00 +0530');
  expect(rfc1123z('2025-01-01T00:00:00Z', 'America/New_York')).toBe('Tue, 31 Dec 2024 19:00:00 -0500');
  expect(rfc1123z('2025-01-01T00:00:00Z', 'UTC')).toBe('Wed, 01 Jan 2025 00:00:00 +0000');
  expect(rfc1123z(undefined, 'UTC')).toBe('Mon, 01 Jan 0001 00:00:00 +0000');
});

test('a running container that was never ready says so', () => {
  const pod = aPod({ status: { containerStatuses: [aStatus('app', running(), { ready: false })] } });
  expect(describePod(pod, [], options)).toContain('    Ready:          False\n');
});

test('an annotation is measured in bytes, and cut at a whole character', () => {
  const annotations = { fits: '日'.repeat(44), long: '日'.repeat(46) };
  const text = describePod(aPod({ metadata: { name: 'p', annotations } }), [], options);
  // fits: 4 + 132 + 2 = 138 bytes; long: 4 + 138 + 2 = 144 bytes, 138 of them on its own line.
  expect(text).toContain(`fits: ${'日'.repeat(44)}\n`);
  expect(text).toMatch(new RegExp(`long:\\n +  ${'日'.repeat(46)}\\n`));
  const longer = describePod(
    aPod({ metadata: { name: 'p', annotations: { long: '日'.repeat(60) } } }),
    [],
    options,
  );
  expect(longer).toMatch(new RegExp(`  ${'日'.repeat(46)}\\.\\.\\.\\n`));
});
