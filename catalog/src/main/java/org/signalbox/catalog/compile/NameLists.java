package org.signalbox.catalog.compile;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists of names in one text, separated by semicolons; {@code *any} and empty say nothing. */
final class NameLists {

  static final String ANY = "*any";
  private static final String SEPARATOR = ";";

  private NameLists() {}

  static SortedSet<String> read(String text) {
    SortedSet<String> names = new TreeSet<>();
    for (String name : text.split(SEPARATOR)) {
      if (!name.isBlank() && !name.strip().equals(ANY)) {
        names.add(name.strip());
      }
    }
    return names;
  }

  static String written(Collection<String> names) {
    return String.join(SEPARATOR, names);
  }
}
