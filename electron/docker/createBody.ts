// The bodies that create containers and execs, as far as Podbay uses them. Names are the Engine API's.

export interface VolumeMountBody {
  readonly Type: 'volume' | 'bind';
  readonly Source: string;
  readonly Target: string;
  readonly ReadOnly?: boolean;
  readonly BindOptions?: { readonly Propagation?: 'rprivate' | 'rslave' | 'rshared' };
  readonly VolumeOptions?: {
    readonly NoCopy: true;
    readonly Labels?: Readonly<Record<string, string>>;
  };
}

export interface HostConfigBody {
  readonly NetworkMode?: string;
  readonly IpcMode?: string;
  readonly PidMode?: string;
  readonly UTSMode?: string;
  readonly RestartPolicy?: { readonly Name: 'no' };
  readonly AutoRemove?: boolean;
  readonly LogConfig?: { readonly Type: 'none' };
  readonly Privileged?: boolean;
  readonly ReadonlyRootfs?: boolean;
  readonly CapAdd?: readonly string[];
  readonly CapDrop?: readonly string[];
  readonly GroupAdd?: readonly string[];
  readonly SecurityOpt?: readonly string[];
  readonly MaskedPaths?: readonly string[];
  readonly ReadonlyPaths?: readonly string[];
  readonly Sysctls?: Readonly<Record<string, string>>;
  readonly Binds?: readonly string[];
  readonly Mounts?: readonly VolumeMountBody[];
  readonly Memory?: number;
  readonly MemorySwap?: number;
  readonly CpuShares?: number;
  readonly CpuQuota?: number;
  readonly CpuPeriod?: number;
  readonly OomScoreAdj?: number;
  readonly PortBindings?: Readonly<
    Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]>
  >;
  readonly ExtraHosts?: readonly string[];
  readonly Dns?: readonly string[];
  readonly DnsSearch?: readonly string[];
  readonly DnsOptions?: readonly string[];
}

/** The body of `POST /containers/create`. */
export interface CreateBody {
  readonly Image: string;
  readonly Hostname?: string;
  readonly User?: string;
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
  readonly Env?: readonly string[];
  readonly Labels: Readonly<Record<string, string>>;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly OpenStdin?: boolean;
  readonly StdinOnce?: boolean;
  readonly AttachStdin?: boolean;
  readonly Tty?: boolean;
  readonly Healthcheck?: { readonly Test: readonly ['NONE'] };
  readonly HostConfig: HostConfigBody;
}

/** The body of `POST /containers/{id}/exec`. */
export interface ExecBody {
  readonly AttachStdin: boolean;
  readonly AttachStdout: boolean;
  readonly AttachStderr: boolean;
  readonly Tty: boolean;
  readonly DetachKeys?: string;
  readonly Env?: readonly string[];
  readonly Cmd: readonly string[];
  readonly User?: string;
  readonly WorkingDir?: string;
}
