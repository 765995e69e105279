"""What a client does with requests, against a server in the same process."""

import http.server
import threading

import requests
from requests import structures, utils
from requests.auth import HTTPBasicAuth, HTTPDigestAuth, HTTPProxyAuth

ANSWERS = {
    "/redirect": (302, b"", [("Location", "/final"), ("Set-Cookie", "r=1")]),
    "/loop": (302, b"", [("Location", "/loop")]),
    "/404": (404, b"no", []),
    "/cookie": (200, b"{}", [("Set-Cookie", "x=1; Path=/")]),
    "/links": (200, b"{}", [("Link", '<http://a>; rel="next"')]),
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        code, body, headers = ANSWERS.get(self.path.split("?")[0], (200, b'{"a": 1}', []))
        if self.path.startswith("/digest") and "Authorization" not in self.headers:
            code, headers = 401, [("WWW-Authenticate", 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5')]
        self.send_response(code)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = answer


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    simple(base)
    sessions(base)
    failures(base)
    helpers(base)


def simple(base):
    for method in ("get", "post", "put", "patch", "delete", "head", "options"):
        getattr(requests, method)(f"{base}/x")
    response = requests.get(f"{base}/json", params={"a": [1, 2], "b": None})
    response.json(), response.text, response.content, repr(response), bool(response), response.ok
    response.apparent_encoding, response.links, list(response.iter_content(2)), response.next
    response.is_redirect, response.is_permanent_redirect
    requests.get(f"{base}/redirect").history


def sessions(base):
    with requests.Session() as session:
        session.auth = ("u", "p")
        session.headers.update({"X": "1"})
        session.params = {"z": "1"}
        session.get(f"{base}/cookie")
        cookies = session.cookies
        cookies["y"] = "2"
        cookies.get("x"), cookies.get_dict(), list(cookies.items()), list(cookies.keys()), "x" in cookies
        cookies.list_domains(), cookies.list_paths(), cookies.multiple_domains(), cookies.copy()
        cookies.update({"q": "1"})
        del cookies["y"]
        session.get(f"{base}/digest", auth=HTTPDigestAuth("u", "p"))
        session.get(f"{base}/links").links
        session.hooks["response"].append(lambda response, *args, **kwargs: response)
        session.post(base, data={"a": "b"}, files={"f": ("n.txt", b"hello", "text/plain", {"h": "1"})})
        session.post(base, json={"a": 1})
        session.post(base, data=(part for part in [b"a", b"b"]))
        session.get(base, stream=True, timeout=(3, 3)).close()
        session.get(base, cookies={"c": "1"}, auth=HTTPBasicAuth("a", "b"), verify=False)
        prepared = session.prepare_request(requests.Request("GET", base, auth=HTTPProxyAuth("a", "b")))
        prepared.copy(), repr(prepared), session.send(prepared), session.get_adapter(base)
        session.mount("http://q", requests.adapters.HTTPAdapter(max_retries=2))
        list(session.get(base, stream=True).iter_lines())


def failures(base):
    for address in ("nohost", "http://", "foo://x", f"{base}/loop", "http://127.0.0.1:1"):
        try:
            requests.get(address, timeout=1)
        except requests.RequestException as error:
            str(error)
    try:
        requests.get(f"{base}/404").raise_for_status()
    except requests.HTTPError as error:
        error.response


def helpers(base):
    headers = structures.CaseInsensitiveDict({"A": 1})
    headers["b"] = 2
    headers.lower_items(), headers.copy(), headers == {"a": 1}, len(headers), repr(headers), list(headers)
    del headers["a"]
    utils.parse_dict_header('a="b", c=d'), utils.parse_list_header('a, "b"')
    utils.get_netrc_auth(base), utils.default_user_agent(), utils.address_in_network("1.2.3.4", "1.2.3.0/24")
    utils.should_bypass_proxies(base, "127.0.0.1"), utils.select_proxy(base, {"http": "x"})
    utils.requote_uri("http://a b/%zz"), utils.urldefragauth("http://u:p@h/p#f")
    utils.prepend_scheme_if_needed("a", "http"), utils.get_auth_from_url("http://a:b@c")
    utils.parse_header_links("<a>; rel=x")


main()
