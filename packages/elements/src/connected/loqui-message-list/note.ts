/** What stands beside an agent's name: who asked, and while it writes also how many read along. */
import type { ActiveRun, Author, Presence, RoomView } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';

/** What the note depends on, besides the room's messages. */
export type Activity = readonly [runs: readonly ActiveRun[], members: readonly Presence[]];

/** '' in a room of one: there it is no news who asked. */
export function noteOf(room: RoomView, id: string, [runs, members]: Activity, me: Author | undefined, say: Localize): string {
  const run = runs.find((each) => each.message === id);
  const asked = room.messages.get(run?.asked ?? room.messages.get(id)?.replyTo ?? '');
  const asker = asked?.author ?? members.find(({ member }) => member.id === run?.asker)?.member;
  const people = members.filter(({ member }) => member.kind === 'person').length;
  if (!asker || people < 2) return '';
  const by = asker.id === me?.id ? say.term('askedByYou') : say.term('askedBy', asker.name);
  return run ? `${by} · ${say.term('watching', people)}` : by;
}
