package org.signalbox.app.internal.agent;

import java.util.Collection;
import java.util.TreeSet;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;

/** The applications of a peer by their names in the dictionary. */
final class ApplicationNames {

  private ApplicationNames() {}

  static Collection<String> of(Capabilities capabilities) {
    Collection<String> names = new TreeSet<>();
    capabilities.applications().stream()
        .map(AdvertisedApplication::id)
        .map(ApplicationNames::name)
        .forEach(names::add);
    return names;
  }

  private static String name(int id) {
    if (id == BaseCommand.RELAY_APPLICATION) {
      return "Relay";
    }
    return Dictionary.standard()
        .application(id)
        .map(ApplicationDefinition::name)
        .orElseGet(() -> Integer.toUnsignedString(id));
  }
}
