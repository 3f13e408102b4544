// A widget as Gradio gives it, and how it is told what to show.

/**
 * @typedef {object} Widget
 * @property {HTMLElement} element what the template has been written into
 * @property {Record<string, any>} props its value, and what else was given to gr.HTML
 * @property {Record<string, (question: any) => Promise<any>>} server the functions it may call
 * @property {(event: string, data: object) => void} trigger tells Python of an event
 * @property {(name: string, then: () => void) => void} watch calls back when a property has changed
 */

/**
 * Shows the widget's value, now and whenever another one comes; none is nothing new.
 * @param {Widget} widget
 * @param {(value: any) => void} show
 */
export function whenValue({ props, watch }, show) {
  const tell = () => {
    if (props.value) show(props.value);
  };
  watch("value", tell);
  tell();
}

/**
 * The same for news that a generator has told: a text, see news.py.
 * @param {Widget} widget
 * @param {(news: any) => void} show
 */
export function whenTold(widget, show) {
  whenValue(widget, (text) => show(JSON.parse(text)));
}

/**
 * Says what the page's address should hold; null is for what should go.
 * @param {Record<string, any>} detail
 */
export function noteAddress(detail) {
  document.dispatchEvent(new CustomEvent("pp-address", { detail }));
}
