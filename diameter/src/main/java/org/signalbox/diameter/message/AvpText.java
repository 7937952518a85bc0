package org.signalbox.diameter.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in AVPs. All methods are pure. */
final class AvpText {

  private AvpText() {}

  static String decode(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  /** The text, or nothing when the bytes are not UTF-8. */
  static Optional<String> strict(byte[] bytes, int from, int length) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
