/**
 * All limits are on by default and adjustable; `Infinity` lifts one. The catalogue's page "Guide/Limits" lists them, and a test compares the two.
 *
 * A member gets what a person needs. An address gets twenty times that: a school or office of some five hundred people at a usual pace. A room gets
 * twice, and the server ten times, what an address gets, so that no address alone can fill them.
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
  /** Connections of one member. Default 20. */
  readonly connectionsPerMember: number;
  /** Connections from one address. Default 1,000. */
  readonly connectionsPerAddress: number;
  /** Connections in one room. Default 10,000. */
  readonly connectionsPerRoom: number;
  /** Connections in all. Default 20,000. */
  readonly connectionsPerServer: number;

  /** Messages (sent, edited, removed) of one member a minute. Default 60. */
  readonly messagesPerMinute: number;
  /** Messages of one member at once, before the rate above holds. Default 10. */
  readonly messageBurst: number;
  /** Messages from one address a minute. Default 1,200. */
  readonly messagesPerMinutePerAddress: number;
  /** Messages in one room a minute. Default 2,400. */
  readonly messagesPerMinutePerRoom: number;
  /** Messages in all a minute. Default 12,000. */
  readonly messagesPerMinutePerServer: number;

  /** Questions to agents of one member a minute: one for each agent a message asks, and one for a retry. Default 20. */
  readonly asksPerMinute: number;
  /** Questions from one address a minute. Default 400. */
  readonly asksPerMinutePerAddress: number;
  /** Questions in one room a minute. Default 800. */
  readonly asksPerMinutePerRoom: number;
  /** Questions in all a minute. Default 4,000. */
  readonly asksPerMinutePerServer: number;

  /** Runs that one member's questions have going at a time; more are queued. Default 2. */
  readonly runsPerMember: number;
  /** Runs going from one address. Default 40. */
  readonly runsPerAddress: number;
  /** Runs going in one room. Default 80. */
  readonly runsPerRoom: number;
  /** Runs going in all. Default 400. */
  readonly runsPerServer: number;
  /** Runs of one member that wait for their turn; a question beyond it is refused. Default 20. */
  readonly queuedRunsPerMember: number;
  /** Runs from one address that wait. Default 400. */
  readonly queuedRunsPerAddress: number;
  /** Runs in one room that wait. Default 400. */
  readonly queuedRunsPerRoom: number;
  /** Runs that wait in all. Default 4,000. */
  readonly queuedRunsPerServer: number;

  /** Rooms and conversations that one member makes (writes in first) a minute. Default 30. */
  readonly roomsPerMinute: number;
  /** Rooms made from one address a minute. Default 600. */
  readonly roomsPerMinutePerAddress: number;
  /** Rooms made in all a minute. Default 6,000. */
  readonly roomsPerMinutePerServer: number;

  /** Signs of typing of one member a minute; a client gives 30 and their ends. Default 120. */
  readonly typingPerMinute: number;
  /** Signs of typing from one address a minute. Default 2,400. */
  readonly typingPerMinutePerAddress: number;
  /** Signs of typing in one room a minute. Default 4,800. */
  readonly typingPerMinutePerRoom: number;
  /** Signs of typing in all a minute. Default 24,000. */
  readonly typingPerMinutePerServer: number;

  /** Commands of any kind of one member a minute, also those that are refused. Default 600. */
  readonly commandsPerMinute: number;
  /** Commands from one address a minute. Default 12,000. */
  readonly commandsPerMinutePerAddress: number;
  /** Commands in one room a minute. Default 24,000. */
  readonly commandsPerMinutePerRoom: number;
  /** Commands in all a minute. Default 120,000. */
  readonly commandsPerMinutePerServer: number;

  /** Lines of the log of one kind about one caller a minute; what is beyond it is counted in one line. Default 10. */
  readonly logLinesPerCaller: number;
  /** Lines of the log of one kind a minute. Default 100. */
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

/** @throws TypeError for a limit that is not known or is no number */
export function limitsOf(given: Partial<Limits> = {}): Limits {
  for (const [name, value] of Object.entries(given) as [string, number | undefined][]) {
    if (!Object.hasOwn(LIMITS, name)) throw new TypeError(`limits.${name} is not known. There is: ${Object.keys(LIMITS).join(', ')}.`);
    if (value !== undefined && (typeof value !== 'number' || Number.isNaN(value) || value < 0)) {
      throw new TypeError(`limits.${name} is ${String(value)}: it must be a number, 0 or more; Infinity lifts the limit.`);
    }
  }
  return { ...LIMITS, ...Object.fromEntries(Object.entries(given).filter(([, value]) => (value as unknown) !== undefined)) };
}
