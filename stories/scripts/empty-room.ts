/** Rooms in which nothing has been said: one with an agent, one of people. */
import { ada, assistant, joins, mara } from './people.js';
import type { Script } from './script.js';

export const emptyAssistant: Script = { room: 'new', info: { agents: [assistant] }, me: ada, before: [], steps: [] };
export const emptyChat: Script = { room: 'new-chat', info: { title: 'Offsite', agents: [] }, me: ada, before: [joins(mara)], steps: [] };
