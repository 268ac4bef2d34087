/** What holds where a site says nothing else: everybody does as they like with what is their own, and leaves alone what is not. */
import type { Authorize } from './gate.js';

/**
 * The default `authorize`: rooms are open to all who know their name, a message is edited and removed by its author, and an answer is stopped and
 * asked for again by whoever asked the question, or by the owner of the conversation it is written in. A site's own `authorize` replaces it whole, so wrap it:
 * `authorize: (request) => mayEnter(request.member, request.room) && ownThings(request)`. Moderators remove what others wrote by the word `'staff'`:
 * `request.action === 'message.remove' && isModerator(request.member) ? 'staff' : ownThings(request)`.
 */
export const ownThings = (({ member, action, message, run, owner }) => {
  switch (action) {
    case 'message.edit':
    case 'message.remove':
      return message === undefined || message.author.id === member.id;
    case 'run.stop':
    case 'run.retry':
      return run === undefined || run.asker === member.id || owner === member.id;
    default:
      return true;
  }
}) satisfies Authorize;
