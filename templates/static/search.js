// The search page: the form, the rows of results, an address that can be sent. Where the index cannot load, the page keeps its lists.
import { Finder, fold, terms, tokens } from "./finder.js";

const root = new URL(document.body.dataset.root || "./", location.href);
const home = new URL("search/data/", root);
const form = document.getElementById("search");
const box = document.getElementById("q");
const status = document.getElementById("status");
const hits = document.getElementById("hits");
const more = document.getElementById("more");
const filters = document.getElementById("filters");
const PAGE = 20;
const TYPING = 250;
const AROUND = 70;
const SHOWN = 260;
const PAGE_BYTES = 65536;
const NAMES = { actor: "Actor", topic: "Topic", source: "Source", year: "Year", text: "Text" };
const ANY = { actor: "Any actor", topic: "Any topic", source: "Any source", year: "Any year", text: "Any" };
const WHERE = { actor: "actors/", topic: "topics/", source: "sources/", year: "year/", text: "text/" };
const KINDS = { country: "Countries and territories", organization: "Organisations", person: "People" };
const ARTICLE = "ال";
const WORDS = /(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+/gu;

let finder = null;
let found = [];
let shown = 0;
let turn = 0;

const make = (name, className = "", text = "") => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
};

const begins = (word, term) => word === term || (word.startsWith(term) && [...term].length > 3);

/** Where the words asked for stand in a text: pairs of start and end, with the word. */
const places = (text, words) => {
  const asked = [...new Set(tokens(words).flatMap((token) => token.includes(".") ? terms(token) : token.split(/['-]/)))].filter(Boolean);
  const spots = [];
  for (const match of text.matchAll(WORDS)) {
    const word = fold(match[0]).replaceAll(".", "");
    const found = asked.find((term) => begins(word, term) || (word.startsWith(ARTICLE) && begins(word.slice(ARTICLE.length), term)));
    if (found) spots.push({ start: match.index, end: match.index + match[0].length, found });
    else for (const term of asked) {
      const at = match[0].indexOf(term);
      if (at >= 0 && !/^[\p{Script=Latin}\p{N}]/u.test(term)) spots.push({ start: match.index + at, end: match.index + at + term.length, found: term });
    }
  }
  return spots;
};

/** The part of a text in which most of the words stand, marked; its beginning where none does. */
const line = (text, words) => {
  const spots = places(text, words);
  const within = (first) => spots.filter((spot) => spot.start >= first.start && spot.end < first.start + SHOWN - AROUND);
  const rich = (first) => new Set(within(first).map((spot) => spot.found)).size;
  const best = spots.slice(0, 200).reduce((one, other) => !one || rich(other) > rich(one) ? other : one, null);
  let from = best ? Math.max(0, best.start - AROUND) : 0;
  if (from) from = text.indexOf(" ", from) + 1 || from;
  if (best && from > best.start) from = best.start;
  const to = Math.min(text.length, from + SHOWN);
  const shownLine = make("p", "sum", from ? "…" : "");
  shownLine.dir = "auto";
  let at = from;
  for (const spot of spots.filter((one) => one.start >= from && one.end <= to)) {
    if (spot.start < at) continue;
    shownLine.append(text.slice(at, spot.start), make("mark", "", text.slice(spot.start, spot.end)));
    at = spot.end;
  }
  shownLine.append(text.slice(at, to) + (to < text.length ? "…" : ""));
  return shownLine;
};

/** The beginning of a page: what follows the first 64 KB is not loaded. */
const beginning = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) return "";
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; bytes < PAGE_BYTES;) {
    const { done, value } = await reader.read();
    if (done) return text;
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  reader.cancel();
  return text;
};

/** The text that an item's page shows of the item, quotations too. */
const textOf = async (address) => {
  const page = new DOMParser().parseFromString(await beginning(address), "text/html");
  const parts = [...page.querySelectorAll(".item .text > *, .item .words blockquote")];
  return parts.map((part) => part.textContent.trim().replace(/\s+/g, " ")).filter(Boolean).join(" ");
};

/** A row's lines are read from the item's page when the row comes into sight: nothing is kept twice. */
const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    sight.unobserve(target);
    textOf(target.querySelector("a.go").href).then((text) => {
      const place = target.querySelector(".sum");
      if (text) place.replaceWith(line(text, box.value));
      else place.remove();
    }, () => target.querySelector(".sum").remove());
  }
}, { rootMargin: "200px" });

const row = (card) => {
  const article = make("article", "row");
  const when = make("p", "when");
  if (card.day) when.append(make("span", "d", card.day));
  if (card.source) when.append(" ", make("span", "src", card.source));
  const what = make("div", "what");
  const title = make("h2", "hit");
  title.dir = "auto";
  if (card.language) title.lang = card.language;
  const link = make("a", "go", card.title);
  link.href = new URL(card.href, root).href;
  title.append(link);
  what.append(title, make("p", "sum wait", "\u00a0"));
  article.append(when, what);
  const item = make("li");
  item.append(article);
  sight.observe(item);
  return item;
};

