// Asking a server that is some way off, as often as it answers. Nothing here touches the page.

/**
 * A function that asks: the newest question is sent, the ones it overtook never are, and an answer that
 * comes after a newer one's is dropped.
 * @param {(question: any) => Promise<any>} ask
 * @param {(answer: any, question: any) => unknown} show
 * @param {number} [flying] questions that may be under way at the same time
 * @returns {(question: any) => void}
 */
export function asker(ask, show, flying = 2) {
  let [sent, shown, under] = [0, 0, 0];
  /** @type {any} */
  let waiting = null;
  async function pump() {
    if (!waiting || under === flying) return;
    const question = waiting;
    const number = ++sent;
    waiting = null;
    under += 1;
    const answer = await Promise.resolve(ask(question)).catch(() => undefined);
    under -= 1;
    if (answer && number > shown) {
      shown = number;
      show(answer, question);
    }
    pump();
  }
  return (question) => {
    waiting = question;
    pump();
  };
}
