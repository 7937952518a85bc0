package org.signalbox.app.internal.agent;

import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;

/** What the dictionary calls applications and commands; their numbers where it knows none. */
final class DictionaryNames {

  private DictionaryNames() {}

  static String application(int id) {
    if (id == BaseCommand.RELAY_APPLICATION) {
      return "Relay";
    }
    return Dictionary.standard()
        .application(id)
        .map(ApplicationDefinition::name)
        .orElseGet(() -> Integer.toUnsignedString(id));
  }

  /** The short name of a request, such as ULR. */
  static String request(int commandCode) {
    return Dictionary.standard()
        .command(commandCode)
        .map(known -> known.abbreviation(true))
        .orElseGet(() -> Integer.toUnsignedString(commandCode));
  }

  static String request(DiameterMessage message) {
    return request(message.commandCode());
  }
}
