package org.signalbox.sbi.http.internal;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of network functions that a certificate allows (RFC 9310 §3): a DER sequence of IA5
 * strings of 1 to 32 characters, in an extension of its own.
 */
final class NfTypesExtension {

  /** id-pe-nftype. */
  private static final String OID = "1.3.6.1.5.5.7.1.34";

  private static final int OCTET_STRING = 0x04;
  private static final int IA5_STRING = 0x16;
  private static final int SEQUENCE = 0x30;
  private static final int TYPE_CHARACTERS_MAX = 32;

  private final byte[] der;
  private int at;

  private NfTypesExtension(byte[] der) {
    this.der = der;
  }

  /** The types; none where there is no such extension, or it is not as it should be. */
  static List<String> read(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(OID);
    return extension == null ? List.of() : read(extension);
  }

  /** The types in the value of an extension, which is an octet string around the sequence. */
  static List<String> read(byte[] extension) {
    NfTypesExtension reader = new NfTypesExtension(extension);
    int outer = reader.enter(OCTET_STRING);
    int inner = reader.enter(SEQUENCE);
    if (outer != extension.length || inner != extension.length) {
      return List.of();
    }
    List<String> types = new ArrayList<>();
    while (reader.at < extension.length) {
      int end = reader.enter(IA5_STRING);
      int length = end - reader.at;
      if (end < 0 || length < 1 || length > TYPE_CHARACTERS_MAX) {
        return List.of();
      }
      types.add(new String(extension, reader.at, length, StandardCharsets.US_ASCII));
      reader.at = end;
    }
    return types;
  }

  /** Steps behind tag and length; where the value ends, or -1 where it is not as expected. */
  private int enter(int tag) {
    if (at < 0 || at + 2 > der.length || (der[at] & 0xFF) != tag) {
      return fail();
    }
    int length = der[at + 1] & 0xFF;
    at += 2;
    if (length > 0x7F) {
      int octets = length & 0x7F;
      if (octets < 1 || octets > 2 || at + octets > der.length) {
        return fail();
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = (length << 8) | (der[at++] & 0xFF);
      }
    }
    return at + length <= der.length ? at + length : fail();
  }

  private int fail() {
    at = der.length;
    return -1;
  }
}
