// Whether the browser has this font and all its letters are equally wide. Measured: pages may not list fonts.

export function isMonospaced(font: string): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return true;
  const width = (text: string, fallback: string) => {
    context.font = `32px "${font.replaceAll('"', '')}", ${fallback}`;
    return context.measureText(text).width;
  };
  // A font that is not there gives the widths of whatever stands behind it.
  const isThere = width('iiiiMMMM', 'serif') === width('iiiiMMMM', 'monospace');
  return isThere && width('iiii', 'serif') === width('MMMM', 'serif');
}
