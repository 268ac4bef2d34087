/** What a room is, and how far it has opened. */
import { OWN_THINGS, type Failure, type Permissions, type RoomInfo } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { createStore, type Store } from './store.js';

export interface InfoState extends RoomInfo {
  /** `restored`: an earlier visit is shown while we catch up. `live`: the room has begun on a line. */
  readonly phase: 'opening' | 'restored' | 'live' | 'closed';
  /** Why it is closed, where the server said so. */
  readonly error?: Failure | undefined;
  /** Why it cannot be opened just now: the server tries again, and says so by itself when it could. */
  readonly problem?: Failure | undefined;
  /** How often the log could not be followed and was loaded anew. */
  readonly gaps: number;
  /** What we may do here, as far as the server has said. */
  readonly permissions: Permissions;
}

export const notOpened: InfoState = { phase: 'opening', agents: [], gaps: 0, permissions: OWN_THINGS };

export function reduceInfo(state: InfoState, event: StoreEvent): InfoState {
  switch (event.type) {
    case 'room.snapshot':
    case 'room.resumed':
      return { ...kept(state), ...event.info, phase: 'live' };
    case 'conversation.prepared':
      // On every line until it is made; then the room itself tells more.
      return { ...kept(state), ...event.info, phase: 'live' };
    case 'room.updated':
      return { ...kept(state), phase: state.phase, ...event.info };
    case 'permissions.changed':
      return { ...state, permissions: event.permissions };
    case 'connection.changed':
      // A new line: a server without rules of its own says nothing.
      return event.connection.status === 'open' && state.permissions !== OWN_THINGS ? { ...state, permissions: OWN_THINGS } : state;
    case 'room.restored':
      return state.phase === 'opening' ? { ...state, phase: 'restored' } : state;
    case 'room.gap':
      return { ...state, gaps: state.gaps + 1 };
    case 'room.delayed':
      return { ...state, problem: event.error };
    case 'room.closed':
      return { ...state, phase: 'closed', problem: undefined, error: event.error };
    case 'room.reopening':
      return state.phase === 'closed' ? { ...state, phase: 'opening', error: undefined } : state;
    default:
      return state;
  }
}

/** What is no part of what the server says of the room. */
function kept({ gaps, permissions }: InfoState): Pick<InfoState, 'gaps' | 'permissions'> {
  return { gaps, permissions };
}

export type InfoStore = Store<InfoState>;

export function createInfoStore(): InfoStore {
  return createStore(notOpened, reduceInfo);
}
