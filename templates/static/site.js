"use strict";
// What scripts add: keys, chips that mark their mentions, copy buttons. Without them every chip is a link and every text can be selected.
(() => {
  const root = document.body.dataset.root || "./";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]");
  const make = (name, attributes = {}, text = "") => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };
  const show = (element) => element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  // Keys: "/" searches, "j" and "k" step through the items of a list
  const step = (by) => {
    const links = [...document.querySelectorAll(".row .go")].filter((link) => link.checkVisibility ? link.checkVisibility() : link.offsetParent);
    if (!links.length) return;
    const here = links.indexOf(document.activeElement);
    const next = links[here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + by, 0), links.length - 1)];
    next.focus({ preventScroll: true });
    show(next);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const box = document.getElementById("q");
      const link = document.getElementById("find");
      if (box && !box.closest("[hidden]")) box.focus();
      else if (link) location.href = link.href;
      else return;
      event.preventDefault();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  // A fragment inside a folded part opens it
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  // Copy buttons
  for (const box of document.querySelectorAll(".copy")) {
    const button = make("button", { type: "button" }, "Copy");
    const text = box.querySelector("pre");
    button.setAttribute("aria-label", `Copy: ${box.dataset.label}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(text); // no clipboard here: at least it is selected
        button.textContent = "Selected";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    box.append(button);
  }

  // Chips of an item: choosing one marks its mentions
  const chips = document.getElementById("chips");
  if (!chips) { unfold(); return; }
  const found = new Map();
  for (const mention of document.querySelectorAll(".m[data-a]")) {
    for (const actor of mention.dataset.a.split(" ")) {
      if (!found.has(actor)) found.set(actor, []);
      found.get(actor).push(mention);
    }
  }
  const buttons = new Map();
  let bar = null;
  let chosen = "";
  let at = 0;

  const clear = () => {
    for (const mention of document.querySelectorAll(".m.on, .m.here")) mention.classList.remove("on", "here");
    for (const button of buttons.values()) button.setAttribute("aria-pressed", "false");
    if (bar) bar.remove();
    bar = null;
    chosen = "";
  };
  const starts = (actor) => found.get(actor).filter((mention) => !mention.classList.contains("c"));
  const go = (to) => {
    const places = starts(chosen);
    at = (to + places.length) % places.length;
    for (const mention of document.querySelectorAll(".m.here")) mention.classList.remove("here");
    places[at].classList.add("here");
    bar.querySelector(".at").textContent = `${buttons.get(chosen).dataset.name}: ${at + 1} of ${places.length}`;
    show(places[at]);
  };
  const choose = (actor, keep) => {
    clear();
    chosen = actor;
    for (const mention of found.get(actor)) mention.classList.add("on");
    buttons.get(actor).setAttribute("aria-pressed", "true");
    bar = make("div", { class: "steps", role: "group", "aria-label": "Mentions" });
    const back = make("button", { type: "button", "aria-label": "Previous mention" }, "\u2191");
    const on = make("button", { type: "button", "aria-label": "Next mention" }, "\u2193");
    const end = make("button", { type: "button" }, "Clear");
    back.addEventListener("click", () => go(at - 1));
    on.addEventListener("click", () => go(at + 1));
    end.addEventListener("click", () => { const button = buttons.get(chosen); clear(); history.replaceState(null, "", location.pathname + location.search); button.focus(); });
    bar.append(make("span", { class: "at", role: "status" }), back, on, end);
    document.body.append(bar);
    go(0);
    if (keep) history.replaceState(null, "", `#actor=${actor}`);
  };
  for (const link of chips.querySelectorAll("a[data-actor]")) {
    const actor = link.dataset.actor;
    if (!found.has(actor)) continue;
    const name = link.lastElementChild.textContent;
    const button = make("button", { type: "button", class: link.className, "aria-pressed": "false", "data-name": name, title: "Show where it is named" });
    button.append(...link.childNodes);
    button.addEventListener("click", () => {
      if (chosen === actor) { clear(); history.replaceState(null, "", location.pathname + location.search); } else choose(actor, true);
    });
    buttons.set(actor, button);
    const page = make("a", { class: "page", href: link.getAttribute("href") }, "page");
    page.append(make("span", { class: "vh" }, ` of ${name}, with all items`));
    link.replaceWith(button);
    button.parentElement.insertBefore(page, button.parentElement.querySelector(".role"));
  }
  const follow = () => {
    const wanted = decodeURIComponent(location.hash).match(/^#actor=(.+)$/);
    if (wanted && buttons.has(wanted[1])) choose(wanted[1], false);
    else unfold();
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) { clear(); history.replaceState(null, "", location.pathname + location.search); } });
  addEventListener("hashchange", follow);
  follow();
})();
