/**
 * Who we are: `?as=Name`, else the name of the last visit, else we are asked. A name is a guest: the same name on this device is the same person, another
 * name is another. `?room=` chooses the room, `?transport=websocket` the line.
 */
import { linkToSomebodyElse } from '../second-window.js';
import { rememberedName, rememberName } from '../visitor-name.js';

const address = new URLSearchParams(location.search);
const form = document.querySelector('form');
const name = address.get('as')?.trim() ?? rememberedName();

if (name) join(name);
else if (form) ask(form);

function ask(welcome: HTMLFormElement): void {
  welcome.hidden = false;
  welcome.querySelector('input')?.focus();
  welcome.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = new FormData(welcome).get('as');
    if (typeof chosen !== 'string' || chosen.trim() === '') return;
    rememberName(chosen.trim());
    join(chosen.trim());
  });
}

function join(guest: string): void {
  form?.remove();
  const panel = document.createElement('loqui-chat');
  panel.setAttribute('src', '/loqui');
  panel.setAttribute('room', address.get('room') ?? 'team');
  panel.setAttribute('name', guest);
  panel.setAttribute('deep-link', '');
  const transport = address.get('transport');
  if (transport !== null) panel.setAttribute('transport', transport);
  document.querySelector('main')?.append(panel);
  document.querySelector('#who')?.append(`You are ${guest}.`);
  document.title = `${guest} in the team room: Loqui`;
  linkToSomebodyElse(guest);
}
