/** Shows and logs for the page's developer that a provider has no room to open. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Time for the page to name the room by script, in ms. */
const PATIENCE = 300;

export class WithoutRoom implements ReactiveController {
  /** The problem with its remedy; '' for none. */
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

  /** Call after each render. */
  check(): void {
    this.problem = '';
    clearTimeout(this.#timer);
    this.#timer = this.#isAmiss() ? setTimeout(() => this.#isAmiss() && this.report(sentence(this.host)), PATIENCE) : undefined;
  }

  #isAmiss(): boolean {
    return this.host.isConnected && this.isMissing();
  }

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
