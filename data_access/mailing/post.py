"""Handing letters to a mail server, and what its answers mean."""

import smtplib
import ssl
from email.message import EmailMessage
from types import TracebackType

from data_access.mailing.mail_settings import MailServer, Security

# Of a server that does not answer; each step has as long.
TIMEOUT_SECONDS = 30
UNKNOWN_CODE = 0


class NoPost(Exception):
    """Nothing can be sent just now, whatever it is: `why` is a word of data_access/mailing/words.py."""

    def __init__(self, why: str, said: str) -> None:
        super().__init__(said)
        self.why = why
        self.said = said


class NotTaken(Exception):
    """This one letter was not taken; the next one may be. `for_good`: nor will it be later."""

    def __init__(self, why: str, code: int, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.why, self.code, self.said, self.for_good = why, code, said, for_good


class Post:
    """A connection to the mail server, opened when the first letter is sent, and again if it broke."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._hang_up()

    def open(self) -> None:
        """Be connected and known to the server.

        Raises:
            NoPost: "server_away", "not_encrypted", "login_refused", "login_unknown".
        """
        if self._smtp is not None:
            try:
                if self._smtp.noop()[0] == 250:
                    return
            except (OSError, smtplib.SMTPException):
                pass
            self._hang_up()
        server = self._server
        try:
            self._smtp = _connected(server)
            if server.user is not None and server.password is not None:
                self._smtp.login(server.user, server.password)
        except smtplib.SMTPAuthenticationError as error:
            raise self._no_post("login_refused" if error.smtp_code >= 500 else "server_away", error) from error
        except ssl.SSLError as error:
            raise self._no_post("not_encrypted", error) from error
        except smtplib.SMTPNotSupportedError as error:
            why = "not_encrypted" if "STARTTLS" in str(error) else "login_unknown"
            raise self._no_post(why, error) from error
        except (OSError, smtplib.SMTPException) as error:
            raise self._no_post("server_away", error) from error

    def send(self, message: EmailMessage, to: str) -> None:
        """Hand one letter over; returns when the server has taken it.

        Raises:
            NotTaken: "address_refused", "mail_refused", "cut_off" (nobody knows whether it was taken).
            NoPost: "sender_refused".
        """
        assert self._smtp is not None, "open() comes first"
        try:
            self._smtp.send_message(message, from_addr=self._server.sender.addr_spec, to_addrs=[to])
        except smtplib.SMTPRecipientsRefused as error:
            code, answer = error.recipients.get(to, (UNKNOWN_CODE, b""))
            raise NotTaken("address_refused", code, _plain(answer), for_good=code >= 500) from error
        except smtplib.SMTPSenderRefused as error:
            raise self._no_post("sender_refused", error) from error
        except smtplib.SMTPNotSupportedError as error:  # an address beyond ASCII, and a server that knows none
            raise NotTaken("address_refused", UNKNOWN_CODE, str(error), for_good=True) from error
        except smtplib.SMTPResponseException as error:
            said = _plain(error.smtp_error)
            raise NotTaken("mail_refused", error.smtp_code, said, for_good=error.smtp_code >= 500) from error
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise NotTaken("cut_off", UNKNOWN_CODE, str(error), for_good=False) from error

    def _no_post(self, why: str, error: Exception) -> NoPost:
        self._hang_up()
        said = _plain(error.smtp_error) if isinstance(error, smtplib.SMTPResponseException) else str(error)
        return NoPost(why, said)

    def _hang_up(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.security is Security.TLS:
        secured = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_SECONDS, context=secured)
    smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    try:
        if server.security is Security.STARTTLS:
            smtp.starttls(context=ssl.create_default_context())
    except BaseException:
        smtp.close()
        raise
    return smtp


def _plain(said: bytes | str) -> str:
    """What the server said, in one line."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:300]
