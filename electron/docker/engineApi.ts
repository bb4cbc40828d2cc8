// The parts of the Engine API's answers that Podbay reads, checked at the edge. Unknown fields are dropped: newer
// engines add some with every release. API reference: https://docs.docker.com/reference/api/engine/

import { z } from 'zod';

const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => value ?? {});

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

export const versionSchema = z.object({
  Version: z.string(),
  ApiVersion: z.string(),
  Os: z.string(),
  Arch: z.string(),
  KernelVersion: z.string().optional(),
});

export const infoSchema = z.object({
  ID: z.string().optional(),
  Name: z.string(),
  NCPU: z.number(),
  MemTotal: z.number(),
  OSType: z.string(),
  OperatingSystem: z.string(),
  CgroupVersion: z.string().optional(),
  SecurityOptions: list(z.string()),
  SystemTime: z.string().optional(),
});

export const containerSummarySchema = z.object({
  Id: z.string(),
  State: z.string(),
  Labels: labels,
});
export type ContainerSummary = z.infer<typeof containerSummarySchema>;

export const containerInspectSchema = z.object({
  Id: z.string(),
  Created: z.string(),
  Image: z.string(),
  State: z.object({
    Running: z.boolean(),
    ExitCode: z.number(),
    OOMKilled: z.boolean(),
    Error: z.string(),
    StartedAt: z.string(),
    FinishedAt: z.string(),
  }),
  Config: z.object({ Labels: labels, Tty: z.boolean() }),
  HostConfig: z.object({
    LogConfig: z.object({ Type: z.string(), Config: labels }),
  }),
  Mounts: list(z.object({ Destination: z.string(), Source: z.string() })),
  NetworkSettings: z.object({
    Networks: z
      .record(
        z.string(),
        z.object({
          IPAddress: z.string(),
          GlobalIPv6Address: z.string(),
          NetworkID: z.string().optional(),
        }),
      )
      .nullish()
      .transform((value) => value ?? {}),
  }),
});
export type ContainerInspect = z.infer<typeof containerInspectSchema>;

export const createdSchema = z.object({ Id: z.string() });

export const execInspectSchema = z.object({ Running: z.boolean(), ExitCode: z.number().nullish() });

export const imageInspectSchema = z.object({
  Id: z.string(),
  Size: z.number(),
  RepoTags: list(z.string()),
  RepoDigests: list(z.string()),
  Config: z.object({ User: z.string().optional() }).nullish(),
});

export const volumeListSchema = z.object({ Volumes: list(z.object({ Name: z.string() })) });

const networkSummarySchema = z.object({
  Name: z.string(),
  Id: z.string(),
  Created: z.string(),
  Labels: labels,
});
export const networkListSchema = z.array(networkSummarySchema);
export type NetworkSummary = z.infer<typeof networkSummarySchema>;

/** One line of `GET /events` about a container. */
export const containerEventSchema = z.object({
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: labels }),
});

/** One line of a pull or load. */
export const progressLineSchema = z.object({
  id: z.string().optional(),
  status: z.string().optional(),
  progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }).optional(),
  error: z.string().optional(),
});
