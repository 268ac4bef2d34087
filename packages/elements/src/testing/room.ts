/** For the tests: a real client on an in-process server, and messages to put into its rooms. */
import {
  createClient,
  createMemoryServer,
  uuidv7,
  type Author,
  type Client,
  type MemoryServer,
  type MemoryServerOptions,
  type Message,
  type Part,
  type Room,
} from '@loqui/core';

export const mara: Author = { id: 'mara', name: 'Mara Kovač', kind: 'person' };
export const jonas: Author = { id: 'jonas', name: 'Jonas', kind: 'person' };
export const assistant: Author = { id: 'assistant', name: 'Assistant', kind: 'agent' };

export function textPart(text: string): Part {
  return { type: 'text', text };
}

/** A message as the room tells it; the time is now unless given. */
export function messageOf(author: Author, text: string, more: Partial<Message> = {}): Message {
  return {
    id: uuidv7(),
    author,
    role: author.kind === 'agent' ? 'assistant' : 'user',
    parts: text === '' ? [] : [textPart(text)],
    status: 'completed',
    createdAt: Date.now(),
    ...more,
  };
}

export interface Stage {
  readonly server: MemoryServer;
  readonly client: Client;
  readonly room: Room;
  /** Puts a message into the room, as the server. */
  say(author: Author, text: string, more?: Partial<Message>): Message;
  /** Resolves when the room has begun and the elements that show it are defined. */
  readonly live: Promise<void>;
}

/** A room named `lobby` in which we are Mara. */
export function stage(options: MemoryServerOptions = {}): Stage {
  const server = createMemoryServer({ info: () => ({ title: 'Lobby', agents: [assistant] }), ...options });
  const client = createClient({ transport: server.transport(mara), storage: false });
  const room = client.room('lobby');
  const begun = new Promise<void>((resolve) => {
    room.info$.subscribe((info) => {
      if (info.phase === 'live') resolve();
    });
  });
  return {
    server,
    client,
    room,
    live: Promise.all([begun, import('../connected/room-parts.js')]).then(() => undefined),
    say: (author, text, more) => {
      const message = messageOf(author, text, more);
      server.emit('lobby', { type: 'message.created', message });
      return message;
    },
  };
}

/** Waits until every motion has ended, since axe measures colours at rest. Motion without an end, like the dots of *typing*, does not count. */
export async function rest(): Promise<void> {
  await frames();
  for (let running = motions(document); running.length > 0; running = motions(document)) await Promise.allSettled(running.map(({ finished }) => finished));
}

function motions(root: Document | ShadowRoot): Animation[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? motions(shadowRoot) : []));
  const ends = ({ effect, playState }: Animation): boolean => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
  return [...root.getAnimations().filter(ends), ...inner];
}

/** Waits for layout, ResizeObserver and paint of everything that was rendered. */
export async function frames(count = 3): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
