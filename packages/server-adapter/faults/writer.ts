/** Somebody who writes, does not always wait for the message before, and presses Retry until it is sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LoquiError, uuidv7, type Room } from '@loqui/core';
import type { Random } from './random.js';

/** One typed message. Its text is unique in a schedule. */
export interface Typed {
  readonly writer: string;
  readonly number: number;
  readonly text: string;
}

const MESSAGES = 24;

export async function write(room: Room, random: Random, writer: string): Promise<readonly Typed[]> {
  const typed: Typed[] = [];
  const sending: Promise<void>[] = [];
  for (let number = 0; number < MESSAGES; number += 1) {
    await sleep(random.between(0, 40));
    const text = `${writer}, message ${String(number)} ${'words '.repeat(random.between(0, 12))}end`;
    typed.push({ writer, number, text });
    const sent = deliver(room, text, random.chance(0.1));
    sending.push(sent);
    if (random.chance(0.5)) await sent;
  }
  await Promise.all(sending);
  return typed;
}

async function deliver(room: Room, text: string, ask: boolean): Promise<void> {
  const id = uuidv7();
  try {
    await room.send({ id, text, ...(ask && { to: ['echo'] }) });
  } catch (error) {
    if (!(error instanceof LoquiError)) throw error;
    await retry(room, id);
  }
}

/** Repeats while the message is shown as failed. */
async function retry(room: Room, id: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const message = room.messages.get(id);
    // Its answer was lost, but the room has it: it is sent.
    if (message?.status !== 'failed' || message.offset !== undefined) return;
    try {
      await room.retry(id);
      return;
    } catch (error) {
      if (!(error instanceof LoquiError)) throw error;
    }
  }
}
