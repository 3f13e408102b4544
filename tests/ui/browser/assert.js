// What the tests of scripts are written with: run by tests/journeys/test_scripts.py, all in one page.

/** @type {{name: string, check: () => unknown}[]} */
const tests = [];

/**
 * @param {string} name
 * @param {() => unknown} check throws what is wrong
 */
export function test(name, check) {
  tests.push({ name, check });
}

/**
 * @param {unknown} found
 * @param {unknown} expected the same when written as JSON
 */
export function equal(found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

/**
 * @param {ArrayLike<number>} found
 * @param {ArrayLike<number>} expected
 * @param {number} [apart]
 */
export function near(found, expected, apart = 1e-6) {
  const far = Array.from(expected).some((value, i) => !(Math.abs(found[i] - value) <= apart));
  if (far || found.length !== expected.length) equal(Array.from(found), Array.from(expected));
}

/** Runs all. @returns {Promise<{passed: number, failed: string[]}>} */
export async function run() {
  /** @type {string[]} */
  const failed = [];
  for (const { name, check } of tests) {
    try {
      await check();
    } catch (error) {
      failed.push(`${name}: ${error}`);
    }
  }
  return { passed: tests.length - failed.length, failed };
}
