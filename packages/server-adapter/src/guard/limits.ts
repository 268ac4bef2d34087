/** How much of everything: on by default, each adjustable. */

export interface Limits {
  /** Bytes of a request body or WebSocket frame. Default 1 MiB. */
  readonly body: number;
  /** Depth of JSON in a command. Default 32. */
  readonly depth: number;
  /** Parts of a message. Default 32. */
  readonly parts: number;
  /** UTF-16 units of one text part. Default 65,536. */
  readonly text: number;
  /** Rooms on one connection. Default 20. */
  readonly roomsPerConnection: number;
  /** Connections of one member. Default 20. */
  readonly connectionsPerMember: number;
  /** Messages (sent, edited, removed) of one member a minute. Default 60. */
  readonly messagesPerMinute: number;
  /** Messages of one member at once, before the rate above holds. Default 10. */
  readonly messageBurst: number;
  /** Questions to agents (messages that ask one, retries) of one member a minute. Default 20. */
  readonly asksPerMinute: number;
  /** Runs that one member's questions have going at a time; more are queued. Default 2. */
  readonly runsPerMember: number;
  /** Commands of any kind of one member a minute. Default 600. */
  readonly commandsPerMinute: number;
  /** Private conversations of one member. Default 1,000. */
  readonly conversationsPerMember: number;
  /** Messages of one page of history. Default 200. */
  readonly page: number;
  /** Parts of one answer of an agent. Default 2,048. */
  readonly answerParts: number;
  /** UTF-16 units of one answer's parts as JSON, about. Default 4 Mi. */
  readonly answerSize: number;
}

export const LIMITS: Limits = {
  body: 1024 * 1024,
  depth: 32,
  parts: 32,
  text: 65_536,
  roomsPerConnection: 20,
  connectionsPerMember: 20,
  messagesPerMinute: 60,
  messageBurst: 10,
  asksPerMinute: 20,
  runsPerMember: 2,
  commandsPerMinute: 600,
  conversationsPerMember: 1000,
  page: 200,
  answerParts: 2048,
  answerSize: 4 * 1024 * 1024,
};
