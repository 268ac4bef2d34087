import { OWN_THINGS, type Failure, type Permissions, type RoomInfo } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { createStore, type Store } from './store.js';

export interface InfoState extends RoomInfo {
  /** `restored`: shows an earlier visit until the line catches up. `live`: the line carries the room. */
  readonly phase: 'opening' | 'restored' | 'live' | 'closed';
  readonly error?: Failure | undefined;
  /** Why it cannot be opened now. The server retries by itself. */
  readonly problem?: Failure | undefined;
  /** How often the room was loaded again because events were missing. */
  readonly gaps: number;
  readonly permissions: Permissions;
}

export const notOpened: InfoState = { phase: 'opening', agents: [], gaps: 0, permissions: OWN_THINGS };

export function reduceInfo(state: InfoState, event: StoreEvent): InfoState {
  switch (event.type) {
    case 'room.snapshot':
    case 'room.resumed':
      return { ...kept(state), ...event.info, phase: 'live' };
    case 'conversation.prepared':
      // Until the server creates it; then a snapshot replaces this.
      return { ...kept(state), ...event.info, phase: 'live' };
    case 'room.updated':
      return { ...kept(state), phase: state.phase, ...event.info };
    case 'permissions.changed':
      return { ...state, permissions: event.permissions };
    case 'connection.changed':
      // A server without rules sends no permissions on a new line.
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

function kept({ gaps, permissions }: InfoState): Pick<InfoState, 'gaps' | 'permissions'> {
  return { gaps, permissions };
}

export type InfoStore = Store<InfoState>;

export function createInfoStore(): InfoStore {
  return createStore(notOpened, reduceInfo);
}
