/** What panels show once their room is open, in one file to fetch: presence, connection, activity, problems, announcements. Not for the first paint. */
import '../views/loqui-connection-status/define.js';
import '../views/loqui-error-state/define.js';
import '../views/loqui-message/define.js';
import '../views/loqui-presence/define.js';
import './loqui-room-activity/define.js';
import './loqui-room-announcer/define.js';
import './loqui-room-empty/define.js';
