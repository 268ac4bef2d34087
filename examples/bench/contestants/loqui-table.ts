/** The table, whose columns have no functions: it finds out what the values are, and writes numbers in the language of the page. */
import '@loqui/elements/loqui-table.js';
import type { Contestant } from '../contestant.js';

const contestant: Contestant = {
  mount(place) {
    const table = document.createElement('loqui-table');
    table.style.blockSize = '100%';
    place.append(table);
    return {
      async table(rows) {
        table.rows = rows;
        await table.updateComplete;
      },
      scroller: () => table.shadowRoot!.querySelector('[part~="scroller"]')!,
    };
  },
};

export default contestant;
