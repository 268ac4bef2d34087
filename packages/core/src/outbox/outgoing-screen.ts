import type { Author } from '../protocol/index.js';
import type { StoreEvent } from '../stores/index.js';
import type { OutboxState } from './outbox-state.js';
import { echoOf, isSameView, viewsOf, type OutgoingView } from './outgoing-view.js';

export interface ScreenPorts {
  emit(room: string, event: StoreEvent): void;
  me(): Author | undefined;
  has(room: string, id: string): boolean;
}

export interface OutgoingScreen {
  show(state: OutboxState): void;
  enter(room: string): void;
}

export function createScreen(ports: ScreenPorts): OutgoingScreen {
  const rooms = new Set<string>();
  let views: ReadonlyMap<string, OutgoingView> = new Map();

  function emitDifference({ room, id, send, change }: OutgoingView, known?: OutgoingView): void {
    const before = known?.send;
    const echo = send && send.command !== before?.command ? echoOf(send, ports.me()) : undefined;
    if (echo && !ports.has(room, id)) ports.emit(room, { type: 'message.created', message: echo });
    if (before && send?.refused && !before.refused) ports.emit(room, { type: 'message.rejected', id, error: send.refused });
    if (before?.refused && send && !send.refused) ports.emit(room, { type: 'message.retried', id });
    if (change ?? known?.change) ports.emit(room, { type: 'message.changed', id, ...(change && { change }) });
  }

  return {
    show(state) {
      const before = views;
      views = viewsOf(state, Date.now());
      for (const [id, view] of views) {
        const known = before.get(id);
        if (rooms.has(view.room) && (!known || !isSameView(known, view))) emitDifference(view, known);
      }
      for (const [id, view] of before) if (!views.has(id) && view.change) ports.emit(view.room, { type: 'message.changed', id });
    },
    enter(room) {
      rooms.add(room);
      for (const view of views.values()) if (view.room === room) emitDifference(view);
    },
  };
}
