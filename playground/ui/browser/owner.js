// Who this browser is: a token that the server gives and this browser keeps, sent in a header with each of
// the page's calls. It is kept in the storage. In a frame of another site, as on a Space, browsers that
// block third-party cookies refuse that, and some of them still allow a cookie for this pair of sites.
// Where nothing is kept, the token lasts as long as the page, which says so.

const KEY = "paper-playground-owner";
const HEADER = "x-playground-owner";
const OURS = ["/gradio_api/", "/class/"]; // what is called with it, in a path
const YEAR = 365 * 24 * 3600; // seconds

/**
 * @template T
 * @param {() => T} action
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return null; // forbidden here
  }
}

const cookie = () => document.cookie.split("; ").find((one) => one.startsWith(`${KEY}=`));
const kept = () =>
  attempt(() => window.localStorage.getItem(KEY)) ?? attempt(() => cookie()?.slice(KEY.length + 1)) ?? null;

/** @param {string} token */
function keep(token) {
  attempt(() => window.localStorage.setItem(KEY, token));
  if (kept() !== token)
    attempt(() => {
      document.cookie = `${KEY}=${token}; Max-Age=${YEAR}; SameSite=None; Secure; Partitioned`;
    });
  const display = kept() === token ? "none" : "block";
  document.documentElement.style.setProperty("--pp-visit", display);
}

/** @param {typeof window.fetch} call */
async function ask(call) {
  const before = kept();
  const answer = await call(new URL("owner", document.baseURI), {
    headers: before ? { [HEADER]: before } : {},
  });
  if (!answer.ok) return before;
  const token = await answer.text();
  const meanwhile = kept(); // another tab may have asked at the same time, and been first
  if (meanwhile && meanwhile !== before) return meanwhile;
  keep(token);
  return token;
}

export function start() {
  const call = window.fetch.bind(window);
  const owner = ask(call).catch(() => null);
  window.fetch = async (resource, options) => {
    const url = new URL(resource instanceof Request ? resource.url : resource, document.baseURI);
    if (url.origin !== window.location.origin || !OURS.some((part) => url.pathname.includes(part)))
      return call(resource, options);
    const headers = new Headers(
      options?.headers ?? (resource instanceof Request ? resource.headers : undefined),
    );
    const token = await owner;
    if (token) headers.set(HEADER, token);
    return call(resource, { ...options, headers });
  };
}
