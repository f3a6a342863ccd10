"""The marks of a document as W3C Web Annotations, so that other readers can show them on their own copy."""

from __future__ import annotations

from typing import Any

from depositary.views.pages.reader import DocumentPage, Mark

#: Characters of context on each side of a quote, by which it is found in a text that has changed a little.
_CONTEXT = 32


def annotation_collection(page: DocumentPage, base: str = "") -> dict[str, Any]:
    """The collection of a page's marks. `base` is the public address in front of permanent paths.

    Positions count Unicode code points of the document's text, as the standard asks.
    """
    path = f"{base}/documents/{page.source.digest}"
    items = [_annotation(page, mark, path) for mark in page.marks]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{path}.jsonld",
        "type": "AnnotationCollection",
        "label": page.title,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(page: DocumentPage, mark: Mark, path: str) -> dict[str, Any]:
    text = page.document.text
    return {
        "id": f"{path}#{mark.anchor}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": f"{found.type}: {found.says}",
                "statement": found.statement,
                "agreement": found.agreement.id if found.agreement else None,
            }
            for found in mark.findings
        ],
        "target": {
            "source": page.address or f"{path}.txt",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": mark.quote,
                    "prefix": text[max(0, mark.start - _CONTEXT) : mark.start],
                    "suffix": text[mark.end : mark.end + _CONTEXT],
                },
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
            ],
        },
    }
