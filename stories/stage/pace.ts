/** How fast scripts are played unless a story says: as recorded for people, all at once for the test run, which looks at the end. */

export const underTest = '__vitest_browser__' in globalThis || '__vitest_worker__' in globalThis;

export const pace = underTest ? 0 : 1;
