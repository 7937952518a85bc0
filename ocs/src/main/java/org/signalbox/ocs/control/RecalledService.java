package org.signalbox.ocs.control;

import java.util.Optional;
import org.signalbox.charging.session.BegunService;

/** What is remembered of a service that only the charging core knows. All methods are pure. */
final class RecalledService {

  private static final String GROUP = "rg:";

  /** Ten digits, as a Rating-Group has at most. */
  private static final int DIGITS_MAX = 10;

  private RecalledService() {}

  static ClientSession.Service of(BegunService begun, ServiceMapPort map) {
    return new ClientSession.Service(
        begun.name(),
        ratingGroup(begun.name()),
        begun.tor(),
        Optional.empty(),
        ClientSession.NO_NUMBER,
        0,
        begun.isFree() ? Optional.of(map.freePolicy()) : Optional.empty());
  }

  /** The rating group that a service is named by. */
  private static long ratingGroup(String name) {
    if (!name.startsWith(GROUP)) {
      return ClientSession.NO_GROUP;
    }
    int end = GROUP.length();
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    int digits = end - GROUP.length();
    return digits == 0 || digits > DIGITS_MAX
        ? ClientSession.NO_GROUP
        : Long.parseLong(name, GROUP.length(), end, 10);
  }
}
