// The search page: Pagefind's index, our own form and rows. Where the index cannot load, the page keeps its lists.
const root = new URL(document.body.dataset.root || "./", location.href);
const form = document.getElementById("search");
const box = document.getElementById("q");
const status = document.getElementById("status");
const hits = document.getElementById("hits");
const more = document.getElementById("more");
const filters = document.getElementById("filters");
const PAGE = 20;
const NAMES = { actor: "Actor", topic: "Topic", source: "Source", year: "Year" };
const ANY = { actor: "Any actor", topic: "Any topic", source: "Any source", year: "Any year" };

let pagefind = null;
let found = [];
let shown = 0;
let turn = 0;

const make = (name, className = "", text = "") => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
};

/** Pagefind marks the words it found with <mark>, and escapes the rest: nothing but text and marks goes into the page. */
const marked = (html) => {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const line = make("p", "sum");
  for (const node of body.childNodes) line.append(node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent);
  return line;
};

const row = (hit) => {
  const article = make("article", "row");
  const when = make("p", "when");
  if (hit.meta.date) when.append(make("span", "d", hit.meta.date));
  if (hit.meta.source) when.append(" ", make("span", "src", hit.meta.source));
  const what = make("div", "what");
  const title = make("h2", "hit");
  const link = make("a", "go", hit.meta.title);
  link.href = new URL((hit.raw_url || hit.url).replace(/^\//, ""), root).href;
  title.append(link);
  what.append(title, marked(hit.excerpt));
  article.append(when, what);
  const item = make("li");
  item.append(article);
  return item;
};

const chosen = () => Object.fromEntries([...filters.querySelectorAll("select")].filter((select) => select.value).map((select) => [select.name, [select.value]]));

const keep = () => {
  const query = new URLSearchParams();
  if (box.value.trim()) query.set("q", box.value.trim());
  for (const [name, [value]] of Object.entries(chosen())) query.set(name, value);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
};

const count = (select, counts) => {
  for (const option of select.options) if (option.value) option.textContent = `${option.value} (${counts[option.value] || 0})`;
};

const next = async () => {
  const mine = turn;
  const page = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== turn) return;
  hits.append(...page.map(row));
  shown += page.length;
  more.hidden = shown >= found.length;
};

const search = async () => {
  const mine = ++turn;
  keep();
  const words = box.value.trim();
  const narrowed = chosen();
  hits.replaceChildren();
  more.hidden = true;
  if (!words && !Object.keys(narrowed).length) {
    status.textContent = "";
    return;
  }
  const answer = await pagefind.search(words || null, { filters: narrowed, sort: words ? {} : { date: "desc" } });
  if (mine !== turn) return;
  found = answer.results;
  shown = 0;
  status.textContent = found.length ? `${found.length} ${found.length === 1 ? "item" : "items"}` : "Nothing found. Fewer words, or no filter, find more.";
  for (const select of filters.querySelectorAll("select")) count(select, (answer.filters || {})[select.name] || {});
  await next();
};

const offer = async (wanted) => {
  const all = await pagefind.filters();
  for (const name of Object.keys(NAMES).filter((key) => all[key])) {
    const pick = make("div", "pick");
    const label = make("label", "", NAMES[name]);
    const select = make("select");
    select.name = select.id = name;
    label.htmlFor = name;
    select.append(new Option(ANY[name], ""));
    const values = Object.keys(all[name]).sort((one, other) => name === "year" ? other.localeCompare(one) : one.localeCompare(other));
    for (const value of values) select.append(new Option(`${value} (${all[name][value]})`, value));
    select.value = values.includes(wanted.get(name)) ? wanted.get(name) : "";
    select.addEventListener("change", search);
    pick.append(label, select);
    filters.append(pick);
  }
};

const start = async () => {
  try {
    pagefind = await import(new URL("pagefind/pagefind.js", root).href);
    await pagefind.options({ baseUrl: "/", excerptLength: 30 });
    const wanted = new URLSearchParams(location.search);
    await offer(wanted);
    document.getElementById("nosearch").hidden = true;
    form.hidden = false;
    box.value = wanted.get("q") || "";
    let waiting = 0;
    box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    more.querySelector("button").addEventListener("click", next);
    box.focus();
    await search();
  } catch (failure) {
    console.info("The search index could not be loaded", failure);
  }
};

start();
