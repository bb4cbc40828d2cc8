// What a host can do, named after the feature. The page asks "does this host have X", never "which host is this".

import { z } from 'zod';

export const capabilitiesSchema = z.object({
  /** The host draws the application menu and its accelerators. */
  applicationMenu: z.boolean(),
  /** A paste button can read the clipboard without asking the user. */
  clipboardRead: z.boolean(),
  /** The services run where the page runs: loopback addresses of forwarded ports open here. */
  sameMachine: z.boolean(),
});

export type Capabilities = Readonly<z.infer<typeof capabilitiesSchema>>;
