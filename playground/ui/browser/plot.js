// One line chart on a canvas. A line: {xs, ys, colour, name, faint, dashed, sign, breaks, note}: sign marks
// each point by a "circle" or "diamond"; breaks: the indices at which it starts anew; note: what the
// caption says in place of a value, of a line without points.
// A scale: {low, high, right, format(value) for the axis, exact(value) for the caption, ticks(low, high)}.

function ticks(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough * 0.999);
  const result = [];
  for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step) result.push(v);
  return result;
}

class Plot {
  constructor(title, colour) {
    this.colour = colour; // reads a colour of the page by its name
    this.box = make("figure");
    this.caption = make("figcaption");
    this.canvas = make("canvas");
    this.box.append(this.caption, this.canvas);
    this.title = title;
    this.hover = null;
    this.canvas.addEventListener("pointermove", (event) => this.point(event.offsetX));
    this.canvas.addEventListener("pointerleave", () => this.point(null));
  }

  point(x) {
    this.hover = x;
    if (this.lines) this.paint(this.lines, this.scale, this.axis, this.cursor);
  }

  paint(lines, scale, axis, cursor) {
    Object.assign(this, { lines, scale, axis, cursor });
    const { canvas } = this;
    const width = canvas.clientWidth,
      height = canvas.clientHeight;
    if (!width) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    this.area = { left: 52, right: width - 10, top: 8, bottom: height - 24 };
    this.drawAxes(pen, width, height);
    for (const line of lines) this.drawLine(pen, line);
    const marked = this.marked();
    if (marked !== null) this.drawMark(pen, marked);
    this.write(marked === null ? scale.right : marked);
  }

  x(value) {
    return this.area.left + ((this.area.right - this.area.left) * value) / this.scale.right;
  }

  y(value) {
    const { low, high } = this.scale;
    return this.area.bottom - ((this.area.bottom - this.area.top) * (value - low)) / (high - low);
  }

  // Where the pointer is, else the moment that is looked at elsewhere; null for the end.
  marked() {
    const { left, right } = this.area;
    if (this.hover !== null && this.hover >= left && this.hover <= right) {
      return ((this.hover - left) / (right - left)) * this.scale.right;
    }
    return this.cursor;
  }

  drawAxes(pen, width, height) {
    const { area, scale } = this;
    pen.font = "11px system-ui, sans-serif";
    pen.fillStyle = this.colour("--pp-muted");
    pen.strokeStyle = this.colour("--pp-line");
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    const marks = scale.ticks ? scale.ticks(scale.low, scale.high) : ticks(scale.low, scale.high, 4);
    for (const v of marks) {
      pen.beginPath();
      pen.moveTo(area.left, this.y(v));
      pen.lineTo(area.right, this.y(v));
      pen.stroke();
      pen.fillText(scale.format(v), area.left - 6, this.y(v));
    }
    pen.textAlign = "center";
    const label = pen.measureText(this.axis).width;
    for (const v of ticks(0, scale.right, Math.max(2, width / 90))) {
      if (this.x(v) < area.right - label - 16) pen.fillText(+v.toPrecision(3), this.x(v), height - 10);
    }
    pen.textAlign = "right";
    pen.fillText(this.axis, area.right, height - 10);
  }

  drawLine(pen, line) {
    pen.globalAlpha = line.faint ? 0.25 : 1;
    pen.strokeStyle = pen.fillStyle = line.colour;
    pen.lineWidth = line.faint ? 1 : 2;
    pen.setLineDash(line.dashed ? [5, 4] : []);
    pen.beginPath();
    const starts = (i) => i === 0 || line.breaks?.has(i);
    line.xs.forEach((v, i) => {
      pen[starts(i) ? "moveTo" : "lineTo"](this.x(v), this.y(line.ys[i]));
    });
    pen.stroke();
    pen.setLineDash([]);
    const alone = (i) => starts(i) && (i === line.xs.length - 1 || starts(i + 1));
    line.xs.forEach((v, i) => {
      if (line.sign || alone(i)) this.drawSign(pen, line.sign, this.x(v), this.y(line.ys[i]));
    });
    pen.globalAlpha = 1;
  }

  drawSign(pen, sign, x, y) {
    pen.beginPath();
    if (sign === "diamond") {
      for (const [dx, dy] of [
        [0, -6],
        [6, 0],
        [0, 6],
        [-6, 0],
      ])
        pen.lineTo(x + dx, y + dy);
    } else {
      pen.arc(x, y, 3, 0, 7);
    }
    pen.fill();
  }

  drawMark(pen, value) {
    pen.strokeStyle = this.colour("--pp-muted");
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(this.x(value), this.area.top);
    pen.lineTo(this.x(value), this.area.bottom);
    pen.stroke();
  }

  // Each named line's value nearest to the marked place.
  write(wanted) {
    this.caption.replaceChildren(make("b", "", this.title));
    for (const line of this.lines) {
      if (!line.name) continue;
      let best = 0;
      line.xs.forEach((v, i) => {
        if (Math.abs(v - wanted) <= Math.abs(line.xs[best] - wanted)) best = i;
      });
      const looks = ["key", line.sign, line.dashed && "dashed", line.note && "noted"];
      const item = make("span", looks.filter(Boolean).join(" "), `${line.name} `);
      item.style.setProperty("--key", line.colour);
      item.append(make("em", "", line.note || this.scale.exact(line.ys[best])));
      this.caption.append(item);
    }
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", this.caption.textContent);
  }
}
