package org.signalbox.diameter.dictionary;

import java.util.List;
import org.signalbox.diameter.message.AvpKey;

/**
 * One AVP for people, as {@link MessagePrinter} shows it.
 *
 * @param name as in its specification; AVP when it is in none that is known
 * @param key code and vendor
 * @param value by its type, masked where it names a subscriber; empty for a group
 * @param inside what a group holds; empty for a value
 */
public record ShownAvp(String name, AvpKey key, String value, List<ShownAvp> inside) {

  public ShownAvp {
    inside = List.copyOf(inside);
  }
}
