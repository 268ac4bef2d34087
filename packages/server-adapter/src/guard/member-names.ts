/** What members are called: a site's names as the site says, a guest's only where nobody can take it for somebody else's. */
import type { Author } from '@loqui/core/protocol';
import { isGuest } from './guests.js';
import { reservedSkeletonOf, skeletonOf, withoutBidi } from './names.js';

/** What the name of a guest is when the one it chose is not to be had. */
const NOBODY = 'Guest';

export class MemberNames {
  /** Names of agents, their ids (which people write after an @), and the server's own. */
  readonly #reserved: ReadonlySet<string>;

  /** `present`: who is connected now, each member once or more. */
  constructor(
    agents: readonly Author[],
    private readonly present: { of(member: string): Iterable<{ readonly member: Author }>; named(skeleton: string): Iterable<Author> },
  ) {
    this.#reserved = new Set(['System', ...agents.flatMap(({ id, name }) => [id, name])].map(reservedSkeletonOf));
  }

  /**
   * The name under which a member is shown. A guest's that looks like an agent's or the server's becomes `Guest`; one that looks like another
   * present member's gets a number. Whoever is connected keeps the name it was given.
   */
  of({ id, name }: Author): string {
    if (!isGuest(id)) return withoutBidi(name);
    if (name === NOBODY) return name;
    if (this.#reserved.has(reservedSkeletonOf(name))) return NOBODY;
    for (const { member } of this.present.of(id)) if (member.name === name || member.name.startsWith(`${name} (`)) return member.name;
    let shown = name;
    for (let number = 2; this.#isTaken(shown, id); number++) shown = `${name} (${String(number)})`;
    return shown;
  }

  #isTaken(name: string, id: string): boolean {
    for (const member of this.present.named(skeletonOf(name))) if (member.id !== id) return true;
    return false;
  }
}
