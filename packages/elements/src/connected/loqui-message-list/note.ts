import type { DirectiveResult } from 'lit/directive.js';
import type { Subscribable } from 'rxjs';
import type { ActiveRun, Author, Message, Presence, RoomView } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { observe, together } from '../../observe.js';
import type { strings } from './loqui-message-list.strings.js';

type Activity = readonly [runs: readonly ActiveRun[], members: readonly Presence[]];

/** The note beside an agent's name: who asked, how many read along. One source of runs and members per room, to change it without a render of the row. */
export class Notes {
  #room: RoomView | undefined;
  #activity: Subscribable<Activity> | undefined;

  constructor(private readonly localize: Localize<typeof strings>) {}

  of(room: RoomView, message: Message, me: Author | undefined): DirectiveResult | string {
    if (message.author.kind !== 'agent') return '';
    if (room !== this.#room || !this.#activity) {
      this.#room = room;
      this.#activity = together(room.streaming.active$, room.presence.members$);
    }
    return observe(this.#activity, (activity) => noteOf(room, message.id, activity, me, this.localize));
  }
}

/** '' in a room of one person. */
function noteOf(room: RoomView, id: string, [runs, members]: Activity, me: Author | undefined, localize: Localize<typeof strings>): string {
  const run = runs.find((each) => each.message === id);
  const question = room.messages.get(run?.asked ?? room.messages.get(id)?.replyTo ?? '');
  const asker = question?.author ?? members.find(({ member }) => member.id === run?.asker)?.member;
  const people = members.filter(({ member }) => member.kind === 'person').length;
  if (!asker || people < 2) return '';
  const by = asker.id === me?.id ? localize.term('askedByYou') : localize.term('askedBy', asker.name);
  return run ? `${by} · ${localize.term('watching', people)}` : by;
}
