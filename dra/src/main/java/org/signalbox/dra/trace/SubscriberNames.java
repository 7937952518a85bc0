package org.signalbox.dra.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.dictionary.AvpDefinition;
import org.signalbox.diameter.dictionary.AvpType;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * The names of subscribers in a message: every AVP that the dictionary marks as one, in groups too.
 * All methods are pure.
 */
final class SubscriberNames {

  private static final int MAX_NAMES = 8;
  private static final int MAX_DEPTH = 4;
  private static final int NIBBLE = 0xF;
  private static final int MAX_DIGITS = 32;

  private SubscriberNames() {}

  /** At most {@value #MAX_NAMES} names, in the order of the message. */
  static List<String> of(DiameterMessage message) {
    List<String> found = new ArrayList<>();
    collect(message.avps(), found, 0);
    return List.copyOf(found);
  }

  private static void collect(AvpList avps, List<String> found, int depth) {
    for (Avp avp : avps) {
      if (found.size() >= MAX_NAMES) {
        return;
      }
      Optional<AvpDefinition> known = Dictionary.standard().avp(avp.key());
      if (known.isPresent() && known.get().type() == AvpType.GROUPED && depth < MAX_DEPTH) {
        collect(avp.group(), found, depth + 1);
      } else if (known.isPresent() && known.get().subscriber()) {
        String name = known.get().type() == AvpType.OCTET_STRING ? digits(avp) : avp.text();
        if (!name.isEmpty() && !found.contains(name)) {
          found.add(name);
        }
      }
    }
  }

  /** Telephone digits, two an octet, the low half first (TS 29.002 §17.7.8, TBCD-STRING). */
  private static String digits(Avp avp) {
    StringBuilder text = new StringBuilder();
    for (byte octet : avp.data()) {
      int low = octet & NIBBLE;
      int high = (octet >> 4) & NIBBLE;
      if (low > 9 || text.length() >= MAX_DIGITS) {
        break;
      }
      text.append(low);
      if (high <= 9) {
        text.append(high);
      }
    }
    return text.toString();
  }
}
