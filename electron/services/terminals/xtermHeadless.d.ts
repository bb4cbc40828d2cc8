// The package names a module file that it does not have; the one it has is found by its path, and typed here.

declare module '@xterm/headless/lib-headless/xterm-headless.mjs' {
  export { Terminal } from '@xterm/headless';
}
