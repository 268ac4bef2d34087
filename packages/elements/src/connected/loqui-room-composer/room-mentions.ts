/** People and agents of a room, for the `@` of its composer. Fetched with the first one. */
import type { Author, RoomView } from '@loqui/core';
import { commandsOf } from '../../commands/command-registry.js';
import type { Suggestion } from '../../commands/suggestion.js';
import type { Localize } from '../../localize/localize.js';
import type { strings } from './loqui-room-composer.strings.js';

/** Paths of Lucide's icons `user` and `bot`. */
const PERSON = 'M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M16 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0';
const AGENT = 'M12 8V4H8M6 8h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM2 14h2M20 14h2M15 13v2M9 13v2';

/** As in the search of a combobox: without case and marks. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export function offerMentions(composer: HTMLElement, room: () => RoomView | undefined, localize: Localize<typeof strings>): void {
  commandsOf(composer).registerKind({
    id: 'loqui-members',
    sign: '@',
    get title() {
      return localize.term('membersHere');
    },
    find: (query) => mentions(room(), fold(query), localize),
  });
}

function mentions(room: RoomView | undefined, wanted: string, localize: Localize<typeof strings>): readonly Suggestion[] {
  if (!room) return [];
  const begins = (author: Author): boolean => fold(author.name).startsWith(wanted) || fold(author.id).startsWith(wanted);
  const found = membersOf(room).filter((author) => fold(author.name).includes(wanted) || fold(author.id).startsWith(wanted));
  return [...found.filter(begins), ...found.filter((author) => !begins(author))].map((author) => ({
    id: author.id,
    title: author.name,
    icon: author.kind === 'agent' ? AGENT : PERSON,
    ...(author.kind === 'agent' && { detail: localize.term('agentKind') }),
    // An agent is asked by its id; a person's may be a number that nobody reads.
    text: `@${author.kind === 'agent' ? author.id : author.name}`,
  }));
}

/** Agents, who is here, and who wrote lately; without ourselves. */
function membersOf(room: RoomView): readonly Author[] {
  const byId = new Map<string, Author>();
  const written = room.messages.items.map(({ author }) => author);
  for (const author of [...room.info.agents, ...room.presence.members.map(({ member }) => member), ...written.reverse()]) {
    if (author.id !== room.me?.id && !byId.has(author.id)) byId.set(author.id, author);
  }
  return [...byId.values()];
}
