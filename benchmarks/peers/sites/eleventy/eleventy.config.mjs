// The same site as the other peers': lists of fifty, a page and a feed for every actor and topic. Lists are cut once and shared by all templates.
const SIZE = 50;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const slug = (name) => name.toLowerCase().replaceAll(" ", "-");

function terms(documents, kind) {
  const found = new Map();
  for (const one of documents) {
    for (const name of one.data[kind]) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(one);
    }
  }
  return [...found.keys()].sort().map((name) => ({ kind, name, address: `/${kind}/${slug(name)}/`, documents: found.get(name) }));
}

function cut({ kind, name, address, documents }) {
  const all = Math.ceil(documents.length / SIZE);
  const at = (number) => (number === 1 ? address : `${address}page/${number}/`);
  return Array.from({ length: all }, (_, i) => ({
    kind, name, feed: `${address}index.xml`, count: documents.length, number: i + 1, all, address: at(i + 1),
    newer: i ? at(i) : "", older: i + 1 < all ? at(i + 2) : "", documents: documents.slice(i * SIZE, (i + 1) * SIZE),
  }));
}

export default function (config) {
  const kept = new WeakMap();
  const digest = (api) => {
    if (!kept.has(api)) {
      const documents = api.getFilteredByGlob("src/items/**/*.md").sort((a, b) => b.date - a.date);
      const all = [...terms(documents, "actors"), ...terms(documents, "topics")];
      const timeline = { kind: "timeline", name: "Timeline", address: "/", documents };
      kept.set(api, { documents, terms: all, lists: [timeline, ...all].flatMap(cut), feeds: [timeline, ...all] });
    }
    return kept.get(api);
  };
  config.addCollection("documents", (api) => digest(api).documents);
  config.addCollection("terms", (api) => digest(api).terms);
  config.addCollection("lists", (api) => digest(api).lists);
  config.addCollection("feeds", (api) => digest(api).feeds);
  config.addFilter("slugged", slug);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("said", (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`);
  config.addFilter("instant", (date) => date.toISOString());
  config.addPassthroughCopy({ "static/digest.css": "digest.css" });
  return { dir: { input: "src", output: "public" }, markdownTemplateEngine: false };
}
