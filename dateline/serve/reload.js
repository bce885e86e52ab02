// Added to pages by `dateline serve` alone, never written into a site: shows what changed, or why it could not be built.
(() => {
  "use strict";
  const mine = document.currentScript.dataset.build;
  // A page that the server wrote itself, in place of one that could not be built; it says so already.
  const bare = "shown" in document.currentScript.dataset;
  const css = `
    :host { all: initial; }
    .box, .busy { font: 15px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: #f6f3ee; background: #2a1215; }
    .box { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647; padding: 1rem 1.25rem 1.25rem;
           border-top: 4px solid #e5484d; box-shadow: 0 -8px 32px rgb(0 0 0 / .4); }
    .box h2 { font: 600 1.05rem/1.4 system-ui, sans-serif; margin: 0 3rem .25rem 0; }
    .box p { font: .95rem/1.5 system-ui, sans-serif; margin: 0 3rem .75rem 0; color: #e6d5d3; }
    .box ul { margin: 0; padding: 0; list-style: none; }
    .box li { padding: .3rem 0; border-top: 1px solid #5b2a2f; white-space: pre-wrap; overflow-wrap: anywhere; }
    .box button { position: absolute; top: .75rem; right: 1rem; min-width: 32px; min-height: 32px; font: 1.25rem/1 system-ui, sans-serif;
           color: inherit; background: none; border: 1px solid #8a4a50; border-radius: 4px; cursor: pointer; }
    .busy { position: fixed; right: .75rem; bottom: .75rem; z-index: 2147483646; padding: .25rem .75rem; border-radius: 4px; background: #22262b; }
  `;
  let host = null;
  let shown = bare ? JSON.stringify(JSON.parse(document.currentScript.dataset.shown)) : "[]";
  let busy = 0;
  let source = null;

  function surface() {
    if (!host) {
      host = document.createElement("dateline-serve");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      host.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      document.documentElement.append(host);
    }
    return host.shadowRoot;
  }

  function element(name, text, into) {
    const made = document.createElement(name);
    made.textContent = text;
    into.append(made);
    return made;
  }

  function overlay(errors) {
    const root = surface();
    const box = element("div", "", root);
    box.className = "box";
    box.setAttribute("role", "alert");
    element("h2", errors.length === 1 ? "The build stopped" : `The build stopped: ${errors.length} problems`, box);
    element("p", "The page shows the last site that was built. This message goes once the problem is solved.", box);
    const list = element("ul", "", box);
    for (const line of errors) element("li", line, list);
    const close = element("button", "×", box);
    close.setAttribute("aria-label", "Hide this message");
    close.addEventListener("click", () => box.remove());
  }

  function show(state) {
    clearTimeout(busy);
    if (state.building) {
      busy = setTimeout(() => {
        surface().querySelector(".busy")?.remove();
        element("div", "Building…", surface()).className = "busy";
      }, 400);
      return;
    }
    host?.shadowRoot.querySelector(".busy")?.remove();
    if (state.build !== mine && !state.errors.length) {
      location.reload();
      return;
    }
    const now = JSON.stringify(state.errors);
    if (now === shown) return;
    shown = now;
    if (bare) {
      location.reload();
      return;
    }
    host?.shadowRoot.querySelector(".box")?.remove();
    if (state.errors.length) overlay(state.errors);
  }

  function listen() {
    source = new EventSource("/_dateline/events");
    source.addEventListener("message", (event) => show(JSON.parse(event.data)));
  }

  // Browsers allow six connections to a host: a page that nobody sees gives its own back, and asks again when it is seen.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  if (!document.hidden) listen();
})();
