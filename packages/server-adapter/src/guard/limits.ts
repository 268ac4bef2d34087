/**
 * All limits are on by default and adjustable; `Infinity` lifts one. The catalogue's page "Guide/Limits" lists them, and a test compares the two.
 * An address gets twenty times what a member gets: an office of some five hundred people. A room gets twice, the server ten times what an address gets.
 */
export interface Limits {
  /** Bytes of a request body or WebSocket frame. Default 1 MiB. */
  readonly body: number;
  /** Depth of JSON in a command. Default 32. */
  readonly depth: number;
  /** Parts of a message. Default 32. */
  readonly parts: number;
  /** UTF-16 units of one text part. Default 65,536. */
  readonly text: number;
  /** UTF-16 units of the JSON of one data part, and of a message's metadata. Default 65,536. */
  readonly data: number;
  /** Messages of one page of history. Default 200. */
  readonly page: number;
  /** Parts of one answer of an agent. Default 2,048. */
  readonly answerParts: number;
  /** UTF-16 units of one answer's parts as JSON, about. Default 4 Mi. */
  readonly answerSize: number;
  /** Private conversations of one member. Default 1,000. */
  readonly conversationsPerMember: number;

  /** Rooms on one connection. Default 20. */
  readonly roomsPerConnection: number;
  /** Connections. Defaults: 20 per member, 1,000 per address, 10,000 per room, 20,000 in all. */
  readonly connectionsPerMember: number;
  readonly connectionsPerAddress: number;
  readonly connectionsPerRoom: number;
  readonly connectionsPerServer: number;

  /** Messages sent, edited and removed a minute. Defaults: 60 per member, 1,200 per address, 2,400 per room, 12,000 in all. */
  readonly messagesPerMinute: number;
  /** Messages of one member at once, before that rate holds. Default 10. */
  readonly messageBurst: number;
  readonly messagesPerMinutePerAddress: number;
  readonly messagesPerMinutePerRoom: number;
  readonly messagesPerMinutePerServer: number;

  /** Questions a minute: one for each asked agent or retry. Defaults: 20 per member, 400 per address, 800 per room, 4,000 in all. */
  readonly asksPerMinute: number;
  readonly asksPerMinutePerAddress: number;
  readonly asksPerMinutePerRoom: number;
  readonly asksPerMinutePerServer: number;

  /** Active runs; others are queued. Defaults: 2 per asker, 40 per address, 80 per room, 400 in all. */
  readonly runsPerMember: number;
  readonly runsPerAddress: number;
  readonly runsPerRoom: number;
  readonly runsPerServer: number;
  /** Queued runs; further questions are refused. Defaults: 20 per asker, 400 per address and per room, 4,000 in all. */
  readonly queuedRunsPerMember: number;
  readonly queuedRunsPerAddress: number;
  readonly queuedRunsPerRoom: number;
  readonly queuedRunsPerServer: number;

  /** Rooms and conversations that get their first message, a minute. Defaults: 30 per member, 600 per address, 6,000 in all. */
  readonly roomsPerMinute: number;
  readonly roomsPerMinutePerAddress: number;
  readonly roomsPerMinutePerServer: number;

  /** Starts and stops of typing a minute; a client sends up to 60. Defaults: 120 per member, 2,400 per address, 4,800 per room, 24,000 in all. */
  readonly typingPerMinute: number;
  readonly typingPerMinutePerAddress: number;
  readonly typingPerMinutePerRoom: number;
  readonly typingPerMinutePerServer: number;

  /** Commands a minute, refused ones too. Defaults: 600 per member, 12,000 per address, 24,000 per room, 120,000 in all. */
  readonly commandsPerMinute: number;
  readonly commandsPerMinutePerAddress: number;
  readonly commandsPerMinutePerRoom: number;
  readonly commandsPerMinutePerServer: number;

  /** Log lines of one kind about one caller a minute; the others are counted in one line. Default 10. */
  readonly logLinesPerCaller: number;
  /** Log lines of one kind a minute. Default 100. */
  readonly logLines: number;
}

export const LIMITS: Limits = {
  body: 1024 * 1024,
  depth: 32,
  parts: 32,
  text: 65_536,
  data: 65_536,
  page: 200,
  answerParts: 2048,
  answerSize: 4 * 1024 * 1024,
  conversationsPerMember: 1000,

  roomsPerConnection: 20,
  connectionsPerMember: 20,
  connectionsPerAddress: 1000,
  connectionsPerRoom: 10_000,
  connectionsPerServer: 20_000,

  messagesPerMinute: 60,
  messageBurst: 10,
  messagesPerMinutePerAddress: 1200,
  messagesPerMinutePerRoom: 2400,
  messagesPerMinutePerServer: 12_000,

  asksPerMinute: 20,
  asksPerMinutePerAddress: 400,
  asksPerMinutePerRoom: 800,
  asksPerMinutePerServer: 4000,

  runsPerMember: 2,
  runsPerAddress: 40,
  runsPerRoom: 80,
  runsPerServer: 400,
  queuedRunsPerMember: 20,
  queuedRunsPerAddress: 400,
  queuedRunsPerRoom: 400,
  queuedRunsPerServer: 4000,

  roomsPerMinute: 30,
  roomsPerMinutePerAddress: 600,
  roomsPerMinutePerServer: 6000,

  typingPerMinute: 120,
  typingPerMinutePerAddress: 2400,
  typingPerMinutePerRoom: 4800,
  typingPerMinutePerServer: 24_000,

  commandsPerMinute: 600,
  commandsPerMinutePerAddress: 12_000,
  commandsPerMinutePerRoom: 24_000,
  commandsPerMinutePerServer: 120_000,

  logLinesPerCaller: 10,
  logLines: 100,
};

/** @throws TypeError for an unknown limit or a value that is no number */
export function limitsOf(given: Partial<Limits> = {}): Limits {
  for (const [name, value] of Object.entries(given) as [string, number | undefined][]) {
    if (!Object.hasOwn(LIMITS, name)) throw new TypeError(`limits.${name} is not known. There is: ${Object.keys(LIMITS).join(', ')}.`);
    if (value !== undefined && (typeof value !== 'number' || Number.isNaN(value) || value < 0)) {
      throw new TypeError(`limits.${name} is ${String(value)}: it must be a number, 0 or more; Infinity lifts the limit.`);
    }
  }
  return { ...LIMITS, ...Object.fromEntries(Object.entries(given).filter(([, value]) => (value as unknown) !== undefined)) };
}
