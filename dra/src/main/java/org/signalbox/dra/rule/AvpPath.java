package org.signalbox.dra.rule;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.dictionary.AvpDefinition;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;

/**
 * Leads to AVPs of a request, from the outermost group inwards.
 *
 * @param keys at least one
 * @param last what is known of the AVP at its end
 * @param text as it was written
 * @param slot numbers the paths of one set of routes from 0
 */
public record AvpPath(List<AvpKey> keys, AvpDefinition last, String text, int slot) {

  public AvpPath {
    keys = List.copyOf(keys);
  }

  /** The value of an AVP at the end of the path as routes compare it; empty when malformed. */
  Optional<String> valueOf(Avp avp) {
    return switch (last.type()) {
      case INTEGER32, ENUMERATED -> avp.integer32().stream().mapToObj(Integer::toString).findAny();
      case UNSIGNED32 -> avp.unsigned32().stream().mapToObj(Long::toString).findAny();
      case INTEGER64 -> avp.integer64().stream().mapToObj(Long::toString).findAny();
      case UNSIGNED64 -> avp.unsigned64().stream().mapToObj(Long::toUnsignedString).findAny();
      case ADDRESS -> avp.address().map(InetAddress::getHostAddress);
      case TIME -> avp.time().map(Object::toString);
      case FLOAT32, FLOAT64, GROUPED -> Optional.empty();
      case OCTET_STRING,
          UTF8_STRING,
          DIAMETER_IDENTITY,
          DIAMETER_URI,
          IP_FILTER_RULE,
          QOS_FILTER_RULE ->
          Optional.of(avp.text());
    };
  }
}
