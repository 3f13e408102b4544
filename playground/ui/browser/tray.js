// A grid of samples to pick from by looking: one for a widget, opened for the slot that was clicked.

// ask: of {page}, answers {src, columns, side, seeds, page}. picked: called with a seed.
function makeTray(root, words, ask, picked) {
  const box = root.appendChild(make("section", "tray"));
  const head = box.appendChild(make("div", "head"));
  const grid = box.appendChild(make("div", "samples"));
  const title = head.appendChild(make("span", "", words.pick));
  const more = head.appendChild(make("button", "quiet", words.others));
  const close = head.appendChild(make("button", "quiet", words.close));
  let page = 0;
  box.hidden = true;

  const turn = asker(ask, async (answer) => {
    if (answer.problem) return title.replaceChildren(answer.problem);
    const sheet = await decoded(answer);
    page = answer.page;
    grid.replaceChildren(
      ...answer.seeds.map((seed, i) => {
        const button = make("button");
        button.title = fill(words.seed, { seed });
        button.setAttribute("aria-label", button.title);
        button.append(tile(sheet, i));
        button.addEventListener("click", () => picked(seed));
        return button;
      }),
    );
  });

  function shut() {
    box.hidden = true;
    root.dispatchEvent(new Event("shut"));
  }

  more.addEventListener("click", () => turn({ page: page + 1 }));
  close.addEventListener("click", shut);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });
  return {
    root,
    head,
    shut,
    open(caption) {
      title.textContent = fill(words.pick, { slot: caption });
      box.hidden = false;
      turn({ page });
    },
  };
}

// A slot: a button with a picture and the seed it is made from.
function makeSlot(className) {
  const button = make("button", `slot ${className}`);
  const canvas = button.appendChild(make("canvas"));
  const caption = button.appendChild(make("small"));
  return { button, canvas, caption };
}
