package org.signalbox.diameter.dictionary;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.Avp;

/** The value of an AVP as text for people. All methods are pure. */
final class AvpValueText {

  private static final int OCTETS_SHOWN_MAX = 64;

  private AvpValueText() {}

  /** The value by its type; hexadecimal when it has not the form of the type. */
  static String of(Avp avp, AvpDefinition definition) {
    Optional<String> text =
        switch (definition.type()) {
          case INTEGER32 -> signed32(avp.integer32());
          case ENUMERATED -> named(avp.integer32(), definition);
          case UNSIGNED32 ->
              named(avp.integer32(), definition).or(() -> signed64(avp.unsigned32()));
          case INTEGER64 -> signed64(avp.integer64());
          case UNSIGNED64 -> unsigned64(avp.unsigned64());
          case FLOAT32 -> avp.float32().map(String::valueOf);
          case FLOAT64 -> avp.float64().map(String::valueOf);
          case ADDRESS -> avp.address().map(InetAddress::getHostAddress);
          case TIME -> avp.time().map(String::valueOf);
          case UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE, QOS_FILTER_RULE ->
              avp.utf8().map(AvpValueText::quoted);
          case OCTET_STRING ->
              avp.utf8().filter(AvpValueText::isPrintable).map(AvpValueText::quoted);
          case GROUPED -> Optional.empty();
        };
    return text.orElseGet(() -> hex(avp));
  }

  private static Optional<String> signed32(OptionalInt value) {
    return value.isPresent() ? Optional.of(Integer.toString(value.getAsInt())) : Optional.empty();
  }

  private static Optional<String> signed64(OptionalLong value) {
    return value.isPresent() ? Optional.of(Long.toString(value.getAsLong())) : Optional.empty();
  }

  private static Optional<String> unsigned64(OptionalLong value) {
    return value.isPresent()
        ? Optional.of(Long.toUnsignedString(value.getAsLong()))
        : Optional.empty();
  }

  /** The name and number of an enumeration's value; the number alone when it has no name. */
  private static Optional<String> named(OptionalInt value, AvpDefinition definition) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String name = definition.values().get(value.getAsInt());
    if (name != null) {
      return Optional.of(name + " (" + Integer.toUnsignedString(value.getAsInt()) + ")");
    }
    return definition.type() == AvpType.ENUMERATED ? signed32(value) : Optional.empty();
  }

  private static boolean isPrintable(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Control characters are shown as dots: a value must not forge a line of the log. */
  private static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '.' : c));
    return shown.append('"').toString();
  }

  static String hex(Avp avp) {
    byte[] data = avp.data();
    int shown = Math.min(data.length, OCTETS_SHOWN_MAX);
    String text = "0x" + HexFormat.of().formatHex(data, 0, shown);
    return shown < data.length ? text + "... (" + data.length + " octets)" : text;
  }

  /** A subscriber's identity with all but its first five characters hidden. */
  static String masked(String quoted) {
    int shown = Math.min(quoted.length() / 2, 6);
    return quoted.substring(0, shown) + "*".repeat(Math.min(10, quoted.length() - shown));
  }
}
