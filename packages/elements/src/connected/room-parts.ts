/**
 * What every panel shows once its room has opened, as one file to fetch: who is here, how the line stands, what agents do, what went wrong, and what is
 * announced. A panel is painted without it.
 */
import '../views/loqui-connection-status/define.js';
import '../views/loqui-error-state/define.js';
import '../views/loqui-presence/define.js';
import './loqui-room-activity/define.js';
import './loqui-room-announcer/define.js';
