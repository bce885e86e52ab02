"""A digest whose texts attack its readers."""

from __future__ import annotations

from tests.support.digests.files import Files, document, settings


def attacks(where: str) -> list[str]:
    """What captured text may try, each marked with where it stood. Any that works sets `window.touched` or asks another host."""
    act = f"window.touched='{where}';alert('{where}')"
    other = f"https://elsewhere.example/{where}"
    return [
        f"<script>{act}</script>",
        f'<img src=x onerror="{act}">',
        f'"><svg onload="{act}"><a b="',
        f"'><img src=x onerror={act}>",
        f"</title></textarea></style><script>{act}</script>",
        f"</script><script>{act}</script>",
        f"--><script>{act}</script><!--",
        f'<img src="{other}.gif"><iframe src="{other}"></iframe><link rel="stylesheet" href="{other}.css">',
        f'<base href="{other}/"><meta http-equiv="refresh" content="0;url={other}">',
        f'<form action="{other}"><input name=q autofocus onfocus="{act}"></form>',
        f'<a href="javascript:{act}">a link</a> <a href=" java&#10;script:{act}">another</a>',
        f'<div style="background:url({other}.png);position:fixed;inset:0">cover</div><style>@import url({other}.css);</style>',
        f'<math><mtext><table><mglyph><style><img src=x onerror="{act}">',
        "{{ 7 * 191 }} {% raw %} {# gone #} ${7*191} \x01static/style.css \u2028 ]]> &lt;b&gt;",
    ]


def hostile() -> Files:
    """Attacks in every place that captured text or a careless person can fill."""
    files: Files = {
        "content/site.yml": settings(
            title="Digest " + attacks("site-title")[0],
            description=attacks("site-description")[1],
            publisher=attacks("publisher")[2],
            rights="full",
            base_url="https://digest.example/hostile/",
        ),
        "content/actors/mallory.md": document(
            "\n\n".join(attacks("actor-intro")) + f"\n\n[a link](javascript:{'window.touched=1'}) ![](https://elsewhere.example/intro.png)\n",
            name="Mallory " + attacks("actor-name")[1],
            kind="person",
            aliases=["Mallory Malone", attacks("alias")[0]],
            native=attacks("native")[1],
            roles=[{"title": "Minister " + attacks("role")[0], "of": "Japan " + attacks("role-of")[1]}],
        ),
        "content/topics/attack.md": document("\n\n".join(attacks("topic-intro")), name="Attack " + attacks("topic-name")[2], phrases=["the attack"]),
        "content/sources/hostile.md": document(
            "\n\n".join(attacks("source-intro")), name="Hostile " + attacks("source-name")[0], licence=attacks("licence")[1], rights="full"
        ),
        "content/pages/about.md": document("\n\n".join(attacks("about")), title="About " + attacks("about-title")[0]),
        "content/digests/2025-W10.md": document("\n\n".join(attacks("week")), title="Week " + attacks("week-title")[1]),
        "content/corrections/one.md": document(
            "",
            item="seeds/doc-0.md",
            fields={"title": "Corrected " + attacks("correction")[0]},
            reason=attacks("correction-reason")[1],
            by=attacks("correction-by")[2],
            on="2025-06-01",
        ),
        "seeds/plain.txt": "Plain "
        + attacks("plain-title")[1]
        + "\n\nMarch 5, 2025\n\n"
        + "\n\n".join(attacks("plain-body"))
        + "\n\nMallory Malone spoke of the attack.\n",
        "seeds/<img src=x onerror=window.touched='name'>.txt": "A file with a hostile name\n\nMarch 6, 2025\n\nMallory Malone spoke of the attack.\n",
        "seeds/reference.md": document(
            "[x]: javascript:window.touched='reference'\n\nA [click][x], "
            "<javascript:window.touched='auto'>, [data](data:text/html,<script>alert(1)</script>), "
            "[vb](vbscript:msgbox), [control](\x01javascript:alert(1)) and "
            '![picture](https://elsewhere.example/picture.png "t").\n\nMallory Malone said: “' + attacks("quote")[1] + "”.",
            title="Links of every kind",
            published="2025-03-07",
            url="javascript:window.touched='url'",
        ),
    }
    for number, attack in enumerate(attacks("document")):
        files[f"seeds/doc-{number}.md"] = document(
            f"{attack}\n\nMallory Malone spoke of the attack. {attack}\n\n> {attack}\n\n- {attack}\n\n`{attack}`\n",
            title=f"Title {number} {attack}",
            published="2025-03-04",
            source=f"Source {attack}",
            issuer=f"Issuer {attack}",
            byline=f"By {attack}",
            summary=f"Summary {attack}",
            note=f"Note {attack}",
            url="https://paper.example/" + attack,
            actors=["person/mallory", f"Somebody {attack}"],
            topics=["attack"],
            unknown=attack,
            pin=number == 0,
        )
    return files
