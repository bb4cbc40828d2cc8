// Drawing with WebGL where there is one; the DOM draws as well, only slower. Browsers have few WebGL contexts, so that
// only a terminal that is seen holds one.

import { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

export class GpuDrawing {
  readonly #terminal: Terminal;
  #addon: WebglAddon | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  use(isWanted: boolean): void {
    if (isWanted === (this.#addon !== undefined)) return;
    this.#addon?.dispose();
    this.#addon = undefined;
    if (!isWanted) return;
    try {
      const addon = new WebglAddon();
      addon.onContextLoss(() => this.#lost(addon));
      this.#terminal.loadAddon(addon);
      this.#addon = addon;
    } catch {
      // No WebGL here: xterm has gone on with the DOM.
      this.#addon = undefined;
    }
  }

  /** Not remembered: the next time the terminal is shown, it is tried again. */
  #lost(addon: WebglAddon): void {
    addon.dispose();
    if (this.#addon === addon) this.#addon = undefined;
    this.#terminal.refresh(0, this.#terminal.rows - 1);
  }
}
