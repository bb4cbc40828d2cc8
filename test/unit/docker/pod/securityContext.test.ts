import { describe, expect, it } from 'vitest';
import type {
  Container,
  PodSecurityContext,
  SecurityContext,
} from '../../../../electron/common/kubernetes/objects.ts';
import { containerSecurity } from '../../../../electron/docker/pod/securityContext.ts';
import { ContainerConfigError } from '../../../../electron/engine/runtime/containerConfigError.ts';
import { sampleContainer, samplePod } from './samplePod.ts';

function security(own: SecurityContext, pod: PodSecurityContext = {}, imageUser = '') {
  const container: Container = sampleContainer({ securityContext: own });
  return containerSecurity(
    samplePod({ containers: [container], securityContext: pod }),
    container,
    imageUser,
  );
}

describe('the user', () => {
  it.each([
    [{}, {}, '', '0'],
    [{}, {}, '1000', '1000'],
    [{}, {}, 'nginx:nginx', 'nginx'],
    [{ runAsUser: 5 }, {}, 'nginx', '5'],
    [{}, { runAsUser: 6, runAsGroup: 7 }, '', '6:7'],
    [{ runAsUser: 5, runAsGroup: 8 }, { runAsUser: 6, runAsGroup: 7 }, '', '5:8'],
    [{ runAsGroup: 8 }, {}, 'nginx', 'nginx:8'],
  ])('of %j in a pod with %j and the image user "%s" is %s', (own, pod, imageUser, expected) => {
    expect(security(own, pod, imageUser).User).toBe(expected);
  });

  const where = '(pod: "web_dev(u1)", container: app)';
  it.each([
    [{ runAsUser: 0 }, '', `container's runAsUser breaks non-root policy ${where}`],
    [{}, '', `container has runAsNonRoot and image will run as root ${where}`],
    [{}, '0:0', `container has runAsNonRoot and image will run as root ${where}`],
    [
      {},
      'nginx',
      `container has runAsNonRoot and image has non-numeric user (nginx), cannot verify user is non-root ${where}`,
    ],
  ])('must not be root with runAsNonRoot: %j, image user "%s"', (own, imageUser, message) => {
    const check = () => security({ ...own, runAsNonRoot: true }, {}, imageUser);
    expect(check).toThrow(ContainerConfigError);
    expect(check).toThrow(message);
  });

  it('may be a numeric user of the image with runAsNonRoot', () => {
    expect(security({ runAsNonRoot: true }, {}, '101:101').User).toBe('101');
    expect(security({ runAsNonRoot: false }, { runAsNonRoot: true }).User).toBe('0');
  });
});

describe('confinement', () => {
  it('follows the kubelet: no seccomp profile unless one is named', () => {
    expect(security({}).SecurityOpt).toEqual(['seccomp=unconfined']);
    expect(security({}, { seccompProfile: { type: 'RuntimeDefault' } }).SecurityOpt).toEqual([]);
    expect(
      security({ seccompProfile: { type: 'Unconfined' } }, { seccompProfile: { type: 'RuntimeDefault' } })
        .SecurityOpt,
    ).toEqual(['seccomp=unconfined']);
    expect(() => security({ seccompProfile: { type: 'Localhost', localhostProfile: 'x.json' } })).toThrow(
      'cannot load seccomp profile "x.json"',
    );
  });

  it('adds what is asked for, and unmasks /proc only on demand', () => {
    const own: SecurityContext = {
      allowPrivilegeEscalation: false,
      appArmorProfile: { type: 'Localhost', localhostProfile: 'k8s' },
      seLinuxOptions: { type: 't', level: 's0' },
      seccompProfile: { type: 'RuntimeDefault' },
      capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      procMount: 'Unmasked',
    };
    expect(security(own, { fsGroup: 1, supplementalGroups: [2, 3] })).toEqual({
      User: '0',
      Privileged: false,
      ReadonlyRootfs: true,
      CapAdd: ['NET_ADMIN'],
      CapDrop: ['ALL'],
      GroupAdd: ['1', '2', '3'],
      SecurityOpt: ['apparmor=k8s', 'label=type:t', 'label=level:s0', 'no-new-privileges'],
      MaskedPaths: [],
      ReadonlyPaths: [],
    });
    expect(security({})).not.toHaveProperty('MaskedPaths');
  });

  it('is lifted for privileged containers', () => {
    expect(security({ privileged: true, seccompProfile: { type: 'RuntimeDefault' } })).toMatchObject({
      Privileged: true,
      SecurityOpt: ['seccomp=unconfined'],
    });
  });
});
