"""A mail as it is handed to a server: the same to the last byte however often it is sent."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True)
class Letter:
    """What is to be sent to whom; `token` and `created_at` stay the same when it is sent again."""

    mail_id: int
    member_id: int
    token: str
    created_at: datetime
    tried: int
    name: str
    address: str
    subject: str
    text: str
    html: str


class WrongAddress(Exception):
    """No mail can be sent to what stands there as an address."""


def written(letter: Letter, sender: Address) -> EmailMessage:
    """The message with its text and HTML.

    Its Message-ID rests on the row of the outbox, so that a server or a program that got it before knows it again.

    Raises:
        WrongAddress: the address is none, or would bring headers of its own.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = _recipient(letter)
    message["Subject"] = letter.subject
    message["Date"] = letter.created_at
    message["Message-ID"] = f"<{letter.token}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # no answer of "I am away" is wanted
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{letter.token}")
    return message


def _recipient(letter: Letter) -> Address:
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in letter.name).split())
    try:
        address = Address(name, addr_spec=letter.address)
    except (ValueError, MessageError, IndexError) as wrong:
        raise WrongAddress from wrong
    if not (address.username and address.domain and letter.address.isprintable()):
        raise WrongAddress
    return address
