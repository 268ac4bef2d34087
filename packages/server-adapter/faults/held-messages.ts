/** Reads what a room holds from the server itself, past the faulty connections. */
import { guest, type Message, type Page } from '@loqui/core';

const { token } = guest('judge');

/** All messages, oldest first. @throws Error while the server is away */
export async function heldMessages(port: number, room: string): Promise<readonly Message[]> {
  const held: Message[] = [];
  let before: number | undefined;
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${String(port)}/loqui`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ type: 'history.read', room, limit: 200, ...(before !== undefined && { before }) }),
    });
    if (!response.ok) throw new Error(`history.read answered ${String(response.status)}: ${await response.text()}`);
    const page = (await response.json()) as Page;
    held.unshift(...page.messages);
    before = page.messages[0]?.offset;
    if (!page.more || before === undefined) return held;
  }
}
