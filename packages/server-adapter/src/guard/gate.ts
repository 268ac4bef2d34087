/** The one entrance for every path: who calls, whether they may, and how often. */
import { isConversation, LoquiError, wellFormed, type Author, type Message, type Permissions, type Reach, type Run } from '@loqui/core/protocol';
import type { MemberNames } from './member-names.js';
import { isPageAddress } from './web-address.js';
import { addressOf, type AddressRules } from './address.js';
import type { Limits } from './limits.js';
import { checkOrigin, type OriginRules, type Welcome as PageWelcome } from './origin.js';
import { Rates } from './rates.js';
import { refusal } from './refusal.js';
import { permissionOf } from './site-answers.js';
import type { InnerLog } from './server-log.js';

export interface SignedIn extends Author {
  /** Milliseconds since the epoch at which the token ends. The connection then ends with `token-expired` and may return with a fresh token. */
  readonly expires?: number;
}

/**
 * Gives the caller; `null`: unknown. Asked at every request, upgrade and reconnect, and from time to time while a connection is open. Only `id`, `name`,
 * `kind` and `avatar` count.
 */
export type Authenticate = (request: Request) => SignedIn | null | Promise<SignedIn | null>;

/** `room.read`: to be in a room, to resume there, to read its history. */
export type Action =
  | 'room.read'
  | 'message.send'
  | 'message.edit'
  | 'message.remove'
  | 'run.start'
  | 'run.stop'
  | 'run.retry'
  | 'typing.set'
  | 'conversation.rename'
  | 'conversation.remove';

export interface AuthorizeRequest {
  readonly member: Author;
  readonly action: Action;
  readonly room: string;
  /**
   * The message to be sent, as it is before an edit or removal, or the question of a run. Like `run`, it is absent when a room opens and its member
   * learns what is allowed there: `true` then means their own things, `'staff'` everybody's.
   */
  readonly message?: Message;
  /** `run.start`: id of the agent that is asked. */
  readonly agent?: string;
  /** `run.stop`: the run, absent when it is over. `run.retry`: the run of the answer to replace. */
  readonly run?: Run;
  /** Id of the member who owns the private conversation, if the room is one. */
  readonly owner?: string;
}

/**
 * `true`: allowed, except in somebody else's conversation and except to remove somebody else's message. `'staff'`: allowed there too. It is another
 * word than `true`, so that a rule written for shared rooms does not open everybody's conversations.
 */
export type Permission = boolean | 'staff';

/** Whether the member may. Asked on every path. An error, or an answer that is no `Permission`, is logged and refused (500). */
export type Authorize = (request: AuthorizeRequest) => Permission | Promise<Permission>;

/** An allowed caller and its address. */
export interface Welcome extends PageWelcome {
  /** The key for limits per address; `undefined` when the address is unknown. */
  readonly address: string | undefined;
}

export interface GateSetup {
  readonly authenticate: Authenticate;
  readonly authorize: Authorize;
  /** `authorize` is the site's own, so members are sent what it allows. Clients know the default. */
  readonly ownRules: boolean;
  /** Gives the owner of a conversation; `undefined` when there is none. */
  readonly ownerOf: (conversation: string) => Promise<string | undefined>;
  readonly origins: OriginRules;
  readonly address: AddressRules['address'];
  readonly limits: Limits;
  readonly log: InnerLog;
  readonly names: MemberNames;
}

export class Gate {
  readonly rates: Rates;
  readonly limits: Limits;
  #warned = false;

  constructor(private readonly setup: GateSetup) {
    this.limits = setup.limits;
    this.rates = new Rates(setup.limits);
  }

  /** Refuses pages that may not call. @throws LoquiError 403 `cross-origin` */
  welcome(request: Request): Welcome {
    const { origins, address } = this.setup;
    return { ...checkOrigin(request, origins), address: this.#addressOf(request, { address, trustProxy: origins.trustProxy }) };
  }

  #addressOf(request: Request, rules: AddressRules): string | undefined {
    const found = addressOf(request, rules);
    if (found === undefined && !rules.address && !this.#warned) {
      this.#warned = true;
      this.setup.log(
        'warn',
        'Limits per address are off: nothing tells where callers are. Serve by @loqui/server-adapter/node, or give createLoqui({ address: (request) => … }); `() => undefined` keeps them off.',
      );
    }
    return found;
  }

  /** @throws LoquiError 401 `unauthenticated`; 429 `too-many-commands` when an address was refused too often */
  async member(request: Request, welcome: Welcome): Promise<Author> {
    const { expires: _, ...member } = await this.signIn(request, welcome);
    return member;
  }

