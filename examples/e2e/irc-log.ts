/** A recorded chat log as acts of its users: what each line of it means in a room. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Line {
  readonly i: number;
  readonly kind: 'message' | 'join' | 'leave' | 'rename' | 'system';
  readonly user?: string;
  readonly to?: string;
  readonly text?: string;
  readonly replyTo?: readonly number[];
}

/** `line`: number of the line it comes from. */
export type Act = { readonly line: number } & (
  | { readonly type: 'say'; readonly user: string; readonly text: string; readonly replyTo: number | undefined }
  /** Told by the channel itself. */
  | { readonly type: 'announce'; readonly text: string }
  /** A second join of somebody who is here is a second device. */
  | { readonly type: 'join'; readonly user: string }
  | { readonly type: 'leave'; readonly user: string }
  /** A guest's name is part of who it is: another name is another member. */
  | { readonly type: 'rename'; readonly user: string; readonly to: string }
);

export interface IrcLog {
  /** Users who are in the channel before the first line: the log shows them speak or leave, but not come. */
  readonly present: readonly string[];
  readonly acts: readonly Act[];
}

export const IRC_FILE = 'irc/irc.json';

export function readIrcLog(fixtures: string): IrcLog {
  const { channels } = JSON.parse(readFileSync(path.join(fixtures, IRC_FILE), 'utf8')) as { channels: Record<string, Line[]> };
  const lines = Object.values(channels).flat();
  const known = new Set<string>();
  const present: string[] = [];
  for (const { kind, user, to } of lines) {
    if (user !== undefined && !known.has(user)) {
      known.add(user);
      if (kind !== 'join') present.push(user);
    }
    if (to !== undefined) known.add(to);
  }
  return { present, acts: lines.map(actOf) };
}

function actOf({ i: line, kind, user = '', to = '', text = '', replyTo = [] }: Line): Act {
  switch (kind) {
    case 'message':
      return { line, type: 'say', user, text, replyTo: replyTo[0] };
    case 'system':
      return { line, type: 'announce', text };
    case 'rename':
      return { line, type: 'rename', user, to };
    case 'join':
    case 'leave':
      return { line, type: kind, user };
  }
}
