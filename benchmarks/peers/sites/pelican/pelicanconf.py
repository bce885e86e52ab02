"""The same site as the other peers': lists of fifty, a page and a feed for every tag (actors and topics), no other kinds of lists."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent

SITENAME = "A made-up digest"
SITEURL = "https://digest.example"
PATH = str(_HERE / "content")
OUTPUT_PATH = str(_HERE / "public")
THEME = str(_HERE / "theme")
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

ARTICLE_URL = "items/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
TAGS_SAVE_AS = "tags/index.html"
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"index": 50, "tag": 50}
PAGINATION_PATTERNS = ((1, "{base_name}/", "{base_name}/index.html"), (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"))

FEED_ALL_RSS = "index.xml"
TAG_FEED_RSS = "tags/{slug}/index.xml"
FEED_ALL_ATOM = TAG_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = True

MARKDOWN = {"extensions": ["markdown.extensions.meta"], "extension_configs": {}, "output_format": "html5"}

# What was read is kept: a rebuild then takes two thirds of the time, a first build a fifth more.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"
CACHE_PATH = str(_HERE / "cache")
