"""A certificate authority of a clinic's own, and the certificates that it gives to servers."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


class Authority:
    """Its own certificate is in a file, as therapists have it."""

    def __init__(self, folder: Path, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        itself = x509.BasicConstraints(ca=True, path_length=None)
        made = _certificate(self._name, self._name, self._key.public_key(), itself)
        self.file = folder / f"{name}.crt"
        self.file.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM))

    def certify(self, server: str) -> tuple[bytes, bytes]:
        """The certificate and the key of a server with this name or number."""
        key = ec.generate_private_key(ec.SECP256R1())
        number = server.replace(".", "").isdigit()
        who = x509.IPAddress(ip_address(server)) if number else x509.DNSName(server)
        names = x509.SubjectAlternativeName([who])
        made = _certificate(_named(server), self._name, key.public_key(), names)
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return made.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM), private


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _certificate(
    of: x509.Name, by: x509.Name, key: ec.EllipticCurvePublicKey, says: x509.ExtensionType
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    begun = x509.CertificateBuilder().subject_name(of).issuer_name(by).public_key(key)
    begun = begun.serial_number(x509.random_serial_number()).add_extension(says, critical=True)
    return begun.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
