import { storeConformance } from '../testing/store-conformance.js';
import { memory } from './memory.js';

storeConformance('memory', (options) => ({ store: memory(options) }));
