package org.signalbox.diameter.dictionary;

import java.util.Map;
import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;

/**
 * What is known of one AVP.
 *
 * @param key code and vendor
 * @param name as in its specification
 * @param type its data format
 * @param mandatory true when it is sent with the M flag
 * @param subscriber true when the value names a subscriber and is masked in logs
 * @param values names of an Enumerated's values
 */
public record AvpDefinition(
    AvpKey key,
    String name,
    AvpType type,
    boolean mandatory,
    boolean subscriber,
    Map<Integer, String> values) {

  public AvpDefinition {
    values = Map.copyOf(values);
  }

  /** An AVP of which the dictionary knows nothing but its key. */
  static AvpDefinition unnamed(AvpKey key) {
    return new AvpDefinition(key, key.toString(), AvpType.OCTET_STRING, false, false, Map.of());
  }

  /** The number of an enumeration's value by its name in any case. */
  public Optional<Integer> value(String valueName) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(valueName))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** An AVP of this name with the flags of its specification. */
  public Avp of(byte[] data) {
    return Avp.of(key, mandatory ? Avp.MANDATORY : 0, data);
  }
}
