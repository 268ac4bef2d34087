/** Shows the developer of the page, and logs, that a provider has no room to open. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Time a page has to name the room by script, in ms. */
const PATIENCE = 300;

export class WithoutRoom implements ReactiveController {
  /** What is wrong, with the remedy; '' while nothing is. */
  problem = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly isMissing: () => boolean,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** To be called after each render. */
  check(): void {
    this.problem = '';
    clearTimeout(this.#timer);
    this.#timer = this.#isAmiss() ? setTimeout(() => this.#isAmiss() && this.report(sentence(this.host)), PATIENCE) : undefined;
  }

  #isAmiss(): boolean {
    return this.host.isConnected && this.isMissing();
  }

  /** Shows a problem until the next check. */
  report(problem: string): void {
    this.problem = problem;
    console.error(problem, this.host);
    this.host.requestUpdate();
  }
}

function sentence({ localName }: Element): string {
  const other =
    localName === 'loqui-provider'
      ? 'Set personal for a private conversation of each visitor.'
      : 'For a private conversation of each visitor use <loqui-assistant>.';
  return `<${localName}> has no room. Set room="…" for one that everybody shares who may enter it. ${other}`;
}
