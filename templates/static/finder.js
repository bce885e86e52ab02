// The search index, as dateline/search/ writes it: which items hold the words asked for, and how many of them have what value.
// `fold`, `tokens` and `terms` cut what is looked for just as dateline/search/words.py cuts the texts: they change together.

const LONGEST = 40;
const CARDS = 16;
const WIDE = 224;
const SCRIPTS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const LETTERS = `[\\p{L}\\p{N}${SCRIPTS}\\u0900-\\u0963\\u0966-\\u0dff]`;
const TOKEN = new RegExp(`(?:\\p{L}\\.){2,}\\p{L}?(?![\\p{L}\\p{N}])|${LETTERS}+(?:['-]${LETTERS}+)*`, "gu");
const UNSPACED = new RegExp(`^[${SCRIPTS}]`, "u");
const PARTS = new RegExp(`[${SCRIPTS}]+|[^${SCRIPTS}]+`, "gu");
const SHORT = new RegExp(`^[${SCRIPTS}\\uac00-\\ud7a3]`, "u");
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+/g;
const FOLDED = { "ς": "σ", "ß": "ss", "ي": "ی", "ى": "ی", "ك": "ک", "ـ": "", "\u200c": "", "\u200d": "", "\u00ad": "", "\u2010": "-", "’": "'", "ʼ": "'", "_": " " };
const LETTER = new RegExp(`[${Object.keys(FOLDED).join("")}]`, "g");

const startsUnspaced = (text) => UNSPACED.test(text);

export const fold = (text) => text.normalize("NFKD").toLowerCase().replace(MARKS, "").replace(LETTER, (one) => FOLDED[one]).normalize("NFC");
export const tokens = (text) => fold(text).match(TOKEN) || [];

const clipped = (word) => [...word].slice(0, LONGEST).join("");

const withoutClitic = (word) => {
  const parts = word.split("'");
  return parts.length > 1 && parts.at(-1) === "s" ? parts.slice(0, -1) : parts;
};

const grams = (run) => {
  const letters = [...run];
  const size = Math.min(letters.length, 3);
  return letters.slice(0, letters.length - size + 1).map((_, at) => letters.slice(at, at + size).join(""));
};

/** What a word that is looked for must be found by: an unspaced run by its triples, or by itself where it is shorter. */
export const terms = (token) => {
  if (token.includes(".")) return [token.replaceAll(".", "")];
  return token.split("-").flatMap(withoutClitic).filter(Boolean).flatMap((word) => word.match(PARTS).flatMap((part) => startsUnspaced(part) ? grams(part) : [clipped(part)]));
};

/** The beginning of a term that says in which bucket it stands; as long as this or longer, a word is found by its beginning. */
const place = (term) => [...term].slice(0, SHORT.test(term) ? 2 : 4).join("");
const opens = (term) => !startsUnspaced(term) && [...term].length >= (SHORT.test(term) ? 2 : 4);

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let found = byte;
  for (let bit = 0; bit < 8; bit++) found = found & 1 ? (found >>> 1) ^ 0xedb88320 : found >>> 1;
  return found;
});
const crc32 = (bytes) => {
  let found = 0xffffffff;
  for (const byte of bytes) found = CRC[(found ^ byte) & 255] ^ (found >>> 8);
  return (found ^ 0xffffffff) >>> 0;
};
const bytesOf = (text) => new TextEncoder().encode(text);
const keyOf = (name) => {
  const bytes = bytesOf(name);
  return crc32(bytes) * 0x10000 + (crc32(bytes.slice().reverse()) & 0xffff);
};

/** Reads numbers off a run of bytes. */
class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  get more() { return this.at < this.bytes.length; }
  byte() { return this.bytes[this.at++]; }
  skip(many) { this.at += many; return this.bytes.subarray(this.at - many, this.at); }
  varint() {
    let found = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      found += (byte & 127) * 2 ** shift;
      if (byte < 128) return found;
    }
  }
  step() {
    const byte = this.byte();
    return byte < WIDE ? byte : WIDE + ((byte - WIDE) << 8) + this.byte();
  }
  /** Calls `each` with ascending numbers, which are written as the steps between them. */
  gaps(many, each) {
    for (let item = 0, left = many; left > 0; left--) each(item += this.step());
  }
  /** Ascending numbers below `of` as Rice-coded steps: see dateline/search/volume.py. */
  rice(many, of) {
    const found = new Uint32Array(many);
    const low = Math.max(0, 31 - Math.clz32(Math.floor(of / many)));
    let bit = this.at * 8;
    const next = () => (this.bytes[bit >> 3] >> (7 - (bit++ & 7))) & 1;
    for (let at = 0, last = -1; at < many; at++) {
      let step = 0;
      while (next()) step++;
      for (let left = low; left > 0; left--) step = step * 2 + next();
      found[at] = last += step + 1;
    }
    this.at = (bit + 7) >> 3;
    return found;
  }
}

/** The items of a leaf that hold a term: `hit` is called with the item's number, whether it is the very word, and whether it holds it in its title or often. */
const lookUp = (reader, wanted, open, hit) => {
  const word = new Uint8Array(256);
  while (reader.more) {
    const shared = reader.byte();
    const rest = reader.skip(reader.byte());
    word.set(rest, shared);
    const length = shared + rest.length;
    const same = length >= wanted.length && wanted.every((byte, at) => byte === word[at]);
    const exact = length === wanted.length;
    const found = same && (exact || open);
    const many = reader.varint();
    reader.gaps(many >> 1, found ? (item) => hit(item, exact, false) : () => {});
    if (many & 1) reader.gaps(reader.varint(), found ? (item) => hit(item, exact, true) : () => {});
  }
};

