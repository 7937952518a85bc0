package org.signalbox.ocs.mapping;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.dictionary.AvpType;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;

/**
 * The first AVP at the end of a path.
 *
 * @param path from the outermost group inwards, at least one
 * @param type how its octets are read
 */
record AvpField(List<AvpKey> path, AvpType type) implements FieldSource {

  /** Octets of a value that are looked at; a longer one counts as not told. */
  private static final int OCTETS_MAX = 512;

  AvpField {
    path = List.copyOf(path);
  }

  @Override
  public String of(FieldView view) {
    return view.request().message().avps().at(path).stream()
        .findFirst()
        .filter(avp -> avp.dataLength() <= OCTETS_MAX)
        .flatMap(this::text)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .orElse("");
  }

  private Optional<String> text(Avp avp) {
    return switch (type) {
      case INTEGER32, ENUMERATED -> signed32(avp.integer32());
      case UNSIGNED32 -> signed64(avp.unsigned32());
      case INTEGER64 -> signed64(avp.integer64());
      case UNSIGNED64 -> unsigned64(avp.unsigned64());
      case FLOAT32 -> avp.float32().map(String::valueOf);
      case FLOAT64 -> avp.float64().map(String::valueOf);
      case ADDRESS -> avp.address().map(InetAddress::getHostAddress);
      case TIME -> avp.time().map(String::valueOf);
      case UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE, QOS_FILTER_RULE ->
          avp.utf8();
      case OCTET_STRING -> Optional.of(HexFormat.of().formatHex(avp.data()));
      case GROUPED -> Optional.empty();
    };
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
}
