/** The worker of `hasher.js`: see `serving.js`. */

import { serve } from './serving.js';

serve(new URL('fingerprint.wasm', import.meta.url), self);
