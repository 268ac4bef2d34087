/** Each visitor has conversations of their own here. `?room=name` shows a room that all share instead, say to watch one answer in two windows. */
const room = new URLSearchParams(location.search).get('room');
if (room !== null) document.querySelector('loqui-assistant')?.setAttribute('room', room);

export {};
