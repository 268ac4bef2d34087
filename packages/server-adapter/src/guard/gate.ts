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
  /** Milliseconds since the epoch. The connection then ends with `token-expired` and may return with a fresh token. */
  readonly expires?: number;
}

/** `null`: unknown. Asked at every request, and repeatedly while a connection is open. Only `id`, `name`, `kind` and `avatar` count. */
export type Authenticate = (request: Request) => SignedIn | null | Promise<SignedIn | null>;

/** `room.read`: to be in a room, resume there, and read its history. */
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
  /** The message before its edit or removal, the one to send, or a run's question. Absent when a room opens: `true` then means own things, `'staff'` all. */
  readonly message?: Message;
  readonly agent?: string;
  /** `run.stop`: absent when the run is over. `run.retry`: the run of the answer to replace. */
  readonly run?: Run;
  /** Member id of the private conversation's owner, if the room is one. */
  readonly owner?: string;
}

/** `true`: not for another member's conversation or removals of others' messages, so that a rule for rooms cannot open them. `'staff'`: there too. */
export type Permission = boolean | 'staff';

/** Asked on every path. An error, or an answer that is no `Permission`, is logged and refused (500). */
export type Authorize = (request: AuthorizeRequest) => Permission | Promise<Permission>;

export interface Welcome extends PageWelcome {
  readonly address: string | undefined;
}

export interface GateSetup {
  readonly authenticate: Authenticate;
  readonly authorize: Authorize;
  /** `authorize` is the site's own, so members are sent what it allows. Clients know the default. */
  readonly ownRules: boolean;
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

  /** @throws LoquiError 403 `cross-origin` */
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

  /** With the time at which the token ends. @throws as `member`; 401 `token-expired` */
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

  /** `founding`: creates the conversation if needed. @throws LoquiError 403 `forbidden`; 404 `unknown-room` for one that is missing or unreadable */
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

  /** What the member may do in the room. `undefined`: the default rule holds, or the site's rule failed, which is logged. */
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

/** The body identifies nobody. */
function withoutCookies(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return new Request(request.url, { headers });
}

function forbidden(action: Action): LoquiError {
  return refusal(403, 'forbidden', `You may not ${ACTS[action]} in this room. Ask whoever runs it for access.`);
}

/** The same refusal for a conversation that is missing, removed, or another member's. */
export function unknownRoom(): LoquiError {
  return refusal(404, 'unknown-room', 'There is no such conversation; it may have been removed.');
}

const ACTS: Readonly<Record<Action, string>> = {
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
 * The default `authorize`: who knows a room's name enters it, authors edit and remove their messages, asker and conversation owner stop and retry runs.
 * A site's own rule replaces it, so call it there: `(request) => mayEnter(request.member, request.room) && ownThings(request)`.
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
