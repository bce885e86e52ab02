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

// Words of scripts without spaces are looked for by their pairs of characters: dateline/web/unspaced.py cuts the texts in the same way
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const RUN = new RegExp(`[${UNSPACED}]+`, "gu");
const LOOKED_THROUGH = 200;
const AROUND = 60;

const pairs = (run) => {
  const letters = [...run];
  return letters.length < 2 ? run : letters.slice(1).map((letter, at) => letters[at] + letter).join(" ");
};
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
/** The words of a text, whole and in their parts: "Indo-Pacific" is indopacific, indo and pacific. */
const wordsOf = (text) => text.split(/\s+/).flatMap((word) => {
  const parts = plain(word.replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return [...new Set([parts.join(""), ...parts])];
}).filter(Boolean);

/** Where no word begins as a term does, Pagefind gives whatever the term begins with: "a" for "Akazawa". Such a term was not found. */
const missed = (term, words) => {
  const least = Math.min(term.length, Math.max(3, Math.ceil(term.length * 0.6)));
  const near = words.some((word) => word.startsWith(term.slice(0, least)));
  return !near && words.some((word) => word.length < least && term.startsWith(word));
};

/** Does an item hold what was asked for? Its runs of unspaced script to the letter, and no term by its first letters alone. */
const holds = (asked) => {
  const query = asked.normalize("NFKC");
  const runs = query.match(RUN) || [];
  const terms = query.replace(RUN, " ").split(/\s+/).map((word) => plain(word).replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
  return ({ content, meta }) => {
    const text = `${meta.title} ${content}`;
    const flat = text.normalize("NFKC").replace(/\s+/g, "");
    if (!runs.every((run) => flat.includes(run))) return false;
    const words = terms.length ? wordsOf(`${text} ${meta.source || ""} ${meta.date || ""}`) : [];
    return !terms.some((term) => missed(term, words));
  };
};

/** Pagefind marks the words it found with <mark>, and escapes the rest: nothing but text and marks goes into the page. */
const marked = (html) => {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const line = make("p", "sum");
  for (const node of body.childNodes) line.append(node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent);
  return line;
};

/** The line around a run of unspaced script, which Pagefind cannot mark: it found it by its pairs. */
const around = (hit) => {
  const run = (box.value.normalize("NFKC").match(RUN) || []).find((one) => hit.content.includes(one));
  if (!run) return marked(hit.excerpt);
  const at = hit.content.indexOf(run);
  const end = at + run.length;
  const line = make("p", "sum", (at > AROUND ? "…" : "") + hit.content.slice(Math.max(0, at - AROUND), at));
  line.append(make("mark", "", run), hit.content.slice(end, end + 2 * AROUND) + (hit.content.length > end + 2 * AROUND ? "…" : ""));
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
  what.append(title, around(hit));
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

/** Leaves out what does not hold the words. A term is missed in all items or in none, so one tells; unspaced runs want a look at each. */
const sifted = async (results, words) => {
  if (!words || !results.length) return results;
  const good = holds(words);
  if (!good(await results[0].data()) && !words.match(RUN)) return [];
  if (!words.match(RUN)) return results;
  const looked = await Promise.all(results.slice(0, LOOKED_THROUGH).map(async (result) => good(await result.data())));
  return results.filter((_, at) => at >= LOOKED_THROUGH || looked[at]);
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
  const asked = words.normalize("NFKC").replace(RUN, (run) => ` ${pairs(run)} `).trim();
  const answer = await pagefind.search(asked || null, { filters: narrowed, sort: words ? {} : { date: "desc" } });
  const kept = await sifted(answer.results, words);
  if (mine !== turn) return;
  found = kept;
  shown = 0;
  status.textContent = found.length ? `${found.length} ${found.length === 1 ? "item" : "items"}` : "Nothing found. Fewer words, or no filter, find more.";
  for (const select of filters.querySelectorAll("select")) count(select, (found.length && answer.filters || {})[select.name] || {});
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
