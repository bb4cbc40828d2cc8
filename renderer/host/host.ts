// The complete list of things the page may ask of what it runs in. Two implementations; components see only this.

import type { Capabilities } from '../../electron/common/capabilities.ts';
import type { Observable } from '../../electron/common/observable.ts';
import { isOpenableLink } from '../../electron/common/openableLink.ts';
import type { Channel } from '../../electron/common/rpc/channel.ts';

export interface Host {
  readonly capabilities: Capabilities;
  /** True while the system reports a screen reader; a browser never says. */
  readonly screenReader: Observable<boolean>;
  /**
   * A new channel to the services. Rejects with `PermissionDenied` when trying again cannot help, with `Unavailable`
   * when it may, with `Cancelled` when the signal is aborted.
   */
  connect(signal: AbortSignal): Promise<Channel>;
  /** Opens a documentation page or a forwarded port outside the app; any other address is ignored. */
  openLink(address: string): void;
  writeClipboard(text: string): Promise<void>;
  readClipboard(): Promise<string>;
}

/** What both hosts do the same way, because the page's own APIs reach far enough. */
export const pageAbilities: Pick<Host, 'openLink' | 'writeClipboard' | 'readClipboard'> = {
  openLink(address) {
    // The desktop host denies every new window and opens what the same rule allows in the user's browser.
    if (URL.canParse(address) && isOpenableLink(new URL(address)))
      window.open(address, '_blank', 'noopener,noreferrer');
  },
  writeClipboard: (text) => navigator.clipboard.writeText(text),
  readClipboard: () => navigator.clipboard.readText(),
};
