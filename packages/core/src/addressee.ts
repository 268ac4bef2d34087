import { combineLatest, filter, firstValueFrom, map, of, type Observable } from 'rxjs';
import type { ClientLine } from './line-contract.js';
import { LoquiError, type Author } from './protocol/index.js';
import type { OutboxEntry } from './storage/storage.js';
import type { ConnectionState, ConnectionStore, InfoState } from './stores/index.js';

/** In `to`: the room's first agent. */
const FIRST = '';

export interface AddresseePorts {
  readonly connection: ConnectionStore;
  readonly line: Pick<ClientLine, 'agents' | 'keepOpen'>;
  readonly info$: Observable<InfoState> | undefined;
}

/** Replaces `FIRST` by the agent's id, once it is known. @throws LoquiError when the line is cut */
export async function addressed(command: OutboxEntry['command'], { connection, line, info$ }: AddresseePorts): Promise<OutboxEntry['command']> {
  if (command.type !== 'message.send' || command.message.to?.includes(FIRST) !== true) return command;
  // Needed for a room that is not created yet.
  line.keepOpen(true);
  try {
    const agents = await firstValueFrom(
      combineLatest([connection.state$, info$ ?? of(undefined)]).pipe(
        map(([state, info]) => agentsIn(state, info, line.agents)),
        filter((found) => found !== undefined),
      ),
    );
    const ids = command.message.to.flatMap((id) => (id === FIRST ? (agents[0]?.id ?? []) : id));
    const { to: _, ...message } = command.message;
    return { ...command, message: { ...message, ...(ids.length > 0 && { to: ids }) } };
  } finally {
    line.keepOpen(false);
  }
}

function agentsIn(state: ConnectionState, info: InfoState | undefined, lineAgents: readonly Author[]): readonly Author[] | undefined {
  if (info && info.agents.length > 0) return info.agents;
  switch (state.status) {
    case 'open':
      return lineAgents.length > 0 || !info || info.phase === 'live' || info.phase === 'closed' ? lineAgents : undefined;
    case 'waiting':
      throw new LoquiError(state.error, { retryable: true });
    case 'closed':
      // The server refuses the message, with the reason.
      return [];
    default:
      return undefined;
  }
}
