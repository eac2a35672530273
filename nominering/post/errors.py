"""What is wrong with the mail server's address.

MailServerUnreadable    the setting cannot be read
"""


class MailServerUnreadable(Exception):
    """NOMINERING_SMTP_URL is no address of a mail server."""
