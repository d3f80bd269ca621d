"""Sends messages to the sandbox and checks what comes back. They are lines of JSON on standard input; what is wrong is a line each
on standard output. Every body is sent twice: as it is given, and as the standard library writes it."""

import http.client
import json
import sys

import bodies


def send(connection, method, target, headers, body):
    connection.request(method, target, body=body, headers=headers)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


def problems(connection, row):
    headers = dict(row["headers"])
    given = bytes.fromhex(row["body"])
    content_type = headers.get("content-type", "")
    kind = bodies.kind_of(content_type)
    ways = [(content_type, given)]
    if given:
        ways.append(bodies.written_again(kind, content_type, given))
        if bodies.parsed(kind, *ways[0]) != bodies.parsed(kind, *ways[1]):
            yield "the two bodies do not say the same"
    for declared, body in ways:
        if declared:
            headers["content-type"] = declared
        if row["resets"]:
            send(connection, "POST", "/__sandbox/reset", {}, b"")
        status, fields, answer = send(connection, row["method"], row["target"], headers, body or None)
        if not any(first <= status <= last for first, last in row["statuses"]):
            yield f"the status is {status}: {answer!r}, to {body!r}"
            continue
        if int(fields["Content-Length"] or 0) != len(answer):
            yield f"the length is said to be {fields['Content-Length']}, and is {len(answer)}"
        if not answer:
            continue
        media_type = fields["Content-Type"].split(";")[0]
        if row["accepted"] and media_type not in [known.split(";")[0] for known in row["accepted"]]:
            yield f"the media type is {media_type}"
        found = set(bodies.texts(bodies.parsed(bodies.kind_of(media_type), fields["Content-Type"], answer)))
        for text in row["echoed"]:
            if text not in found:
                yield f"{text!r} is not in the reply {answer!r}"


def main():
    host, port = sys.argv[1].split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    for line in sys.stdin:
        row = json.loads(line)
        try:
            for problem in problems(connection, row):
                print(f"{row['place']}: {problem}")
        except Exception as error:  # Whatever it is, it is a finding.
            connection.close()
            print(f"{row['place']}: {error!r}")
    connection.close()


main()
