import { finishedParts, isActive, type DurableEvent, type Failure, type Message, type Run } from '@loqui/core/protocol';
import type { LogHead, Store } from '../store/store.js';

/** Events at the end of the log in which open runs are searched. */
const SEARCHED = 1000;

export const INTERRUPTED: Failure = { code: 'interrupted', message: 'The server stopped while this was being written. Ask again for a whole answer.' };

/** The events that end what a crash left open, so that no message streams and no run waits for ever. */
export async function closingEvents(store: Store, room: string, head: LogHead, now: number): Promise<DurableEvent[]> {
  const unfinished = await store.unfinished(room);
  const runs = await openRuns(store, room, head);
  for (const message of unfinished) {
    if (message.run !== undefined && !runs.has(message.run)) runs.set(message.run, await runOf(store, room, message, message.run));
  }
  return [
    ...unfinished.map((message): DurableEvent => {
      const { id, parts, usage } = message;
      return {
        type: 'message.completed',
        id,
        parts: finishedParts(parts),
        status: 'interrupted',
        completedAt: now,
        error: INTERRUPTED,
        ...(usage && { usage }),
      };
    }),
    ...[...runs.values()].map((run): DurableEvent => ({ type: 'run.updated', run: { ...run, status: 'interrupted', endedAt: now, error: INTERRUPTED } })),
  ];
}

async function openRuns(store: Store, room: string, head: LogHead): Promise<Map<string, Run>> {
  const runs = new Map<string, Run>();
  const events = head.offset === 0 ? [] : await store.eventsAfter(room, Math.max(0, head.offset - SEARCHED), SEARCHED);
  for (const { event } of events ?? []) {
    if (event.type !== 'run.updated') continue;
    if (isActive(event.run)) runs.set(event.run.id, event.run);
    else runs.delete(event.run.id);
  }
  return runs;
}

/** When the log no longer holds the events of the run. */
async function runOf(store: Store, room: string, message: Message, id: string): Promise<Run> {
  const asked = message.replyTo === undefined ? undefined : await store.message(room, message.replyTo);
  return {
    id,
    agent: message.author.id,
    status: 'running',
    message: message.id,
    asked: message.replyTo ?? '',
    asker: asked?.author.id ?? '',
    startedAt: message.createdAt,
  };
}
