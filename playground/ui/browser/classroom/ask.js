// What a class's pages ask of the server. Their key stands behind the # of their address.

const HEADER = "x-playground-class";
const PATIENCE = 5000; // ms after a question that nobody answered

export const key = () => window.location.hash.slice(1);

/** The server says no, in a sentence. */
export class Refusal extends Error {
  /**
   * @param {string} sentence
   * @param {number} status of HTTP
   */
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/**
 * The answer to a question, or, of what is given, to a request. Throws Refusal.
 * @param {string} path
 * @param {unknown} [given]
 * @returns {Promise<any>}
 */
export async function ask(path, given) {
  const headers = { [HEADER]: key(), "content-type": "application/json" };
  const sent = given === undefined ? {} : { method: "POST", body: JSON.stringify(given) };
  const answer = await fetch(new URL(`class/${path}`, document.baseURI), { headers, ...sent });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(told.error ?? `${answer.status}`, answer.status);
  return told;
}

/**
 * Asks again and again, while somebody can see the page; not after a key that opens nothing. Gives what
 * asks at once.
 * @param {() => string} path
 * @param {number} pause ms between an answer and the next question
 * @param {(told: any) => void} show
 * @param {(sentence: string) => void} complain with "" once there is an answer again
 * @param {string} silence what to say of a server that does not answer
 */
export function watch(path, pause, show, complain, silence) {
  let timer = 0;
  const look = async () => {
    clearTimeout(timer);
    let wait = pause;
    try {
      if (!document.hidden) {
        show(await ask(path()));
        complain("");
      }
    } catch (error) {
      complain(error instanceof Refusal ? error.message : silence);
      if (error instanceof Refusal && error.status === 403) return;
      wait = PATIENCE;
    }
    timer = window.setTimeout(look, wait);
  };
  look();
  window.addEventListener("hashchange", look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  return look;
}
