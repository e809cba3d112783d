"""Without a sign-in only this machine is answered: everybody else would be let in, too."""

from ipaddress import ip_address

from starlette.requests import HTTPConnection

from data_access.sign_in.sign_in_settings import LOCAL_NAMES

NOT_HERE = (
    "This dashboard has no sign-in yet, so it answers only on the machine it runs on: open http://localhost there.\n"
    "本看板尚未设置登录，只在运行它的机器上提供服务：请在那台机器上打开 http://localhost 。\n"
)
FORWARDED = {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip"}


def is_local(request: HTTPConnection) -> bool:
    """Whether who asks sits at this machine.

    A forwarded request comes from elsewhere even when its last step is local; a foreign Host on a local
    connection is another site's name pointed here.
    """
    if request.client is None or any(name in FORWARDED for name, _ in request.headers.raw):
        return False
    host = request.headers.get("host", "")
    name = (host.rsplit(":", 1)[0] if not host.endswith("]") else host).strip("[]")
    return ip_address(request.client.host).is_loopback and name.lower() in LOCAL_NAMES
