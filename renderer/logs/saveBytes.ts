// Hands a stream of bytes to the user as a file.

export async function saveBytes(fileName: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const parts: BlobPart[] = [];
  // A copy: what came over the channel may be a view into a larger buffer.
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  const address = URL.createObjectURL(new Blob(parts));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
