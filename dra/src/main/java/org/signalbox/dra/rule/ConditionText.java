package org.signalbox.dra.rule;

import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.Dictionary;

/** Names of what the header of a request has, for people. */
final class ConditionText {

  private ConditionText() {}

  static String application(int id) {
    return Dictionary.standard()
        .application(id)
        .map(ApplicationDefinition::name)
        .orElseGet(() -> Integer.toUnsignedString(id));
  }

  static String command(int code) {
    return Dictionary.standard()
        .command(code)
        .map(known -> known.abbreviation(true))
        .orElseGet(() -> Integer.toString(code));
  }
}
