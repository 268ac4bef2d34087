/** The names that members are shown by: a site's names as given, a guest's only when nobody can mistake it for somebody else's. */
import type { Author } from '@loqui/core/protocol';
import { isGuest } from './guests.js';
import { reservedSkeletonOf, skeletonOf, withoutBidi } from './names.js';

/** The name of a guest whose own name is refused. */
const NOBODY = 'Guest';

export class MemberNames {
  /** Names and ids of agents, and the server's own. */
  readonly #reserved: ReadonlySet<string>;

  /** `present`: the connected members, each once or more. */
  constructor(
    agents: readonly Author[],
    private readonly present: { of(member: string): Iterable<{ readonly member: Author }>; named(skeleton: string): Iterable<Author> },
  ) {
    this.#reserved = new Set(['System', ...agents.flatMap(({ id, name }) => [id, name])].map(reservedSkeletonOf));
  }

  /**
   * A guest whose name looks like an agent's or the server's becomes `Guest`; one that looks like another present member gets a number. A connected
   * member keeps its name.
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
