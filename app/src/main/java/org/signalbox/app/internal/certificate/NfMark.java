package org.signalbox.app.internal.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What makes a certificate that of a network function.
 *
 * @param instance its identity, an alternative name (TS 33.310 §6.1.3c.3)
 * @param types what it may be, 1 to 32 letters, digits and underscores each (RFC 9310)
 */
public record NfMark(UUID instance, List<String> types) {

  /** Types of one certificate, so that lengths are written in one octet. */
  private static final int TYPES_MAX = 3;

  private static final int SEQUENCE = 0x30;
  private static final int IA5_STRING = 0x16;

  public NfMark {
    types = List.copyOf(types);
    boolean isLegal = types.stream().allMatch(type -> type.matches("[A-Za-z0-9_]{1,32}"));
    if (types.isEmpty() || types.size() > TYPES_MAX || !isLegal) {
      throw new IllegalArgumentException("no type, more than " + TYPES_MAX + ", or no name of one");
    }
  }

  /** The alternative name. */
  String uri() {
    return "urn:uuid:" + instance;
  }

  /** The extension id-pe-nftype as keytool takes it: a DER sequence of IA5 strings in hex. */
  String extension() {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    for (String type : types) {
      names.write(IA5_STRING);
      names.write(type.length());
      names.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    }
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    sequence.write(SEQUENCE);
    sequence.write(names.size());
    sequence.writeBytes(names.toByteArray());
    return "1.3.6.1.5.5.7.1.34=" + HexFormat.ofDelimiter(":").formatHex(sequence.toByteArray());
  }
}