const selects = () => [...filters.querySelectorAll("select")];
const chosen = () => selects().filter((select) => select.value && select.name !== "order");

const keep = () => {
  const query = new URLSearchParams();
  if (box.value.trim()) query.set("q", box.value.trim());
  for (const select of selects()) if (select.value) query.set(select.name, select.value);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
};

/** Puts the number of items behind each choice; those that would leave none go out of the way. */
const count = (counts) => {
  for (const select of selects().filter((one) => one.name !== "order")) {
    for (const option of select.options) {
      if (!option.value) continue;
      const many = counts.get(WHERE[select.name] + option.value) || 0;
      option.textContent = `${option.dataset.name} (${many.toLocaleString("en")})`;
      option.hidden = !many && !option.selected;
    }
  }
};

const next = async () => {
  const mine = turn;
  const cards = await Promise.all(found.slice(shown, shown + PAGE).map((item) => finder.card(item)));
  if (mine !== turn) return;
  hits.append(...cards.map(row));
  shown += cards.length;
  more.hidden = shown >= found.length;
};

const total = () => new Map(Object.values(finder.offered).flat().map(([name, , many]) => [name, many]));

const answer = async (mine) => {
  const words = box.value.trim();
  const narrowed = chosen().map((select) => WHERE[select.name] + select.value);
  if (!words && !narrowed.length) {
    status.textContent = "";
    hits.replaceChildren();
    more.hidden = true;
    count(total());
    form.dataset.done = "counts";
    return;
  }
  const items = await finder.search(words, narrowed, document.getElementById("order").value === "newest");
  if (mine !== turn) return;
  found = items;
  shown = 0;
  sight.disconnect();
  hits.replaceChildren();
  more.hidden = true;
  status.textContent = found.length ? `${found.length.toLocaleString("en")} ${found.length === 1 ? "item" : "items"}` : "Nothing found. Fewer words, or no filter, find more.";
  await next();
  const counts = await finder.counts(items);
  if (mine !== turn) return;
  count(counts);
  form.dataset.done = "counts";
};

/** Searches. An index that was replaced since the page was opened is opened anew, once. */
const search = async () => {
  const mine = ++turn;
  form.dataset.done = "";
  keep();
  try {
    await answer(mine);
  } catch (failure) {
    if (mine !== turn) return;
    try {
      finder = await Finder.open(home, { anew: true });
      await answer(mine);
    } catch (again) {
      console.info("The search index could not be read", failure, again);
      if (mine === turn) status.textContent = "The index could not be read. Load the page again.";
    }
  }
};

const options = (name, values) => values.map(([value, text, many]) => {
  const option = new Option(`${text} (${many.toLocaleString("en")})`, value.slice(WHERE[name].length));
  option.dataset.name = text;
  return option;
});

/** Actors stand by kind; everything by name, years from the newest. */
const fill = (select, name, values) => {
  const sorted = values.toSorted(([, one], [, other]) => name === "year" ? other.localeCompare(one) : name === "text" ? 0 : one.localeCompare(other));
  if (name !== "actor") {
    select.append(...options(name, sorted));
    return;
  }
  for (const [kind, label] of Object.entries(KINDS)) {
    const some = sorted.filter(([value]) => value.startsWith(`${WHERE.actor}${kind}/`));
    if (!some.length) continue;
    const group = make("optgroup");
    group.label = label;
    group.append(...options(name, some));
    select.append(group);
  }
};

const pick = (name, label, any) => {
  const part = make("div", "pick");
  const title = make("label", "", label);
  const select = make("select");
  select.name = select.id = name;
  title.htmlFor = name;
  select.append(new Option(any, ""));
  select.addEventListener("change", search);
  part.append(title, select);
  filters.append(part);
  return select;
};

/** What was asked for in the address: one of the choices, by its address or its name, or another one, which is then offered too. */
const choose = (select, wanted) => {
  if (!wanted) return;
  const known = [...select.options].find((option) => option.value === wanted || option.dataset.name === wanted);
  if (known) select.value = known.value;
  else {
    const option = new Option(wanted, wanted, true, true);
    option.dataset.name = wanted;
    select.append(option);
  }
};

const offer = (wanted) => {
  for (const name of Object.keys(NAMES)) {
    const values = finder.offered[name];
    if (values.length < (name === "text" ? 2 : 1)) continue;
    const select = pick(name, NAMES[name], ANY[name]);
    fill(select, name, values);
    choose(select, wanted.get(name));
  }
  const order = pick("order", "Order", "Best match first");
  order.append(new Option("Newest first", "newest"));
  order.value = wanted.get("order") === "newest" ? "newest" : "";
};

const start = async () => {
  try {
    finder = await Finder.open(home);
  } catch (failure) {
    console.info("The search index could not be loaded", failure);
    return;
  }
  const wanted = new URLSearchParams(location.search);
  offer(wanted);
  document.getElementById("nosearch").hidden = true;
  form.hidden = false;
  box.value = wanted.get("q") || "";
  let waiting = 0;
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, TYPING); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });
  more.querySelector("button").addEventListener("click", next);
  box.focus();
  await search();
};

start();
