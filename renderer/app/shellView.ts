// The parts of the shell that survive a restart.

import { z } from 'zod';

export const MIN_PANEL_PX = 360;
export const MAX_PANEL_PX = 900;
export const DEFAULT_PANEL_PX = 520;
export const MIN_DOCK_PX = 120;
export const DEFAULT_DOCK_PX = 280;

export const shellViewSchema = z.object({
  panelPx: z.number().min(MIN_PANEL_PX).max(MAX_PANEL_PX).default(DEFAULT_PANEL_PX),
  dockPx: z.number().min(MIN_DOCK_PX).default(DEFAULT_DOCK_PX),
  isRailCollapsed: z.boolean().default(false),
  /** Engine ids for which the one-time strip was dismissed. */
  isWelcomeDone: z.boolean().default(false),
  /** The panel's last tab. */
  panelTab: z.string().max(32).default('describe'),
});
