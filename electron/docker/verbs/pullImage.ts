// Pulls an image, with the credentials of Docker's config file and progress per layer.

import { AppError } from '../../common/appError.ts';
import { parseImageReference, withDefaultTag } from '../../common/kubernetes/imageReference.ts';
import type { ImageRecord, PullProgress } from '../../engine/runtime/podRuntime.ts';
import { RegistryUnreachableError } from '../../engine/runtime/registryUnreachableError.ts';
import { toAppError } from '../dockerErrors.ts';
import { progressLineSchema } from '../engineApi.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { jsonLines } from '../transport/jsonLines.ts';
import { inspectImage } from './inspectImage.ts';

async function authHeaders(context: RuntimeContext, reference: string): Promise<Record<string, string>> {
  const parsed = parseImageReference(reference);
  if ('error' in parsed) throw new AppError('InvalidArgument', `${reference}: ${parsed.error}`);
  const header = await context.credentials.header(parsed.reference.domain);
  return header === undefined ? {} : { 'x-registry-auth': header };
}

/** Lines without a layer ("Pulling from …", "Digest: …", "Status: …") are not progress. */
function progressOf(line: unknown): PullProgress | undefined {
  const { id, status, progressDetail, error } = progressLineSchema.parse(line);
  // The answer began with 200 long ago: this line is the only sign of a failure.
  if (error !== undefined)
    throw new AppError('FailedPrecondition', 'The image could not be pulled.', { details: error });
  if (id === undefined || status === undefined || status.startsWith('Pulling from')) return undefined;
  return {
    layer: id,
    status,
    currentBytes: progressDetail?.current ?? 0,
    totalBytes: progressDetail?.total ?? 0,
  };
}

/** What Go's net and net/http say when no answer came; a registry's own refusals never contain these. */
const noAnswer = /dial tcp|no such host|i\/o timeout|Client\.Timeout|TLS handshake timeout|connection reset/;

function withCause(error: AppError): AppError {
  const text = error.details ?? '';
  return noAnswer.test(text) ? new RegistryUnreachableError(text, error) : error;
}

/** Fails with the daemon's or registry's own text in `details`. Aborting ends the pull on the engine, too. */
export async function pullImage(
  context: RuntimeContext,
  reference: string,
  onProgress: (progress: PullProgress) => void,
  signal: AbortSignal,
): Promise<ImageRecord> {
  // Without a tag the engine would pull every tag there is.
  const wanted = withDefaultTag(reference);
  const headers = await authHeaders(context, wanted);
  try {
    const response = await context.transport.open({
      method: 'POST',
      path: '/images/create',
      query: { fromImage: wanted },
      headers,
      signal,
    });
    for await (const line of jsonLines(response)) {
      const progress = progressOf(line);
      if (progress !== undefined) onProgress(progress);
    }
  } catch (error) {
    throw withCause(toAppError(error, signal));
  }
  const image = await inspectImage(context, wanted, signal);
  if (image === undefined)
    throw new AppError('Internal', `The engine pulled ${wanted} but does not have it.`, { retryable: true });
  return image;
}
