export type Reach = 'none' | 'own' | 'any';

/** What `authorize` allows in a room. A single act can still be refused, e.g. because of the message's age. */
export interface Permissions {
  readonly send: boolean;
  /** Only their own messages: nobody edits another's. */
  readonly edit: boolean;
  readonly remove: Reach;
  /** Stop an answer. `own`: they asked for it, or own the conversation. */
  readonly stop: Reach;
  /** Regenerate an answer; `own` as for `stop`. */
  readonly retry: Reach;
}

/** The permissions until the server sends others. */
export const OWN_THINGS: Permissions = { send: true, edit: true, remove: 'own', stop: 'own', retry: 'own' };
