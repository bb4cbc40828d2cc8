// Lets a style object carry custom properties.

import 'react';

declare module 'react' {
  interface CSSProperties {
    readonly [name: `--${string}`]: string | undefined;
  }
}
