/** Who takes part in the recorded conversations. */
import type { Author, EphemeralEvent } from '@loqui/core';
import { at } from './calendar.js';

const person = (id: string, name: string): Author => ({ id, name, kind: 'person' });

/** Through whose eyes the scripts are seen, unless they say otherwise. */
export const ada = person('ada', 'Ada Byrne');
export const mara = person('mara', 'Mara Kovač');
export const jonas = person('jonas', 'Jonas');
export const arjun = person('arjun', 'Arjun Rao');
export const lin = person('lin', 'Lin Wei');
export const zoe = person('zoe', 'Zoë van den Berg');
export const tomas = person('tomas', 'Tomás');

export const assistant: Author = { id: 'assistant', name: 'Assistant', kind: 'agent' };
export const reviewer: Author = { id: 'reviewer', name: 'Reviewer', kind: 'agent' };

/** The members come in, each through one connection. */
export function joins(...members: readonly Author[]): EphemeralEvent {
  return { type: 'presence.changed', joins: presencesOf(members), leaves: {} };
}

/** The members go. */
export function leaves(...members: readonly Author[]): EphemeralEvent {
  return { type: 'presence.changed', joins: {}, leaves: presencesOf(members) };
}

/** Typing that is not renewed lapses after `ttl` milliseconds. */
export function types(member: Author, ttl = 3_000): EphemeralEvent {
  return { type: 'typing.started', member: member.id, ttl };
}

export function rests(member: Author): EphemeralEvent {
  return { type: 'typing.stopped', member: member.id };
}

function presencesOf(members: readonly Author[]): Record<string, { member: Author; connections: { id: string; since: number }[] }> {
  return Object.fromEntries(members.map((member) => [member.id, { member, connections: [{ id: `${member.id}-tab`, since: at('08:30') }] }]));
}
