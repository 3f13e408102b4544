// Taking away what is shown: the photo under its map as PNG, and the map's numbers; then the start.
// `view`, `maps`, `chosen`, `canvas`, `photo` and `find` are those of heatmap.js.

// The photo as it is on the screen: the part that was seen with its map, the rest dimmed, and the box.
function overlay() {
  const image = find(".photo img");
  const sheet = make("canvas");
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const [left, top, across, down] = view.photo.crop;
  const seen = [left * width, top * height, across * width, down * height];
  sheet.width = width;
  sheet.height = height;
  const pen = sheet.getContext("2d");
  pen.drawImage(image, 0, 0);
  pen.fillStyle = "rgb(0 0 0 / 0.7)"; // as .crop's shadow
  const around = new Path2D();
  around.rect(0, 0, width, height);
  around.rect(...seen);
  pen.fill(around, "evenodd");
  pen.globalAlpha = range.value / 100;
  pen.imageSmoothingEnabled = !cells.checked;
  pen.drawImage(canvas, ...seen);
  pen.globalAlpha = 1;
  if (boxed.checked) outline(pen, seen);
  return sheet;
}

function outline(pen, [left, top, width, height]) {
  const [field, size] = drawn();
  const box = boxAround(field, size, threshold.value / 100);
  if (!box) return;
  const [x, right] = [box[0], box[2]].map((at) => left + (at / size[0]) * width);
  const [y, bottom] = [box[1], box[3]].map((at) => top + (at / size[1]) * height);
  pen.lineWidth = 2;
  pen.strokeStyle = "#fff";
  pen.strokeRect(x, y, right - x, bottom - y);
}

function hand(blob, ending) {
  const anchor = make("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = `${current().name.replace(/[^\p{L}\p{N}]+/gu, "-")}.${ending}`;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}

find(".save .picture").addEventListener("click", () => {
  overlay().toBlob((blob) => hand(blob, "png"), "image/png");
});
find(".save .map").addEventListener("click", () => {
  hand(new Blob([npy(shown(), grid().rows, grid().columns)]), "npy");
});

watch("value", draw);
draw();
trigger("opened", {});
