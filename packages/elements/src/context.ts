/** How a room reaches the elements below a provider: read-only state, never the client. */
import { createContext } from '@lit/context';
import type { RoomView } from '@loqui/core';

/** The room of the nearest provider or panel; `undefined` while there is none. The key is shared by all copies of Loqui in a page. */
export const roomContext = createContext<RoomView | undefined>(Symbol.for('loqui-room'));
