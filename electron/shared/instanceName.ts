// The name that keeps several Podbays on one engine apart: it becomes part of container names and label values.

export const INSTANCE_NAME_RULE = 'up to 32 lower-case letters, digits and dashes';

export function isInstanceName(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(text);
}
