/** What a member may do in a room, so that nothing is offered which the server refuses. */

/** Whose things an act may be done to: nobody's, the member's own, or anybody's. */
export type Reach = 'none' | 'own' | 'any';

/**
 * What the site's `authorize` allows in a room as a whole. A single act can still be refused, where a rule depends on the message
 * (say, on its age).
 */
export interface Permissions {
  /** Write messages. */
  readonly send: boolean;
  /** Edit what they wrote themselves; nobody edits the words of another. */
  readonly edit: boolean;
  readonly remove: Reach;
  /** Stop an answer. Their own: they asked for it, or the conversation is theirs. */
  readonly stop: Reach;
  /** Ask for an answer again; whose it is, as for `stop`. */
  readonly retry: Reach;
}

/** What holds while the server has said nothing else: members do as they like with what is their own. */
export const OWN_THINGS: Permissions = { send: true, edit: true, remove: 'own', stop: 'own', retry: 'own' };
