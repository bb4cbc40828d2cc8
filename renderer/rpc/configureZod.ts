// Imported first by the page's entry: zod would otherwise probe `new Function`, which our content security policy
// refuses and the browser then reports as a violation.

import { z } from 'zod';

z.config({ jitless: true });
