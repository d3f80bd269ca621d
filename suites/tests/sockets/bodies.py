"""What the programs here have in common: bodies, read and written by the standard library of Python alone."""

import email.parser
import email.policy
import json
import xml.etree.ElementTree as ElementTree
from urllib.parse import parse_qsl, urlencode


def parts(content_type, body):
    """The parts of a multipart body: name, file name, media type and bytes of each."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    if not message.is_multipart() or message.defects:
        raise ValueError(f"no multipart body: {message.defects}")
    found = []
    for part in message.iter_parts():
        if part.defects:
            raise ValueError(f"a part has defects: {part.defects}")
        disposition = part["Content-Disposition"].params
        declared = part.get_content_type() if "Content-Type" in part else None
        payload = part.get_payload(decode=True)
        found.append((disposition["name"], disposition.get("filename"), declared, payload))
    return found


def element(node):
    """An element of XML: its name, its attributes, its text, its children."""
    children = [element(child) for child in node]
    text = (node.text or "").strip()
    return (node.tag, sorted(node.attrib.items()), text, children)


def parsed(kind, content_type, body):
    """What a body says, as values that can be compared."""
    if kind == "json":
        return json.loads(body.decode("utf-8"))
    if kind == "xml":
        return element(ElementTree.fromstring(body))
    if kind == "form":
        return sorted(parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body)))
    if kind == "multipart":
        return parts(content_type, body)
    return body


def kind_of(content_type):
    """The kind of a media type."""
    media_type = content_type.split(";")[0].strip().lower()
    if media_type.endswith(("/json", "+json", "/json-rpc")):
        return "json"
    if media_type.endswith(("/xml", "+xml")):
        return "xml"
    if media_type == "application/x-www-form-urlencoded":
        return "form"
    return "multipart" if media_type == "multipart/form-data" else "text"


BOUNDARY = "of-python"


def written_again(kind, content_type, body):
    """A body that says the same, as the standard library writes it, and its media type."""
    if kind == "json":
        return content_type, json.dumps(json.loads(body), indent=2).encode("ascii")
    if kind == "xml":
        # With prefixes of its own.
        return content_type, ElementTree.tostring(ElementTree.fromstring(body), encoding="utf-8", xml_declaration=True)
    if kind == "form":
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body))
        return content_type, urlencode(pairs).encode("ascii")
    if kind == "multipart":
        out = b""
        for name, file, declared, payload in parts(content_type, body):
            out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
            out += f'; filename="{file}"'.encode() if file is not None else b""
            out += f"\r\nContent-Type: {declared}".encode() if declared else b""
            out += b"\r\n\r\n" + payload + b"\r\n"
        return f"multipart/form-data; boundary={BOUNDARY}", out + f"--{BOUNDARY}--\r\n".encode()
    return content_type, body


def texts(value):
    """All texts within what was parsed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
