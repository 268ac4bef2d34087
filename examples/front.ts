/** The front page's team room: every visitor gets a name of their own, so that nobody stands there as "You" or "Guest" to the others. */
import { linkToSomebodyElse } from './second-window.js';
import { otherName, rememberedName, rememberName } from './visitor-name.js';

const name = rememberedName() || otherName();
rememberName(name);

const panel = document.createElement('loqui-chat');
panel.setAttribute('src', '/loqui');
panel.setAttribute('room', 'team');
panel.setAttribute('heading', 'Team room');
panel.setAttribute('name', name);
document.querySelector('#team')?.append(panel);
document.querySelector('#who')?.prepend(`You are ${name}. `);
linkToSomebodyElse(name);
