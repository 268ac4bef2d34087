/** Names as members see them: a site's as given, a guest's only when nobody can mistake it for another member's. */
import type { Author } from '@loqui/core/protocol';
import { isGuest } from './guests.js';
import { reservedSkeletonOf, skeletonOf, withoutBidi } from './names.js';

const NOBODY = 'Guest';

export class MemberNames {
  readonly #reserved: ReadonlySet<string>;

  constructor(
    agents: readonly Author[],
    private readonly present: { of(member: string): Iterable<{ readonly member: Author }>; named(skeleton: string): Iterable<Author> },
  ) {
    this.#reserved = new Set(['System', ...agents.flatMap(({ id, name }) => [id, name])].map(reservedSkeletonOf));
  }

  /** A name like an agent's or the server's becomes `Guest`; one like another present member's gets a number. A connected member keeps its name. */
  of({ id, name }: Author): string {
    if (!isGuest(id)) return withoutBidi(name);
    if (name === NOBODY) return name;
    if (this.#reserved.has(reservedSkeletonOf(name))) return NOBODY;
    for (const { member } of this.present.of(id)) if (member.name === name || member.name.startsWith(`${name} (`)) return member.name;
    let shown = name;
    for (let number = 2; this.#isUsed(shown, id); number++) shown = `${name} (${String(number)})`;
    return shown;
  }

  #isUsed(name: string, id: string): boolean {
    for (const member of this.present.named(skeletonOf(name))) if (member.id !== id) return true;
    return false;
  }
}
