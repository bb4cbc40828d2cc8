// Joins class names. CSS Modules are typed as a lookup that may miss, hence the undefined.

export function cx(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
