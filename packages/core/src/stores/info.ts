/** What a room is, and how far it has opened. */
import type { Failure, RoomInfo } from '../protocol/index.js';
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
}

export const notOpened: InfoState = { phase: 'opening', agents: [], gaps: 0 };

export function reduceInfo(state: InfoState, event: StoreEvent): InfoState {
  switch (event.type) {
    case 'room.snapshot':
    case 'room.resumed':
      return { gaps: state.gaps, ...event.info, phase: 'live' };
    case 'conversation.prepared':
      // On every line until it is made; then the room itself tells more.
      return { gaps: state.gaps, ...event.info, phase: 'live' };
    case 'room.updated':
      return { gaps: state.gaps, phase: state.phase, ...event.info };
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

export type InfoStore = Store<InfoState>;

export function createInfoStore(): InfoStore {
  return createStore(notOpened, reduceInfo);
}
