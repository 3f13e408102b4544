// Frames in one picture, row by row: {src, columns, side} as the server draws them.

const FINE = 512; // pixels of a canvas that shows one frame large

async function decoded({ src, columns, side }) {
  const image = new Image();
  image.src = src;
  await image.decode();
  return { image, columns, side };
}

// Paints one frame, enlarged to `size` pixels by the smoothest filter that the browser has.
function paintTile(canvas, { image, columns, side }, index, size = side) {
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  const [left, top] = [(index % columns) * side, Math.floor(index / columns) * side];
  pen.drawImage(image, left, top, side, side, 0, 0, size, size);
}

function tile(sheet, index) {
  const canvas = make("canvas");
  paintTile(canvas, sheet, index);
  return canvas;
}

// What asks a server that is some way off, as often as it answers: the newest question is sent, the
// ones it overtook never are, and an answer that comes after a newer one's is dropped.
function asker(ask, show, flying = 2) {
  let [waiting, sent, shown, under] = [null, 0, 0, 0];
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
