import type { ConnectionState, InfoState } from '@loqui/core';
import type { Localize } from '../localize/localize.js';
import type { strings } from './room-trouble.strings.js';

/** Why a room cannot be shown: it was refused or closed, its server cannot open it now, or the connection has ended for good. */
export type Trouble = 'forbidden' | 'signed-out' | 'gone' | 'delayed' | 'failed';

/** `undefined` while the room is open or opening. */
export function troubleOf(info: InfoState | undefined, connection: ConnectionState | undefined): Trouble | undefined {
  if (info?.phase === 'closed') return kindOf(info.error?.code);
  if (connection?.status === 'closed') return kindOf(connection.error?.code);
  // The server's problem is shown while nothing else can be.
  return info?.phase === 'opening' && info.problem ? 'delayed' : undefined;
}

function kindOf(code: string | undefined): Trouble {
  switch (code) {
    case 'forbidden':
      return 'forbidden';
    case 'unauthenticated':
      return 'signed-out';
    case 'not-found':
    case 'unknown-room':
      return 'gone';
    default:
      return 'failed';
  }
}

const terms = { forbidden: 'roomForbidden', 'signed-out': 'roomSignedOut', gone: 'roomGone', delayed: 'roomDelayed', failed: 'roomFailed' } as const;

export function troubleText(trouble: Trouble, localize: Localize<typeof strings>): string {
  return localize.term(terms[trouble]);
}