  /** The member, with the time at which its token ends. @throws as `member`; 401 `token-expired` */
  async signIn(request: Request, { anonymous, address }: Welcome): Promise<SignedIn> {
    // Do not ask the site's database for an address without a command left.
    if (await this.rates.spent({ address })) await this.rates.count('commands', { address });
    const found = await this.setup.authenticate(anonymous ? withoutCookies(request) : request);
    if (!found) {
      await this.rates.count('commands', { address });
      throw refusal(
        401,
        'unauthenticated',
        'You are not signed in. Send "Authorization: Bearer <token>" (or the token in the first WebSocket frame), or the cookie the site expects.',
      );
    }
    const { expires } = found;
    if (expires === undefined) return this.#checked(found);
    if (typeof (expires as unknown) !== 'number') throw new TypeError('authenticate must return `expires` as a number: milliseconds since the epoch.');
    if (expires <= Date.now()) throw refusal(401, 'token-expired', 'Your sign-in has ended. Come back with a fresh token.');
    return { ...this.#checked(found), expires };
  }

  /** The valid fields of the site's answer. */
  #checked(found: Author): Author {
    const { id, name, kind, avatar } = found as Partial<Record<keyof Author, unknown>>;
    if (typeof id !== 'string' || id === '' || id.length > 256 || typeof name !== 'string' || (kind !== 'person' && kind !== 'agent')) {
      throw new TypeError("authenticate must return null, or { id, name, kind }: strings of 1 to 256 characters, and kind 'person' or 'agent'.");
    }
    const member: Author = { id: wellFormed(id), name: wellFormed(name).slice(0, 256), kind };
    const shown = { ...member, name: this.setup.names.of(member) };
    if (avatar === undefined || avatar === null || avatar === '') return shown;
    if (typeof avatar === 'string' && isPageAddress(avatar)) return { ...shown, avatar };
    this.setup.log('warn', 'authenticate gave a picture (avatar) that is no http(s) address; it is left out.', undefined, id);
    return shown;
  }

  /**
   * Resolves with the permission. `founding`: the act creates the conversation if needed.
   * @throws LoquiError 403 `forbidden`; 404 `unknown-room` both for a missing conversation and for one that the member may not read
   */
  async allow(request: Omit<AuthorizeRequest, 'owner'>, founding = false): Promise<true | 'staff'> {
    const { member, action, room } = request;
    if (!isConversation(room)) {
      const answer = await this.#ask(request);
      if (answer !== false) return answer;
      throw forbidden(action);
    }
    const owner = (await this.setup.ownerOf(room)) ?? (founding ? member.id : undefined);
    if (owner === undefined) throw unknownRoom();
    const answer = await this.#permission({ ...request, owner });
    if (answer !== false) return answer;
    if (owner === member.id || (action !== 'room.read' && (await this.#permission({ member, action: 'room.read', room, owner })))) throw forbidden(action);
    throw unknownRoom();
  }

  async #permission(request: AuthorizeRequest & { readonly owner: string }): Promise<Permission> {
    const answer = await this.#ask(request);
    return request.owner === request.member.id || answer === 'staff' ? answer : false;
  }

  /** What the member may do in the whole room. `undefined`: the default rule holds, or the site's rule failed, which is logged. */
  async permissions(member: Author, room: string): Promise<Permissions | undefined> {
    if (!this.setup.ownRules) return undefined;
    try {
      const owner = isConversation(room) ? await this.setup.ownerOf(room) : undefined;
      const reach = async (action: Action): Promise<Reach> => {
        const request = { member, action, room };
        const answer = await (owner === undefined ? this.#ask(request) : this.#permission({ ...request, owner }));
        return answer === 'staff' ? 'any' : answer ? 'own' : 'none';
      };
      const actions = ['message.send', 'message.edit', 'message.remove', 'run.stop', 'run.retry'] as const;
      const [send, edit, remove, stop, retry] = (await Promise.all(actions.map(reach))) as [Reach, Reach, Reach, Reach, Reach];
      return { send: send !== 'none', edit: edit !== 'none', remove, stop, retry };
    } catch (error) {
      this.setup.log('error', `authorize could not say what a member may do in room ${JSON.stringify(room)}; the default is offered.`, error, member.id);
      return undefined;
    }
  }

  async #ask(request: AuthorizeRequest): Promise<Permission> {
    return permissionOf(await this.setup.authorize(request));
  }

  /** The rooms that the member may read, and the refusals of the others. */
  async readable(member: Author, rooms: Iterable<string>): Promise<{ allowed: string[]; denied: Map<string, LoquiError> }> {
    const allowed: string[] = [];
    const denied = new Map<string, LoquiError>();
    for (const room of rooms) {
      try {
        await this.allow({ member, action: 'room.read', room });
        allowed.push(room);
      } catch (error) {
        if (!(error instanceof LoquiError)) throw error;
        denied.set(room, error);
      }
    }
    return { allowed, denied };
  }
}

/** Headers and address only: the body does not identify anybody. */
function withoutCookies(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return new Request(request.url, { headers });
}

function forbidden(action: Action): LoquiError {
  return refusal(403, 'forbidden', `You may not ${SAID[action]} in this room. Ask whoever runs it for access.`);
}

/** The same refusal for a conversation that is missing, somebody else's, or removed. */
export function unknownRoom(): LoquiError {
  return refusal(404, 'unknown-room', 'There is no such conversation; it may have been removed.');
}

const SAID: Readonly<Record<Action, string>> = {
  'room.read': 'read',
  'message.send': 'write',
  'message.edit': 'edit this',
  'message.remove': 'remove this',
  'run.start': 'ask this agent',
  'run.stop': 'stop this answer',
  'run.retry': 'ask for this answer again',
  'typing.set': 'show that you type',
  'conversation.rename': 'rename this',
  'conversation.remove': 'remove this',
};

/**
 * The default `authorize`: everybody who knows a room's name may enter it. Authors edit and remove their messages. A run is stopped and retried by
 * whoever asked the question and by the conversation's owner. A site's own `authorize` replaces it, so wrap it:
 * `authorize: (request) => mayEnter(request.member, request.room) && ownThings(request)`. For moderators:
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
