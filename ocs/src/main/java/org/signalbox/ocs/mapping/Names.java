package org.signalbox.ocs.mapping;

import java.util.Locale;

/** Names of enumerations as files write them. All methods are pure. */
final class Names {

  private Names() {}

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
