"""A server that holds requests against what a page shows, and answers with the bytes of the page.

The exchanges are JSON on standard input. That of number N has the paths that begin with /N. The port is the first line of standard
output; when standard input ends, a line of JSON says of each exchange how many requests came, and what was wrong with them.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

import bodies

EXCHANGES = json.loads(sys.stdin.readline())
SEEN = [{"count": 0, "problems": []} for _ in EXCHANGES]


def problems(row, method, target, headers, body):
    if method != row["method"]:
        yield f"the method is {method}"
    parts = urlsplit(target)
    if row["line"]:
        path, _, query = row["line"].partition("?")
        # The page has the path of its server before it.
        if not parts.path or not unquote(path).endswith(unquote(parts.path)):
            yield f"the path is {parts.path}"
        sent = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        for pair in parse_qsl(query, keep_blank_values=True):
            if pair not in sent:
                yield f"{pair} is not in the query {parts.query}"
    for name, value in row["fields"]:
        if headers.get(name) != value:
            yield f"the header field {name} is {headers.get(name)!r}"
    if row["has_secret"] and row["secret"] not in f"{target} {headers} {body!r}":
        basic = [value for value in headers.get_all("Authorization", []) if value.startswith(("Basic ", "AWS4-"))]
        if not basic:
            yield "there are no credentials"
    if row["body"] is None:
        return
    content_type = headers.get("Content-Type", "")
    kind = bodies.kind_of(content_type)
    if kind != row["kind"]:
        yield f"the media type is {content_type}"
        return
    found = bodies.parsed(kind, content_type, body)
    if not row["compares"]:
        return
    page = bytes.fromhex(row["body"])
    shown = bodies.parsed(kind, row["shown_type"] or content_type, page)
    if found != shown and not only_adds_credentials(row, kind, found, shown):
        yield f"the body says {found}, and that of the page {shown}"


def only_adds_credentials(row, kind, found, shown):
    """Whether a body differs in credentials alone, which pages write in words of their own."""
    if kind == "form":
        return [pair for pair in found if row["secret"] not in pair[1]] == [pair for pair in shown if pair in found]
    if kind == "json" and isinstance(found, dict):
        return {name: value for name, value in found.items() if row["secret"] not in str(value)} == {
            name: value for name, value in shown.items() if found.get(name) == value
        }
    return False


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The head and the body leave at once.
    disable_nagle_algorithm = True

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        number = int(self.path.split("/")[1].split("?")[0])
        row, seen = EXCHANGES[number], SEEN[number]
        target = self.path[len(f"/{number}") :]
        seen["count"] += 1
        try:
            seen["problems"] += problems(row, self.command, target, self.headers, body)
        except Exception as error:  # Whatever it is, it is a finding.
            seen["problems"].append(repr(error))
        self.send_response(row["status"])
        for name, value in row["reply_fields"]:
            self.send_header(name, value)
        reply = bytes.fromhex(row["reply"])
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
server.shutdown()
server.server_close()
print(json.dumps(SEEN))
