/** Why a room is not to be had, in words for whoever wants to read it. */
import type { ConnectionState, InfoState } from '@loqui/core';
import type { Localize } from '../localize/localize.js';
import type { strings } from './room-trouble.strings.js';

/** What keeps a room from being opened: the room itself was refused or closed, its server cannot open it now, or the line has ended for good. */
export type Trouble = 'forbidden' | 'signed-out' | 'gone' | 'delayed' | 'failed';

/** Undefined while the room is open, or on its way. */
export function troubleOf(info: InfoState | undefined, connection: ConnectionState | undefined): Trouble | undefined {
  if (info?.phase === 'closed') return kindOf(info.error?.code);
  if (connection?.status === 'closed') return kindOf(connection.error?.code);
  // While nothing can be shown, that the server has a problem is all there is to say.
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

export function troubleText(trouble: Trouble, say: Localize<typeof strings>): string {
  return say.term(terms[trouble]);
}
