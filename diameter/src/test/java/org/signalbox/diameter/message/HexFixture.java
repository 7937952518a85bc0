package org.signalbox.diameter.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads messages from {@code .hex} files: octets as hexadecimal, {@code #} begins a comment. */
public final class HexFixture {

  private HexFixture() {}

  /** The octets of a file beside this class. */
  public static byte[] read(String name) {
    try (InputStream in = HexFixture.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no fixture " + name);
      }
      StringBuilder digits = new StringBuilder();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        digits.append(line.replaceAll("#.*", "").replaceAll("\\s", ""));
      }
      return HexFormat.of().parseHex(digits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