/** The index below an address. Throws where it cannot be loaded. */
export class Finder {
  constructor(home, listing, get) {
    this.home = home;
    this.get = get;
    this.items = listing.items;
    this.offered = listing.values;
    this.volumes = [];
    let first = 0;
    for (const [name, buckets, leaves] of listing.volumes) {
      const volume = { name, buckets, first, leaves: leaves.map(([card, items]) => ({ card, items, first: (first += items) - items })) };
      volume.items = first - volume.first;
      this.volumes.push(volume);
    }
    this.kept = new Map();
  }

  /** The index as it stands now. `anew`: what the browser kept of it has shown itself out of date, and a server's times may not tell. */
  static async open(home, { anew = false, get = (address, options) => fetch(address, options) } = {}) {
    const answer = await get(new URL("volumes.json", home), { cache: anew ? "reload" : "no-cache" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new Finder(home, await answer.json(), get);
  }

  /** A file of the index, asked for once. Its address tells its content, so that the browser may keep it. */
  load(path, read) {
    if (!this.kept.has(path)) {
      const loading = this.get(new URL(path, this.home)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return read(answer);
      });
      loading.catch(() => this.kept.delete(path));
      this.kept.set(path, loading);
    }
    return this.kept.get(path);
  }

  bytes(path) {
    return this.load(path, async (answer) => new Uint8Array(await answer.arrayBuffer()));
  }

  /** For one term: 0 for an item without it; 1 a word that begins so, 2 the word itself, 2 more where it stands in the title or often. */
  async weights(term) {
    const found = new Uint8Array(this.items);
    const wanted = bytesOf(term);
    const key = crc32(bytesOf(place(term)));
    await Promise.all(this.volumes.map(async (volume) => {
      const reader = new Reader(await this.bytes(`${volume.name}/${key % volume.buckets}.bin`));
      for (const leaf of volume.leaves) {
        const piece = new Reader(reader.skip(reader.varint()));
        lookUp(piece, wanted, opens(term), (item, exact, strong) => {
          const weight = 1 + exact + 2 * strong;
          if (weight > found[leaf.first + item]) found[leaf.first + item] = weight;
        });
      }
    }));
    return found;
  }

  /** The items of every value, by the value's key, volume by volume. */
  async values() {
    return Promise.all(this.volumes.map((volume) => this.load(`${volume.name}/values.bin`, async (answer) => {
      const reader = new Reader(new Uint8Array(await answer.arrayBuffer()));
      const found = new Map();
      for (let left = reader.varint(); left > 0; left--) {
        const name = new DataView(reader.bytes.buffer, reader.at, 6);
        const key = name.getUint32(0, true) * 0x10000 + name.getUint16(4, true);
        reader.skip(6);
        found.set(key, reader.rice(reader.varint(), volume.items));
      }
      return found;
    })));
  }

  /** The items that hold all of `words` and have all of `narrowed` (values' names): numbers, the best match first (`newest`: the newest). */
  async search(words, narrowed = [], newest = false) {
    const asked = [...new Set(tokens(words).flatMap(terms))];
    const [found, values] = await Promise.all([Promise.all(asked.map((term) => this.weights(term))), narrowed.length ? this.values() : []]);
    const scores = new Float32Array(this.items);
    const holds = new Uint8Array(this.items).fill(asked.length || !words.trim() ? 1 : 0);
    for (const weights of found) {
      const many = weights.reduce((sum, weight) => sum + (weight > 0), 0);
      const rare = Math.log(1 + (this.items - many + 0.5) / (many + 0.5));
      for (let item = 0; item < this.items; item++) {
        if (weights[item]) scores[item] += rare * (1 + weights[item]);
        else holds[item] = 0;
      }
    }
    for (const name of narrowed) this.narrow(holds, values, keyOf(name));
    const hits = [];
    for (let item = this.items - 1; item >= 0; item--) if (holds[item]) hits.push(item);
    return newest || !asked.length ? hits : hits.sort((one, other) => scores[other] - scores[one] || other - one);
  }

  narrow(holds, values, key) {
    this.volumes.forEach((volume, at) => {
      const has = new Uint8Array(volume.items);
      for (const item of values[at].get(key) || []) has[item] = 1;
      for (let item = 0; item < volume.items; item++) holds[volume.first + item] &= has[item];
    });
  }

  /** How many of these items have each of the values offered, by the value's name. */
  async counts(hits) {
    const values = await this.values();
    const among = new Uint8Array(this.items);
    for (const item of hits) among[item] = 1;
    return new Map(Object.values(this.offered).flat().map(([name]) => {
      const key = keyOf(name);
      let many = 0;
      this.volumes.forEach((volume, at) => { for (const item of values[at].get(key) || []) many += among[volume.first + item]; });
      return [name, many];
    }));
  }

  /** What a row shows of an item. */
  async card(item) {
    const volume = this.volumes.findLast((one) => one.first <= item);
    const leaf = volume.leaves.findLast((one) => one.first <= item);
    const rows = await this.load(`${leaf.card}/${Math.floor((item - leaf.first) / CARDS)}.json`, (answer) => answer.json());
    const [href, title, day, source, language] = rows[(item - leaf.first) % CARDS];
    return { href, title, day, source, language };
  }
}
